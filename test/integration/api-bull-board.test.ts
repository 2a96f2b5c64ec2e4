import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
let Cookie: string;
beforeAll(async () => {
  api = await startTestApi();
  const login = await api.request.post('/api/v1/auth/login').send(api.admin);
  Cookie = String(login.headers['set-cookie']).split(';')[0] ?? '';
});
afterAll(() => api.stop());

const get = (path: string, headers: Record<string, string> = {}) => api.request.get(path).set(headers);

describe('/admin/queues', () => {
  it('shows the sign-in form to a browser and 401 to a program that is not signed in', async () => {
    const browser = await get('/admin/queues', { Accept: 'text/html,*/*' });
    expect([browser.status, browser.text.includes('name="password"')]).toEqual([401, true]);
    // The form stands in the place of a page and has to work there.
    expect(browser.headers['content-security-policy']).toContain("script-src 'self'");
    const program = await get('/admin/queues/api/queues');
    expect([program.status, program.body.code]).toEqual([401, 'unauthenticated']);
  });

  it('is for the platform only', async () => {
    const { api_key } = await api.createAccount();
    expect((await get('/admin/queues/api/queues', { 'X-API-Key': api_key })).status).toBe(403);
  });

  it('opens for the administrator, with everything that the page loads', async () => {
    const page = await get('/admin/queues/', { Cookie, Accept: 'text/html' });
    expect([page.status, page.type]).toEqual([200, 'text/html']);
    expect(page.headers['content-security-policy']).toContain(
      "script-src 'self';style-src 'self' 'unsafe-inline'",
    );
    const own = [...page.text.matchAll(/(?:src|href)="(static\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(own.length).toBeGreaterThan(3);
    for (const path of own) expect((await get(`/admin/queues/${path}`, { Cookie })).status).toBe(200);
  });

  it('lists every queue, read-only, and hides what Redis tells', async () => {
    const { body } = await get('/admin/queues/api/queues', { Cookie });
    const queues = body.queues as { name: string; readOnlyMode: boolean }[];
    expect(queues.map(({ name }) => name)).toContain('call-start');
    expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
    expect((await get('/admin/queues/api/redis/stats', { Cookie })).status).toBe(403);
  });

  it('changes nothing, from here or from another site', async () => {
    const pause = (headers: Record<string, string>) =>
      api.request.put('/admin/queues/api/queues/dispatch/pause').set({ Cookie, ...headers });
    expect((await pause({})).status).toBe(403);
    expect((await pause({ 'X-Timbre-Csrf': '1' })).status).toBe(405);
  });

  it('shows jobs with ids only', async () => {
    const { account_id } = await api.createAccount('credit_based');
    const top_up = { body: { credits: 5 } };
    expect((await api.call('post', `/api/v1/accounts/${account_id}/topup`, top_up)).status).toBe(200);
    const { body } = await get('/admin/queues/api/queues?activeQueue=maintenance&status=latest', { Cookie });
    const queue = (body.queues as { name: string; jobs: { name: string; data: object }[] }[]).find(
      ({ name }) => name === 'maintenance',
    );
    expect(queue?.jobs).toMatchObject([{ name: 'balance-wake', data: { account_id } }]);
  });

  it('is not there unless it is switched on', async () => {
    const off = await startTestApi({ env: { BULL_BOARD: 'false' } });
    expect((await off.request.get('/admin/queues')).status).toBe(404);
    await off.stop();
  });
});

describe('/login', () => {
  it('is a page whose script and style come from files under a strict policy', async () => {
    const page = await get('/login');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.text).not.toMatch(/<script>|style=|onclick/);
    expect((await get('/login/script.js')).type).toBe('text/javascript');
    expect((await get('/login/style.css')).type).toBe('text/css');
  });
});
