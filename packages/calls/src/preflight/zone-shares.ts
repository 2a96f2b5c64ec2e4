import type { GateReading } from '../dial/gate-facts.ts';
import type { ZoneShare } from './finish-range.ts';

/** A person's rules and how many people they stand for. */
export interface Weighed {
  reading: Pick<GateReading, 'zone' | 'also_zones'>;
  weight: number;
}

/** How people spread over zones; `fallback` alone when there are none. */
export const zoneShares = (people: readonly Weighed[], fallback: Weighed['reading']): ZoneShare[] => {
  const byZones = new Map<string, ZoneShare>();
  let total = 0;
  for (const { reading, weight } of people) {
    const { zone, also_zones } = reading;
    const key = [zone, ...also_zones].join(' ');
    const found = byZones.get(key) ?? { zone, also_zones, share: 0 };
    byZones.set(key, { ...found, share: found.share + weight });
    total += weight;
  }
  if (total <= 0) return [{ zone: fallback.zone, also_zones: fallback.also_zones, share: 1 }];
  return [...byZones.values()].map((one) => ({ ...one, share: one.share / total }));
};
