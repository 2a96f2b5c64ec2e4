import { SECOND_MS, type Clock } from '@timbre/kernel';

/** Every API request answers `status` until the outage is over. */
export interface Outage {
  status: number;
  /** Virtual seconds. */
  seconds: number;
  /** Only create-phone-call is affected. */
  create_only?: boolean;
  /** Sent as `Retry-After`. */
  retry_after_s?: number;
}

/**
 * What may happen to a create-phone-call, whichever number it dials. placed: the call exists all the same.
 */
export const CREATE_FAULTS = [
  'error_placed',
  'error_not_placed',
  'reset_placed',
  'reset_not_placed',
  'hang_placed',
] as const;
export type CreateFault = (typeof CREATE_FAULTS)[number];

/** The faults that the admin port switches on. */
export interface Faults {
  startOutage(outage: Outage): void;
  endOutage(): void;
  /** The outage that hits this request, if any. */
  outage(is_create: boolean): Outage | null;
  /** The next `count` creates go wrong in this way. */
  failCreates(kind: CreateFault, count: number): void;
  /** Takes one fault off the stack. */
  nextCreateFault(): CreateFault | null;
  /** Virtual milliseconds that every request waits before it is looked at. */
  latency_ms: number;
  clear(): void;
}

/** No faults at all, until somebody asks for one. */
export const createFaults = (clock: Clock): Faults => {
  let outage: (Outage & { until: number }) | null = null;
  let queued: CreateFault[] = [];
  return {
    latency_ms: 0,
    startOutage: (next) => {
      outage = { ...next, until: clock.now().getTime() + next.seconds * SECOND_MS };
    },
    endOutage: () => {
      outage = null;
    },
    outage: (is_create) => {
      if (!outage || clock.now().getTime() >= outage.until) return null;
      return outage.create_only && !is_create ? null : outage;
    },
    failCreates: (kind, count) => {
      queued.push(...Array.from({ length: count }, () => kind));
    },
    nextCreateFault: () => queued.shift() ?? null,
    clear() {
      outage = null;
      queued = [];
      this.latency_ms = 0;
    },
  };
};
