import { createApiKey } from '@timbre/accounts';
import type { AccountDocument, BatchDocument } from '@timbre/store';
import type { BenchOptions } from '../options.ts';
import { short, table } from '../report/table.ts';
import { addJobs, INSTANT, makeAccounts, makeCampaign, release } from '../world/data.ts';
import { residentMb } from '../world/machine.ts';
import { openWorld, type Ground, type World } from '../world/world.ts';
import { askEach, poll, type Polled, type Polling, type PollTimes } from './polling.ts';

/** What the benchmark of polling found. */
export interface ApiResult {
  jobs: number;
  /** The first answer of each account's overview: nothing is kept yet. */
  first_overview: PollTimes;
  /** Pages as people leave them open. */
  paced: Polling;
  /** Every client asks again as soon as it has its answer. */
  flat_out: Polling;
  api_mb: number;
}

const ACCOUNTS = 10;
const CAMPAIGNS_EACH = 4;
const CLIENTS = 50;
/** A page asks for the status of its campaign much more often than for the overview. */
const STATUS_PER_OVERVIEW = 5;
const DURATION_MS = 20_000;
const WARM_UP_MS = 2_000;
const EVERY_MS = 500;

interface Tenant {
  api_key: string;
  batches: BatchDocument[];
}

/** A tenant with campaigns that run; nobody dials, because no worker is started. */
const makeTenant = async (world: World, account: AccountDocument, jobs_each: number): Promise<Tenant> => {
  const batches: BatchDocument[] = [];
  for (let n = 0; n < CAMPAIGNS_EACH; n++) {
    const options = { jobs: 0, outcome: INSTANT, max_concurrent_calls: 1 };
    const batch = await makeCampaign(world, account, options);
    await addJobs(world, batch, jobs_each, INSTANT);
    batches.push(batch);
  }
  await release(world, batches);
  const { store, clock } = world;
  const made = await createApiKey({ store, clock })({ account_id: account.account_id, name: 'bench' });
  return { api_key: made.key, batches };
};

const overviewOf = ({ api_key }: Tenant): Polled => ({
  name: 'overview',
  path: '/api/v1/dashboard/overview',
  api_key,
});

/** What the n-th client asks for: the campaigns of its tenant by turns, now and then the overview. */
const pageOf = (tenants: readonly Tenant[], n: number): Polled[] => {
  const tenant = tenants[n % tenants.length]!;
  const status = tenant.batches.map(({ batch_id }) => ({
    name: 'status',
    path: `/api/v1/batches/${batch_id}/status`,
    api_key: tenant.api_key,
  }));
  const asked = Array.from({ length: STATUS_PER_OVERVIEW }, (_, k) => status[(n + k) % status.length]!);
  return [...asked, overviewOf(tenant)];
};

const rows = (what: string, { times }: Polling): (string | number)[][] =>
  Object.entries(times).map(([name, { p50, p95, p99, most, count, not_modified }]) => [
    ...[`${name}, ${what}`, p50, p95, p99, most, String(count)],
    `${((not_modified / count) * 100).toFixed(0)} %`,
  ]);

const print = (result: ApiResult): void => {
  const { first_overview: first, paced, flat_out } = result;
  const head = [`${CLIENTS} clients, ${result.jobs} jobs, ms`, 'p50', 'p95', 'p99', 'most', 'count', '304'];
  const body = [
    ['overview, first of each account', first.p50, first.p95, first.p99, first.most, String(first.count), ''],
    ...rows(`every ${EVERY_MS} ms`, paced),
    ...rows('at once', flat_out),
  ];
  console.log(`\n${table(head, body)}\n`);
  console.log(
    `requests per second: ${short(paced.requests_per_s)} paced, ${short(flat_out.requests_per_s)} at once; memory of the API: ${short(result.api_mb)} MB\n`,
  );
  const p95 = (name: string): string => short(flat_out.times[name]?.p95 ?? Number.NaN);
  console.log(
    `bench api: status_p95_ms=${p95('status')} overview_p95_ms=${p95('overview')} requests_per_s=${short(flat_out.requests_per_s)}`,
  );
};

/**
 * Fifty clients that poll the status of campaigns and the overview of ten accounts, over as many waiting jobs as the
 * last of `options.waiting`: first as pages do, then as fast as they are answered.
 */
export const runApiBench = async (ground: Ground, options: BenchOptions): Promise<ApiResult> => {
  const jobs = options.waiting.at(-1) ?? 1_000_000;
  const world = await openWorld(ground, options);
  try {
    const accounts = await makeAccounts(world, ACCOUNTS, options.concurrency);
    const each = Math.ceil(jobs / (ACCOUNTS * CAMPAIGNS_EACH));
    console.log(`filling: ${jobs} jobs …`);
    const tenants: Tenant[] = [];
    for (const account of accounts) tenants.push(await makeTenant(world, account, each));
    const pages = Array.from({ length: CLIENTS }, (_, n) => pageOf(tenants, n));
    console.log('polling …');
    const first_overview = await askEach(world.api_url, tenants.map(overviewOf));
    await poll(world.api_url, pages, { duration_ms: WARM_UP_MS, every_ms: 0 });
    const paced = await poll(world.api_url, pages, { duration_ms: DURATION_MS, every_ms: EVERY_MS });
    const flat_out = await poll(world.api_url, pages, { duration_ms: DURATION_MS, every_ms: 0 });
    const api_mb = residentMb(world.api.pid)?.highest ?? Number.NaN;
    const result = { jobs: each * ACCOUNTS * CAMPAIGNS_EACH, first_overview, paced, flat_out, api_mb };
    print(result);
    return result;
  } finally {
    await world.stop();
  }
};
