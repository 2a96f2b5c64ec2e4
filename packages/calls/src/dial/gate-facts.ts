import { batchRules, type BatchRules } from '@timbre/batches';
import { DAY_MS } from '@timbre/kernel';
import { strictestFor } from '@timbre/policy';
import { hasContactCap, localDateKey, type ContactPolicy, type GateFacts } from '@timbre/scheduling';
import {
  accountScope,
  type AccountDayDocument,
  type AccountDocument,
  type AccountScope,
  type BatchDocument,
  type JobDocument,
} from '@timbre/store';
import type { CallDeps } from '../deps.ts';

/** Who would be called and from where: what an attempt knows, or would know. */
export interface DialTarget {
  phone: string;
  from_number: string;
  agent_id: string;
  workspace_id: string;
}

/** Everything that decides about one dial, as read a moment ago. */
export interface GateReading extends BatchRules {
  scope: AccountScope;
  job: JobDocument;
  batch: BatchDocument;
  account: AccountDocument;
  target: DialTarget;
  /** The account's local day. */
  day: string;
  calls_today: number;
  /** What the day's ended calls cost, in the unit of the account's plan; what live calls may cost comes at the dial. */
  committed_today: number;
  contacts: Date[];
  do_not_call: GateFacts['do_not_call'];
}

/** What is known before anything is read for the gate. */
export interface DialGiven {
  job: JobDocument;
  batch: BatchDocument;
  account: AccountDocument;
  target: DialTarget;
}

type Deps = Pick<CallDeps, 'store' | 'clock'>;

/** Two weeks of contacts are enough for a weekly cap by calendar and by rolling days. */
const CONTACTS_SINCE_MS = 14 * DAY_MS;

const contactsOf = (
  { store }: Deps,
  { job }: DialGiven,
  policy: ContactPolicy,
  now: Date,
): Promise<Date[]> => {
  if (!hasContactCap(policy)) return Promise.resolve([]);
  const since = new Date(now.getTime() - CONTACTS_SINCE_MS);
  return store.attempts.contactsOf(accountScope(job.account_id), job.person_key, since, policy.counts);
};

/** Live calls are held at their worst case, most of which comes back: it must not put a campaign off to tomorrow. */
const spentOn = (day: AccountDayDocument | null): number =>
  day === null ? 0 : day.committed - Object.values(day.held).reduce((sum, held) => sum + held, 0);

/** The do-not-call entry in force for a would-be call, read afresh: it is never cached. */
const readDoNotCall = async (
  { store, clock }: Deps,
  { job, target }: Pick<DialGiven, 'job' | 'target'>,
): Promise<GateFacts['do_not_call']> => {
  const { batch_id, person_key, account_id } = job;
  const person = { person_key, phone: target.phone };
  const targets = { batch_id, people: [person] };
  const entries = await store.do_not_call.inForce(accountScope(account_id), targets, clock.now());
  return strictestFor(entries, { batch_id, ...person });
};

/**
 * The one reader of what the gate needs, for whoever asks whether this person may be called now: both gates of a
 * dial, the explanation of a job and the preflight. Three reads at once; nothing is written.
 */
export const readGate = async (deps: Deps, given: DialGiven): Promise<GateReading> => {
  const { job, batch, account } = given;
  const scope = accountScope(job.account_id);
  const now = deps.clock.now();
  const rules = batchRules(batch, account, job.timezone, now);
  const day = localDateKey(now, account.timezone);
  const [used, contacts, do_not_call] = await Promise.all([
    deps.store.accounts.day(scope, day),
    contactsOf(deps, given, rules.policy, now),
    readDoNotCall(deps, given),
  ]);
  return {
    ...given,
    ...rules,
    scope,
    day,
    calls_today: used?.calls ?? 0,
    committed_today: spentOn(used),
    contacts,
    do_not_call,
  };
};

/**
 * What may have changed since a reading, read once more right before the POST: batch, account and do-not-call list.
 * The batch's settings are those of its epoch, which is read. The day's counts stay as they were: by now they hold the
 * call itself. Person and phone are locked, so contacts are read again only when the account changed its rules
 * meanwhile. null when batch or account is gone.
 */
export const readGateAgain = async (
  deps: Deps & Pick<CallDeps, 'settings'>,
  reading: GateReading,
): Promise<GateReading | null> => {
  const { store, clock } = deps;
  const { scope, job } = reading;
  const [batch, account, do_not_call] = await Promise.all([
    deps.settings.find(scope, job.batch_id),
    store.accounts.find(scope),
    readDoNotCall(deps, reading),
  ]);
  if (batch === null || account === null) return null;
  const now = clock.now();
  const fresh = { ...reading, batch, account, do_not_call, ...batchRules(batch, account, job.timezone, now) };
  if (account.updated_at.getTime() === reading.account.updated_at.getTime()) return fresh;
  return { ...fresh, contacts: await contactsOf(deps, fresh, fresh.policy, now) };
};

/** A reading in the form that `mayDial` decides on. */
export const gateFacts = (
  reading: GateReading,
  at: { now: Date; stopped: { reason: string } | null; clock_skew_ms: number },
): GateFacts => {
  const { job, batch, account, target } = reading;
  const settings = batch.call_settings;
  return {
    ...at,
    zone: reading.zone,
    also_zones: reading.also_zones,
    settings: { ...settings, max_attempts: settings.max_attempts + job.extra_attempts },
    policy: reading.policy,
    extra_holidays: reading.extra_holidays,
    job: { attempts: job.attempts, has_phone: target.phone !== '' },
    batch: { state: batch.state, is_active: batch.is_active },
    account: {
      status: account.status,
      calls_today: reading.calls_today,
      daily_call_limit: account.daily_call_limit,
      committed_today: reading.committed_today,
      daily_spend_limit: account.daily_spend_limit,
      timezone: account.timezone,
    },
    contacts: reading.contacts,
    do_not_call: reading.do_not_call,
    caller_id: target.from_number,
  };
};
