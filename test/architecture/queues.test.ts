import { expect, it } from 'vitest';
import { JOBS, QUEUE_NAMES } from '@timbre/queue';
import { queuesNamedIn, queuesOfApp } from './queues.ts';
import { workspaces } from './tree.ts';

it('reads which queues a worker host is given', () => {
  expect(queuesNamedIn("start({ queues: { dispatch: { concurrency: 8 }, 'call-start': {} } })")).toEqual([
    'dispatch',
    'call-start',
  ]);
  expect(queuesNamedIn('const queues = { import: { concurrency: 2 } };')).toEqual(['import']);
  expect(queuesNamedIn('const others = { dispatch: 1 };')).toEqual([]);
});

it('finds every queue served by exactly one app', () => {
  const apps = workspaces.filter(({ folder }) => folder.startsWith('apps/')).map(({ name }) => name);
  const servers = QUEUE_NAMES.map((queue) => [queue, apps.filter((app) => queuesOfApp(app).includes(queue))]);
  expect(servers.filter(([, found]) => found?.length !== 1)).toEqual([]);
});

it('finds a use for every queue', () => {
  const used = new Set<string>(Object.values(JOBS).map(({ queue }) => queue));
  expect(QUEUE_NAMES.filter((queue) => !used.has(queue))).toEqual([]);
});
