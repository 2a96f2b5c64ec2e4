import { accountScope, type AccountDocument, type Store } from '@timbre/store';
import type { Clock } from '@timbre/kernel';
import { aBatch, aJob, anAccount } from '../../support/documents.ts';
import type { Campaign, World } from './types.ts';

/** Making accounts and campaigns, and reading them again. */
export type CampaignDesk = Pick<World, 'account' | 'campaign' | 'watch' | 'campaigns' | 'job' | 'batch'>;

const topUp = async (
  store: Store,
  account: AccountDocument,
  unit: 'seconds' | 'micros',
  amount: number,
  at: Date,
): Promise<void> => {
  await store.wallets.move(accountScope(account.account_id), unit, `start-${unit}`, {
    kind: 'top_up',
    amount,
    batch_id: null,
    description: 'Inicio',
    at,
  });
};

/** A desk that writes straight into the store, as an upload would leave it, and remembers what it made. */
export const openDesk = (store: Store, clock: Clock): CampaignDesk => {
  const made: Campaign[] = [];
  return {
    async account(given, balance = {}) {
      const account = anAccount(clock.now(), given);
      await store.accounts.insert(account);
      await store.wallets.create(accountScope(account.account_id));
      for (const unit of ['seconds', 'micros'] as const) {
        const amount = balance[unit];
        if (amount !== undefined) await topUp(store, account, unit, amount, clock.now());
      }
      return account;
    },
    async campaign(account, { phones, call_settings, given }) {
      const batch = aBatch(account, clock.now(), call_settings, {
        ...given,
        total_jobs: phones.length,
        pending_jobs: phones.length,
      });
      const jobs = phones.map((numbers) => aJob(batch, numbers, clock.now()));
      await store.jobs.insertMany(jobs);
      await store.batches.insert(batch);
      const campaign = { account, batch, jobs };
      made.push(campaign);
      return campaign;
    },
    async watch(account_id, batch_id) {
      const scope = accountScope(account_id);
      const [account, batch] = await Promise.all([
        store.accounts.find(scope),
        store.batches.find(scope, batch_id),
      ]);
      if (account === null || batch === null) throw new Error(`no campaign ${batch_id}`);
      const campaign = { account, batch, jobs: [] };
      made.push(campaign);
      return campaign;
    },
    campaigns: () => made,
    job: async (job) => (await store.jobs.find(accountScope(job.account_id), job.job_id)) ?? job,
    batch: async (batch) =>
      (await store.batches.find(accountScope(batch.account_id), batch.batch_id)) ?? batch,
  };
};
