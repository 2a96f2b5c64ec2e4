import { silentLogger, realClock } from '@timbre/kernel';
import { createNews } from '@timbre/calls';
import { createLiveEvents, openSharedRedis, type SharedRedis } from '@timbre/queue';
import { accountScope, type AccountDocument, type BatchDocument } from '@timbre/store';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { aBatch, aJob, anAttempt } from '../support/documents.ts';
import { testServers } from '../support/servers.ts';
import { until } from '../support/until.ts';

interface Heard {
  event: string;
  id?: string;
  data: Record<string, unknown>;
}

let api: TestApi;
let redis: SharedRedis;
let account: TestAccount;
const listening: AbortController[] = [];
beforeAll(async () => {
  api = await startTestApi();
  const { redis_url } = testServers();
  redis = await openSharedRedis({ redis_url, prefix: api.names.prefix, logger: silentLogger });
  account = await api.createAccount();
});
afterEach(() => {
  for (const one of listening.splice(0)) one.abort();
});
afterAll(async () => {
  await redis.close();
  await api.stop();
});

/** What a worker of the same environment tells. */
const worker = () =>
  createNews({ events: createLiveEvents(redis, api.names.prefix), redis, clock: realClock });

const framesOf = (text: string): Heard[] =>
  text.split('\n\n').flatMap((frame) => {
    const fields = Object.fromEntries(
      frame
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
    );
    if (fields['event'] === undefined || fields['data'] === undefined) return [];
    const { event, id } = fields;
    return [
      { event, ...(id === undefined ? {} : { id }), data: JSON.parse(fields['data']) as Heard['data'] },
    ];
  });

/** Connects and collects what comes; `ended` once the server closed the stream. */
const listen = async (
  headers: Record<string, string> = {},
  key = account.api_key,
  path = '/api/v1/events',
) => {
  const stop = new AbortController();
  listening.push(stop);
  const response = await fetch(`${api.url}${path}`, {
    headers: { authorization: `Bearer ${key}`, ...headers },
    signal: stop.signal,
  });
  const state = { text: '', ended: false };
  const reading = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const part of response.body ?? [])
      state.text += decoder.decode(part as Uint8Array, { stream: true });
  };
  void reading()
    .catch(() => undefined)
    .finally(() => (state.ended = true));
  return {
    response,
    state,
    stop: () => stop.abort(),
    heard: (event?: string) =>
      framesOf(state.text).filter((one) => event === undefined || one.event === event),
    async waitFor(event: string, count = 1) {
      await until(`${count} ${event}`, async () => this.heard(event).length >= count);
      return this.heard(event);
    },
  };
};

const batchOf = async ({ account_id }: TestAccount): Promise<BatchDocument> => {
  const document = (await api.store.accounts.find(accountScope(account_id))) as AccountDocument;
  const batch = aBatch(document, realClock.now(), {}, { total_jobs: 3, completed_jobs: 1, pending_jobs: 2 });
  await api.store.batches.insert(batch);
  return batch;
};

/** A settled call of the batch, as the engine tells it. */
const moved = (batch: BatchDocument, attempt_id = 'attempt-1') => {
  const job = aJob(batch, ['+56950001234'], realClock.now());
  const attempt = anAttempt(job, batch, realClock.now(), {
    ...{ _id: attempt_id, attempt_id, state: 'ended', duration_ms: 30_000, retell_call_id: 'call_1' },
    outcome: {
      ...{ class: 'answered', reason: 'user_hangup', success: true, contact: true, connected: true },
      spends_attempt: true,
    },
  });
  return { attempt, from: 'in_progress', to: 'completed' } as const;
};

describe('events', () => {
  it('of a settled call are its end, the job’s new status and the batch’s progress, by ids alone', async () => {
    const batch = await batchOf(account);
    const client = await listen();
    expect(client.response.headers.get('content-type')).toContain('text/event-stream');
    await client.waitFor('ready');
    const news = moved(batch);
    worker().jobMoved(news);
    const [progress] = await client.waitFor('batch_progress');
    expect(progress?.data).toMatchObject({ batch_id: batch.batch_id, completed_jobs: 1, pending_jobs: 2 });
    const [completed] = client.heard('call_completed');
    expect(completed?.data).toMatchObject({ attempt_id: 'attempt-1', success: true, duration_seconds: 30 });
    expect(completed?.id).toBeUndefined();
    const [status] = client.heard('job_status_update');
    expect(status).toMatchObject({
      id: expect.stringMatching(/^\d+-\d+$/) as string,
      data: { job_id: news.attempt.job_id, status: 'completed', previous_status: 'in_progress' },
    });
    const kept = await redis.command('XRANGE', `${api.names.prefix}:events:${account.account_id}`, '-', '+');
    expect(client.state.text + JSON.stringify(kept)).not.toMatch(/50001234|Persona Inventada/);
  });

  it('come from the API’s own changes too', async () => {
    const batch = await batchOf(account);
    const client = await listen();
    await client.waitFor('ready');
    await api.call('post', `/api/v1/batches/${batch.batch_id}/pause`, { key: account.api_key });
    const [progress] = await client.waitFor('batch_progress');
    expect(progress?.data).toMatchObject({ batch_id: batch.batch_id, is_active: false });
    await client.waitFor('message');
  });

  it('of another account are not heard, and cannot be asked for', async () => {
    const other = await api.createAccount();
    const [mine, theirs] = [await listen(), await listen({}, other.api_key)];
    await Promise.all([mine.waitFor('ready'), theirs.waitFor('ready')]);
    worker().jobMoved(moved(await batchOf(account), 'attempt-mine'));
    await mine.waitFor('call_completed');
    worker().jobMoved(moved(await batchOf(other), 'attempt-theirs'));
    await theirs.waitFor('call_completed');
    expect(theirs.state.text).not.toContain('attempt-mine');
    expect(mine.state.text).not.toContain('attempt-theirs');
    const path = `/api/v1/events?account_id=${account.account_id}`;
    expect((await listen({}, other.api_key, path)).response.status).toBe(404);
    expect((await listen({}, api.platform_key)).response.status).toBe(422);
    expect((await listen({}, api.platform_key, '/api/v1/events?account_id=acc-nobody')).response.status).toBe(
      404,
    );
    const named = await listen({}, api.platform_key, path);
    await named.waitFor('ready');
  });

  it('that were missed are told after the last one that was heard', async () => {
    const batch = await batchOf(account);
    const first = await listen();
    await first.waitFor('ready');
    worker().jobMoved(moved(batch, 'attempt-a'));
    const [heard] = await first.waitFor('job_status_update');
    first.stop();
    for (const id of ['attempt-b', 'attempt-c']) worker().jobMoved(moved(batch, id));
    await until('both are remembered', async () => {
      const rows = await redis.command(
        'XRANGE',
        `${api.names.prefix}:events:${account.account_id}`,
        `(${heard?.id}`,
        '+',
      );
      return (rows as unknown[]).length === 2;
    });
    const again = await listen({ 'Last-Event-ID': heard?.id ?? '' });
    await again.waitFor('ready');
    const told = again.heard('call_completed').map(({ data }) => data['attempt_id']);
    expect(told).toEqual(['attempt-b', 'attempt-c']);
    expect(again.heard('resync')).toEqual([]);
  });

  it('that nobody remembers are owned up to', async () => {
    for (const id of ['1-0', 'nada', '99999999999999-0']) {
      const client = await listen({ 'Last-Event-ID': id });
      await client.waitFor('resync');
      client.stop();
    }
  });

  it('end when the key is revoked, at the next heartbeat', async () => {
    const { api_key, account_id } = await api.createAccount();
    const client = await listen({}, api_key);
    await client.waitFor('ready');
    const key_id = api_key.slice(9, 17);
    await api.store.api_keys.revoke(account_id, key_id, realClock.now());
    await until('the stream ends', async () => client.state.ended, 25_000);
    expect((await listen({}, api_key)).response.status).toBe(401);
  });
});

describe('the limit of connections', () => {
  it('refuses one more of the same account, and lets another in when one has gone', async () => {
    const { api_key } = await api.createAccount();
    const open = await Promise.all(Array.from({ length: 20 }, () => listen({}, api_key)));
    expect(open.map(({ response }) => response.status)).toEqual(open.map(() => 200));
    const refused = await listen({}, api_key);
    expect(refused.response.status).toBe(429);
    expect(refused.response.headers.get('retry-after')).toBe('30');
    open[0]?.stop();
    await until('there is room again', async () => {
      const client = await listen({}, api_key);
      return client.response.status === 200;
    });
  });
});

describe('the cache of settings', () => {
  it('is told to forget a batch of one’s own, by a change or by hand', async () => {
    const batch = await batchOf(account);
    const told: string[] = [];
    const stop = await redis.subscribe(`cache:invalidate:${batch.batch_id}`, (text) => told.push(text));
    const path = `/api/v1/batches/${batch.batch_id}`;
    const by_hand = await api.call('post', `${path}/invalidate-cache`, { key: account.api_key });
    expect(by_hand.body).toEqual({ success: true, message: 'Cache invalidated' });
    await until('told by hand', async () => told.length === 1);
    const body = { call_settings: { max_attempts: 2 } };
    expect((await api.call('patch', path, { key: account.api_key, body })).status).toBe(200);
    await until('told by the change', async () => told.length >= 2);
    await stop();
    const other = await api.createAccount();
    expect((await api.call('post', `${path}/invalidate-cache`, { key: other.api_key })).status).toBe(404);
  });
});

describe('measurements', () => {
  it('count requests by route, method and status, and who is connected', async () => {
    await api.call('get', `/api/v1/batches/nada/status`, { key: account.api_key });
    const client = await listen();
    await client.waitFor('ready');
    const { text } = await api.request.get('/metrics');
    expect(text).toMatch(
      /timbre_http_request_seconds_count\{[^}]*method="GET",route="\/api\/v1\/batches\/:batch_id\/status",status="404"[^}]*\} \d/,
    );
    expect(text).toMatch(/timbre_event_streams\{[^}]*\} [1-9]/);
    expect(text).not.toMatch(/route="\/api\/v1\/events",status="200"/);
  });
});

describe('a process that ends', () => {
  it('ends its streams at once', async () => {
    const own = await startTestApi();
    const { api_key } = await own.createAccount();
    const response = await fetch(`${own.url}/api/v1/events`, {
      headers: { authorization: `Bearer ${api_key}` },
    });
    const ended = response.text();
    await own.stop();
    // A stream that the server cut off, when its time to drain was up, would reject.
    expect(await ended).toContain('retry: ');
  });
});
