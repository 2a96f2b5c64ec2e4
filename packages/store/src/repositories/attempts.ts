import { OPEN_ATTEMPT_STATES, type AttemptDocument, type AttemptState } from '../documents/attempt.ts';
import { anyOf, atLeast, greaterThan, isDuplicateKey, lessThan } from '../filters.ts';
import { direct } from '../direct.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** The states in which an attempt may be for a move to happen. */
export interface AttemptGuard {
  from: readonly AttemptState[];
  /** The claim that must still be in force. */
  dial_token?: string;
  /** True: only when nothing has been sent yet. */
  unsent?: boolean;
  /** The lease must reach beyond this instant. */
  leased_at?: Date;
}

/** An attempt that is over, and its place among the others. */
export type ClosedAttempt = Pick<AttemptDocument, 'attempt_id' | 'intent_at'>;

const admittedAfter = ({ attempt_id, intent_at }: ClosedAttempt): Record<string, unknown>[] => [
  { intent_at: greaterThan(intent_at) },
  { intent_at, _id: greaterThan(attempt_id) },
];

const guardFilter = (guard: AttemptGuard): Record<string, unknown> => ({
  state: anyOf(guard.from),
  ...(guard.dial_token === undefined ? {} : { dial_token: guard.dial_token }),
  ...(guard.unsent ? { sent_at: null } : {}),
  ...(guard.leased_at === undefined ? {} : { lease_until: atLeast(guard.leased_at) }),
});

const ACROSS = {
  acrossAccounts: 'an attempt id comes from our own queue and names one attempt of one account',
};

/** Attempts: the durable intents to dial. Each arrow of the state diagram is one {@link move}. */
export const createAttemptRepository = ({ call_attempts }: Models) => {
  const attempts = direct(call_attempts);
  return {
    /** Stores the intent; false when this dial of this job exists already. */
    async insert(attempt: AttemptDocument): Promise<boolean> {
      try {
        await attempts.insertOne(attempt);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /** One attempt by its id, for workers, whose payload is that id. */
    dangerouslyAcrossAccountsFind: (attempt_id: string): Promise<AttemptDocument | null> =>
      attempts.findOne({ _id: attempt_id }, ACROSS),

    /** The attempt that Retell's call id belongs to, for webhooks, which know no account. */
    dangerouslyAcrossAccountsFindByCall: (retell_call_id: string): Promise<AttemptDocument | null> =>
      attempts.findOne({ retell_call_id }, ACROSS),

    /** Takes a queued attempt for dialling; null when somebody has it or had it. For workers, who know only its id. */
    dangerouslyAcrossAccountsClaim: (
      attempt_id: string,
      dial_token: string,
      lease_until: Date,
    ): Promise<AttemptDocument | null> =>
      attempts.findOneAndUpdate(
        { _id: attempt_id, state: 'queued' },
        { $set: { state: 'dialing', dial_token, lease_until } },
        { returnDocument: 'after', ...ACROSS },
      ),

    /**
     * One conditional step. Returns the attempt after it, or null when the guard did not hold: somebody else moved it,
     * and the caller stops silently.
     */
    move(
      scope: AccountScope,
      attempt_id: string,
      guard: AttemptGuard,
      change: Partial<AttemptDocument>,
    ): Promise<AttemptDocument | null> {
      return attempts.findOneAndUpdate(
        { _id: attempt_id, account_id: scope.account_id, ...guardFilter(guard) },
        { $set: change },
        { returnDocument: 'after' },
      );
    },

    /** Adds facts without a change of state. */
    async enrich(scope: AccountScope, attempt_id: string, facts: Partial<AttemptDocument>): Promise<void> {
      await attempts.updateOne({ _id: attempt_id, account_id: scope.account_id }, { $set: facts });
    },

    /** Takes the day off an attempt that did not dial after all; the day, or null when it was taken already. */
    async takeDay(scope: AccountScope, attempt_id: string): Promise<string | null> {
      const before = await call_attempts
        .findOneAndUpdate(
          { _id: attempt_id, account_id: scope.account_id, day: greaterThan('') },
          { $set: { day: null } },
          { returnDocument: 'before' },
        )
        .lean<AttemptDocument>();
      return before?.day ?? null;
    },

    /** Counts one more look for a call of unknown fate. */
    async countLookUp(scope: AccountScope, attempt_id: string): Promise<void> {
      await call_attempts.updateOne(
        { _id: attempt_id, account_id: scope.account_id },
        { $inc: { look_ups: 1 } },
      );
    },

    /** Instants since `since` at which this person was reached, for the weekly cap. */
    async contactsOf(
      scope: AccountScope,
      person_key: string,
      since: Date,
      counts: 'answered' | 'any',
    ): Promise<Date[]> {
      const found = await attempts.find(
        {
          account_id: scope.account_id,
          person_key,
          sent_at: atLeast(since),
          ...(counts === 'answered' ? { contact: true } : { state: anyOf(['placed', 'ended', 'settled']) }),
        },
        { projection: { sent_at: 1 } },
      );
      return found.map((attempt) => attempt.sent_at as Date);
    },

    /** Dials of a batch whose POST is written and unanswered: what a pause has to wait for. */
    countInFlight: (scope: AccountScope, batch_id: string): Promise<number> =>
      call_attempts.countDocuments({
        account_id: scope.account_id,
        batch_id,
        state: 'dialing',
        sent_at: greaterThanEpoch(),
      }),

    /** Open attempts of a batch. */
    countOpen: (scope: AccountScope, batch_id: string): Promise<number> =>
      call_attempts.countDocuments({
        account_id: scope.account_id,
        batch_id,
        state: anyOf(OPEN_ATTEMPT_STATES),
      }),

    /** Open attempts by batch, for fair sharing among these batches. */
    async dangerouslyAcrossAccountsOpenByBatch(batch_ids: string[]): Promise<Map<string, number>> {
      const groups = await call_attempts.aggregate<{ _id: string; n: number }>(
        [
          { $match: { batch_id: { $in: batch_ids }, state: { $in: [...OPEN_ATTEMPT_STATES] } } },
          { $group: { _id: '$batch_id', n: { $sum: 1 } } },
        ],
        { acrossAccounts: 'the capacity of a workspace is shared by every account' } as object,
      );
      return new Map(groups.map((group) => [group._id, group.n]));
    },

    /** The attempts of one job, oldest first. */
    listOfJob: (scope: AccountScope, job_id: string): Promise<AttemptDocument[]> =>
      call_attempts
        .find({ account_id: scope.account_id, job_id })
        .sort({ dial_seq: 1 })
        .lean<AttemptDocument[]>(),

    /** The attempts of one batch, oldest first. Unbounded: for checks and exports of campaigns at rest. */
    listOfBatch: (scope: AccountScope, batch_id: string): Promise<AttemptDocument[]> =>
      call_attempts
        .find({ account_id: scope.account_id, batch_id })
        .sort({ _id: 1 })
        .lean<AttemptDocument[]>(),

    /** Closed attempts of an account in the order in which they were admitted, after `after`. */
    listClosed: (scope: AccountScope, after: ClosedAttempt | null, limit: number): Promise<ClosedAttempt[]> =>
      call_attempts
        .find(
          {
            account_id: scope.account_id,
            open: false,
            ...(after === null ? {} : { $or: admittedAfter(after) }),
          },
          { attempt_id: 1, intent_at: 1 },
        )
        .sort({ intent_at: 1, _id: 1 })
        .limit(limit)
        .lean<ClosedAttempt[]>(),

    /** Open attempts in one state whose `field` lies before `before`, for the reconciler. */
    dangerouslyAcrossAccountsListStale: (
      state: AttemptState,
      field: 'dial_at' | 'lease_until' | 'placed_at' | 'decide_by' | 'sent_at' | 'ended_at' | 'intent_at',
      before: Date,
      limit: number,
    ): Promise<AttemptDocument[]> =>
      call_attempts
        .find({ state, open: true, [field]: lessThan(before) }, null, {
          acrossAccounts: 'the reconciler repairs every account',
        })
        .limit(limit)
        .lean<AttemptDocument[]>(),

    /** Which of these attempts are open still. */
    async dangerouslyAcrossAccountsOpenAmong(attempt_ids: string[]): Promise<Set<string>> {
      const found = await call_attempts
        .find(
          { _id: anyOf(attempt_ids), open: true },
          { _id: 1 },
          { acrossAccounts: 'slots and locks carry attempt ids only' },
        )
        .lean<{ _id: string }[]>();
      return new Set(found.map((attempt) => attempt._id));
    },

    /** Σ of what a batch's calls took, for the recomputed counters. */
    async sumOfBatch(
      scope: AccountScope,
      batch_id: string,
    ): Promise<{ cost_micros: number; seconds: number }> {
      const [sum] = await call_attempts.aggregate<{ cost_micros: number; seconds: number }>([
        { $match: { account_id: scope.account_id, batch_id, state: 'settled' } },
        {
          $group: {
            _id: null,
            cost_micros: { $sum: { $cond: [{ $eq: ['$charge.unit', 'micros'] }, '$charge.amount', 0] } },
            seconds: {
              $sum: {
                $cond: [
                  '$outcome.connected',
                  { $ceil: { $divide: [{ $ifNull: ['$duration_ms', 0] }, 1000] } },
                  0,
                ],
              },
            },
          },
        },
      ]);
      return { cost_micros: sum?.cost_micros ?? 0, seconds: sum?.seconds ?? 0 };
    },
  };
};

/** Any date at all: sent, where null is not. */
function greaterThanEpoch() {
  return atLeast(new Date(0));
}
