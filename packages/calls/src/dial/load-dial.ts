import { DAY_MS } from '@timbre/kernel';
import { localDateKey, mayDial, type ContactPolicy, type GateDecision } from '@timbre/scheduling';
import {
  accountScope,
  type AccountDocument,
  type AccountScope,
  type AttemptDocument,
  type BatchDocument,
  type JobDocument,
} from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { policyOf } from '../dispatch/batch-window.ts';
import { standing, takeProbes, type DialScopes } from './standing.ts';

/** Everything that decides about one dial, as read a moment ago. */
export interface Dial {
  scope: AccountScope;
  attempt: AttemptDocument;
  job: JobDocument;
  batch: BatchDocument;
  account: AccountDocument;
  policy: ContactPolicy;
  /** The person's zone. */
  zone: string;
  /** The account's local day. */
  day: string;
  calls_today: number;
  contacts: Date[];
}

/** Two weeks of contacts are enough for a weekly cap by calendar and by rolling days. */
const CONTACTS_SINCE_MS = 14 * DAY_MS;

/** The scopes whose halt would stop this attempt. */
export const scopesOf = (attempt: AttemptDocument): DialScopes => ({
  account_id: attempt.account_id,
  workspace_id: attempt.workspace_id,
  agent_id: attempt.agent_id,
  from_number: attempt.from_number,
});

/** Reads what the gate needs for a claimed attempt; null when its job, batch or account is gone. */
export const loadDial = async (deps: CallDeps, attempt: AttemptDocument): Promise<Dial | null> => {
  const { store, clock } = deps;
  const scope = accountScope(attempt.account_id);
  const now = clock.now();
  const [job, batch, account] = await Promise.all([
    store.jobs.find(scope, attempt.job_id),
    store.batches.find(scope, attempt.batch_id),
    store.accounts.find(scope),
  ]);
  if (job === null || batch === null || account === null) return null;
  const policy = policyOf(batch);
  const day = localDateKey(now, account.timezone);
  const [used, contacts] = await Promise.all([
    store.accounts.day(scope, day),
    policy.max_contacts_per_week === null
      ? []
      : store.attempts.contactsOf(
          scope,
          attempt.person_key,
          new Date(now.getTime() - CONTACTS_SINCE_MS),
          policy.counts,
        ),
  ]);
  const zone = job.timezone ?? batch.call_settings.timezone;
  return { scope, attempt, job, batch, account, policy, zone, day, calls_today: used?.calls ?? 0, contacts };
};

/** A refusal by the gate. */
export type Refusal = Exclude<GateDecision, { verdict: 'allow' }>;

const decide = (deps: CallDeps, dial: Dial, stopped: { reason: string } | null): GateDecision => {
  const { job, batch, account } = dial;
  const settings = batch.call_settings;
  return mayDial({
    now: deps.clock.now(),
    zone: dial.zone,
    settings: { ...settings, max_attempts: settings.max_attempts + job.extra_attempts },
    policy: dial.policy,
    job: { attempts: job.attempts, has_phone: dial.attempt.phone !== '' },
    batch: { state: batch.state, is_active: batch.is_active },
    account: {
      status: account.status,
      calls_today: dial.calls_today,
      daily_call_limit: account.daily_call_limit,
      committed_today: 0,
      daily_spend_limit: null,
      timezone: account.timezone,
    },
    contacts: dial.contacts,
    do_not_call: null,
    caller_id: dial.attempt.from_number,
    stopped,
    clock_skew_ms: deps.clockSkewMs(),
  });
};

const halted = (until: Date | null, reason: string): Refusal => ({
  verdict: 'defer',
  code: 'capacity',
  until,
  reason,
});

/** The campaign changed since this attempt was admitted: whatever is still right will be admitted again. */
const staleEpoch: Refusal = {
  verdict: 'defer',
  code: 'batch_paused',
  until: null,
  reason: 'La campaña cambió',
};

/** What a gate says; `probing` when this dial is the one that tries a halted scope. */
export interface GateAnswer {
  refusal: Refusal | null;
  probing: boolean;
}

const refusedFor = (refusal: Refusal): GateAnswer => ({ refusal, probing: false });

/** The first gate: everything, and the right to probe what is halted. */
export const firstGate = async (deps: CallDeps, dial: Dial): Promise<GateAnswer> => {
  const state = await standing(deps, scopesOf(dial.attempt));
  if (state.stopped !== null && state.until !== null)
    return refusedFor(halted(state.until, state.stopped.reason));
  const decision = decide(deps, dial, state.stopped);
  if (decision.verdict !== 'allow') return refusedFor(decision);
  if (dial.attempt.batch_epoch !== dial.batch.epoch) return refusedFor(staleEpoch);
  if (state.due_probes.length === 0) return { refusal: null, probing: false };
  return (await takeProbes(deps, state.due_probes))
    ? { refusal: null, probing: true }
    : refusedFor(halted(null, 'Llamadas detenidas: otra llamada está probando'));
};

/** The last gate, right before the POST: batch, halts and clock read afresh. */
export const lastGate = async (deps: CallDeps, dial: Dial, probing: boolean): Promise<Refusal | null> => {
  const [batch, state] = await Promise.all([
    deps.store.batches.find(dial.scope, dial.batch.batch_id),
    standing(deps, scopesOf(dial.attempt)),
  ]);
  if (batch === null || batch.epoch !== dial.attempt.batch_epoch) return staleEpoch;
  const fault = state.stopped !== null && state.until !== null;
  if (fault && !probing) return halted(state.until, state.stopped?.reason ?? '');
  const decision = decide(deps, { ...dial, batch }, fault ? null : state.stopped);
  return decision.verdict === 'allow' ? null : decision;
};
