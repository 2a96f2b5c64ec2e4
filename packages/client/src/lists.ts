import type { TimbreClient } from './client.ts';
import type { CallOptions, InputOf, OperationId, OutputOf } from './types.ts';

type Listed<Output> = Output extends (infer Item)[]
  ? Item
  : Output extends { data: (infer Item)[]; next_cursor: unknown }
    ? Item
    : Output extends { calls: (infer Item)[]; has_more: boolean }
      ? Item
      : never;

/** Operations that answer a list, in parts. */
export type ListId = {
  [Id in OperationId]: [Listed<OutputOf<Id>>] extends [never] ? never : Id;
}[OperationId];

/** One element of a list. */
export type ItemOf<Id extends ListId> = Listed<OutputOf<Id>>;

/** The three forms that a part of a list has: the earlier interface's two, and that of every newer list. */
type Part =
  | unknown[]
  | { data: unknown[]; next_cursor: string | null }
  | { calls: unknown[]; skip: number; has_more: boolean };

const itemsOf = (part: Part): unknown[] => {
  if (Array.isArray(part)) return part;
  return 'data' in part ? part.data : part.calls;
};

/** What asks for the part after this one; undefined at the end. */
const afterPart = (part: Part, headers: Headers): Record<string, unknown> | undefined => {
  if (Array.isArray(part)) {
    const [, address] = /<([^>]+)>\s*;\s*rel="?next"?/.exec(headers.get('Link') ?? '') ?? [];
    if (address === undefined) return undefined;
    return { skip: Number(new URL(address, 'http://localhost').searchParams.get('skip')) };
  }
  if ('data' in part) return part.next_cursor === null ? undefined : { cursor: part.next_cursor };
  return part.has_more ? { skip: part.skip + part.calls.length } : undefined;
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
  for (let next: Record<string, unknown> | undefined = {}; next !== undefined;) {
    const { data, headers } = await timbre.send(id, { ...input, ...next }, options);
    const part = data as Part;
    yield* itemsOf(part) as ItemOf<Id>[];
    next = afterPart(part, headers);
  }
}
