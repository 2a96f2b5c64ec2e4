import { compose, createApp } from '@timbre/api';
import { OPERATIONS, openApiDocument } from '@timbre/contracts';
import { realClock, silentLogger } from '@timbre/kernel';
import { createMetrics } from '@timbre/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testConfig } from '../support/api.ts';
import { freshNames } from '../support/servers.ts';

/** What Express keeps of a route or of a router that is mounted below it. */
interface Layer {
  route?: { path: string; methods: Record<string, boolean | undefined> };
  handle?: { stack?: Layer[] };
}

/** Pages for people; they are no part of the API. */
const PAGES = /^\/(?:$|errores|script\.js|openapi\.json|metrics|style|login|sign-in|queues|static|:|\*)/;

const names = freshNames();
let routes: { path: string; method: string }[];
let close: () => Promise<void>;

const routesIn = (stack: Layer[]): typeof routes =>
  stack.flatMap(({ route, handle }) => [
    ...Object.keys(route?.methods ?? {}).map((method) => ({ path: route?.path ?? '', method })),
    ...routesIn(handle?.stack ?? []),
  ]);

beforeAll(async () => {
  const config = testConfig(names);
  const context = { clock: realClock, logger: silentLogger, metrics: createMetrics('api') };
  const api = await compose(config, context);
  close = async () => {
    await api.store.connection.dropDatabase();
    await api.close();
  };
  const { stack } = Reflect.get(createApp(config, api, context), 'router') as { stack: Layer[] };
  routes = routesIn(stack).filter(({ method }) => method !== '_all');
});
afterAll(() => close());

const inBraces = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

describe('the router and the document', () => {
  it('know the same operations', () => {
    const documented = Object.entries((openApiDocument() as { paths: Record<string, object> }).paths);
    const known = documented.flatMap(([path, methods]) =>
      Object.keys(methods).map((one) => `${one} ${path}`),
    );
    const api_routes = routes.map(({ path, method }) => `${method} ${inBraces(path)}`);
    expect(known.filter((one) => !api_routes.includes(one))).toEqual([]);
    expect(known).toHaveLength(Object.keys(OPERATIONS).length);
    const below = routes.filter(({ path }) => /^\/(?:api|webhooks|health)\b/.test(path));
    expect(below.map(({ path, method }) => `${method} ${inBraces(path)}`).sort()).toEqual(
      known.filter((one) => !one.endsWith(' /')).sort(),
    );
  });

  it('differ by pages for people alone', () => {
    const others = routes.filter(({ path }) => !/^\/(?:api|webhooks|health)\b/.test(path));
    expect(others.map(({ path }) => path).filter((path) => !PAGES.test(path))).toEqual([]);
  });
});
