import { startServers, type ServerRole } from '@timbre/embedded';
import type { FaultServer } from '../harness/types.ts';
import { startProxy } from '../proxy.ts';
import { mountSmallDisk } from './small-disk.ts';

/** How to start a server that faults may hit. */
export interface FaultServerOptions {
  /** An absolute path of its own; data, log and process ids stand there and go at the end. */
  run_dir: string;
  onProgress?(line: string): void;
  /** Leaves data and log in `run_dir`. */
  keep?: boolean;
  /** Puts `run_dir` on a file system of its own of this size; see {@link whyNoSmallDisk}. */
  disk_mb?: number;
}

/** A {@link FaultServer} and how to be rid of it. */
export type OwnServer = FaultServer & {
  /** Ends server and proxy and removes the data. */
  close(): Promise<void>;
};

/** The servers that a developer named for ordinary tests are left out: what is broken here is always our own. */
const withoutNamedServers = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TIMBRE_DEV_')));

const atPort = (uri: string, port: number): string => {
  const url = new URL(uri);
  url.host = `127.0.0.1:${port}`;
  return url.href;
};

/** Starts one server of our own behind a proxy of its own. Throws an `EmbeddedError` when none can be had. */
export const startFaultServer = async (
  role: ServerRole,
  { disk_mb, ...options }: FaultServerOptions,
): Promise<OwnServer> => {
  const disk = disk_mb === undefined ? null : await mountSmallDisk(options.run_dir, disk_mb);
  const servers = await startServers({
    mood: 'fastest',
    needs: [role],
    env: withoutNamedServers(),
    ...options,
  }).catch(async (error: unknown) => {
    await disk?.unmount();
    throw error;
  });
  const { uri, name } = servers[role];
  const proxy = await startProxy(Number(new URL(uri).port));
  return {
    uri,
    name,
    proxy,
    disk,
    proxied_uri: atPort(uri, proxy.port),
    get pid() {
      return servers[role].pid;
    },
    kill: () => servers.end(role, 'SIGKILL'),
    stop: () => servers.end(role, 'SIGTERM'),
    start: async () => void (await servers.begin(role)),
    freeze: () => servers.signal(role, 'SIGSTOP'),
    thaw: () => servers.signal(role, 'SIGCONT'),
    async close() {
      await proxy.stop();
      await servers.stop();
      await disk?.unmount();
    },
  };
};
