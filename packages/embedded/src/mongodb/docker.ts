import type { Finder } from '../finder.ts';
import { lookInDocker } from '../support/docker.ts';
import { MONGO_IMAGE } from '../versions.ts';
import { mongodInDocker } from './programs.ts';

/** MongoDB in a container. */
export const mongodbDocker: Finder = {
  role: 'mongodb',
  title: `${MONGO_IMAGE} in Docker`,
  kind: 'docker',
  look: ({ env }) => lookInDocker(env, MONGO_IMAGE, mongodInDocker),
};
