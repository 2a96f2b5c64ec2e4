import type { Preflight } from '@timbre/calls';
import type { AssumptionsView, CostView, PreflightView } from '@timbre/contracts';
import { microsToDollars, roundHalfUp, secondsToMinutes } from '@timbre/kernel';

const CENTS = 100;

/** Reckoned amounts in the plan's own unit, to the hundredth: more would promise what nobody knows. */
const presentCost = ({ cost }: Preflight): CostView => {
  const minutes = cost.unit === 'seconds';
  const shown = (amount: number): number =>
    minutes ? secondsToMinutes(amount) : roundHalfUp(microsToDollars(amount) * CENTS) / CENTS;
  return {
    unit: minutes ? 'minutes' : 'USD',
    currency: minutes ? null : 'USD',
    min: shown(cost.min),
    expected: shown(cost.expected),
    max: shown(cost.max),
    available: cost.available === null ? null : shown(cost.available),
    balance_after: cost.balance_after === null ? null : shown(cost.balance_after),
    enough: cost.enough,
    people_covered: cost.people_covered,
  };
};

const rounded = (value: number): number => roundHalfUp(value * 1_000) / 1_000;

const presentAssumptions = ({ assumptions, settings, policy }: Preflight): AssumptionsView => {
  const { figures, capacity } = assumptions;
  return {
    history_calls: figures.calls,
    success_share: rounded(figures.success_share),
    connected_share: rounded(figures.connected_share),
    talk_seconds: rounded(figures.connected_seconds),
    slot_seconds: rounded(figures.slot_seconds),
    calls: assumptions.calls,
    slots: rounded(capacity.shared.slots),
    calls_per_second: rounded(capacity.shared.calls_per_second),
    measured: assumptions.measured_pace !== null,
    caps: { ...capacity.caps },
    shared_with_account: capacity.others_of_account,
    shared_with_all: capacity.others,
    calls_a_day: assumptions.calls_a_day,
    max_attempts: settings.max_attempts,
    retry_delay_hours: settings.retry_delay_hours,
    max_call_duration: settings.max_call_duration,
    policy,
    timezone: settings.timezone,
  };
};

/** The answer of a preflight. It holds no personal data: job ids and positions only. */
export const presentPreflight = (found: Preflight): PreflightView => ({
  checked_at: found.checked_at,
  batch_id: found.batch?.batch_id ?? null,
  state: found.batch?.state ?? null,
  people: { ...found.people },
  sample: found.sample,
  skipped: found.skipped.map((one) => ({ ...one })),
  warnings: found.warnings.map((one) => ({ ...one })),
  held: found.held && { ...found.held },
  cost: presentCost(found),
  finish: { ...found.finish },
  assumptions: presentAssumptions(found),
  errors: found.errors,
  contact_warnings: found.contact_warnings,
});
