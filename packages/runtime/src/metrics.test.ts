import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

it('measures, shares a name between services, and shows the event loop', async () => {
  const metrics = createMetrics('api');
  for (const reason of ['a', 'b', 'b'])
    metrics.counter({ name: 'x_total', help: 'x', labels: ['reason'] }).add({ reason });
  metrics.histogram({ name: 'x_seconds', help: 'x', buckets: [1, 2] }).observe({}, 1.5);
  const text = await metrics.render();
  expect(text).toContain('x_total{reason="b",service="api"} 2');
  expect(text).toContain('x_seconds_bucket{le="2",service="api"} 1');
  expect(text).toContain('nodejs_eventloop_lag_seconds');
  expect(metrics.content_type).toContain('text/plain');
});

it('asks every collector at each scrape and survives one that fails', async () => {
  const metrics = createMetrics('api');
  const gauge = (queue: string, value: () => number) =>
    metrics.gauge({
      name: 'jobs',
      help: 'x',
      labels: ['queue'],
      collect: (set) => set.set({ queue }, value()),
    });
  let depth = 1;
  gauge('a', () => depth);
  gauge('b', () => {
    throw new Error('away');
  });
  gauge('c', () => 7);
  expect(await metrics.render()).toContain('jobs{queue="a",service="api"} 1');
  depth = 5;
  const text = await metrics.render();
  expect(text).toContain('jobs{queue="a",service="api"} 5');
  expect(text).toContain('jobs{queue="c",service="api"} 7');
});
