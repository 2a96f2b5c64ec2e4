import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ALL_HOURS,
  cleanDebtors,
  followCampaigns,
  lineFromNow,
  makeAccounts,
  makeReport,
  reportLine,
  startStack,
  uploadFile,
  type DemoReport,
  type Stack,
} from '@timbre/demo';
import { realClock } from '@timbre/kernel';
import { connectRedis } from '@timbre/queue';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testServers } from '../support/servers.ts';

const CONTACTS = 120;

/** Operations that the two servers have served so far, whoever asked. */
const served = async (stack: Stack): Promise<{ mongodb: number; redis: number }> => {
  const status = (await stack.store.connection.db?.admin().command({ serverStatus: 1 })) as {
    opcounters: Record<string, number>;
  };
  const { insert = 0, query = 0, update = 0, delete: deleted = 0, command = 0 } = status.opcounters;
  const redis = connectRedis(testServers().redis_url, 'worker');
  const info = await redis.info('stats');
  redis.disconnect();
  return {
    mongodb: insert + query + update + deleted + command,
    redis: Number(/total_commands_processed:(\d+)/.exec(info)?.[1]),
  };
};

/** Share of the reads of campaigns' settings that needed no database, as the process itself counted. */
const settingsHitRatio = async ({ api_url }: Stack): Promise<number> => {
  const text = await (await fetch(`${api_url}/metrics`)).text();
  return Number(/^timbre_settings_cache_hit_ratio\{[^}]*\} (\S+)$/m.exec(text)?.[1]);
};

const run_dir = mkdtempSync(join(tmpdir(), 'timbre-e2e-'));
let stack: Stack;
beforeAll(async () => {
  const servers = testServers();
  stack = await startStack({
    mongodb_uri: servers.mongodb_uri,
    redis_uri: servers.redis_url,
    rhythm: { line: lineFromNow(300), calls_per_real_second: 60, max_concurrent_calls: 60 },
    run_dir,
    say: () => {},
  });
});
afterAll(async () => {
  await stack?.store.connection.dropDatabase();
  await stack?.stop();
  rmSync(run_dir, { recursive: true, force: true });
});

describe('a campaign of 1,000 contacts, through the API and real processes', () => {
  let report: DemoReport;

  it('goes from the spreadsheet to results', async () => {
    const before = await served(stack);
    const start = realClock.now().getTime();
    const [account] = await makeAccounts(stack);
    if (account === undefined) throw new Error('no account');
    const file = { name: 'mil.xlsx', content: cleanDebtors(CONTACTS) };
    const upload = await uploadFile(account, file, ALL_HOURS, {
      contact_pack: 'demo',
      batch_name: 'Mil contactos',
    });
    const campaigns = [{ account, upload, waits: false }];
    await followCampaigns(campaigns, new AbortController().signal);
    const seconds = (realClock.now().getTime() - start) / 1000;
    report = await makeReport(stack, campaigns);
    const after = await served(stack);
    const hit_ratio = await settingsHitRatio(stack);

    const calls = report.campaigns
      .flatMap((campaign) => campaign.attempts)
      .filter((attempt) => attempt.sent_at !== null).length;
    const perCall = (operations: number): string => (operations / calls).toFixed(1);
    console.log(reportLine(report));
    console.log(
      `e2e: contacts=${CONTACTS} calls=${calls} seconds=${seconds.toFixed(1)} calls_per_second=${(calls / seconds).toFixed(1)} ` +
        `mongodb_ops_per_call=${perCall(after.mongodb - before.mongodb)} redis_ops_per_call=${perCall(after.redis - before.redis)} settings_cache_hit_ratio=${hit_ratio.toFixed(4)} ` +
        `servers="${testServers().names.mongodb}, ${testServers().names.redis}"`,
    );
    expect(hit_ratio).toBeGreaterThan(0.9);
    const [status] = report.campaigns.map((campaign) => campaign.status);
    expect(status).toMatchObject({
      total_jobs: CONTACTS,
      pending_jobs: 0,
      in_progress_jobs: 0,
      suspended_jobs: 0,
    });
    expect((status?.completed_jobs ?? 0) + (status?.failed_jobs ?? 0)).toBe(CONTACTS);
    expect(status?.completed_jobs).toBeGreaterThan(CONTACTS / 3);
  });

  it('keeps every promise', () => {
    expect(report.figures).toEqual({
      double_dials: 0,
      out_of_hours: 0,
      balance_diff: 0,
      lost_results: 0,
      stuck: 0,
    });
  });
});
