import { createHash } from 'node:crypto';

/** The ETag of a JSON body: the same figures have the same one, in every process. */
export const etagOf = (json: string): string =>
  `"${createHash('sha256').update(json).digest('base64url').slice(0, 27)}"`;

/** Whether `If-None-Match` names this ETag, alone, in a list, weak, or by `*`. */
export const matchesEtag = (if_none_match: string | undefined, etag: string): boolean =>
  if_none_match !== undefined &&
  (if_none_match.trim() === '*' ||
    if_none_match.split(',').some((given) => given.trim().replace(/^W\//, '') === etag));
