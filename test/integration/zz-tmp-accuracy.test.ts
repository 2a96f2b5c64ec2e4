import { accountScope } from '@timbre/store';
import { preflightBatch } from '@timbre/calls';
import { expect, it } from 'vitest';
import { startEngine } from '../support/engine.ts';
it('tmp', async () => {
  const engine = await startEngine({ factor: 40, calls_per_second: 5 });
  const account = await engine.account({ max_concurrent_calls: 5 });
  const settings = { max_attempts: 3, retry_delay_hours: 0.5 };
  const deps = { store: engine.store, clock: engine.clock, demo_pack_allowed: true, caller_id: '+56225550100', workspace: { workspace_id: 'default', from_number: '+56225550100', agent_id: 'a', calls_per_second: 5, max_concurrent_calls: 50 } };
  for (const round of [0, 1]) {
    const phones = Array.from({ length: 120 }, (_, n) => [`+569${61_000_000 + round * 100_000 + n * 37}`]);
    const { batch } = await engine.campaign(account, phones, settings);
    const t = performance.now();
    const p = await preflightBatch(deps)(accountScope(account.account_id), batch.batch_id);
    const ms = Math.round(performance.now() - t);
    const start = engine.clock.now().getTime();
    await engine.completed(batch, 240_000);
    const attempts = await engine.store.attempts.listOfBatch(accountScope(account.account_id), batch.batch_id);
    const sent = attempts.flatMap((a) => (a.sent_at ? [a.sent_at.getTime()] : []));
    const min = (d: Date | null) => d && Math.round((d.getTime() - start) / 60_000);
    console.log('ROUND', round, { ms, history: p.assumptions.figures, calls: p.assumptions.calls, real_calls: sent.length, earliest: min(p.finish.earliest), expected: min(p.finish.expected), latest: min(p.finish.latest), real: Math.round((Math.max(...sent) - start) / 60_000) });
  }
  await engine.stop();
  expect(1).toBe(1);
}, 600_000);
