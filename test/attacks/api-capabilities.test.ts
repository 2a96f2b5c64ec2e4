import { CAPABILITIES } from '@timbre/accounts';
import type { Operation } from '@timbre/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApi } from '../support/api.ts';
import { goodBody, guarded, openTally, pathOf } from './attack-support.ts';
import { startWatchedApi } from './watched-api.ts';

const tally = openTally('api-capabilities');
const PASSWORD = 'clave-de-ataque-47';

/** Every operation that needs a right, with the right that it needs. */
const withRight = guarded.filter(({ capability }) => capability !== 'signed_in');
const rights = [...new Set(withRight.map(({ capability }) => capability))];

let api: TestApi;
let viewer: string;
let operator: string;
/** Somebody with every right but one, and somebody with that one alone; which it is changes. */
let without: { user_id: string; token: string };
let only: { user_id: string; token: string };

const person = async (name: string, code: string | null, account_id: string | null) => {
  const body = {
    ...{ account_id, email: `${name}@ataque.example`, name, password: PASSWORD },
    groups: code === null ? [] : [{ code }],
  };
  const made = await api.call('post', '/api/v1/users', { body });
  const { email, password } = body;
  const session = await api.call('post', '/api/v1/auth/login', { key: null, body: { email, password } });
  return { user_id: made.body.user_id as string, token: session.body.token as string };
};

beforeAll(async () => {
  api = await startWatchedApi(tally);
  const { account_id } = await api.createAccount();
  viewer = (await person('viewer', 'viewer', account_id)).token;
  operator = (await person('operator', 'operator', account_id)).token;
  without = await person('without', 'platform', null);
  only = await person('only', null, null);
});
afterAll(() => api.stop());

/** Gives or takes one right; it counts from the next request on. */
const except = (user_id: string, kind: 'conceder' | 'revocar', capability: string) => {
  const granted_by = { kind: 'cli', id: 'prueba', account_id: null };
  const exception = {
    ...{ exception_id: 'exc_1', kind, capability, reason: 'prueba', expires_at: null },
    ...{ granted_by, created_at: new Date(0) },
  };
  const users = api.store.connection.collection('users');
  return users.updateOne({ user_id }, { $set: { exceptions: [exception] } });
};

/** Status of an operation, and the rights that a refusal names. An answer that never ends is left at its first byte. */
const ask = async (operation: Operation, token: string): Promise<{ status: number; missing: unknown }> => {
  const body = goodBody(operation);
  const answer = await fetch(`${api.url}${pathOf(operation)}`, {
    method: operation.method.toUpperCase(),
    headers: { Authorization: `Bearer ${token}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (answer.status !== 403) {
    await answer.body?.cancel();
    return { status: answer.status, missing: null };
  }
  const problem = (await answer.json()) as { capacidades_requeridas?: unknown };
  return { status: 403, missing: problem.capacidades_requeridas };
};

describe.each(rights)('%s', (capability) => {
  const operations = withRight.filter((operation) => operation.capability === capability);

  it('is a right that there is', () => {
    expect(CAPABILITIES).toContain(capability);
  });

  it('is missing to somebody with all others', async () => {
    await except(without.user_id, 'revocar', capability);
    for (const operation of operations) {
      const refused = { status: 403, missing: [capability] };
      tally.blocked(`without the right: ${operation.id}`, await ask(operation, without.token), refused);
    }
  });

  it('alone is enough to be let in', async () => {
    await except(only.user_id, 'conceder', capability);
    for (const operation of operations) {
      const { status, missing } = await ask(operation, only.token);
      // A further refusal may stand behind the door: nobody passes on rights that they do not have.
      if (status === 403) expect(missing, operation.id).not.toEqual([capability]);
      expect(status, operation.id).not.toBe(401);
      expect(status, operation.id).toBeLessThan(500);
    }
  });
});

/** They take a body and change nothing: what they answer is a forecast or a look at a file. */
const COMPUTING = new Set(['preflight', 'preflightBatch']);

describe('whoever may only read', () => {
  it('changes nothing', async () => {
    const writing = withRight.filter(({ id, method }) => method !== 'get' && !COMPUTING.has(id));
    for (const operation of writing) {
      const { status } = await ask(operation, viewer);
      tally.blocked(`viewer writes: ${operation.id}`, status, 403);
    }
  });
});

describe('an operator', () => {
  it('administers neither people nor keys, whatever they ask for', async () => {
    const admin = withRight.filter(({ capability }) => /\.(?:usuarios|permisos|llaves)\./.test(capability));
    expect(admin.length).toBeGreaterThan(10);
    for (const operation of admin)
      tally.blocked(`operator administers: ${operation.id}`, (await ask(operation, operator)).status, 403);
  });
});

it('every refusal above is in the audit log', async () => {
  const audit = api.store.connection.collection('audit_log');
  const refusals = await audit.countDocuments({ action: 'ACCESO_DENEGADO', 'actor.id': without.user_id });
  expect(refusals).toBe(withRight.length);
  const one = await audit.findOne({ action: 'ACCESO_DENEGADO', 'actor.id': without.user_id });
  expect(JSON.stringify(one?.['after'])).not.toContain('x1234567');
});
