import { newAttemptId } from '@timbre/kernel';
import { accountScope, type NewDoNotCall } from '@timbre/store';
import { anAttempt } from '../support/documents.ts';
import { at, NOON, type ExplainBench, type Scene } from './explain-support.ts';

const scopeOf = ({ account }: Scene) => accountScope(account.account_id);

const listed = (level: NewDoNotCall['level'], { job }: Scene, expires_at: Date | null): NewDoNotCall => ({
  level,
  value: level === 'person' ? job.person_key : level === 'phone' ? (job.contact.phones[0] ?? '') : '',
  batch_id: null,
  reason: 'lo pidió por escrito',
  source: 'manual',
  expires_at,
  created_by: 'prueba',
  created_at: NOON,
});

/** Opens of the Chilean pack: the next morning, and Monday's. */
const TOMORROW = '2026-11-25T11:00:00.000Z';
const MONDAY = '2026-11-30T11:00:00.000Z';

/** A situation, and what is to be said about it. */
export interface ExplainCase {
  make(bench: ExplainBench): Promise<Scene>;
  verdict: string;
  code: string;
  next: string | null;
  /** What the rule's source has to name. */
  source: RegExp;
  to_do?: RegExp;
}

/** Every code of an explanation, once at least. */
export const EXPLAIN_CASES: Record<string, ExplainCase> = {
  'nothing stands in the way': {
    make: ({ scene }) => scene(),
    ...{ verdict: 'allow', code: 'ready', next: NOON.toISOString(), source: /Timbre/ },
  },
  'the campaign has its own hours': {
    make: ({ scene }) => scene({ settings: { allowed_hours: { start: '15:00', end: '18:00' } } }),
    ...{ verdict: 'defer', code: 'out_of_hours', next: '2026-11-24T18:00:00.000Z', source: /campaña/ },
  },
  'the law closes the evening': {
    make: async ({ clock, scene }) => {
      clock.set('2026-11-25T00:30:00Z');
      return scene();
    },
    ...{ verdict: 'defer', code: 'out_of_hours', next: TOMORROW, source: /59.*Procedimiento Civil/ },
  },
  'the campaign has its own days': {
    make: ({ scene }) => scene({ settings: { days_of_week: [5] } }),
    ...{ verdict: 'defer', code: 'day_not_allowed', next: '2026-11-27T11:00:00.000Z', source: /campaña/ },
  },
  'the account keeps the day free': {
    make: ({ scene }) => scene({ account: { holidays: [{ date: '2026-11-24', name: 'Aniversario' }] } }),
    ...{ verdict: 'defer', code: 'holiday', next: TOMORROW, source: /cuenta/ },
  },
  'somebody paused the campaign': {
    make: ({ scene }) => scene({ batch: { state: 'paused', is_active: false, pause_reason: 'user' } }),
    ...{ verdict: 'defer', code: 'batch_paused', next: null, source: /campaña/, to_do: /^Reanude/ },
  },
  'the campaign paused itself': {
    make: ({ scene }) => scene({ batch: { state: 'paused', is_active: false, pause_reason: 'no_balance' } }),
    ...{ verdict: 'defer', code: 'batch_paused', next: null, source: /campaña/, to_do: /^Recargue/ },
  },
  'the campaign is being imported': {
    make: ({ scene }) => scene({ batch: { state: 'importing' } }),
    ...{ verdict: 'defer', code: 'batch_paused', next: null, source: /campaña/, to_do: /importación/ },
  },
  'the campaign was cancelled': {
    make: ({ scene }) => scene({ batch: { state: 'cancelled', cancellation_reason: 'error de carga' } }),
    ...{ verdict: 'deny', code: 'batch_cancelled', next: null, source: /campaña/, to_do: /otra campaña/ },
  },
  'the account is suspended': {
    make: ({ scene }) => scene({ account: { status: 'suspended' } }),
    ...{
      verdict: 'defer',
      code: 'account_suspended',
      next: null,
      source: /cuenta/,
      to_do: /Active la cuenta/,
    },
  },
  'an emergency stop stands': {
    make: async ({ api, scene }) => {
      const made = await scene();
      await api.store.halts.raise({
        scope: `account:${made.account.account_id}`,
        kind: 'emergency',
        reason: 'reclamo',
        since: NOON,
        probe_at: null,
        probe_every_ms: null,
      });
      return made;
    },
    ...{ verdict: 'defer', code: 'account_suspended', next: null, source: /emergencia/, to_do: /Levante/ },
  },
  'a number was halted': {
    make: async ({ api, scene }) => {
      const made = await scene({ batch: { from_number: '+56226660000' } });
      await api.store.halts.raise({
        scope: 'from_number:+56226660000',
        kind: 'fault',
        reason: 'Retell respondió 404',
        since: NOON,
        probe_at: at('2026-11-24T15:15:00Z'),
        probe_every_ms: 900_000,
      });
      return made;
    },
    ...{ verdict: 'defer', code: 'capacity', next: '2026-11-24T15:15:00.000Z', source: /Retell/ },
  },
  'the number may not be shown': {
    make: ({ scene }) => scene({ batch: { from_number: '+56809123456' } }),
    ...{ verdict: 'defer', code: 'caller_id', next: null, source: /286/, to_do: /from_number/ },
  },
  'the person is on the do-not-call list': {
    make: async ({ api, scene }) => {
      const made = await scene();
      await api.store.do_not_call.put(scopeOf(made), listed('person', made, null));
      return made;
    },
    ...{
      verdict: 'deny',
      code: 'do_not_call',
      next: null,
      source: /no llamar/i,
      to_do: /lista de no llamar/,
    },
  },
  'the phone is on the list for a week': {
    make: async ({ api, scene }) => {
      const made = await scene();
      await api.store.do_not_call.put(scopeOf(made), listed('phone', made, at('2026-11-29T15:00:00Z')));
      return made;
    },
    ...{ verdict: 'defer', code: 'do_not_call', next: MONDAY, source: /no llamar/i },
  },
  "the account's calls of today are used up": {
    make: async ({ api, scene }) => {
      const made = await scene({ account: { daily_call_limit: 1 } });
      await api.store.accounts.countCall(scopeOf(made), '2026-11-24', 1);
      return made;
    },
    ...{ verdict: 'defer', code: 'daily_limit', next: TOMORROW, source: /cuenta/ },
  },
  "the account's spending of today is used up": {
    make: async ({ api, scene }) => {
      const made = await scene({ account: { daily_spend_limit: 100 } });
      await api.store.accounts.countCall(scopeOf(made), '2026-11-24', 1_000);
      await api.store.connection
        .collection('account_days')
        .updateOne({ account_id: made.account.account_id }, { $set: { committed: 100 } });
      return made;
    },
    ...{ verdict: 'defer', code: 'spend_limit', next: TOMORROW, source: /cuenta/ },
  },
  'the person was reached yesterday': {
    make: async ({ api, scene }) => {
      const made = await scene();
      const attempt_id = newAttemptId();
      await api.store.attempts.insert(
        anAttempt(made.job, made.batch, NOON, {
          ...{ _id: attempt_id, attempt_id, state: 'settled', open: false, contact: true },
          sent_at: at('2026-11-23T15:00:00Z'),
        }),
      );
      return made;
    },
    // Seven times 24 hours, though the calendar week ends before.
    ...{ verdict: 'defer', code: 'contact_cap', next: '2026-11-30T15:00:00.000Z', source: /21\.320/ },
  },
  'the attempts are spent': {
    make: ({ scene }) => scene({ settings: { max_attempts: 2 }, job: { attempts: 2 } }),
    ...{ verdict: 'deny', code: 'max_attempts', next: null, source: /campaña/, to_do: /retry/ },
  },
  'it failed for good': {
    make: ({ scene }) => scene({ job: { status: 'failed', last_error: 'Máximo de intentos alcanzado (3)' } }),
    ...{ verdict: 'deny', code: 'max_attempts', next: null, source: /campaña/, to_do: /retry/ },
  },
  'it failed by the platform': {
    make: ({ scene }) => scene({ job: { status: 'failed', last_error: 'error_retell' } }),
    ...{ verdict: 'deny', code: 'failed', next: null, source: /llamadas/, to_do: /retry/ },
  },
  'no phone is left': {
    make: ({ scene }) =>
      scene({
        job: {
          phone_states: [
            {
              ...{ dead: true, last_reason: 'invalid_destination', streak: 1 },
              ...{ tried_this_round: true, rest_until: null },
            },
          ],
        },
      }),
    ...{ verdict: 'deny', code: 'no_phone', next: null, source: /campaña/, to_do: /otro teléfono/ },
  },
  'it waits for its next try': {
    make: ({ scene }) =>
      scene({ job: { reserved_until: at('2026-11-24T16:30:00Z'), wait_reason: 'retry', attempts: 1 } }),
    ...{ verdict: 'defer', code: 'retry', next: '2026-11-24T16:30:00.000Z', source: /call_settings/ },
  },
  'its next try falls into the night': {
    make: ({ scene }) => scene({ job: { reserved_until: at('2026-11-25T02:00:00Z'), wait_reason: 'retry' } }),
    ...{ verdict: 'defer', code: 'retry', next: TOMORROW, source: /call_settings/ },
  },
  'the platform failed': {
    make: ({ scene }) =>
      scene({ job: { reserved_until: at('2026-11-24T15:02:00Z'), wait_reason: 'platform_fault' } }),
    ...{ verdict: 'defer', code: 'platform_fault', next: '2026-11-24T15:02:00.000Z', source: /Timbre/ },
  },
  "a worker's clock was wrong": {
    make: ({ scene }) =>
      scene({ job: { reserved_until: at('2026-11-24T15:01:00Z'), wait_reason: 'clock_skew' } }),
    ...{ verdict: 'defer', code: 'clock_skew', next: '2026-11-24T15:01:00.000Z', source: /Timbre/ },
  },
  'the person is in another call': {
    make: async ({ api, scene }) => {
      const made = await scene();
      const { account_id, person_key } = made.job;
      await api.store.locks.take({ account_id, person_key, phone: '+56950009999' }, newAttemptId(), NOON);
      return made;
    },
    ...{ verdict: 'defer', code: 'phone_busy', next: null, source: /Timbre/, to_do: /^Nada/ },
  },
  'there is no balance': {
    make: ({ scene }) => scene({ account: { plan_type: 'minutes_based' } }),
    ...{ verdict: 'defer', code: 'no_balance', next: null, source: /Plan/, to_do: /Recargue/ },
  },
  'it was suspended for want of balance': {
    make: ({ scene }) =>
      scene({ job: { status: 'suspended', last_error: 'Saldo insuficiente: no quedan minutos' } }),
    ...{ verdict: 'defer', code: 'no_balance', next: null, source: /Plan/, to_do: /Recargue/ },
  },
  'all slots are taken': {
    make: async ({ api, scene }) => {
      const made = await scene({ settings: { max_concurrent_calls: 1 } });
      const [slot] = await api.store.slots.listFree(`batch:${made.batch.batch_id}`, 1, 1);
      await api.store.slots.take(slot?._id ?? '', newAttemptId(), NOON);
      return made;
    },
    ...{ verdict: 'defer', code: 'no_slot', next: null, source: /max_concurrent_calls/, to_do: /^Nada/ },
  },
  'it is being called': {
    make: ({ scene }) =>
      scene({ job: { status: 'in_progress' }, batch: { pending_jobs: 0, in_progress_jobs: 1 } }),
    ...{ verdict: 'defer', code: 'calling', next: null, source: /Timbre/, to_do: /^Nada/ },
  },
  'it is done': {
    make: ({ scene }) =>
      scene({ job: { status: 'completed' }, batch: { pending_jobs: 0, completed_jobs: 1 } }),
    ...{ verdict: 'deny', code: 'completed', next: null, source: /Resultado/ },
  },
  'it was cancelled': {
    make: ({ scene }) => scene({ job: { status: 'cancelled', cancellation_reason: 'pagó' } }),
    ...{ verdict: 'deny', code: 'cancelled', next: null, source: /persona/, to_do: /otra campaña/ },
  },
};
