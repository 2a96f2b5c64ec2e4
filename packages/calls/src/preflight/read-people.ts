import { batchRules, type BatchRules } from '@timbre/batches';
import { DAY_MS } from '@timbre/kernel';
import { strictestFor } from '@timbre/policy';
import { hasContactCap } from '@timbre/scheduling';
import type { JobDocument, WaitingJob } from '@timbre/store';
import type { GateReading } from '../dial/gate-facts.ts';
import type { PreflightDeps } from './deps.ts';

/** What the gate reads of a person. */
export type Callee = Pick<WaitingJob, 'person_key' | 'contact' | 'timezone' | 'attempts' | 'extra_attempts'> &
  Partial<Pick<JobDocument, 'phone_states'>>;

/** How many people are read at once. */
const CHUNK = 500;
const CONTACTS_SINCE_MS = 14 * DAY_MS;

/** The phones that may ring, in the order in which they would. */
const phonesOf = ({ contact, phone_states = [] }: Callee): string[] => {
  const usable = contact.phones.filter((_, index) => phone_states[index]?.dead !== true);
  const turn = contact.phones[contact.next_phone_index ?? 0];
  return turn !== undefined && usable.includes(turn)
    ? [turn, ...usable.filter((each) => each !== turn)]
    : usable;
};

type Entries = Awaited<ReturnType<PreflightDeps['store']['do_not_call']['inForce']>>;

/** The phone that would ring, and the entry that forbids it; a phone barred for good gives way to the next. */
const targetOf = (
  callee: Callee,
  batch_id: string,
  entries: Entries,
): Pick<GateReading, 'do_not_call'> & { phone: string } => {
  const [first = '', ...others] = phonesOf(callee);
  const barred = (phone: string): GateReading['do_not_call'] =>
    entries.length === 0 ? null : strictestFor(entries, { batch_id, person_key: callee.person_key, phone });
  const own = barred(first);
  if (own?.level !== 'phone' || own.expires_at !== null) return { phone: first, do_not_call: own };
  const free = others.find((phone) => barred(phone) === null);
  return free === undefined ? { phone: first, do_not_call: own } : { phone: free, do_not_call: null };
};

/** The readings of some people, for a campaign whose reading for anybody is `base`. Two reads for all of them. */
const readChunk = async (
  { store, clock }: PreflightDeps,
  base: GateReading,
  callees: readonly Callee[],
): Promise<GateReading[]> => {
  const now = clock.now();
  const { scope, batch, account, policy } = base;
  const { batch_id } = batch;
  const since = new Date(now.getTime() - CONTACTS_SINCE_MS);
  const keys = callees.map(({ person_key }) => person_key);
  const people = callees.flatMap((callee) =>
    phonesOf(callee).map((phone) => ({ person_key: callee.person_key, phone })),
  );
  const [contacts, entries] = await Promise.all([
    hasContactCap(policy)
      ? store.preflight_reads.contactsAmong(scope, keys, since, policy.counts)
      : new Map<string, Date[]>(),
    store.do_not_call.inForce(scope, { batch_id, people }, now),
  ]);
  const rules = new Map<string | null, BatchRules>();
  const rulesOf = (zone: string | null): BatchRules => {
    const known = rules.get(zone) ?? batchRules(batch, account, zone, now);
    rules.set(zone, known);
    return known;
  };
  return callees.map((callee) => {
    const { phone, do_not_call } = targetOf(callee, batch_id, entries);
    return {
      ...base,
      ...rulesOf(callee.timezone),
      job: { ...base.job, ...callee },
      target: { ...base.target, phone },
      contacts: contacts.get(callee.person_key) ?? [],
      do_not_call,
    };
  });
};

/** What the gate needs to know of each of these people, read 500 at a time. */
export const readPeople = async (
  deps: PreflightDeps,
  base: GateReading,
  callees: readonly Callee[],
): Promise<GateReading[]> => {
  const readings: GateReading[] = [];
  for (let from = 0; from < callees.length; from += CHUNK)
    readings.push(...(await readChunk(deps, base, callees.slice(from, from + CHUNK))));
  return readings;
};
