import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

/** A folder name that no other run has: `<repository>/.timbre/<label>-<random>`. It is not created. */
export const newRunFolder = (repository: string, label: string): string =>
  join(repository, '.timbre', `${label}-${randomBytes(4).toString('hex')}`);
