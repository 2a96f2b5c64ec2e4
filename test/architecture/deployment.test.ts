import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { VARIABLES } from '../../packages/runtime/src/config/variables.ts';
import {
  appOf,
  compose,
  instructions,
  ourServices,
  procfile,
  variablesIn,
  type Compose,
  type Service,
} from './deployment.ts';
import { COMPOSE_VARIABLES, wholeEnvExample } from './env-example.ts';
import { exists, read, readJson, type Manifest } from './tree.ts';

const services = Object.entries(compose.services);
const hasMain = (app: string) => exists(`apps/${app}/src/main.ts`);
const dependenciesOf = ({ depends_on = [] }: Service) =>
  Array.isArray(depends_on) ? depends_on : Object.keys(depends_on);
const isWorker = (name: string) => name.endsWith('-worker');

describe('docker-compose.yml', () => {
  it.each(ourServices)('%s starts an app that exists', (_name, service) => {
    expect(hasMain(appOf(service.command))).toBe(true);
  });

  it.each(ourServices)('%s gives its app only options that it knows', (_name, { command = '' }) => {
    const main = read(`apps/${appOf(command)}/src/main.ts`);
    const options = [...command.matchAll(/ --([a-z-]+)/g)].map(([, name]) => name!);
    expect(options.filter((name) => !new RegExp(`'?\\b${name}'?: \\{ type:`).test(main))).toEqual([]);
  });

  it('has text wherever a command is read word by word', () => {
    const words = services.flatMap(([, { healthcheck, entrypoint = [] }]) => [
      ...(healthcheck?.test ?? []),
      ...entrypoint,
    ]);
    expect(words.filter((word) => typeof word !== 'string')).toEqual([]);
  });

  it.each(ourServices)('%s gets only settings that our configuration knows', (_name, { environment }) => {
    expect(Object.keys(environment ?? {}).filter((name) => !(name in VARIABLES))).toEqual([]);
  });

  it('asks only for variables that exist', () => {
    const known = [...Object.keys(VARIABLES), ...Object.keys(COMPOSE_VARIABLES)];
    const used = variablesIn(read('docker-compose.yml'));
    expect(used.filter((name) => !known.includes(name))).toEqual([]);
    expect(Object.keys(COMPOSE_VARIABLES).filter((name) => !used.includes(name))).toEqual([]);
  });

  it('names only services, networks and volumes that it has', () => {
    const mentioned = services.flatMap(([, service]) => [
      ...dependenciesOf(service).map((name) => name in compose.services || name),
      ...(service.networks ?? []).map((name) => name in compose.networks || name),
      ...(service.volumes ?? []).map((mount) => mount.split(':')[0]! in compose.volumes || mount),
      ...[service.network_mode ?? '']
        .filter(Boolean)
        .map((mode) => mode.replace('service:', '') in compose.services || mode),
    ]);
    expect(mentioned.filter((found) => found !== true)).toEqual([]);
  });

  it.each(ourServices)(
    '%s finds the database and the queue under the names that they have here',
    (_name, service) => {
      const hosts = ['MONGODB_URI', 'REDIS_URL'].flatMap((name) => {
        const address = service.environment?.[name];
        return address === undefined ? [] : [/@([a-z]+):\d+/.exec(String(address))?.[1]];
      });
      expect(hosts.filter((host) => host === undefined || !(host in compose.services))).toEqual([]);
    },
  );

  it.each(services.filter(([name]) => isWorker(name)))('%s can be scaled', (_name, service) => {
    expect(service.container_name).toBeUndefined();
    expect(service.ports).toBeUndefined();
    expect(service.healthcheck?.test?.join(' ')).toContain(
      `127.0.0.1:${service.environment?.HEALTH_PORT}/health/live`,
    );
  });

  it.each(services.filter(([, { profiles }]) => !profiles))(
    '%s stops in peace and keeps its log small',
    (_name, service) => {
      expect(service).toMatchObject({
        init: true,
        restart: 'unless-stopped',
        logging: { driver: 'json-file' },
      });
    },
  );

  it.each(ourServices)('%s has time to drain', (_name, service) => {
    expect(service.stop_grace_period).toBe('60s');
  });

  it('runs a database with a replica set and a queue that drops nothing', () => {
    expect(compose.services.mongo).toMatchObject({
      image: 'mongo:8',
      command: expect.stringContaining('--replSet rs0 --keyFile'),
    });
    const { image, command } = compose.services.redis!;
    expect(image).toBe('valkey/valkey:9');
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(command).toContain('--appendonly yes');
  });
});

describe('.env.example', () => {
  it('explains every setting as the code knows it', () => {
    expect(read('.env.example'), 'run: npm run docs:env').toBe(wholeEnvExample());
  });

  it('gives the same advice on passwords as docker-compose.yml', () => {
    const advice = Object.entries(COMPOSE_VARIABLES).map(([name, command]) => `\${${name}:?${command}}`);
    expect(advice.filter((text) => !read('docker-compose.yml').includes(text))).toEqual([]);
  });
});

describe('Dockerfile', () => {
  const of = (keyword: string) => instructions.filter((instruction) => instruction.keyword === keyword);

  it('builds on Node 20 and runs without root', () => {
    expect(of('FROM').every(({ text }) => text.startsWith('node:20-'))).toBe(true);
    expect(of('USER').map(({ text }) => text)).toEqual(['node']);
  });

  it('copies only what exists', () => {
    const fromSources = of('COPY').flatMap(({ text }) =>
      [...text.matchAll(/\/app\/(\S+)/g)].map(([, path]) => path!),
    );
    const packed = of('RUN').flatMap(({ text }) => text.match(/[\w.-]+\.(json|npmrc)|\.npmrc/g) ?? []);
    expect([...fromSources, ...packed].filter((path) => !path.includes('*') && !exists(path))).toEqual([]);
  });

  it('runs only scripts that exist', () => {
    const scripts = of('RUN').flatMap(({ text }) =>
      [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!),
    );
    expect(scripts).toEqual(['build']);
    expect(readJson<Manifest>('package.json').scripts).toHaveProperty('build');
  });

  it('installs the libraries of every app that docker-compose.yml starts', () => {
    const installed = of('RUN').flatMap(({ text }) =>
      [...text.matchAll(/--workspace=apps\/(\S+)/g)].map(([, app]) => app!),
    );
    const started = ourServices.map(([, { command }]) => appOf(command));
    expect(installed.sort()).toEqual([...new Set(started)].sort());
  });

  it('starts and watches the API unless it is told otherwise', () => {
    expect(appOf((JSON.parse(of('CMD')[0]!.text) as string[]).join(' '))).toBe('api');
    expect(of('HEALTHCHECK')[0]!.text).toContain(`127.0.0.1:${VARIABLES.API_PORT.default}/health/live`);
  });
});

describe('Procfile', () => {
  it('starts the same processes as docker-compose.yml, each by its own name', () => {
    const started = ourServices.filter(([, { profiles }]) => !profiles).map(([name]) => name);
    expect(procfile.map(({ name }) => name)).toEqual(started);
    expect(procfile.map(({ command }) => appOf(command))).toEqual(started);
  });
});

describe('.devcontainer', () => {
  const { services: machines } = parse(read('.devcontainer/compose.yml')) as Compose;

  it('brings the servers of docker-compose.yml, under settings that demo and tests read', () => {
    expect(machines.mongo?.image).toBe(compose.services.mongo?.image);
    expect(machines.redis?.image).toBe(compose.services.redis?.image);
    expect(Object.keys(machines.dev?.environment ?? {}).filter((name) => !(name in VARIABLES))).toEqual([]);
  });
});
