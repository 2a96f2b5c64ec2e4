import { describe, expect, it } from 'vitest';
import { currentLogContext, withLogContext } from './context.ts';
import { createLogger, type LogLevel } from './logger.ts';

const open = (level: LogLevel = 'debug') => {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger({
    service: 'api',
    level,
    write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>),
  });
  return { logger, lines };
};

describe('the log', () => {
  it('is one JSON object a line, with time, level and service', () => {
    const { logger, lines } = open();
    logger.info('batch paused', { batch_id: 'batch-20261121-00c0ffee', in_flight: 2 });
    expect(lines).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        level: 'info',
        service: 'api',
        message: 'batch paused',
        batch_id: 'batch-20261121-00c0ffee',
        in_flight: 2,
      },
    ]);
  });

  it('carries the ids of the work going on through everything that is awaited', async () => {
    const { logger, lines } = open();
    await withLogContext({ request_id: 'r1' }, async () => {
      await Promise.all(
        ['acc-1', 'acc-2'].map((account_id) =>
          withLogContext({ account_id }, async () => {
            await Promise.resolve();
            logger.info('inside');
          }),
        ),
      );
      expect(currentLogContext()).toEqual({ request_id: 'r1' });
    });
    expect(lines.map(({ request_id, account_id }) => [request_id, account_id])).toEqual([
      ['r1', 'acc-1'],
      ['r1', 'acc-2'],
    ]);
    expect(currentLogContext()).toEqual({});
  });

  it('redacts message, facts, context and errors alike', () => {
    const { logger, lines } = open();
    withLogContext({ to_number: '+56950001234' }, () =>
      logger.error('no answer from 950001234', {
        error: new Error('RUT 12.345.678-5'),
        customer_name: 'Ana Soto',
      }),
    );
    expect(JSON.stringify(lines)).not.toMatch(/50001234|345\.678|Ana/);
    expect(lines[0]).toMatchObject({
      message: 'no answer from +569****1234',
      error: { message: 'RUT **.***.678-*' },
    });
  });

  it('lets no fact pose as the head of the line', () => {
    const { logger, lines } = open();
    logger.warn('real', { message: 'false', level: 'info', service: 'other', time: 'never' });
    expect(lines[0]).toMatchObject({ message: 'real', level: 'warn', service: 'api' });
    expect(lines[0]?.time).not.toBe('never');
  });

  it('keeps to its level', () => {
    const say = (level: LogLevel) => {
      const { logger, lines } = open(level);
      for (const severity of ['debug', 'info', 'warn', 'error'] as const) logger[severity]('x');
      return lines.length;
    };
    expect((['debug', 'info', 'warn', 'error', 'silent'] as const).map(say)).toEqual([4, 3, 2, 1, 0]);
  });
});
