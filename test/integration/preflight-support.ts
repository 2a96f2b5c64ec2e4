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
  let api: TestApi;
  let own: TestAccount;
  beforeAll(async () => {
    api = await startTestApi({ clock });
  });
  beforeEach(async () => {
    clock.set(MONDAY);
    own = await api.createAccount('credit_based');
  });
  afterAll(() => api.stop());
  const scope = (): AccountScope => accountScope(own.account_id);
  return {
    clock,
    get api() {
      return api;
    },
    get own() {
      return own;
    },
    scope,
    post: (path, body, key = own.api_key) => api.call('post', `/api/v1/batches${path}`, { key, body }),
    async batch(settings = OFFICE, given = {}) {
      const account = await api.store.accounts.find(scope());
      if (account === null) throw new Error('no account');
      return aBatch(account, clock.now(), { ...settings }, { contact_pack: null, ...given });
    },
  };
};

/** What was skipped, by code. */
export const skippedBy = (answer: { skipped: { code: string }[] }): Record<string, object> =>
  Object.fromEntries(answer.skipped.map((one) => [one.code, one]));
