import type { Finder } from '../finder.ts';
import { lookInDocker } from '../support/docker.ts';
import { VALKEY_IMAGE } from '../versions.ts';
import { valkeyInDocker } from './programs.ts';

/** Valkey in a container. */
export const redisDocker: Finder = {
  role: 'redis',
  title: `${VALKEY_IMAGE} in Docker`,
  kind: 'docker',
  look: ({ env }) => lookInDocker(env, VALKEY_IMAGE, valkeyInDocker),
};
