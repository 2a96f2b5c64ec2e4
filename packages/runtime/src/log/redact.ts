import { redactText } from './redact-text.ts';
import { isSensitiveKey } from './sensitive-keys.ts';

const MAX_DEPTH = 8;
const MAX_ITEMS = 100;
const MASK = '[redacted]';

type Walk = (value: unknown, depth: number) => unknown;

/** What an error tells: its class, message, stack, code and cause; and the fields that a subclass added. */
const fieldsOf = (error: Error): [string, unknown][] => [
  ['type', error.name],
  ['message', error.message],
  ['stack', error.stack],
  ...(error.cause === undefined ? [] : [['cause', error.cause] as [string, unknown]]),
  ...Object.entries(error).filter(([key]) => !['name', 'message', 'stack', 'cause'].includes(key)),
];

const entriesOf = (value: object): [string, unknown][] => {
  if (value instanceof Error) return fieldsOf(value);
  return value instanceof Map ? [...value].map(([key, item]) => [String(key), item]) : Object.entries(value);
};

const walkList = (list: readonly unknown[], depth: number, walk: Walk): unknown[] => {
  const items = list.slice(0, MAX_ITEMS).map((item) => walk(item, depth + 1));
  return list.length > MAX_ITEMS ? [...items, `[${list.length - MAX_ITEMS} more]`] : items;
};

const walkObject = (value: object, depth: number, walk: Walk): Record<string, unknown> => {
  const entries = entriesOf(value);
  const clean = entries
    .slice(0, MAX_ITEMS)
    .map(
      ([key, item]) => [redactText(key), isSensitiveKey(key) ? mask(item) : walk(item, depth + 1)] as const,
    );
  const more = entries.length > MAX_ITEMS ? [['more', entries.length - MAX_ITEMS] as const] : [];
  return Object.fromEntries([...clean, ...more]);
};

/** Nothing, and yes or no, tell nothing about a person. */
const mask = (value: unknown): unknown =>
  value === null || value === undefined || typeof value === 'boolean' ? value : MASK;

/** A number may be a phone or a RUT that lost its quotes. */
const redactNumber = (value: number | bigint): unknown => {
  if (typeof value === 'number' && !Number.isInteger(value)) return value;
  const text = String(value);
  const clean = redactText(text);
  return clean === text && typeof value === 'number' ? value : clean;
};

const hasToJson = (value: object): value is { toJSON(): unknown } =>
  'toJSON' in value && typeof value.toJSON === 'function';

/**
 * A copy of `value` fit for the log, of plain JSON values: what stands under a sensitive key is masked at any depth,
 * every text goes through {@link redactText} (keys too), errors keep message and stack, cycles end, and nothing is
 * deeper than 8, longer than 100 items or 2,048 characters. Never throws.
 */
export const redact = (value: unknown): unknown => {
  const above = new Set<object>();
  const walk: Walk = (item, depth) => {
    if (typeof item === 'string') return redactText(item);
    if (typeof item === 'number' || typeof item === 'bigint') return redactNumber(item);
    if (typeof item === 'function' || typeof item === 'symbol') return `[${typeof item}]`;
    if (typeof item !== 'object' || item === null) return item;
    if (item instanceof Date) return Number.isNaN(item.getTime()) ? '[invalid date]' : item.toISOString();
    if (ArrayBuffer.isView(item)) return `[${item.byteLength} bytes]`;
    if (above.has(item)) return '[circular]';
    if (depth >= MAX_DEPTH) return '[too deep]';
    above.add(item);
    try {
      if (Array.isArray(item) || item instanceof Set) return walkList([...item], depth, walk);
      return hasToJson(item) ? walk(item.toJSON(), depth + 1) : walkObject(item, depth, walk);
    } catch {
      return '[unreadable]';
    } finally {
      above.delete(item);
    }
  };
  return walk(value, 0);
};
