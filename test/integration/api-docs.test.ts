import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { CAPABILITIES } from '@timbre/accounts';
import { openApiDocument, OPERATIONS, type Operation } from '@timbre/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { contractFaults } from '../support/contract.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const operations: Operation[] = Object.values(OPERATIONS);
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

describe('docs/api/openapi.json', () => {
  it('is what the contracts say; renew it with npm run openapi', async () => {
    expect(JSON.parse(await readFile(`${ROOT}docs/api/openapi.json`, 'utf8'))).toEqual(openApiDocument());
  });

  it('says of every tag what it is about', () => {
    const { tags } = openApiDocument() as { tags: { name: string; description: string }[] };
    expect(tags.filter(({ name, description }) => name === description)).toEqual([]);
  });
});

describe('every operation', () => {
  it.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s is routed',
    async (_id, operation) => {
      const path = operation.path.replace(/\{\w+\}/g, 'x1');
      const answer = await api.request[operation.method](path);
      expect(answer.status).not.toBe(405);
      // Without a credential nothing else than public operations may answer anything but 401.
      if (operation.capability !== 'public') expect(answer.status).toBe(401);
      else expect(answer.body.detail).not.toBe('No existe esta dirección');
    },
  );

  it.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s is declared well',
    (id, operation) => {
      expect(Object.entries(OPERATIONS).find(([, entry]) => entry === operation)?.[0]).toBe(id);
      expect(['public', 'signed_in', ...CAPABILITIES]).toContain(operation.capability);
      const named = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys((operation.params?.describe() as { keys?: object })?.keys ?? {})).toEqual(named);
    },
  );

  it.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s has examples of its shape',
    (_id, operation) => {
      for (const [status, { schema, example }] of Object.entries(operation.responses)) {
        if (schema === undefined) continue;
        expect(example).toBeDefined();
        const seen = {
          method: operation.method,
          path: operation.path.replace(/\{\w+\}/g, 'x1'),
          status: Number(status),
        };
        expect(contractFaults({ ...seen, content_type: 'application/json', body: example })).toEqual([]);
      }
    },
  );
});

describe('/docs', () => {
  it('serves Swagger UI from its own disk under a strict policy', async () => {
    const page = await api.request.get('/docs/');
    expect([page.status, page.type]).toEqual([200, 'text/html']);
    expect(page.headers['content-security-policy']).toContain("script-src 'self';style-src 'self'");
    const linked = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(linked.length).toBeGreaterThan(3);
    for (const address of linked) {
      expect(address).toMatch(/^\/docs\//);
      expect((await api.request.get(address)).status).toBe(200);
    }
    expect((await api.request.get('/docs/openapi.json')).body).toEqual(openApiDocument());
    expect((await api.request.get('/docs/package.json')).status).toBe(404);
  });

  it('explains every error code at the address that problems name', async () => {
    const { type, code } = (await api.request.get('/nada')).body as { type: string; code: string };
    expect((await api.request.get(type.split('#')[0] ?? '')).text).toContain(`id="${code}"`);
  });

  it('asks for a session in production', async () => {
    const production = await startTestApi({
      env: {
        NODE_ENV: 'production',
        API_PUBLIC_URL: 'https://timbre.example.cl',
        RETELL_BASE_URL: 'https://127.0.0.1:9',
      },
    });
    try {
      const anonymous = await production.request.get('/docs/').set('Accept', 'text/html');
      expect([anonymous.status, anonymous.text.includes('<form')]).toEqual([401, true]);
      expect((await production.request.get('/docs/openapi.json')).status).toBe(401);
      const headers = { Authorization: `Bearer ${production.platform_key}` };
      expect((await production.request.get('/docs/openapi.json').set(headers)).status).toBe(200);
      const login = await production.request.post('/api/v1/auth/login').send(production.admin);
      expect(String(login.headers['set-cookie'])).toMatch(/^__Host-timbre_session=.*; Secure; SameSite=Lax$/);
      expect(login.headers['strict-transport-security']).toBeDefined();
    } finally {
      await production.stop();
    }
  });
});
