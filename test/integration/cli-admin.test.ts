import { runCli } from '@timbre/cli';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { testServers } from '../support/servers.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const run = async (...args: string[]) => {
  const said = { out: '', err: '' };
  const io = { out: (text: string) => (said.out += text), err: (text: string) => (said.err += text) };
  const env = {
    MONGODB_URI: testServers().mongodb_uri,
    TIMBRE_DATABASE: api.names.database,
  };
  return { code: await runCli(['admin', 'create', ...args], io, env), ...said };
};
const login = (body: { email: string; password: string }) =>
  api.call('post', '/api/v1/auth/login', { key: null, body });

describe('timbre admin create', () => {
  it('refuses while the platform has an administrator', async () => {
    const { code, err } = await run('--email', 'jefa@timbre.example');
    expect([code, err]).toEqual([1, expect.stringContaining('--another')]);
  });

  it('with --another makes one more and shows the password this once', async () => {
    const { code, out } = await run('--email', 'Jefa@timbre.example', '--another');
    const [, password = ''] = /clave: {2}(\S{20})/.exec(out) ?? [];
    expect(code).toBe(0);
    const { status, body } = await login({ email: 'jefa@timbre.example', password });
    expect([status, body.user]).toEqual([
      200,
      expect.objectContaining({ account_id: null, must_change_password: true }),
    ]);
    const me = await api.call('get', '/api/v1/auth/me', { key: body.token as string });
    expect(me.body.capabilities).toContain('sistema.administracion.saldo.recargar');
    const again = await run('--email', 'jefa@timbre.example', '--another');
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('en uso')]);
    const acts = await api.store.audit_log.dangerouslyAcrossAccountsListOf(body.user.user_id as string);
    expect(acts).toMatchObject([{ action: 'user.created', actor: { kind: 'cli' } }]);
  });

  it('makes the first one of an empty platform', async () => {
    await api.store.connection.collection('users').deleteMany({});
    const { code, out } = await run('--email', 'primera@timbre.example', '--json');
    expect(code).toBe(0);
    const made = JSON.parse(out) as { email: string; password: string };
    expect((await login(made)).status).toBe(200);
  });

  it.each([[[]], [['--email', 'no']], [['--email', 'a@b.cl', '--account', 'x']]])(
    'refuses %j with what to do',
    async (args) => {
      const { code, err } = await run(...args);
      expect([code, err]).toEqual([2, expect.stringMatching(/^error: .+\nfix: .+/s)]);
    },
  );
});
