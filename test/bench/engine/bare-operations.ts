import { randomUUID } from 'node:crypto';
import type { Store } from '@timbre/store';

/** The database by itself: the official driver that the engine uses too, with its write concern, without mongoose. */
type Db = NonNullable<Store['connection']['db']>;

/** What a process of the bare run works on. */
export interface BareGround {
  db: Db;
  account_ids: string[];
  batch_ids: string[];
  /** Waiting jobs, one for each call. */
  job_ids: string[];
  slots: number;
}

/** One call of the bare run. */
export interface BareCall {
  n: number;
  attempt_id: string;
  retell_call_id: string;
  job_id: string;
  account_id: string;
  batch_id: string;
  slot: number;
  /** How often each operation was made for this call. */
  made: Map<string, number>;
}

type Operation = (ground: BareGround, call: BareCall) => Promise<unknown>;

const now = (): Date => new Date(performance.timeOrigin + performance.now());
const mine = ({ attempt_id, account_id }: BareCall) => ({ _id: attempt_id as never, account_id });
const ofBatch = ({ batch_id, account_id }: BareCall) => ({ batch_id, account_id });
const dayId = ({ account_id }: BareCall): string => `${account_id}:2026-11-23`;

/** As long as the transcript and analysis of a call of a minute. */
const CONVERSATION = {
  transcript: 'x'.repeat(900),
  summary: 'y'.repeat(150),
  custom: { compromiso_pago: true },
};
const WEBHOOK_BODY = 'z'.repeat(9_000);

/** The id of what a call inserts: its own the first time, another one should the average ask for more. */
const newId = (call: BareCall, name: string): string =>
  `${call.attempt_id}${call.made.get(name) ? `:${call.made.get(name)}` : ''}`;

const queued = (call: BareCall) => ({
  _id: newId(call, 'call_attempts.insert') as never,
  ...{
    attempt_id: call.attempt_id,
    account_id: call.account_id,
    batch_id: call.batch_id,
    job_id: call.job_id,
  },
  ...{
    person_key: call.job_id,
    dial_seq: 1 + (call.made.get('call_attempts.insert') ?? 0),
    phone: '+56900000000',
    phone_index: 0,
    state: 'queued',
    open: true,
  },
  ...{ batch_epoch: 0, workspace_id: 'default', from_number: '+56225550100', agent_id: 'agent_sim_cobranza' },
  ...{
    dial_at: now(),
    intent_at: now(),
    ring_timeout_s: 30,
    max_call_duration_s: 600,
    retry_delay_hours: 0.5,
  },
  ...{
    dial_token: null,
    lease_until: null,
    sent_at: null,
    placed_at: null,
    outcome: null,
    conversation: null,
  },
});

/** The steps of an attempt in their order; the last one repeats. */
const STEPS: ((call: BareCall) => Record<string, unknown>)[] = [
  () => ({ state: 'dialing', dial_token: randomUUID(), lease_until: now() }),
  () => ({ sent_at: now(), day: '2026-11-23', hold: { unit: 'micros', amount: 1_500_000 } }),
  (call) => ({ state: 'placed', retell_call_id: call.retell_call_id, placed_at: now(), deadline_at: now() }),
  () => ({
    state: 'ended',
    conversation: CONVERSATION,
    charge: { unit: 'micros', amount: 20_000 },
    ended_at: now(),
  }),
  () => ({ conversation: CONVERSATION, analysed: true }),
  () => ({ state: 'settled', open: false, settled_at: now() }),
];

/** A wallet holds in its first update of a call and settles in the second. */
const walletUpdate: Operation = ({ db }, call) => {
  const held = `held.${call.attempt_id}`;
  const own = { _id: `${call.account_id}:micros` as never, account_id: call.account_id };
  return call.made.get('wallets.update') === 0
    ? db
        .collection('wallets')
        .updateOne(
          { ...own, available: { $gte: 1_500_000 }, [held]: { $exists: false } },
          { $inc: { available: -1_500_000 }, $set: { [held]: 1_500_000 } },
        )
    : db
        .collection('wallets')
        .updateOne(
          { ...own, [held]: { $exists: true } },
          { $inc: { available: 1_480_000, used: 20_000 }, $unset: { [held]: '' } },
        );
};

/** A call takes its three slots one by one and gives them back in one update. */
const slotUpdate: Operation = ({ db }, call) => {
  const made = call.made.get('slots.update') ?? 0;
  const scope = [`batch:${call.batch_id}`, `account:${call.account_id}`, 'retell:default'][made];
  return scope === undefined
    ? db
        .collection('slots')
        .updateMany(
          { attempt_id: call.attempt_id },
          { $set: { attempt_id: null, since: null }, $inc: { fence: 1 } },
        )
    : db
        .collection('slots')
        .updateOne(
          { _id: `${scope}:${call.slot}` as never, attempt_id: null },
          { $set: { attempt_id: call.attempt_id, since: now() }, $inc: { fence: 1 } },
        );
};

/** A job is claimed first and moved at the end. */
const jobChange: Operation = ({ db }, call) => {
  const first = call.made.get('jobs.findAndModify') === 0;
  return db.collection('jobs').findOneAndUpdate(
    {
      ...{ job_id: call.job_id, account_id: call.account_id },
      ...(first ? { status: { $in: ['pending', 'scheduled'] } } : { live_attempt_id: call.attempt_id }),
    },
    first
      ? {
          $set: { status: 'in_progress', live_attempt_id: call.attempt_id, updated_at: now() },
          $inc: { dial_seq: 1 },
        }
      : {
          $set: { status: 'completed', live_attempt_id: null, call_result: CONVERSATION, updated_at: now() },
        },
    { returnDocument: 'after' },
  );
};

/** Each MongoDB command that a call sends, by `collection.command`, on documents like those of the engine. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'slots.update': slotUpdate,
  'slots.find': ({ db }, call) =>
    db
      .collection('slots')
      .find({ scope: `batch:${call.batch_id}`, attempt_id: null, n: { $lt: 100 } })
      .limit(5)
      .toArray(),
  'jobs.findAndModify': jobChange,
  'jobs.find': ({ db }, { job_id, account_id }) => db.collection('jobs').findOne({ job_id, account_id }),
  'locks.insert': ({ db }, call) =>
    db.collection('locks').insertMany(
      ['person', 'phone'].map((kind) => ({
        _id: `${kind}:${newId(call, 'locks.insert')}` as never,
        attempt_id: call.attempt_id,
        since: now(),
      })),
    ),
  'locks.delete': ({ db }, { attempt_id }) => db.collection('locks').deleteMany({ attempt_id }),
  'call_attempts.insert': ({ db }, call) => db.collection('call_attempts').insertOne(queued(call)),
  'call_attempts.findAndModify': ({ db }, call) => {
    const step = STEPS[Math.min(call.made.get('call_attempts.findAndModify') ?? 0, STEPS.length - 1)]!;
    return db
      .collection('call_attempts')
      .findOneAndUpdate(
        { ...mine(call), state: { $ne: 'released' } },
        { $set: step(call) },
        { returnDocument: 'after' },
      );
  },
  'call_attempts.find': ({ db }, call) =>
    db.collection('call_attempts').findOne({ _id: call.attempt_id as never }),
  'call_attempts.update': ({ db }, call) =>
    db.collection('call_attempts').updateOne(mine(call), { $set: { money_settled_at: now() } }),
  'batches.find': ({ db }, call) => db.collection('batches').findOne(ofBatch(call)),
  'batches.update': ({ db }, call) =>
    db.collection('batches').updateOne(ofBatch(call), { $inc: { completed_jobs: 1, in_progress_jobs: -1 } }),
  'batches.findAndModify': ({ db }, call) =>
    db
      .collection('batches')
      .findOneAndUpdate(ofBatch(call), { $set: { 'dispatch.owner': 'bare' }, $inc: { 'dispatch.fence': 1 } }),
  'accounts.find': ({ db }, { account_id }) => db.collection('accounts').findOne({ account_id }),
  'account_days.find': ({ db }, call) => db.collection('account_days').findOne({ _id: dayId(call) as never }),
  'account_days.update': ({ db }, call) =>
    db
      .collection('account_days')
      .updateOne(
        { _id: dayId(call) as never, account_id: call.account_id },
        { $inc: { calls: 1 }, $setOnInsert: { day: '2026-11-23' } },
        { upsert: true },
      ),
  'wallets.find': ({ db }, { account_id }) =>
    db.collection('wallets').findOne({ _id: `${account_id}:micros` as never }),
  'wallets.update': walletUpdate,
  'ledger.insert': ({ db }, call) => {
    const ref_id = newId(call, 'ledger.insert');
    const { account_id, batch_id } = call;
    return db.collection('ledger').insertOne({
      ...{ transaction_id: `txn_${ref_id}`, account_id, unit: 'micros', kind: 'settle', ref_id },
      ...{ amount: 20_000, batch_id, description: 'Llamada', created_at: now() },
    });
  },
  'halts.find': ({ db }, { account_id }) =>
    db
      .collection('halts')
      .find({ _id: { $in: ['all', `account:${account_id}`, 'workspace:default'] as never[] } })
      .toArray(),
  'webhook_events.insert': ({ db }, call) => {
    const made = call.made.get('webhook_events.insert') ?? 0;
    return db.collection('webhook_events').insertOne({
      _id: `${call.attempt_id}:${made}` as never,
      ...{ workspace_id: 'default', retell_call_id: call.retell_call_id, event: `event_${made}` },
      ...{
        body_sha256: `${made}`.padStart(64, '0'),
        body: WEBHOOK_BODY,
        received_at: now(),
        processed_at: null,
      },
    });
  },
  'webhook_events.find': ({ db }, call) =>
    db.collection('webhook_events').findOne({ _id: `${call.attempt_id}:0` as never }),
  'webhook_events.update': ({ db }, call) =>
    db
      .collection('webhook_events')
      .updateOne({ _id: `${call.attempt_id}:0` as never }, { $set: { processed_at: now() } }),
  'dial_rates.find': ({ db }) => db.collection('dial_rates').findOne({ _id: 'default' as never }),
  'dial_rates.update': ({ db }) =>
    db
      .collection('dial_rates')
      .updateOne({ _id: 'default' as never }, { $set: { next_at: now() } }, { upsert: true }),
};

/** What stands in for an operation that the table above does not know: the plainest of its kind. */
export const plainest = (name: string): Operation => {
  const [collection = '', command = ''] = name.split('.');
  return ({ db }, call) => {
    const found = { _id: `${call.attempt_id}:${call.made.get(name) ?? 0}` as never };
    const documents = db.collection(`bare_${collection}`);
    if (command === 'insert') return documents.insertOne({ ...found, at: now() });
    if (command === 'update' || command === 'findAndModify')
      return documents.updateOne(found, { $set: { at: now() } }, { upsert: true });
    if (command === 'delete') return documents.deleteMany(found);
    return documents.findOne(found);
  };
};
