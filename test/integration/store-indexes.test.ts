import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStoreBench, type StoreBench } from './store-support.ts';

let bench: StoreBench;
beforeAll(async () => {
  bench = await openStoreBench();
});
afterAll(() => bench.stop());

interface Index {
  key: Record<string, number>;
  unique?: boolean;
  sparse?: boolean;
  expireAfterSeconds?: number;
  partialFilterExpression?: object;
}

/** An index as one line: its fields in order, a minus for descending, and what makes it special. */
const lineOf = ({ key, ...index }: Index): string =>
  [
    Object.entries(key)
      .map(([field, direction]) => (direction === -1 ? `-${field}` : field))
      .join(' '),
    ...(index.unique ? ['unique'] : []),
    ...(index.sparse ? ['sparse'] : []),
    ...(index.expireAfterSeconds === undefined ? [] : [`ttl ${index.expireAfterSeconds}`]),
    ...(index.partialFilterExpression ? [`where ${JSON.stringify(index.partialFilterExpression)}`] : []),
  ].join(' | ');

const indexesOf = async (name: string): Promise<string[]> => {
  const indexes = (await bench.store.connection.collection(name).indexes()) as Index[];
  return indexes.map(lineOf).filter((line) => line !== '_id');
};

/** What the design asks for (engine.md, "Documents"); the engine's promises stand on the unique ones. */
const DESIGNED: Record<string, string[]> = {
  batches: ['batch_id | unique', 'is_active batch_id', 'state dispatch.next_at'],
  jobs: [
    'job_id | unique',
    'batch_id status',
    'batch_id status -priority reserved_until _id',
    'deduplication_key | unique | sparse',
  ],
  call_attempts: [
    'job_id dial_seq | unique',
    'retell_call_id | unique | sparse',
    'state dial_at | where {"open":true}',
  ],
  slots: ['scope attempt_id n'],
  locks: ['attempt_id'],
  webhook_events: ['retell_call_id event body_sha256 | unique', 'received_at | ttl 2592000'],
  ledger: ['account_id ref_id kind | unique'],
  accounts: ['account_id | unique'],
  api_keys: ['key_id | unique'],
  users: ['user_id | unique', 'email | unique'],
  imports: ['import_id | unique'],
  import_reports: ['expires_at | ttl 0'],
  import_previews: ['preview_id | unique', 'expires_at | ttl 0'],
  messages: ['id | unique', 'notice_key | unique | sparse'],
  idempotency_keys: ['expires_at | ttl 0'],
  login_tries: ['until | ttl 0'],
  sessions: ['ends_at | ttl 0'],
};

describe('after ensureIndexes', () => {
  it.each(Object.entries(DESIGNED))('%s has the indexes of the design', async (name, designed) => {
    expect(await indexesOf(name)).toEqual(expect.arrayContaining(designed));
  });

  it('no unique index stands on a value that an update frees (decisions.md §1.7)', async () => {
    for (const name of Object.keys(DESIGNED))
      for (const line of await indexesOf(name))
        expect(line, name).not.toMatch(/unique.*where|(?:phone|person_key)\b.*unique/);
  });

  it('a second time, in two processes at once, nothing is made twice', async () => {
    const before = await indexesOf('jobs');
    await Promise.all([bench.store.ensureIndexes(), bench.other.ensureIndexes()]);
    expect(await indexesOf('jobs')).toEqual(before);
  });
});
