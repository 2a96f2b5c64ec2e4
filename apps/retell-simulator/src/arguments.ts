import { parseClockLine, scaledClock } from '@timbre/kernel';
import type { SimulatorOptions } from './options.ts';

export const USAGE = `retell-simulator [--port 4100] [--admin-port 4101] [--host 127.0.0.1] [--public-url URL]
  [--key key_sim_local] [--webhook-key KEY] [--webhook-url URL] [--seed TEXT] [--clock JSON]
  [--cps 1] [--concurrency 20] [--from-numbers +562…,+562…|any] [--agents id,id|any]`;

/** The command line, read but not yet understood. */
export type Arguments = { [name: string]: string | undefined } & { port: string; 'admin-port': string };

const numberOf = (name: string, text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
    throw new Error(`--${name} must be a number, 0 or more`);
  }
  return value;
};

const clockOf = (json: string) => {
  try {
    return scaledClock(parseClockLine(json));
  } catch (error) {
    throw new Error(`--clock: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const listOf = (text: string): string[] | 'any' =>
  text === 'any' ? text : text.split(',').map((item) => item.trim());

/**
 * What the command line asks for. Without `--clock` the process's own clock holds.
 *
 * @throws Error that names the argument and what is wrong with it
 */
export const optionsFromArguments = (given: Arguments): SimulatorOptions => ({
  port: numberOf('port', given.port),
  admin_port: numberOf('admin-port', given['admin-port']),
  ...(given.host && { host: given.host }),
  ...(given['public-url'] && { public_url: given['public-url'] }),
  ...(given.key && { key: given.key }),
  ...(given['webhook-key'] && { webhook_key: given['webhook-key'] }),
  ...(given['webhook-url'] && { webhook_url: given['webhook-url'] }),
  ...(given.seed && { seed: given.seed }),
  ...(given.clock && { clock: clockOf(given.clock) }),
  ...(given['from-numbers'] && { from_numbers: listOf(given['from-numbers']) }),
  ...(given.agents && { agents: listOf(given.agents) }),
  limits: {
    ...(given.cps && { cps: numberOf('cps', given.cps) }),
    ...(given.concurrency && { concurrency_limit: numberOf('concurrency', given.concurrency) }),
  },
});
