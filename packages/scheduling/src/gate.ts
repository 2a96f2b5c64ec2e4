import { addMs, MINUTE_MS, SECOND_MS } from '@timbre/kernel';
import { contactFreeAt } from './contact-cap.ts';
import type { GateCode, GateDecision, GateFacts } from './gate-types.ts';
import { localDayAt, startOfLocalDay } from './local-days.ts';
import { firstOpening, windowState } from './window.ts';
import { localText } from './words.ts';

const MAX_SKEW_MS = 30 * SECOND_MS;
const SKEW_LOOK_AGAIN_MS = MINUTE_MS;

type Rule = (facts: GateFacts) => GateDecision | null;

const deny = (code: GateCode, reason: string): GateDecision => ({ verdict: 'deny', code, reason });
const defer = (code: GateCode, reason: string, until: Date | null): GateDecision => ({
  verdict: 'defer',
  code,
  until,
  reason,
});

/** What a job shows while its window is closed, in the seed's words. */
export const closedSentence = (reason: string): string => `Fuera de horario: ${reason}`;

const FINISHED: ReadonlyMap<string, string> = new Map([
  ['cancelled', 'Campaña cancelada'],
  ['deleting', 'Campaña eliminada'],
  ['completed', 'Campaña terminada'],
]);

const finishedBatch: Rule = ({ batch }) => {
  const reason = batch ? FINISHED.get(batch.state) : undefined;
  return reason ? deny('batch_cancelled', reason) : null;
};

const spentBudget: Rule = ({ job, settings }) =>
  job.attempts >= settings.max_attempts
    ? deny('max_attempts', `Máximo de intentos alcanzado (${settings.max_attempts})`)
    : null;

const noPhone: Rule = ({ job }) => (job.has_phone ? null : deny('no_phone', 'Sin teléfono válido'));

const emergencyStop: Rule = ({ stopped }) =>
  stopped ? defer('account_suspended', `Llamadas detenidas: ${stopped.reason}`, null) : null;

const inactiveAccount: Rule = ({ account }) =>
  account.status === 'active'
    ? null
    : defer('account_suspended', `Cuenta no activa (${account.status})`, null);

// Anything but a running, active batch holds its jobs: importing, draft, paused, or a state of a later version.
const heldBatch: Rule = ({ batch }) =>
  batch && (!batch.is_active || batch.state !== 'running')
    ? defer('batch_paused', batch.state === 'importing' ? 'Campaña en importación' : 'Campaña pausada', null)
    : null;

// Without a clock to trust there is no window either: look again soon, inside the hours as far as we can tell.
const skewedClock: Rule = (facts) =>
  Math.abs(facts.clock_skew_ms) > MAX_SKEW_MS
    ? defer(
        'clock_skew',
        `Reloj desfasado ${Math.round(facts.clock_skew_ms / SECOND_MS)} s respecto de los servidores`,
        firstOpening(facts, addMs(facts.now, SKEW_LOOK_AGAIN_MS)),
      )
    : null;

const closedWindow: Rule = (facts) => {
  const state = windowState(facts);
  return state.open ? null : defer(state.code, closedSentence(state.reason), state.until);
};

const dailyLimit: Rule = (facts) => {
  const { calls_today, daily_call_limit, timezone } = facts.account;
  if (daily_call_limit === null || calls_today < daily_call_limit) return null;
  const tomorrow = startOfLocalDay(timezone, localDayAt(timezone, facts.now.getTime()) + 1);
  const reason = `Límite diario de llamadas alcanzado (${daily_call_limit})`;
  return defer('daily_limit', reason, firstOpening(facts, new Date(tomorrow)));
};

const contactCap: Rule = (facts) => {
  const max = facts.policy.max_contacts_per_week;
  if (max === null) return null;
  const free = contactFreeAt(facts.contacts, max, facts.zone, facts.now);
  if (free?.getTime() === facts.now.getTime()) return null;
  const until = free && firstOpening(facts, free);
  const next = until ? `; próximo contacto posible: ${localText(until, facts.zone)}` : '';
  return defer('contact_cap', `Tope semanal de contactos alcanzado (${max})${next}`, until);
};

// What can never change comes first, then what somebody must undo, then what time alone heals.
const RULES: readonly Rule[] = [
  finishedBatch,
  spentBudget,
  noPhone,
  emergencyStop,
  inactiveAccount,
  heldBatch,
  skewedClock,
  closedWindow,
  dailyLimit,
  contactCap,
];

/**
 * The only way to a dial: may this person be called now? Pure, and asked again right before the POST. `deny` is for
 * good; `defer` waits until `until`, an instant at which the window is open, or until an event when it is null
 * (resume, stop lifted, account active). `reason` is the sentence that the job shows. Throws RangeError for an
 * unknown zone.
 */
export const mayDial = (facts: GateFacts): GateDecision => {
  for (const rule of RULES) {
    const decision = rule(facts);
    if (decision) return decision;
  }
  return { verdict: 'allow' };
};
