import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A loopback port that is free at this moment. Another program may take it before it is used: be ready to ask again. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** True when something accepts connections on the loopback port. */
const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (value: boolean) => () => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', answer(true));
    socket.once('error', answer(false));
  });

/** Resolves once something accepts connections on the loopback port; rejects when `signal` is aborted. */
export const untilListening = async (port: number, signal: AbortSignal): Promise<void> => {
  while (!(await accepts(port))) await pause(50, undefined, { signal });
};
