import { realClock } from '@timbre/kernel';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { anAttempt } from '../support/documents.ts';

const RUT = '12345678-5';
const NAME = 'Josefina Canaria Araya';
const PHONE = '+56950001234';
const SAID = 'soy Josefina y debo mucho';

let api: TestApi;
let own: TestAccount;
let other: TestAccount;
let session: string;
let lines: string[];
let job_id: string;
beforeAll(async () => {
  lines = [];
  const write = (message: string, facts?: object) => void lines.push(`${message} ${JSON.stringify(facts)}`);
  api = await startTestApi({ logger: { debug: write, info: write, warn: write, error: write } });
  [own, other] = [await api.createAccount(), await api.createAccount()];
  const email = 'supervisora@persona.example';
  const password = 'una-clave-larga-91';
  const person = { account_id: own.account_id, email, name: 'Supervisora', password };
  await api.call('post', '/api/v1/users', { body: { ...person, groups: [{ code: 'admin' }] } });
  const login = await api.call('post', '/api/v1/auth/login', { key: null, body: { email, password } });
  session = login.body.token as string;
  job_id = await aCalledPerson();
});
afterAll(() => api.stop());

type Method = Parameters<TestApi['call']>[0];
const call = (method: Method, path: string, body?: object, key = own.api_key) =>
  api.call(method, `/api/v1${path}`, { key, ...(body ? { body } : {}) });

const aCalledPerson = async (): Promise<string> => {
  const scope = accountScope(own.account_id);
  const made = await call('post', '/batches', { name: 'Campaña' });
  const { batch_id } = made.body.batch as { batch_id: string };
  const contact = {
    ...{ name: NAME, dni: RUT, phones: [PHONE], debt_amount: 987_654, email: 'josefina@correo.example' },
    ...{ reference_number: 'REF-55', additional_info: { direccion: 'Los Canarios 123' } },
  };
  const added = await call('post', `/batches/${batch_id}/jobs`, { contacts: [contact] });
  expect(added.status).toBe(201);
  const [job] = await api.store.subject_reads.jobsOf(scope, RUT, 1);
  const batch = await api.store.batches.find(scope, batch_id);
  if (job === undefined || batch === null) throw new Error('no job');
  const summary = { transcript: SAID, call_analysis: { call_summary: SAID, user_sentiment: 'Neutral' } };
  const call_result = { success: true, status: 'ended', summary, timestamp: job.created_at };
  await api.store.jobs.change(scope, job.job_id, ['pending'], { status: 'completed', call_result });
  const over = { _id: 'attempt-1', attempt_id: 'attempt-1', state: 'settled', open: false } as const;
  const told = {
    sent_at: job.created_at,
    conversation: { transcript: SAID, collected_variables: { x: SAID } },
  };
  const outcome = {
    class: 'answered',
    reason: 'user_hangup',
    success: true,
    connected: true,
    spends_attempt: true,
  } as never;
  await api.store.attempts.insert(anAttempt(job, batch, job.created_at, { ...over, ...told, outcome }));
  return job.job_id;
};

const SECRETS = [
  'Josefina',
  'Canaria',
  '12345678',
  '950001234',
  '987654',
  'correo.example',
  'Los Canarios',
  'REF-55',
  'debo mucho',
];
const shownIn = (text: string): string[] => SECRETS.filter((secret) => text.includes(secret));

describe('a person’s session', () => {
  it('sees nobody in clear, in any list or detail', async () => {
    const paths = [
      `/jobs/${job_id}`,
      '/jobs',
      `/jobs/${job_id}/attempts`,
      `/jobs/${job_id}/explain`,
      `/calls/history?account_id=${own.account_id}`,
      '/calls/attempt-1',
      '/evidence',
    ];
    for (const path of paths) {
      const answer = await call('get', path, undefined, session);
      expect([path, answer.status, shownIn(answer.text)]).toEqual([path, 200, []]);
    }
    expect(shownIn((await call('get', `/jobs/${job_id}`)).text)).toContain('Josefina');
  });

  it('reveals one person with a reason, and that stands in the audit log', async () => {
    const reason = { reason: 'reclamo 12.345.678-5 por la llamada' };
    const job = await call('post', `/jobs/${job_id}/reveal`, reason, session);
    expect(job.body).toMatchObject({
      contact: { name: NAME, phones: [PHONE] },
      payload: { debt_amount: 987_654 },
    });
    const detail = await call('post', '/calls/attempt-1/reveal', reason, session);
    expect(detail.body).toMatchObject({ phone_number: PHONE, transcript: SAID });
    const acts = await api.store.audit_log.dangerouslyAcrossAccountsListOf(job_id);
    const [act] = acts.filter(({ action }) => action === 'job.revealed');
    expect(act).toMatchObject({
      after: { reason: 'reclamo eliminado por la llamada' },
      actor: { kind: 'user' },
    });
    expect((await call('post', `/jobs/${job_id}/reveal`, { reason: 'x' }, session)).status).toBe(422);
    expect((await call('post', `/jobs/${job_id}/reveal`, reason, other.api_key)).status).toBe(404);
    expect((await call('post', '/calls/attempt-1/reveal', reason, other.api_key)).status).toBe(404);
  });
});

describe('a search', () => {
  it('finds everything of a person by RUT and by phone, and nothing of another account', async () => {
    const by = async (body: object, key = own.api_key) =>
      (await call('post', '/subjects/search', body, key)).body.data;
    const [found] = await by({ rut: '12.345.678-5' });
    expect(found).toMatchObject({
      ...{ person: RUT, name: NAME, phones: [PHONE], suppressed: false },
      ...{ jobs: { count: 1, job_ids: [job_id] }, attempts: { count: 1, with_conversation: 1 } },
    });
    expect((await by({ phone: '9 5000 1234' }))[0].subject_key).toBe(found.subject_key);
    const masked = await call('post', '/subjects/search', { rut: RUT }, session);
    expect(shownIn(masked.text)).toEqual([]);
    expect(await by({ rut: RUT }, other.api_key)).toEqual([]);
    expect(await by({ rut: '17654321-3' })).toEqual([]);
  });

  it('refuses what is neither, both, or no RUT', async () => {
    for (const body of [
      {},
      { rut: RUT, phone: PHONE },
      { rut: '12345678-9' },
      { phone: '12' },
      { rut: 5 },
      { nombre: 'x' },
    ])
      expect((await call('post', '/subjects/search', body)).status).toBe(422);
    const foreign = { rut: RUT, account_id: other.account_id };
    expect((await call('post', '/subjects/search', foreign)).status).toBe(404);
  });
});

describe('what a person may ask', () => {
  const keyOf = async () =>
    (await call('post', '/subjects/search', { rut: RUT })).body.data[0].subject_key as string;

  it('a copy of all data, noted before it is given', async () => {
    const subject_key = await keyOf();
    const { body, text } = await call('get', `/subjects/${subject_key}/export`, undefined, session);
    expect(body).toMatchObject({ format: 'timbre-subject-1', person: RUT, phones: [PHONE] });
    expect(shownIn(text)).toEqual(SECRETS);
    const listed = await call('get', '/subject-requests?kind=access', undefined, session);
    expect(listed.body.data).toMatchObject([{ request_id: body.request_id, status: 'done', overdue: false }]);
    expect(shownIn(listed.text)).toEqual([]);
    const acts = await api.store.audit_log.dangerouslyAcrossAccountsListOf(subject_key);
    expect(acts.map(({ action }) => action)).toContain('subject.exported');
  });

  it('no more calls, in every campaign', async () => {
    const subject_key = await keyOf();
    const blocked = await call('post', `/subjects/${subject_key}/block`, { reason: 'carta' });
    expect(blocked.body).toMatchObject({
      subject_key,
      entry: { level: 'person', value: RUT, batch_id: null },
    });
    const scope = accountScope(own.account_id);
    const targets = { batch_id: 'any', people: [{ person_key: RUT, phone: PHONE }] };
    expect(await api.store.do_not_call.inForce(scope, targets, realClock.now())).toHaveLength(1);
    const past = { reason: 'carta', expires_at: '2020-01-01T00:00:00Z' };
    expect((await call('post', `/subjects/${subject_key}/block`, past)).status).toBe(422);
  });

  it('is nobody’s business in another account, and needs its right', async () => {
    const subject_key = await keyOf();
    const asks: [Method, string, object?][] = [
      ['get', `/subjects/${subject_key}/export`],
      ['post', `/subjects/${subject_key}/block`, { reason: 'carta' }],
      ['get', '/subjects/sub_nobody/export'],
      ['get', '/subject-requests/srq_nobody'],
    ];
    for (const [method, path, body] of asks)
      expect((await call(method, path, body, other.api_key)).status).toBe(404);
    // To erase is for administrators: an account's ordinary key does not.
    expect((await call('delete', `/subjects/${subject_key}`)).status).toBe(403);
    const foreign = await call('delete', '/subjects/sub_nobody', undefined, session);
    expect(foreign.status).toBe(404);
  });

  it('pages through the requests', async () => {
    const first = (await call('get', '/subject-requests?limit=1')).body;
    expect(first).toMatchObject({ has_more: true, data: [{ kind: 'block' }] });
    const rest = (await call('get', `/subject-requests?limit=1&cursor=${first.next_cursor}`)).body;
    expect(rest).toMatchObject({ data: [{ kind: 'access' }] });
    expect((await call('get', '/subject-requests?cursor=abc')).status).toBe(422);
  });
});

it('leaves nobody in the log, also by a query string', async () => {
  await call('get', `/evidence?person=${RUT}`);
  await call('get', `/do-not-call?phone=${encodeURIComponent(PHONE)}`);
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter((line) => shownIn(line).length > 0)).toEqual([]);
});
