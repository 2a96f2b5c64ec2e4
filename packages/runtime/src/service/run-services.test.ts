import { describe, expect, it } from 'vitest';
import { realClock, silentLogger } from '@timbre/kernel';
import { createMetrics } from '../metrics.ts';
import { runServices } from './run-services.ts';
import type { Service } from './service.ts';

const open = (logged: unknown[] = []) => {
  const said: string[] = [];
  const service = (name: string, faults: { start?: true; stop?: true } = {}): Service => ({
    name,
    start: async () => {
      said.push(`start ${name}`);
      if (faults.start) throw new Error(`${name} does not start`);
      return async () => {
        said.push(`stop ${name}`);
        if (faults.stop) throw new Error(`${name} does not stop`);
      };
    },
  });
  const logger = { ...silentLogger, error: (message: string) => void logged.push(message) };
  return { said, service, context: { clock: realClock, logger, metrics: createMetrics('test') } };
};

describe('services', () => {
  it('start in order and stop in reverse, once', async () => {
    const { said, service, context } = open();
    const running = await runServices([service('a'), service('b'), service('c')], context);
    await Promise.all([running.stop(), running.stop()]);
    expect(said).toEqual(['start a', 'start b', 'start c', 'stop c', 'stop b', 'stop a']);
  });

  it('that are up are stopped again when a later one does not start', async () => {
    const { said, service, context } = open();
    const starting = runServices([service('a'), service('b', { start: true }), service('c')], context);
    await expect(starting).rejects.toThrow('b does not start');
    expect(said).toEqual(['start a', 'start b', 'stop a']);
  });

  it('are all stopped, whichever fails to', async () => {
    const logged: unknown[] = [];
    const { said, service, context } = open(logged);
    const running = await runServices([service('a'), service('b', { stop: true })], context);
    await running.stop();
    expect(said.slice(-2)).toEqual(['stop b', 'stop a']);
    expect(logged).toEqual(['service failed to stop']);
  });
});
