import { createServer, type AddressInfo } from 'node:net';

/** A server on loopback that nobody may ever come to: it stands where a user's own servers would. */
export interface Trap {
  port: number;
  /** Everything that would lead a careless program here. */
  env: Record<string, string>;
  /** The first bytes of every visit so far. */
  visits(): readonly string[];
  close(): Promise<void>;
}

/** Opens a trap. `env` has production's names only, none of those for development. */
export const openTrap = async (): Promise<Trap> => {
  const visits: string[] = [];
  const server = createServer((socket) => {
    const at = visits.push('a visit') - 1;
    socket.on('data', (bytes) => (visits[at] += `: ${bytes.toString('latin1').slice(0, 80)}`));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const here = `127.0.0.1:${port}`;
  return {
    port,
    env: {
      NODE_ENV: 'production',
      RETELL_BASE_URL: `http://${here}`,
      RETELL_API_KEY: 'key_0123456789abcdef',
      RETELL_FROM_NUMBER: '+56950009999',
      RETELL_AGENT_ID: 'agent_of_production',
      MONGODB_URI: `mongodb://${here}/produccion`,
      TIMBRE_DATABASE: 'produccion',
      REDIS_URL: `redis://${here}`,
      TIMBRE_QUEUE_PREFIX: 'produccion',
      TIMBRE_SERVICES: 'none-such',
      TIMBRE_CONTACT_PACK: 'other',
      HTTP_PROXY: `http://${here}`,
      HTTPS_PROXY: `http://${here}`,
      ALL_PROXY: `http://${here}`,
      http_proxy: `http://${here}`,
      https_proxy: `http://${here}`,
    },
    visits: () => visits,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
