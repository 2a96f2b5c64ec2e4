import { checkRedis, withRedis } from '@timbre/queue';
import { checkMongodb, withMongodb } from '@timbre/store';
import { EmbeddedError } from './errors.ts';
import type { ServerRole } from './finder.ts';

/** What a capability check says, whichever server it is about. */
export interface Capabilities {
  version: string;
  faults: { name: string; breaks: string }[];
  warnings: string[];
}

/** Runs the same capability check as every service does at its start. Throws when the server cannot be reached. */
const checkServer = (role: ServerRole, uri: string): Promise<Capabilities> =>
  role === 'mongodb'
    ? withMongodb(uri, (connection) => checkMongodb(connection))
    : withRedis(uri, checkRedis);

/** Refuses a server with faults, naming each and what it would break; otherwise returns what the check says. */
export const requireCapable = async (role: ServerRole, name: string, uri: string): Promise<Capabilities> => {
  const capabilities = await checkServer(role, uri);
  if (capabilities.faults.length === 0) return capabilities;
  const faults = capabilities.faults.map((fault) => `${fault.name} (breaks ${fault.breaks})`).join('; ');
  throw new EmbeddedError(
    `${name} cannot be used: ${faults}`,
    `change the server's settings or let Timbre start its own ${role}`,
  );
};
