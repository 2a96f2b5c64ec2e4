import { DAY_MS } from '@timbre/kernel';

/** Days between 1899-12-30 and 1970-01-01: the serial of the Unix epoch in the 1900 system. */
const UNIX_EPOCH_SERIAL = 25_569;
/** The 1904 system counts from 1904-01-01 = 0, that many days later than the 1900 system. */
const DAYS_1904 = 1_462;
/** The day that Excel believes in and no calendar has: 1900-02-29. */
const NO_SUCH_DAY = 60;
/** 9999-12-31, the last day that Excel knows. */
const LAST_SERIAL = 2_958_465;

/**
 * Excel's day count → `YYYY-MM-DD`, with `THH:MM:SS` when there is a time of day. 44927 → 2023-01-01. Before
 * March 1900 Excel is one day off, and its 1900-02-29 does not exist: that serial, times without a day (below 1)
 * and anything past 9999 give null.
 */
export const serialToIso = (serial: number, date1904 = false): string | null => {
  const from_1900 = date1904 ? serial + DAYS_1904 : serial;
  if (!(from_1900 >= 1 && from_1900 < LAST_SERIAL + 1)) return null;
  const day = Math.floor(from_1900);
  if (day === NO_SUCH_DAY) return null;
  const shift = day < NO_SUCH_DAY ? 1 : 0;
  // Whole seconds: a serial is a binary fraction of a day, so 12:00:00 may be stored as 11:59:59.9999.
  const seconds = Math.round((from_1900 + shift - UNIX_EPOCH_SERIAL) * 86_400);
  const iso = new Date(seconds * 1000).toISOString();
  return iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : iso.slice(0, 19);
};

/** The UTC calendar day of `date` → Excel's day count in the 1900 system. */
export const dayToSerial = (date: Date): number => Math.floor(date.getTime() / DAY_MS) + UNIX_EPOCH_SERIAL;
