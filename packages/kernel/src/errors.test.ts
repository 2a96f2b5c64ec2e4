import { describe, expect, it } from 'vitest';
import { AppError, ERROR_CODES, invalidInput, invalidState, notFound } from './errors.ts';

describe('an error that a client is told about', () => {
  it('has the status of its code, its sentence, and keeps its cause to itself', () => {
    const cause = new Error('E11000 duplicate key');
    const error = new AppError('conflict', 'Ya existe', { cause });
    expect(error).toMatchObject({
      name: 'AppError',
      status: 409,
      message: 'Ya existe',
      errors: [],
      extra: {},
    });
    expect(error.cause).toBe(cause);
    expect(JSON.stringify({ ...error })).not.toContain('E11000');
  });

  it('lists every fault of an input, in its sentence too unless there is a better one', () => {
    const faults = [
      { path: 'phones[0]', message: 'debe ser texto' },
      { path: 'call_settings.timezone', message: 'no se conoce' },
    ];
    expect(invalidInput(faults).message).toBe(
      'phones[0]: debe ser texto; call_settings.timezone: no se conoce',
    );
    expect(invalidInput(faults, 'Dos fallas')).toMatchObject({
      status: 422,
      message: 'Dos fallas',
      errors: faults,
    });
  });

  it('says 404 and 409 where they belong', () => {
    expect([notFound('Batch not found').status, invalidState('No', { allowed: ['paused'] }).status]).toEqual([
      404, 409,
    ]);
    expect(invalidState('No', { allowed: ['paused'] }).extra).toEqual({ allowed: ['paused'] });
  });

  it('has a status of HTTP and a Spanish title for every code', () => {
    for (const { status, title } of Object.values(ERROR_CODES)) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(600);
      expect(title).toMatch(/^\p{Lu}/u);
    }
  });
});
