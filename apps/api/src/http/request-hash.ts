import { createHash } from 'node:crypto';

const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** SHA-256 over the parts of a request, whatever the order of their keys; files count by their bytes. */
export const requestHash = (parts: unknown, file?: Buffer): string => {
  const hash = createHash('sha256').update(JSON.stringify(parts, sorted) ?? '');
  return (file === undefined ? hash : hash.update('\n').update(file)).digest('hex');
};
