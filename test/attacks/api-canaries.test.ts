import { setTimeout as pause } from 'node:timers/promises';
import { callWorkerService, readConfig as readCallWorker } from '@timbre/call-worker';
import { freePort } from '@timbre/embedded';
import { fileWorkerService, readConfig as readFileWorker } from '@timbre/file-worker';
import { realClock, scaledClock } from '@timbre/kernel';
import { connectRedis } from '@timbre/queue';
import { startSimulator, type Simulator } from '@timbre/retell-simulator';
import { createLogger, createMetrics, type Metrics, type Stop } from '@timbre/runtime';
import { writeWorkbook } from '@timbre/sheets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { phoneFor } from '../support/engine.ts';
import { freshNames, testServers } from '../support/servers.ts';
import { until } from '../support/until.ts';
import { openTally } from './attack-support.ts';
import { canariesOf, everythingIn, seenIn, toldIn } from './canaries.ts';

const tally = openTally('api-canaries');
const PASSWORD = 'clave-canario-73!Xq';

/** Ways in which a call can go: answered, refused, retried, unknown, forged webhooks, an end that nobody knows. */
const OUTCOMES = [
  '0001',
  '0002',
  '0004',
  '0005',
  '0011',
  '0012',
  '0014',
  '0015',
  '0003',
  '0043',
  '0053',
  '0054',
  '0055',
  '0062',
  '0063',
];
const called = canariesOf(OUTCOMES.map((outcome, n) => phoneFor(outcome, 700 + n)));
/** Never called: their rows, requests and credentials are refused. */
const [refused_row, refused_request, alone] = canariesOf(
  [...OUTCOMES, '1', '2', '3'].map((_, n) => phoneFor('0001', 800 + n)),
).slice(-3);

const lines: string[] = [];
const in_redis = new Set<string>();
/** Bodies of refusals, as their clients got them. */
const refusals: string[] = [];
/** What is told, what is owed and what opens doors: collected while it comes up. */
const secrets = new Map<string, string[]>();
/** What nobody else owes: stands in a file as `$ 7.654.321`, in calls as digits. */
const debtOf = (n: number): number => 7_654_321 + n * 1_111;
const measured: Metrics[] = [];
const stops: Stop[] = [];
let simulator: Simulator;
let api: TestApi;
let account: TestAccount;
let watching = true;
let watcher: Promise<void>;

/** The logger that production has, at its most talkative, and metrics to look into. */
const context = (service: string, clock = scaledClock({ real_epoch: 0, virtual_epoch: 0, factor: 1 })) => {
  const metrics = createMetrics(service);
  measured.push(metrics);
  const write = (text: string) => void lines.push(text);
  return { clock, logger: createLogger({ service, level: 'debug', write }), metrics };
};

/** Looks at all of Redis again and again while the campaign runs: finished jobs leave it soon. */
const watchRedis = async (prefix: string): Promise<void> => {
  const redis = connectRedis(testServers().redis_url, 'worker');
  const news = connectRedis(testServers().redis_url, 'worker');
  news.on('pmessage', (_pattern, channel: string, text: string) => void in_redis.add(`${channel} ${text}`));
  await news.psubscribe(`${prefix}:*`);
  while (watching) {
    for (const text of await everythingIn(redis, prefix)) in_redis.add(text);
    await pause(100);
  }
  await Promise.all([redis.quit(), news.quit()]);
};

beforeAll(async () => {
  const now = realClock.now().getTime();
  const clock = scaledClock({ real_epoch: now, virtual_epoch: now, factor: 120 });
  const names = freshNames();
  const port = await freePort();
  const retell = { RETELL_BASE_URL: `http://127.0.0.1:${port}`, RETELL_API_KEY: 'key_sim_canaries' };
  api = await startTestApi({ clock, names, logger: context('api', clock).logger, env: retell });
  simulator = await startSimulator({
    ...{ clock, port, key: retell.RETELL_API_KEY, from_numbers: 'any', agents: 'any' },
    ...{ limits: { concurrency_limit: 100, cps: 1_000 }, webhook_url: `${api.url}/webhooks/retell/default` },
  });
  const env = {
    NODE_ENV: 'test',
    MONGODB_URI: testServers().mongodb_uri,
    TIMBRE_DATABASE: names.database,
    REDIS_URL: testServers().redis_url,
    TIMBRE_QUEUE_PREFIX: names.prefix,
    RETELL_AGENT_ID: 'agent_sim_cobranza',
    RETELL_FROM_NUMBER: '+56225550100',
    RETELL_CALLS_PER_SECOND: '5',
    ...retell,
  };
  stops.push(await fileWorkerService(readFileWorker(env)).start(context('file-worker', clock)));
  stops.push(await callWorkerService(readCallWorker(env)).start(context('call-worker', clock)));
  account = await api.createAccount('credit_based');
  watcher = watchRedis(names.prefix);
});
afterAll(async () => {
  watching = false;
  await watcher;
  for (const stop of stops.reverse()) await stop();
  await simulator.stop();
  await api.stop();
});

const key = () => account.api_key;
const COLUMNS = [
  'RUT',
  'Nombre',
  'Teléfono móvil',
  'Correo',
  'Saldo actualizado',
  'Fecha de Vencimiento',
  'Origen Empresa',
];
const SETTINGS = {
  allowed_hours: { start: '00:00', end: '24:00' },
  ...{ days_of_week: [1, 2, 3, 4, 5, 6, 7], max_attempts: 2, retry_delay_hours: 0.1, max_call_duration: 60 },
};

/** A campaign of all canaries, from a file that also has a row which nobody can read. */
const upload = async (): Promise<string> => {
  const rows = called.map(({ rut, name, phone, email }, n) => [
    rut,
    name,
    phone,
    email,
    debtOf(n),
    '05/10/2026',
    'Tienda',
  ]);
  const bad = [
    refused_row?.rut.replace(/.$/, 'X'),
    refused_row?.name,
    refused_row?.phone,
    refused_row?.email,
    'mucho',
    '31/02/2026',
    '',
  ];
  const content = writeWorkbook([
    { name: 'Cartera', columns: COLUMNS, rows: [...rows, bad.map((cell) => cell ?? null)] },
  ]);
  const answer = await api.request
    .post('/api/v1/batches/excel/create')
    .set('Authorization', `Bearer ${key()}`)
    .field({ account_id: account.account_id, processing_type: 'acquisition', contact_pack: 'demo' })
    .field('call_settings_json', JSON.stringify(SETTINGS))
    .attach('file', Buffer.from(content), `${refused_row?.name}.xlsx`);
  expect([answer.status, answer.body.stats.jobs_created]).toEqual([201, called.length]);
  return answer.body.batch_id as string;
};

/** What clients do wrong with people's data in their hands. */
const mishandle = async (batch_id: string): Promise<void> => {
  const { name, rut, phone, email } = refused_request ?? called[0]!;
  const person = { name, dni: rut, phones: [phone], email };
  const refused = async (sent: ReturnType<typeof send>): Promise<void> => {
    const { status, text } = await sent;
    expect(status).toBeGreaterThanOrEqual(400);
    refusals.push(text);
  };
  const send = (method: 'get' | 'post' | 'put', path: string) =>
    api.request[method](path).set('X-API-Key', key());
  await refused(send('post', '/api/v1/auth/login').send({ email, password: PASSWORD }));
  await refused(send('post', '/api/v1/auth/login').send({ email: { $gt: phone }, password: PASSWORD }));
  const strict = { contacts: [{ ...person, dni: `${rut}9` }], strict: true };
  await refused(send('post', `/api/v1/batches/${batch_id}/jobs`).send(strict));
  await refused(send('post', '/api/v1/jobs').send({ ...person, role: name }));
  await refused(send('post', '/api/v1/jobs').send({ ...person, phones: [`${phone}00`] }));
  await refused(send('get', `/api/v1/jobs/${encodeURIComponent(phone)}?q=${rut}`));
  await refused(send('get', `/api/v1/jobs?account_id=${encodeURIComponent(rut)}`));
  await refused(
    send('get', `/${encodeURIComponent(name)}/${rut}`)
      .set('X-Request-Id', rut)
      .set('User-Agent', phone),
  );
  await refused(send('post', '/api/v1/subjects/search').send({ rut, phone, nombre: name }));
  await refused(send('get', `/api/v1/subjects/${rut}/export`));
  await refused(send('post', '/api/v1/batches').type('json').send(`{"name":"${name}`));
  await refused(send('get', '/api/v1/batches').set('Authorization', `Bearer ${phone}${PASSWORD}`));
  const event = { event: 'call_ended', call: { call_id: rut, to_number: phone, metadata: { name } } };
  await refused(
    send('post', '/webhooks/retell/default').set('X-Retell-Signature', `v=1,d=${phone}`).send(event),
  );
};

/** Somebody is looked for, shown in clear, given a copy, blocked and erased. */
const exerciseRights = async (rut: string, name: string, job_id: string): Promise<void> => {
  const found = await api.call('post', '/api/v1/subjects/search', { key: key(), body: { rut } });
  const [{ subject_key }] = found.body.data as [{ subject_key: string }];
  const body = { reason: `${name}, RUT ${rut}, lo pidió` };
  await api.call('post', `/api/v1/jobs/${job_id}/reveal`, { key: key(), body });
  await api.call('get', `/api/v1/subjects/${subject_key}/export`, { key: key() });
  await api.call('post', `/api/v1/subjects/${subject_key}/block`, { key: key(), body });
  const { body: request } = await api.call('delete', `/api/v1/subjects/${subject_key}`);
  const path = `/api/v1/subject-requests/${request.request_id}`;
  await until(
    'the person is erased',
    async () => (await api.call('get', path)).body.status === 'done',
    60_000,
  );
};

/** Whatever is long and random in the answer to a sign-in: tokens, in its body and in its cookies. */
const tokensOf = async (): Promise<string[]> => {
  const { body, headers } = await api.request.post('/api/v1/auth/login').send(api.admin);
  const cookies = [headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(/[=;]/)[1] ?? '');
  const texts = [...Object.values(body as object), ...cookies];
  return texts.filter((text): text is string => typeof text === 'string' && text.length > 40);
};

describe('people', () => {
  it('are called, looked at and mishandled', async () => {
    const batch_id = await upload();
    const { name, rut, phone } = alone ?? called[0]!;
    await mishandle(batch_id);
    const single = await api.call('post', '/api/v1/jobs', {
      key: key(),
      body: { name, dni: rut, phones: [phone] },
    });
    expect(single.status).toBe(201);
    await api.call('put', `/api/v1/jobs/${single.body.job.job_id}/cancel`, { key: key() });
    await exerciseRights(rut, name, single.body.job.job_id as string);
    await until(
      'the campaign ends',
      async () => {
        const { body } = await api.call('get', `/api/v1/batches/${batch_id}/status`, { key: key() });
        return body.pending_jobs + body.in_progress_jobs === 0;
      },
      120_000,
    );
    const { body: jobs } = await api.call('get', `/api/v1/batches/${batch_id}/jobs`, { key: key() });
    expect(JSON.stringify(jobs)).toContain(called[0]?.name); // whoever may see them sees them in clear
    await api.call('get', `/api/v1/jobs/${jobs[0].job_id}/attempts`, { key: key() });
    await api.call('post', `/api/v1/batches/${batch_id}/cancel`, { key: key(), body: { reason: name } });
    const dialled = new Set(simulator.history().map((call) => call.to_number));
    expect(called.filter((canary) => dialled.has(canary.phone)).length).toBeGreaterThan(called.length - 3);
    expect(simulator.webhooks().length).toBeGreaterThan(20);
    const told = await toldIn(api.store);
    const long = (text: unknown): text is string => typeof text === 'string' && text.length > 20;
    secrets.set('transcript', told.map(({ transcript }) => transcript?.slice(0, 60)).filter(long));
    secrets.set('recording', told.map(({ recording_url }) => recording_url).filter(long));
    secrets.set('token', await tokensOf());
    const debts = called.map((_, n) => String(debtOf(n)));
    secrets.set('debt', [...debts, ...debts.map((digits) => Number(digits).toLocaleString('es-CL'))]);
    secrets.set('key', [key(), api.platform_key, 'key_sim_canaries']);
    secrets.set('password', [PASSWORD, api.admin.password]);
    for (const [kind, found] of secrets) expect([kind, found.length > 1]).toEqual([kind, true]);
  }, 150_000);

  const everything = async (): Promise<Record<string, string[]>> => ({
    log: lines,
    redis: [...in_redis],
    metrics: await Promise.all(measured.map((metrics) => metrics.render())),
    refusal: refusals,
  });

  it('are in no line of the log, no value of Redis, no measurement and no refusal', async () => {
    const texts = await everything();
    // Something was there to be found.
    expect(lines.length).toBeGreaterThan(200);
    expect(new Set(lines.map((line) => (JSON.parse(line) as { level: string }).level)).size).toBeGreaterThan(
      2,
    );
    expect(in_redis.size).toBeGreaterThan(100);
    expect([...in_redis].some((text) => text.includes('attempt_id'))).toBe(true);
    const everybody = [...called, refused_row, refused_request, alone].filter((one) => one !== undefined);
    for (const canary of everybody)
      for (const [place, found] of Object.entries(texts))
        tally.blocked(`person in ${place}: ${canary.name}`, seenIn(found, canary), []);
  });

  it('neither is what they owe, what they said, or what opens doors', async () => {
    const texts = await everything();
    expect(refusals.length).toBeGreaterThan(8);
    for (const [kind, found] of secrets)
      for (const [place, lookedAt] of Object.entries(texts))
        for (const secret of found)
          tally.blocked(
            `${kind} in ${place}`,
            lookedAt.filter((text) => text.includes(secret)).map((text) => text.slice(0, 300)),
            [],
          );
  });
});
