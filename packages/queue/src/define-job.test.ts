import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newAccountId, newAttemptId, newBatchId, newId, newJobId } from '@timbre/kernel';
import { idsOf } from './define-job.ts';

const accepts = (value: unknown): boolean => idsOf('id').validate({ id: value }).error === undefined;

describe('ids in a payload', () => {
  it('are accepted in every form that we make, and in the forms of old documents', () => {
    const made = [
      newAccountId(),
      newBatchId('20261121'),
      newJobId(newAccountId()),
      newAttemptId(),
      newId('imp'),
    ];
    const old = [
      '652f1c9e8b3a4d5e6f708192',
      'batch-2026-11-21-104400-123456',
      'batch-acq-20261121-104400-123456',
    ];
    for (const id of [...made, ...old]) expect(accepts(id), id).toBe(true);
  });

  it('are never a phone, a RUT, an address or a name', () => {
    const digits = fc.stringMatching(/^\d{7,15}$/);
    const phone = fc
      .tuple(fc.constantFrom('', '+', '+56 9 ', '56', '0'), digits)
      .map((parts) => parts.join(''));
    const rut = fc.tuple(
      fc.stringMatching(/^\d{7,8}$/),
      fc.constantFrom('-', ''),
      fc.constantFrom('0', '9', 'k', 'K'),
    );
    const personal = fc.oneof(
      phone,
      rut.map((parts) => parts.join('')),
      fc.emailAddress(),
      fc.constantFrom('Ana', 'José Soto', ''),
    );
    fc.assert(fc.property(personal, (value) => !accepts(value)));
  });

  it('are the whole payload', () => {
    const schema = idsOf('batch_id');
    expect(schema.validate({ batch_id: 'batch-1' }).error).toBeUndefined();
    for (const payload of [
      undefined,
      null,
      'batch-1',
      {},
      { batch_id: 7 },
      { batch_id: 'batch-1', name: 'Ana' },
    ])
      expect(schema.validate(payload).error, JSON.stringify(payload)).toBeDefined();
    expect(idsOf().validate({ batch_id: 'batch-1' }).error).toBeDefined();
  });
});
