import type { PageQuery } from '@timbre/contracts';

/**
 * The `Link` header (RFC 8288) of a list: first, previous, next and last part, relative to the API. Empty when the
 * list has one part.
 */
export const pageLinks = (
  url: string,
  total: number,
  { limit = 0, skip = 0 }: Partial<PageQuery>,
): string => {
  if (limit <= 0 || total <= limit) return '';
  const [path, query] = url.split('?');
  const at = (start: number, rel: string): string => {
    const parameters = new URLSearchParams(query);
    parameters.set('limit', String(limit));
    parameters.set('skip', String(start));
    return `<${path}?${parameters}>; rel="${rel}"`;
  };
  const last = Math.floor((total - 1) / limit) * limit;
  const links = [at(0, 'first')];
  if (skip > 0) links.push(at(Math.max(0, skip - limit), 'prev'));
  if (skip + limit < total) links.push(at(skip + limit, 'next'));
  return [...links, at(last, 'last')].join(', ');
};
