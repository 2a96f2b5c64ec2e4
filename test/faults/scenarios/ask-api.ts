import { createApiKey } from '@timbre/accounts';
import type { World } from '../harness/types.ts';

/** An answer of the API, or 0 when there was none. */
export interface Answered {
  /** For example `GET /api/v1/batches`. */
  what: string;
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
  /** Real milliseconds. */
  took_ms: number;
}

interface Question {
  key?: string;
  body?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
  /** Real milliseconds; default 60 s. */
  limit_ms?: number;
}

/** Asks the API of a world. Never rejects: no answer at all is status 0. */
export const askApi = async (
  world: World,
  method: string,
  path: string,
  question: Question,
): Promise<Answered> => {
  const { key, body, form, headers: more, limit_ms = 60_000 } = question;
  const headers = new Headers(more);
  if (key !== undefined) headers.set('authorization', `Bearer ${key}`);
  if (body !== undefined) headers.set('content-type', 'application/json');
  const start = performance.now();
  const seen = (status: number, got?: Response, text = ''): Answered => ({
    what: `${method} ${path}`,
    status,
    headers: got?.headers ?? new Headers(),
    body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {},
    took_ms: performance.now() - start,
  });
  try {
    const response = await fetch(`${world.api.url}${path}`, {
      method,
      headers,
      body: form ?? (body === undefined ? undefined : JSON.stringify(body)),
      signal: AbortSignal.timeout(limit_ms),
    });
    return seen(response.status, response, await response.text());
  } catch {
    return seen(0);
  }
};

/** A key of this account (null: of the platform). */
export const newKey = async (world: World, account_id: string | null): Promise<string> => {
  const { store, clock } = world;
  const { key } = await createApiKey({ store, clock })({
    account_id,
    name: 'fallas',
  });
  return key;
};
