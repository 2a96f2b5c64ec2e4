import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { absent, type Finder, type Program, type Search } from '../finder.ts';
import { messageOf } from '../errors.ts';
import { askCommand } from '../support/ask-command.ts';
import { obtainOnce } from '../support/install.ts';
import { isExecutable } from '../support/which.ts';
import { MONGOD_VERSION, versionIn } from '../versions.ts';
import { mongod } from './programs.ts';

const PROBE_MS = 2_000;

const folderOf = (cache: string): string => join(cache, 'mongod');

/** The mongod that an earlier run downloaded, when it runs; its check sum is written last, so a half one is left out. */
export const downloadedMongod = async (
  cache: string,
  env: NodeJS.ProcessEnv,
): Promise<Program | undefined> => {
  const files = await readdir(folderOf(cache)).catch((): string[] => []);
  const whole = files.filter((file) => file.startsWith('mongod-') && files.includes(`${file}.md5`));
  for (const binary of whole.map((file) => join(folderOf(cache), file)).filter(isExecutable)) {
    const answer = await askCommand(binary, ['--version'], env);
    const version = versionIn(answer.text);
    if (answer.ok && version) return mongod(binary, version);
  }
  return undefined;
};

/** The address of the official archive for this machine. Throws when there is none for its system. */
const archiveAddress = async (cache: string): Promise<string> => {
  const { DryMongoBinary } = await import('mongodb-memory-server-core');
  const { MongoBinaryDownloadUrl } =
    await import('mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js');
  const options = await DryMongoBinary.generateOptions({
    version: MONGOD_VERSION,
    downloadDir: folderOf(cache),
  });
  return new MongoBinaryDownloadUrl(options).getDownloadUrl();
};

/** Why the archive cannot be had within two seconds; undefined when it can. A machine behind a proxy is not asked. */
const unreachable = async (cache: string, env: NodeJS.ProcessEnv): Promise<string | undefined> => {
  try {
    const address = await archiveAddress(cache);
    if (env['HTTPS_PROXY'] ?? env['https_proxy']) return undefined;
    const answer = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) });
    return answer.ok ? undefined : `the download server answers ${answer.status}`;
  } catch (error) {
    const cause = (error as { cause?: unknown }).cause ?? error;
    return `no way to the download server: ${messageOf(cause)}`;
  }
};

const download = async ({ cache, onProgress }: Search): Promise<void> => {
  onProgress(`mongodb: downloading mongod ${MONGOD_VERSION} (about 100 MB, once)`);
  const { MongoBinary } = await import('mongodb-memory-server-core');
  await MongoBinary.getPath({ version: MONGOD_VERSION, downloadDir: folderOf(cache) });
};

/** The official mongod, downloaded into the cache folder. */
export const mongodDownload: Finder = {
  role: 'mongodb',
  title: `official mongod ${MONGOD_VERSION}, downloaded`,
  kind: 'mongod',
  look: async (search) => {
    const { cache, env } = search;
    const why = await unreachable(cache, env);
    if (why) return absent(why);
    return {
      state: 'obtainable',
      name: `mongod ${MONGOD_VERSION}`,
      quick: true,
      cost: 'about 100 MB, once',
      obtain: () =>
        obtainOnce(
          search,
          'mongod',
          () => downloadedMongod(cache, env),
          () => download(search),
        ),
    };
  },
};
