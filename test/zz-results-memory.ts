import { exportResults } from '@timbre/batches';
import { realClock, silentLogger } from '@timbre/kernel';
import { accountScope, openStore } from '@timbre/store';
import { aBatch, aJob, anAccount } from '/work/main/test/support/documents.ts';
const N = Number(process.argv[2]);
const store = await openStore({ uri: 'mongodb://127.0.0.1:37117/?directConnection=true', database: 'timbre_results_memory', logger: silentLogger } as never);
await store.ensureIndexes();
const now = realClock.now();
const account = anAccount(now); await store.accounts.insert(account);
const batch = aBatch(account, now, {}, { state: 'paused' }); await store.batches.insert(batch);
let t = Date.now();
for (let i = 0; i < N; i += 2000) {
  await store.jobs.insertMany(Array.from({ length: 2000 }, (_, k) => aJob(batch, ['+569' + String(10000000 + i + k)], new Date(now.getTime() + i + k), { status: 'completed', dial_seq: 1, call_result: { success: true, status: 'ended', timestamp: now, summary: { collected_dynamic_variables: { motivo: 'x', compromiso: 'si' }, call_analysis: {} } } as never })));
}
console.log('inserted', N, (Date.now() - t) + ' ms');
const scope = accountScope(account.account_id);
const reader = { show: (r: never) => r, variables: true, clear: true };
for (const format of ['csv', 'xlsx'] as const) {
  globalThis.gc?.();
  const base = process.memoryUsage().rss; let peak = base, bytes = 0; t = Date.now();
  const file = await exportResults({ store, clock: realClock })(scope, batch.batch_id, { format, dialect: 'chile' }, reader as never, { actor: { kind: 'user', id: 'u', account_id: null }, ip: null });
  let first = 0;
  for await (const piece of file.bytes) { first ||= Date.now() - t; bytes += piece.length; peak = Math.max(peak, process.memoryUsage().rss); }
  console.log(format, JSON.stringify({ rows: file.rows, mb: (bytes / 1e6).toFixed(1), ms: Date.now() - t, first_byte_ms: first, rss_base_mb: base >> 20, rss_peak_mb: peak >> 20 }));
}
await store.connection.dropDatabase(); await store.close();
