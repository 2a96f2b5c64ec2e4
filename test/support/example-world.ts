import { Readable } from 'node:stream';
import type { Operation } from '@timbre/contracts';
import { newAttemptId } from '@timbre/kernel';
import { accountScope, type AttemptDocument } from '@timbre/store';
import type { TestAccount, TestApi } from './api.ts';
import { aJob, anAttempt } from './documents.ts';

/** What one example runs against: an account of its own, and whatever its path names. */
export interface ExampleWorld {
  api: TestApi;
  account: TestAccount;
}

type Maker = (world: ExampleWorld) => Promise<string>;

/** Makes a thing through the API; `name` is the member of the answer that holds its id. */
const posted =
  (path: string, name: string, body: object): Maker =>
  async ({ api, account }) => {
    const made = await api.call('post', `/api/v1${path}`, { key: account.api_key, body });
    const id = (made.body as Record<string, unknown>)[name];
    if (typeof id !== 'string') throw new Error(`POST ${path} gave no ${name}: ${made.status} ${made.text}`);
    return id;
  };

const newBatch: Maker = async ({ api, account: { api_key: key } }) => {
  const made = await api.call('post', '/api/v1/batches', { key, body: { name: 'Ejemplo' } });
  return (made.body as { batch: { batch_id: string } }).batch.batch_id;
};

const newJob =
  (given: Parameters<typeof aJob>[3] = {}): Maker =>
  async (world) => {
    const batch_id = await newBatch(world);
    const batch = await world.api.store.batches.find(accountScope(world.account.account_id), batch_id);
    if (batch === null) throw new Error('no batch');
    const job = aJob(batch, ['+56950004321'], batch.created_at, given);
    await world.api.store.jobs.insertMany([job]);
    return job.job_id;
  };

const insertAttempt = async ({ api, account }: ExampleWorld): Promise<AttemptDocument> => {
  const scope = accountScope(account.account_id);
  const batch = await api.store.batches.find(scope, await newBatch({ api, account }));
  if (batch === null) throw new Error('no batch');
  const job = aJob(batch, ['+56950004321'], batch.created_at);
  await api.store.jobs.insertMany([job]);
  const attempt_id = newAttemptId();
  const given = { _id: attempt_id, attempt_id, state: 'settled', open: false } as const;
  const attempt = anAttempt(job, batch, batch.created_at, given);
  await api.store.attempts.insert(attempt);
  return attempt;
};

/** A settled call of a person of a new batch; answers its id. */
export const newAttempt = async (world: ExampleWorld): Promise<string> =>
  (await insertAttempt(world)).attempt_id;

/** A call with a copy of its recording. */
const recordedAttempt: Maker = async (world) => {
  const { recordings } = world.api.store;
  const { attempt_id, account_id, batch_id, intent_at: now } = await insertAttempt(world);
  const nothing = { lease_until: null, fault: null, file_id: null, content_type: null, bytes: null };
  const times = { next_at: now, link_dies_at: now, created_at: now, stored_at: null };
  const known = { _id: attempt_id, attempt_id, account_id, batch_id, state: 'waiting', tries: 0 } as const;
  const scope = accountScope(account_id);
  const begun = await recordings.begin(scope, { ...known, ...times, ...nothing }, now, now);
  if (begun === null) throw new Error('no copy was begun');
  const sound = Readable.from([Buffer.from('RIFF')]);
  await recordings.store(scope, begun, sound, { content_type: 'audio/wav', now: () => now });
  return attempt_id;
};

const uploaded =
  (path: string, name: string): Maker =>
  async ({ api, account }) => {
    const made = await api.request
      .post(`/api/v1/batches/excel/${path}`)
      .set({ Authorization: `Bearer ${account.api_key}`, Prefer: 'respond-async' })
      .attach('file', Buffer.from('RUT;Nombre;Celular\n12345678-5;Marta Soto;987654321\n'), 'cartera.csv');
    const id = (made.body as Record<string, unknown>)[name];
    if (typeof id !== 'string') throw new Error(`no ${name}: ${made.status} ${made.text}`);
    return id;
  };

const people = new WeakMap<ExampleWorld, Promise<string>>();

/** A person of the account; the same one for every parameter of one path. */
const person: Maker = (world) => {
  const body = {
    account_id: world.account.account_id,
    email: `${world.account.account_id}@persona.example`,
    name: 'Persona de Ejemplo',
  };
  const known = people.get(world);
  const made =
    known ??
    world.api
      .call('post', '/api/v1/users', { body })
      .then((answer) => (answer.body as { user_id: string }).user_id);
  people.set(world, made);
  return made;
};

const exception: Maker = async (world) => {
  const body = { kind: 'conceder', capability: 'sistema.operaciones.lotes.ver', reason: 'ejemplo' };
  const made = await world.api.call('post', `/api/v1/users/${await person(world)}/exceptions`, { body });
  return (made.body as { exception_id: string }).exception_id;
};

/** The key of somebody whom the account is to call. */
const subject: Maker = async (world) => {
  await newJob({ person_key: '12345678-5' })(world);
  const body = { rut: '12345678-5' };
  const made = await world.api.call('post', '/api/v1/subjects/search', { key: world.account.api_key, body });
  const [one] = (made.body as { data?: { subject_key: string }[] }).data ?? [];
  if (one === undefined) throw new Error(`no subject: ${made.status} ${made.text}`);
  return one.subject_key;
};

/** Something that somebody asked for. */
const subjectRequest: Maker = async (world) => {
  const made = await world.api.call('delete', `/api/v1/subjects/${await subject(world)}`);
  return (made.body as { request_id: string }).request_id;
};

/** One of each thing that a path can name. A new parameter has to be added, or its examples fail. */
const MAKERS: Readonly<Record<string, Maker>> = {
  account_id: ({ account }) => Promise.resolve(account.account_id),
  batch_id: newBatch,
  job_id: newJob(),
  attempt_id: newAttempt,
  import_id: uploaded('create', 'import_id'),
  preview_id: uploaded('preview', 'preview_id'),
  use_case: () => Promise.resolve('marketing'),
  entry_id: posted('/do-not-call', 'entry_id', { level: 'phone', value: '+56950004321', reason: 'lo pidió' }),
  stop_id: posted('/emergency-stops', 'stop_id', { reason: 'ejemplo' }),
  subject_key: subject,
  request_id: subjectRequest,
  user_id: person,
  exception_id: exception,
  key_id: ({ account }) => Promise.resolve(account.api_key.slice(9, 17)),
};

/** Operations that need a thing in a state of its own. */
const IN_STATE: Readonly<Record<string, Readonly<Record<string, Maker>>>> = {
  retryJob: { job_id: newJob({ status: 'failed' }) },
  // Chile lets marketing call from 600 and 809 alone, which the test's installation has not.
  startChileUseCase: { use_case: () => Promise.resolve('debt_collection') },
  getCallRecording: { attempt_id: recordedAttempt },
};

/** The password of the examples, so that the example of its change works. */
const PASSWORD = 'una-clave-larga-91';

/** A person of the account who has just signed in. */
export const exampleSession = async ({
  api,
  account,
}: ExampleWorld): Promise<{ token: string; refresh_token: string }> => {
  const email = `${account.account_id}@sesion.example`;
  const body = { account_id: account.account_id, email, name: 'Persona con Sesión', password: PASSWORD };
  await api.call('post', '/api/v1/users', { body });
  const sent = { key: null, body: { email, password: PASSWORD } };
  const { body: session } = await api.call('post', '/api/v1/auth/login', sent);
  return session as { token: string; refresh_token: string };
};

/** Values of the examples that stand for something real, with what makes it. */
const STAND_INS: Readonly<Record<string, Maker>> = {
  'acc-3f9a1c0b77de': ({ account }) => Promise.resolve(account.account_id),
  'batch-20261123-9f31c2aa': newBatch,
  'tmr_5b0c7c1e-0f5e-4a52-9d4c-0a4f0f1f7d11_0_firma': async (world) =>
    (await exampleSession(world)).refresh_token,
};

/** An example with real values in it, made for this world as far as it names them. */
export const withRealValues = async (example: string, world: ExampleWorld): Promise<string> => {
  let real = example;
  for (const [value, make] of Object.entries(STAND_INS))
    if (real.includes(value)) real = real.replaceAll(value, await make(world));
  return real;
};

/** Makes what the path of an operation names, and answers the path. */
export const examplePath = async ({ id, path }: Operation, world: ExampleWorld): Promise<string> => {
  let filled = path;
  for (const [braces, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
    const maker = IN_STATE[id]?.[name] ?? MAKERS[name];
    if (maker === undefined) throw new Error(`add a maker for ${name} to test/support/example-world.ts`);
    filled = filled.replace(braces, encodeURIComponent(await maker(world)));
  }
  return filled;
};
