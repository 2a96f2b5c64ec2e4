import { createApiKey } from '@timbre/accounts';
import { manualClock } from '@timbre/kernel';
import { accountScope, type AccountDocument, type BatchDocument, type JobDocument } from '@timbre/store';
import { startTestApi, type TestApi } from '../support/api.ts';
import { aBatch, aJob, anAccount } from '../support/documents.ts';

/** A Tuesday at noon in Santiago. */
export const NOON = new Date('2026-11-24T15:00:00Z');
export const at = (utc: string): Date => new Date(utc);

/** An account with a campaign of one, and a key for it. */
export interface Scene {
  account: AccountDocument;
  batch: BatchDocument;
  job: JobDocument;
  key: string;
}

/** What departs from a campaign that may call its person at once. */
export interface SceneGiven {
  account?: Partial<AccountDocument>;
  batch?: Partial<BatchDocument>;
  job?: Partial<JobDocument>;
  settings?: Record<string, unknown>;
}

/** An API at a standing clock, and how to make something that it may explain. */
export interface ExplainBench {
  api: TestApi;
  clock: ReturnType<typeof manualClock>;
  scene(given?: SceneGiven): Promise<Scene>;
}

/** Starts the API at {@link NOON}; stop `api` in `afterAll`. */
export const openExplainBench = async (): Promise<ExplainBench> => {
  const clock = manualClock(NOON);
  const api = await startTestApi({ clock });
  const { store } = api;
  let phones = 0;
  return {
    api,
    clock,
    async scene(given = {}) {
      const account = anAccount(NOON, given.account);
      await store.accounts.insert(account);
      await store.wallets.create(accountScope(account.account_id));
      const batch = aBatch(account, NOON, given.settings, {
        contact_pack: null,
        total_jobs: 1,
        pending_jobs: 1,
        ...given.batch,
      });
      await store.batches.insert(batch);
      phones += 1;
      const phone = `+5695000${String(phones).padStart(4, '0')}`;
      const job = aJob(batch, [phone], NOON, { person_key: `50${phones}-1`, ...given.job });
      await store.jobs.insertMany([job]);
      const { key } = await createApiKey({ store, clock })({
        account_id: account.account_id,
        name: 'prueba',
      });
      return { account, batch, job, key };
    },
  };
};
