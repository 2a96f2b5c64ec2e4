import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { redactText } from './log/redact-text.ts';
import type { Metrics } from './metrics.ts';
import { timeZoneData } from './time-zone-data.ts';

/** What a check of one dependency found. */
export interface CheckResult {
  ok: boolean;
  detail?: string;
}

export type Checks = Readonly<Record<string, () => Promise<CheckResult>>>;

/** All checks together. */
export interface HealthReport {
  status: 'ok' | 'unavailable';
  checks: Record<string, CheckResult>;
  /** See {@link timeZoneData}. */
  time_zone_data: string;
}

export interface HealthServerOptions {
  /** 0 takes a free one. */
  port: number;
  /** Default 127.0.0.1; 0.0.0.0 lets a scraper in another container in. */
  host?: string;
  checks: Checks;
  metrics: Metrics;
}

export interface HealthServer {
  port: number;
  close(): Promise<void>;
}

const CHECK_LIMIT_MS = 2_000;

/** One check; a throw or a silence of 2 s is a failure, told without addresses or secrets. */
const runCheck = async (check: () => Promise<CheckResult>): Promise<CheckResult> => {
  const timer = new AbortController();
  const late = pause(CHECK_LIMIT_MS, { ok: false, detail: 'no answer' }, { signal: timer.signal });
  late.catch(() => undefined); // aborted below, when the check was quicker
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    return { ok: false, detail: redactText(error instanceof Error ? error.message : String(error)) };
  } finally {
    timer.abort();
  }
};

/** Runs every check at the same time. Never rejects. */
export const runChecks = async (checks: Checks): Promise<HealthReport> => {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await runCheck(check)] as const),
  );
  const status = results.every(([, result]) => result.ok) ? 'ok' : 'unavailable';
  return { status, checks: Object.fromEntries(results), time_zone_data: timeZoneData() };
};

const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
};

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  { checks, metrics }: HealthServerOptions,
): Promise<void> => {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return sendJson(response, 405, { status: 'method_not_allowed' });
  switch (request.url?.split('?')[0]) {
    case '/health/live':
      return sendJson(response, 200, { status: 'ok' });
    case '/health':
    case '/health/ready': {
      const report = await runChecks(checks);
      return sendJson(response, report.status === 'ok' ? 200 : 503, report);
    }
    case '/metrics':
      response.writeHead(200, { 'content-type': metrics.content_type });
      response.end(await metrics.render());
      return;
    default:
      return sendJson(response, 404, { status: 'not_found' });
  }
};

/**
 * The probes of a worker: `/health/live` (the process answers), `/health/ready` and `/health` (every check passes,
 * else 503) and `/metrics`. Rejects when the port is taken.
 */
export const startHealthServer = async (options: HealthServerOptions): Promise<HealthServer> => {
  const server = createServer((request, response) => {
    answer(request, response, options).catch(
      () => response.headersSent || sendJson(response, 500, { status: 'error' }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host ?? '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
