const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 1000;

/** A page of a v2 list: `limit`, `pagination_key` (the id of the last item seen) and `sort_order` from the query. */
export const pageOf = <T, Shown>(
  items: readonly T[],
  idOf: (item: T) => string,
  query: Record<string, unknown>,
  present: (item: T) => Shown,
): { items: Shown[]; has_more: boolean; pagination_key?: string } => {
  const ordered = query.sort_order === 'descending' ? items.toReversed() : items;
  const limit = Math.min(MAX_LIMIT, Math.max(1, Number(query.limit) || DEFAULT_LIMIT));
  const from = ordered.findIndex((item) => idOf(item) === query.pagination_key) + 1;
  const page = ordered.slice(from, from + limit);
  const has_more = from + page.length < ordered.length;
  return { items: page.map(present), has_more, ...(has_more && { pagination_key: idOf(page.at(-1)!) }) };
};
