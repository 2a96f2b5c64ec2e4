import { setTimeout as pause } from 'node:timers/promises';
import { withMongodb } from '@timbre/store';

const ALREADY_INITIALIZED = 23;

/** Makes the server a replica set of one; a server that is one already says so, which is as good. */
const initiate = async (admin: Admin, host: string): Promise<void> => {
  const config = { _id: 'rs0', members: [{ _id: 0, host }] };
  await admin.command({ replSetInitiate: config }).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== ALREADY_INITIALIZED) throw error;
  });
};

type Connection = Parameters<Parameters<typeof withMongodb>[1]>[0];
type Admin = ReturnType<NonNullable<Connection['db']>['admin']>;

const adminOf = (connection: Connection): Admin => {
  if (!connection.db) throw new Error('the connection is not open');
  return connection.db.admin();
};

/**
 * Resolves once the server takes writes. With `initiate` it first becomes a replica set of one, which transactions
 * and change streams need. Has no limit of its own: the start that waits for it does.
 */
export const untilPrimary = (uri: string, options: { initiate?: boolean } = {}): Promise<void> =>
  withMongodb(
    uri,
    async (connection) => {
      const admin = adminOf(connection);
      if (options.initiate) await initiate(admin, new URL(uri).host);
      while (!(await admin.command({ hello: 1 }))['isWritablePrimary']) await pause(50);
    },
    30_000,
  );

/** The names under which an unknown server presents itself. Throws when nothing answers within two seconds. */
export const identify = (uri: string): Promise<{ product: string; version: string }> =>
  withMongodb(
    uri,
    async (connection) => {
      const build = await adminOf(connection).command({ buildInfo: 1 });
      const secantus = build['secantusVersion'] as string | undefined;
      const version = String(build['version']);
      return { product: secantus ? `SecantusDB ${secantus}` : `MongoDB ${version}`, version };
    },
    2_000,
  );
