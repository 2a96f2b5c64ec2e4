import { expect, it } from 'vitest';
import { outgoing } from './request.ts';

const BASE = 'https://timbre.example';

it('puts each parameter where its operation wants it', () => {
  const facts = { method: 'GET', path: '/batches/{batch_id}/jobs' };
  const input = { batch_id: 'a/b', status: ['pending', 'failed'], skip: 0, limit: undefined };
  const { url, body, headers } = outgoing(BASE, facts, input, {});
  expect(url).toBe(`${BASE}/batches/a%2Fb/jobs?status=pending%2Cfailed&skip=0`);
  expect([body, headers]).toEqual([undefined, { Accept: 'application/json' }]);
});

it('refuses a path with a hole before anything is sent', () => {
  expect(() => outgoing(BASE, { method: 'GET', path: '/jobs/{job_id}' }, {}, {})).toThrow(
    'job_id is missing',
  );
});

it('gives a POST that takes one an Idempotency-Key, the same for all its tries, another for each request', () => {
  const facts = { method: 'POST', path: '/batches', idempotent: true } as const;
  const keyOf = (key?: string) =>
    outgoing(BASE, facts, { body: {} }, { idempotency_key: key }).headers['Idempotency-Key'];
  expect(keyOf()).not.toBe(keyOf());
  expect(keyOf('mine')).toBe('mine');
});

it('repeats only what a repetition does not change', () => {
  const repeatable = (method: string, idempotent?: true) =>
    outgoing(BASE, { method, path: '/', idempotent }, {}, {}).repeatable;
  expect(['GET', 'PUT', 'DELETE', 'PATCH', 'POST'].map((method) => repeatable(method))).toEqual([
    ...[true, true, true, false, false],
  ]);
  expect(repeatable('POST', true)).toBe(true);
});

it('sends a form with its file last, and no content type of its own', async () => {
  const facts = { method: 'POST', path: '/import' };
  const form = { file: { name: 'cartera.csv', bytes: 'RUT\n' }, strict: 'true', priority: undefined };
  const { body, headers } = outgoing(BASE, facts, { form }, {});
  if (!(body instanceof FormData)) throw new Error('no form');
  expect([...body.keys()]).toEqual(['strict', 'file']);
  const file = body.get('file') as File;
  expect([file.name, await file.text()]).toEqual(['cartera.csv', 'RUT\n']);
  expect(headers).not.toHaveProperty('Content-Type');
});
