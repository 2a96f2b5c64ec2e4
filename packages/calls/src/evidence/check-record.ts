import type { AttemptCheck } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import type { GateReading } from '../dial/gate-facts.ts';

/** What the gate goes by for this dial, to be kept with the attempt: evidence needs the rules of that moment. */
export const checkRecord = (
  deps: Pick<CallDeps, 'clock' | 'clockSkewMs'>,
  { zone, policy }: Pick<GateReading, 'zone' | 'policy'>,
): AttemptCheck => ({
  at: deps.clock.now(),
  zone,
  policy: policy.pack,
  valid_from: policy.valid_from,
  clock_skew_ms: deps.clockSkewMs(),
});
