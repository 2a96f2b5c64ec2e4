import type { OperationFacts } from './generated/operations.ts';
import type { CallOptions, FileToSend } from './types.ts';

/** A request without its credential, ready to be sent more than once. */
export interface Outgoing {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | FormData;
  /** Whether a second one like it does no harm: it reads, sets what it names, or carries an Idempotency-Key. */
  repeatable: boolean;
  signal?: AbortSignal;
}

/** The input of any operation, its types already checked. */
export type AnyInput = Readonly<Record<string, unknown>>;

const HARMLESS = new Set(['GET', 'PUT', 'DELETE']);

const pathOf = ({ path }: OperationFacts, input: AnyInput): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = input[name];
    if (typeof value !== 'string' && typeof value !== 'number') throw new TypeError(`${name} is missing`);
    return encodeURIComponent(value);
  });

const textOf = (value: unknown): string => {
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.map(textOf).join(',') : String(value);
};

const queryOf = ({ path }: OperationFacts, input: AnyInput): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input))
    if (value !== undefined && name !== 'body' && name !== 'form' && !path.includes(`{${name}}`))
      query.set(name, textOf(value));
  return query.size === 0 ? '' : `?${query}`;
};

const fileOf = (file: FileToSend): File => (file instanceof File ? file : new File([file.bytes], file.name));

const formOf = (fields: AnyInput): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    if (name !== 'file' && value !== undefined) form.set(name, textOf(value));
  // The file last: the API has read every field by the time that it comes.
  if (fields['file'] !== undefined) form.set('file', fileOf(fields['file'] as FileToSend));
  return form;
};

const bodyOf = (input: AnyInput): Pick<Outgoing, 'body'> & { type: Record<string, string> } => {
  if (input['form'] !== undefined) return { body: formOf(input['form'] as AnyInput), type: {} };
  if (input['body'] === undefined) return { type: {} };
  return { body: JSON.stringify(input['body']), type: { 'Content-Type': 'application/json' } };
};

/** The request of an operation. Operations that take an Idempotency-Key get a random one unless it is given. */
export const outgoing = (
  base_url: string,
  facts: OperationFacts,
  input: AnyInput,
  { headers = {}, idempotency_key, signal }: CallOptions,
): Outgoing => {
  const { body, type } = bodyOf(input);
  const key = idempotency_key ?? (facts.idempotent === true ? crypto.randomUUID() : undefined);
  return {
    method: facts.method,
    url: `${base_url}${pathOf(facts, input)}${queryOf(facts, input)}`,
    headers: {
      Accept: facts.accept ?? 'application/json',
      ...type,
      ...(key ? { 'Idempotency-Key': key } : {}),
      ...headers,
    },
    body,
    repeatable: HARMLESS.has(facts.method) || (facts.idempotent === true && key !== undefined),
    signal,
  };
};
