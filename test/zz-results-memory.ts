import { silentLogger } from '@timbre/kernel';
import { accountScope, openStore } from '@timbre/store';
const store = await openStore({ uri: 'mongodb://127.0.0.1:37117/?directConnection=true', database: 'timbre_results_memory', logger: silentLogger } as never);
const batch = (await store.connection.collection('batches').findOne({})) as never as { batch_id: string; account_id: string };
console.log('batch', batch?.batch_id);
const scope = accountScope(batch.account_id);
let t = Date.now();
try { console.log('count', await store.results_reads.count(scope, batch.batch_id), Date.now() - t); } catch (e) { console.log('count', String(e).slice(0, 300), Date.now() - t); }
t = Date.now();
try { let n = 0; for await (const j of store.results_reads.stream(scope, batch.batch_id)) { n++; if (n === 1) console.log('first', Date.now() - t, process.memoryUsage().rss >> 20); if (n % 20000 === 0) console.log(n, Date.now() - t, process.memoryUsage().rss >> 20); if (n >= 60000) break; } } catch (e) { console.log('stream', String(e).slice(0, 300), Date.now() - t); }
await store.close();
