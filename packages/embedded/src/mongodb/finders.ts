import type { Finder } from '../finder.ts';
import { mongodInCache, rustInCache } from './cache.ts';
import { rustBuild } from './cargo.ts';
import { mongodbDocker } from './docker.ts';
import { externalMongodb } from './external.ts';
import { mongodDownload } from './memory-server.ts';
import { mongodOnPath } from './path.ts';
import { pythonServer } from './python.ts';

/** Every way to come by a MongoDB, in the order of embedded.md. */
export const MONGODB_FINDERS: Finder[] = [
  externalMongodb,
  mongodOnPath,
  mongodInCache,
  rustInCache,
  mongodDownload,
  rustBuild,
  pythonServer,
  mongodbDocker,
];
