import { addMs, MINUTE_MS, SECOND_MS } from '@timbre/kernel';
import { callerIdFault } from './caller-id.ts';
import { fullCap } from './contact-cap.ts';
import type { GateCode, GateDecision, GateFacts } from './gate-types.ts';
import { localDayAt, startOfLocalDay } from './local-days.ts';
import { firstOpening, windowState } from './window.ts';
import { localDateText, localText } from './words.ts';

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

/** What a job shows that the do-not-call list keeps from being called. */
export const doNotCallSentence = (reason: string): string => `No llamar: ${reason}`;

const neverCalled: Rule = ({ do_not_call }) =>
  do_not_call !== null && do_not_call.expires_at === null
    ? deny('do_not_call', doNotCallSentence(do_not_call.reason))
    : null;

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

const forbiddenNumber: Rule = ({ policy, caller_id }) => {
  const fault = callerIdFault(policy, caller_id);
  return fault === null ? null : defer('caller_id', `Número de origen: ${fault}`, null);
};

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

const notCalledYet: Rule = (facts) => {
  const { do_not_call, now, zone } = facts;
  const end = do_not_call?.expires_at ?? null;
  if (do_not_call === null || end === null || end <= now) return null;
  const reason = `${doNotCallSentence(do_not_call.reason)} (hasta el ${localDateText(end, zone)})`;
  return defer('do_not_call', reason, firstOpening(facts, end));
};

/** The first opening of the account's next local day: its counters begin anew there, so nothing resets them. */
const nextDay = (facts: GateFacts): Date | null => {
  const { timezone } = facts.account;
  const tomorrow = startOfLocalDay(timezone, localDayAt(timezone, facts.now.getTime()) + 1);
  return firstOpening(facts, new Date(tomorrow));
};

const dailyLimit: Rule = (facts) => {
  const { calls_today, daily_call_limit } = facts.account;
  if (daily_call_limit === null || calls_today < daily_call_limit) return null;
  return defer('daily_limit', `Límite diario de llamadas alcanzado (${daily_call_limit})`, nextDay(facts));
};

const spendLimit: Rule = (facts) => {
  const { committed_today, daily_spend_limit } = facts.account;
  if (daily_spend_limit === null || committed_today < daily_spend_limit) return null;
  return defer('spend_limit', 'Límite diario de gasto alcanzado', nextDay(facts));
};

const contactCap: Rule = (facts) => {
  const { policy, contacts, zone, now } = facts;
  const cap = fullCap(policy, contacts, [zone, ...(facts.also_zones ?? [])], now);
  if (cap === null) return null;
  const until = cap.free_at && firstOpening(facts, cap.free_at);
  const next = until ? `; próximo contacto posible: ${localText(until, zone)}` : '';
  const name = cap.per === 'week' ? 'Tope semanal' : 'Tope diario';
  return defer('contact_cap', `${name} de contactos alcanzado (${cap.max})${next}`, until);
};

// What can never change comes first, then what somebody must undo, then what time alone heals.
const RULES: readonly Rule[] = [
  finishedBatch,
  spentBudget,
  noPhone,
  neverCalled,
  emergencyStop,
  inactiveAccount,
  heldBatch,
  forbiddenNumber,
  skewedClock,
  notCalledYet,
  closedWindow,
  dailyLimit,
  spendLimit,
  contactCap,
];

/**
 * The only way to a dial: may this person be called now? Pure, and asked again right before the POST. `deny` is for
 * good; `defer` waits until `until`, an instant at which the window is open, or until an event when it is null
 * (resume, stop lifted, account active, another number). `reason` is the sentence that the job shows. Throws RangeError for an
 * unknown zone.
 */
export const mayDial = (facts: GateFacts): GateDecision => {
  for (const rule of RULES) {
    const decision = rule(facts);
    if (decision) return decision;
  }
  return { verdict: 'allow' };
};
