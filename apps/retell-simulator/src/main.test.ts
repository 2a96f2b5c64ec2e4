import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { realClock } from '@timbre/kernel';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const children: ChildProcess[] = [];

const run = (...args: string[]) => {
  const child = spawn(process.execPath, ['--conditions=development', '--import', 'tsx', MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
};

/** Waits for the line of log that says where the process listens. */
const addressesOf = async (child: ReturnType<typeof run>): Promise<{ url: string; admin_url: string }> => {
  for await (const line of createInterface(child.stdout)) {
    const { message, url, admin_url } = JSON.parse(line) as Record<string, string>;
    if (message === 'listening') return { url: url!, admin_url: admin_url! };
  }
  throw new Error('the process ended without listening');
};

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

describe('the simulator as a process', () => {
  it('says where it listens, follows the clock line that it is given, and ends when it is told to', async () => {
    const real_epoch = realClock.now().getTime();
    const clock = { real_epoch, virtual_epoch: Date.parse('2027-03-01T12:00:00Z'), factor: 60 };
    const child = run(
      '--port',
      '0',
      '--admin-port',
      '0',
      '--clock',
      JSON.stringify(clock),
      '--agents',
      'any',
    );
    const { url, admin_url } = await addressesOf(child);

    const health = (await (await fetch(`${admin_url}/health`)).json()) as { now: string };
    expect(health.now.startsWith('2027-03-01T')).toBe(true);
    const agent = await fetch(`${url}/get-agent/agent_of_anybody`, {
      headers: { authorization: `Bearer key_sim_local` },
    });
    expect(agent.status).toBe(200);

    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
  });

  it('explains a wrong argument in two parts', async () => {
    const child = run('--port', 'door');
    const chunks: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(1);
    expect(Buffer.concat(chunks).toString()).toMatch(
      /^error: --port must be a number, 0 or more\nfix: retell-simulator/,
    );
  });
});
