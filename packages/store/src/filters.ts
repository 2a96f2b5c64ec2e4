import { trusted } from 'mongoose';

// Filters are sanitised, so that an object which came from outside can never act as an operator; these few are ours
// and say so.

/** `$lt` */
export const lessThan = <T>(value: T) => trusted({ $lt: value });
/** `$gt` */
export const greaterThan = <T>(value: T) => trusted({ $gt: value });
/** `$gte` */
export const atLeast = <T>(value: T) => trusted({ $gte: value });
/** `$gte` and `$lt`: from the first bound up to, but not including, the second. */
export const between = <T>(from: T, to: T) => trusted({ $gte: from, $lt: to });
/** `$in` */
export const anyOf = <T>(values: readonly T[]) => trusted({ $in: [...values] });
/** `$nin` */
export const noneOf = <T>(values: readonly T[]) => trusted({ $nin: [...values] });
/** `$ne` */
export const not = <T>(value: T) => trusted({ $ne: value });
/** `$exists` */
export const exists = (present: boolean) => trusted({ $exists: present });

/** `$regex`; the pattern is ours, never a client's. */
export const matching = (pattern: RegExp) => trusted({ $regex: pattern });

/**
 * Due at `at` or before. Written as "before the next millisecond": one of the servers that we run on misses the
 * equal instant of a `$lte` behind an index prefix.
 */
export const dueBy = (at: Date) => lessThan(new Date(at.getTime() + 1));

/** True for the error of a unique index or `_id` that is taken. */
export const isDuplicateKey = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && (error as { code?: unknown }).code === 11000;
