import { tzOffset } from '@date-fns/tz';
import { DAY_MS, MINUTE_MS } from '@timbre/kernel';

/** A stretch of time in which a zone keeps one offset: local = instant + offset, all in milliseconds. */
export interface OffsetSegment {
  from: number;
  to: number;
  offset: number;
}

// Asking Intl for an offset costs microseconds, so each zone's offsets are found once per stretch of 64 days: by
// days, then by halving down to the minute of a change. No zone changes twice within a day.
const STRETCH_MS = 64 * DAY_MS;
const MAX_STRETCHES = 4_096;
const known = new Map<string, Map<number, OffsetSegment[]>>();
let stretches = 0;

const offsetAt = (zone: string, at: number): number => {
  const minutes = tzOffset(zone, new Date(at));
  if (Number.isNaN(minutes)) throw new RangeError(`Unknown time zone or instant: ${zone}`);
  return Math.round(minutes * MINUTE_MS);
};

/** First minute after `low` with another offset than `low`; the offset must differ at `high`. */
const changeBetween = (zone: string, low: number, high: number): number => {
  const before = offsetAt(zone, low);
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / (2 * MINUTE_MS)) * MINUTE_MS;
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
};

const scanStretch = (zone: string, start: number): OffsetSegment[] => {
  const segments: OffsetSegment[] = [{ from: start, to: start + STRETCH_MS, offset: offsetAt(zone, start) }];
  for (let day = start; day < start + STRETCH_MS; day += DAY_MS) {
    const last = segments[segments.length - 1] as OffsetSegment;
    const offset = offsetAt(zone, day + DAY_MS);
    if (offset === last.offset) continue;
    last.to = changeBetween(zone, day, day + DAY_MS);
    if (last.to < start + STRETCH_MS) segments.push({ from: last.to, to: start + STRETCH_MS, offset });
  }
  return segments;
};

const stretchOf = (zone: string, index: number): OffsetSegment[] => {
  const found = known.get(zone)?.get(index);
  if (found) return found;
  const segments = scanStretch(zone, index * STRETCH_MS);
  if (++stretches > MAX_STRETCHES) {
    known.clear();
    stretches = 1;
  }
  const ofZone = known.get(zone) ?? new Map<number, OffsetSegment[]>();
  known.set(zone, ofZone.set(index, segments));
  return segments;
};

/**
 * The stretch of constant offset around the instant `at` (epoch milliseconds). Neighbouring segments may share an
 * offset. Throws RangeError for a zone that the runtime does not know or an invalid instant.
 */
export const segmentAt = (zone: string, at: number): OffsetSegment => {
  const segments = stretchOf(zone, Math.floor(at / STRETCH_MS));
  for (const segment of segments) if (at < segment.to) return segment;
  throw new RangeError(`No offset of ${zone} at ${at}`);
};

const validZones = new Set<string>();
const MAX_VALID_ZONES = 2_000;

/** True for an IANA zone name that this runtime knows; fixed offsets such as `+03:00` are refused. */
export const isValidTimezone = (zone: string): boolean => {
  if (validZones.has(zone)) return true;
  if (!/^[A-Z][A-Za-z0-9_+\-/]{1,63}$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
  } catch {
    return false;
  }
  if (validZones.size < MAX_VALID_ZONES) validZones.add(zone);
  return true;
};
