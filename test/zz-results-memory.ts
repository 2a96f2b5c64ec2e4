import { exportResults } from '@timbre/batches';
import { realClock, silentLogger } from '@timbre/kernel';
import { accountScope, openStore } from '@timbre/store';
import { aBatch, aJob, anAccount } from '/work/main/test/support/documents.ts';
const N = Number(process.argv[2]);
const store = await openStore({ uri: process.env.TIMBRE_DEV_MONGODB_URI!, database: 'timbre_results_memory', logger: silentLogger } as never);
await store.ensureIndexes();
let t = 0;
const found = (await store.connection.collection('batches').findOne({})) as never as { batch_id: string; account_id: string };
const batch = found, account = found;
const scope = accountScope(account.account_id);
const reader = { show: (r: never) => r, variables: true, clear: true };
for (const format of ['csv', 'xlsx'] as const) {
  globalThis.gc?.();
  const base = process.memoryUsage().rss; let peak = base, bytes = 0; t = Date.now();
  const file = await exportResults({ store, clock: realClock })(scope, batch.batch_id, { format, dialect: 'chile' }, reader as never, { actor: { kind: 'user', id: 'u', account_id: null }, ip: null });
  let first = 0;
  for await (const piece of file.bytes) { first ||= Date.now() - t; bytes += piece.length; peak = Math.max(peak, process.memoryUsage().rss); }
  console.log(format, { rows: file.rows, mb: (bytes / 1e6).toFixed(1), ms: Date.now() - t, first_byte_ms: first, rss_base_mb: base >> 20, rss_peak_mb: peak >> 20 });
}
await store.connection.dropDatabase(); await store.close();
