import { AppError, invalidInput } from '@timbre/kernel';
import { describe, expect, it } from 'vitest';
import { requestIdOf } from './request-context.ts';
import { toAppError, toProblem } from './problem.ts';

describe('toProblem', () => {
  it('has what a client needs, and no extra may replace it', () => {
    const error = new AppError('invalid_state', 'No', {
      extra: { allowed: ['pause'], status: 200, code: 'x' },
    });
    expect(toProblem(error, 'req_1')).toEqual({
      type: '/docs/errores#invalid_state',
      title: 'El estado actual no lo permite',
      status: 409,
      detail: 'No',
      code: 'invalid_state',
      request_id: 'req_1',
      allowed: ['pause'],
    });
  });

  it('lists faults only where there are some', () => {
    expect(toProblem(invalidInput([{ path: 'a', message: 'b' }]), 'r').errors).toEqual([
      { path: 'a', message: 'b' },
    ]);
  });
});

describe('toAppError', () => {
  it.each([
    [{ type: 'entity.too.large' }, 413],
    [{ code: 'LIMIT_FILE_SIZE' }, 413],
    [{ type: 'entity.parse.failed' }, 400],
    [{ type: 'entity.not.utf8' }, 422],
    [{ code: 'LIMIT_UNEXPECTED_FILE' }, 422],
    [{ type: 'encoding.unsupported' }, 415],
    [new URIError('x'), 500],
    [Object.assign(new URIError('x'), { status: 400 }), 400],
    [Object.assign(new Error('x'), { name: 'MongoServerSelectionError' }), 503],
    [Object.assign(new Error('x'), { name: 'PoolClearedOnNetworkError' }), 503],
    [Object.assign(new Error('x'), { name: 'MongoServerError', code: 10_107 }), 503],
    [Object.assign(new Error('x'), { name: 'MongoServerError', code: 2 }), 500],
    [new TypeError('secret'), 500],
    ['text', 500],
    [undefined, 500],
  ])('%j answers %i', (thrown, status) => {
    const error = toAppError(thrown);
    expect(error.status).toBe(status);
    expect(error.message).not.toContain('secret');
  });
});

describe('requestIdOf', () => {
  it('takes harmless ids and makes one otherwise', () => {
    expect(requestIdOf('abc-1.2_3')).toBe('abc-1.2_3');
    for (const given of [undefined, '', 'a b', 'a\nb', 'x'.repeat(101)])
      expect(requestIdOf(given)).toMatch(/^req_/);
  });
});
