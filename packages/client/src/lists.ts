import type { TimbreClient } from './client.ts';
import type { CallOptions, InputOf, OperationId, OutputOf } from './types.ts';

type Listed<Output> = Output extends (infer Item)[]
  ? Item
  : Output extends { data: (infer Item)[]; next_cursor: unknown }
    ? Item
    : never;

/** Operations that answer a list, in parts. */
export type ListId = {
  [Id in OperationId]: [Listed<OutputOf<Id>>] extends [never] ? never : Id;
}[OperationId];

/** One element of a list. */
export type ItemOf<Id extends ListId> = Listed<OutputOf<Id>>;

interface CursorPage {
  data: unknown[];
  next_cursor: string | null;
}

const isCursorPage = (data: unknown): data is CursorPage =>
  typeof data === 'object' && data !== null && 'next_cursor' in data;

/** What asks for the part after this one; undefined at the end. */
const nextPart = (data: unknown[] | CursorPage, headers: Headers): Record<string, unknown> | undefined => {
  if (isCursorPage(data)) return data.next_cursor === null ? undefined : { cursor: data.next_cursor };
  const [, address] = /<([^>]+)>\s*;\s*rel="?next"?/.exec(headers.get('Link') ?? '') ?? [];
  if (address === undefined) return undefined;
  return { skip: Number(new URL(address, 'http://localhost').searchParams.get('skip')) };
};

/**
 * Every element of a list, part by part: `for await (const job of everyItem(timbre, 'listBatchJobs', { batch_id }))`.
 * Lists with `skip` move when something is added while they are read; an element may then come twice.
 */
export async function* everyItem<Id extends ListId>(
  timbre: TimbreClient,
  id: Id,
  input: InputOf<Id>,
  options?: CallOptions,
): AsyncGenerator<ItemOf<Id>, void, undefined> {
  for (let part: Record<string, unknown> | undefined = {}; part !== undefined;) {
    const { data, headers } = await timbre.send(id, { ...input, ...part }, options);
    const page = data as unknown[] | CursorPage;
    yield* (isCursorPage(page) ? page.data : page) as ItemOf<Id>[];
    part = nextPart(page, headers);
  }
}
