import { DockerfileParser } from 'dockerfile-ast';
import { parse } from 'yaml';
import { read } from './tree.ts';

export interface Service {
  image: string;
  build?: string;
  command?: string;
  entrypoint?: string[];
  env_file?: string;
  environment?: Record<string, string | number>;
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: string[] | Record<string, { condition: string }>;
  networks?: string[];
  network_mode?: string;
  volumes?: string[];
  ports?: string[];
  profiles?: string[];
  container_name?: string;
  init?: boolean;
  stop_grace_period?: string;
  logging?: object;
}

export interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  networks: Record<string, unknown>;
}

/** docker-compose.yml with its anchors resolved. */
export const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;

/** The processes of ours in docker-compose.yml: those that run from our image. */
export const ourServices = Object.entries(compose.services).filter(([, { build }]) => build !== undefined);

/** The instructions of the Dockerfile in order: keyword and arguments. */
export const instructions = DockerfileParser.parse(read('Dockerfile'))
  .getInstructions()
  .map((instruction) => ({
    keyword: instruction.getKeyword(),
    text: instruction.getArgumentsContent() ?? '',
    args: instruction.getArguments().map((argument) => argument.getValue()),
  }));

/** The lines of the Procfile: name of the process and its command. */
export const procfile = read('Procfile')
  .trim()
  .split('\n')
  .map((line) => ({
    name: line.slice(0, line.indexOf(':')),
    command: line.slice(line.indexOf(':') + 1).trim(),
  }));

/** The app that `node apps/<app>/dist/main.js …` starts. Throws for any other command. */
export const appOf = (command = ''): string => {
  const app = /^node apps\/([a-z-]+)\/dist\/main\.js( --.*)?$/.exec(command)?.[1];
  if (!app) throw new Error(`not the start of an app: ${command}`);
  return app;
};

/** The names of the variables that Compose fills in: `${NAME}`, `${NAME:-default}`, `${NAME:?message}`. */
export const variablesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/(?<!\$)\$\{([A-Z_]+)/g)].map(([, name]) => name!)),
];
