import type { ByteRange } from '@timbre/store';

const ONE_RANGE = /^bytes=(\d{1,15})?-(\d{1,15})?$/;

/**
 * The part of `size` bytes that a `Range` header asks for. undefined where the whole is to be answered: no header,
 * several parts, another unit, or a part that lies outside (RFC 9110 lets a server ignore a range).
 */
export const byteRange = (header: string | undefined, size: number): ByteRange | undefined => {
  const match = ONE_RANGE.exec(header ?? '');
  if (match === null) return undefined;
  const [first, last] = [match[1], match[2]];
  if (first === undefined && last === undefined) return undefined;
  const start = first === undefined ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === undefined || last === undefined ? size : Math.min(size, Number(last) + 1);
  return start < end ? { start, end } : undefined;
};
