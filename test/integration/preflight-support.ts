import { manualClock, type Clock } from '@timbre/kernel';
import { accountScope, type AccountScope, type BatchDocument } from '@timbre/store';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { aBatch } from '../support/documents.ts';
import { MONDAY } from './batches-support.ts';

/** Office hours of a week, in the zone of the person. */
export const OFFICE = { allowed_hours: { start: '09:00', end: '18:00' }, days_of_week: [1, 2, 3, 4, 5] };

/** An API on a Monday morning, and an account with a balance, made anew for each test. */
export interface PreflightBench {
  clock: Clock & { set(at: Date | string): void };
  api: TestApi;
  own: TestAccount;
  scope(): AccountScope;
  post(path: string, body?: unknown, key?: string): ReturnType<TestApi['call']>;
  /** A campaign of the account under the law of its country, not stored. */
  batch(settings?: object, given?: Partial<BatchDocument>): Promise<BatchDocument>;
}

/** Starts it before the tests of a file and ends it after them. */
export const usePreflightBench = (): PreflightBench => {
  const clock = manualClock(MONDAY);
  const bench = { clock } as PreflightBench;
  beforeAll(async () => {
    bench.api = await startTestApi({ clock });
  });
  beforeEach(async () => {
    clock.set(MONDAY);
    bench.own = await bench.api.createAccount('credit_based');
  });
  afterAll(() => bench.api.stop());
  bench.scope = () => accountScope(bench.own.account_id);
  bench.post = (path, body, key = bench.own.api_key) =>
    bench.api.call('post', `/api/v1/batches${path}`, { key, body });
  bench.batch = async (settings = OFFICE, given = {}) => {
    const account = await bench.api.store.accounts.find(bench.scope());
    if (account === null) throw new Error('no account');
    return aBatch(account, clock.now(), { ...settings }, { contact_pack: null, ...given });
  };
  return bench;
};

/** What was skipped, by code. */
export const skippedBy = (answer: { skipped: { code: string }[] }): Record<string, object> =>
  Object.fromEntries(answer.skipped.map((one) => [one.code, one]));
