import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

/** The number of a RUT with its check digit, by the definition: the weighted sum is 0 modulo 11. */
const withCheckDigit = (number: number): string => {
  const weigh = (digits: string) =>
    [...digits].reverse().reduce((sum, digit, at) => sum + Number(digit) * (2 + (at % 6)), 0);
  const digit = (11 - (weigh(String(number)) % 11)) % 11;
  return `${number}-${digit === 10 ? 'K' : digit}`;
};
const dotted = (rut: string): string => rut.replace(/(\d)(?=(\d{3})+-)/g, '$1.');

const national = fc
  .tuple(fc.constantFrom('2', '3', '4', '5', '6', '7', '9'), fc.stringMatching(/^\d{8}$/))
  .map((p) => p.join(''));
const phone = national.chain((n) =>
  fc.constantFrom(
    n,
    `56${n}`,
    `+56${n}`,
    `0056${n}`,
    `0${n}`,
    `+56 ${n[0]} ${n.slice(1, 5)} ${n.slice(5)}`,
    `(${n[0]}) ${n.slice(1, 5)}-${n.slice(5)}`,
    `+56.${n[0]}.${n.slice(1, 5)}.${n.slice(5)}`,
    `(56-${n[0]})${n.slice(1)}`,
  ),
);
const rut = fc.integer({ min: 1_000_000, max: 29_999_999 }).chain((number) => {
  const whole = withCheckDigit(number);
  return fc.constantFrom(
    whole,
    whole.toLowerCase(),
    dotted(whole),
    whole.replace('-', ''),
    whole.replace('-', ' - '),
  );
});
const seed = fc.oneof(phone, rut);

/** Words around a seed, none of which touches it with a digit. */
const around = fc
  .stringMatching(/^[a-zñ ,.;:="'{}[\]<>/\n-]{0,12}$/)
  .map((text) => text.replace(/[a-f-]+$/, ' '));
/** Ways to hide `value`, which holds the seed `text`, one level deeper. */
const WRAPPERS: ((value: unknown, text: string) => unknown)[] = [
  (value) => [null, 3, value],
  (value) => ({ other: true, detail: value, at: new Date(0) }),
  (value) => new Map([['held', value]]),
  (value) => new Set([value]),
  (value, text) => ({ [` ${text} `]: value }),
  (value, text) => Object.assign(new Error(`fallo con ${text}`, { cause: value }), { response: value }),
  (value) => ({ toJSON: () => value }),
  (value) =>
    `cuerpo: ${JSON.stringify({ nested: value }, (_, item: unknown) => (typeof item === 'bigint' ? Number(item) : item))}`,
];

/** A seed with the value it hides in: a text, or a number where it can be one, wrapped up to nine times. */
const hidden = fc
  .record({
    text: seed,
    before: around,
    after: around,
    as_number: fc.boolean(),
    wrappers: fc.array(fc.constantFrom(...WRAPPERS), { maxLength: 9 }),
  })
  .map(({ text, before, after, as_number, wrappers }) => {
    const leaf = as_number && /^[1-9]\d{7,14}$/.test(text) ? Number(text) : `${before} ${text} ${after}`;
    return { text, value: wrappers.reduce<unknown>((value, wrap) => wrap(value, text), leaf) };
  });

/** Only the digits, the way somebody who looks for the person would search. */
const digitsOf = (text: string): string => text.replace(/[^\dkK]/gi, '').toUpperCase();

describe('redact', () => {
  it('lets no phone and no RUT through, wherever it is and however it is written', () => {
    fc.assert(
      fc.property(hidden, ({ text, value }) => {
        const printed = JSON.stringify(redact(value)) ?? '';
        const bare = digitsOf(text).replace(/^(?:00)?56(?=\d{9}$)|^0(?=\d{9}$)/, '');
        expect(printed).not.toContain(text);
        expect(printed.replace(/[ .()-]/g, '').toUpperCase()).not.toContain(bare);
      }),
      { numRuns: 3_000 },
    );
  });

  it('masks what stands under a sensitive key, at any depth', () => {
    const value = {
      a: [{ contact: { nombre: 'Ana Soto', teléfonos: ['x'], firstName: 'Ana', deuda: 1234.5, ok: true } }],
    };
    expect(redact(value)).toEqual({
      a: [
        {
          contact: {
            nombre: '[redacted]',
            teléfonos: '[redacted]',
            firstName: '[redacted]',
            deuda: '[redacted]',
            ok: true,
          },
        },
      ],
    });
  });

  it('keeps what an operator needs: our ids, times, counts, states, job names', () => {
    const facts = {
      attempt_id: '01961f0a-7c00-7000-8000-950001234567',
      batch_id: 'batch-20261121-12345678',
      account_id: 'acc-123456789012',
      job_id: 'job_acc-1234_01HZXAAAAAAAAAAAAAAAAAAAAA',
      mongo_id: '652f1c9e8950001234708192',
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      job_name: 'call-start',
      until: new Date('2026-11-21T12:00:00.123Z'),
      message: 'next look at 2026-11-21T12:00:00.123Z',
      ms: 1234.567891,
      epoch_ms: 1_763_726_400_000,
      count: 12_345,
    };
    expect(redact(facts)).toEqual({ ...facts, until: '2026-11-21T12:00:00.123Z' });
  });

  it('ends: cycles, depth, width and length', () => {
    const cycle: Record<string, unknown> = { on: 1 };
    cycle.self = cycle;
    cycle.list = [cycle];
    expect(redact(cycle)).toEqual({ on: 1, self: '[circular]', list: ['[circular]'] });
    const twice = { a: 1 };
    expect(redact([twice, twice])).toEqual([{ a: 1 }, { a: 1 }]);

    const deep = Array.from({ length: 20 }).reduce<unknown>((inner) => ({ inner }), 'bottom');
    expect(JSON.stringify(redact(deep)).match(/inner/g)).toHaveLength(8);
    expect(redact(Array.from({ length: 250 }, () => 1))).toHaveLength(101);
    expect((redact('x'.repeat(1e6)) as string).length).toBeLessThanOrEqual(2_048);
  });

  it('survives whatever a value does when it is read', () => {
    const hostile = {
      get boom() {
        throw new Error('no');
      },
    };
    expect(redact({ hostile, fine: 1 })).toEqual({ hostile: '[unreadable]', fine: 1 });
    expect(redact([undefined, () => 1, Symbol('s'), Buffer.from('abc'), new Date(NaN), 5n])).toEqual([
      undefined,
      '[function]',
      '[symbol]',
      '[3 bytes]',
      '[invalid date]',
      '5',
    ]);
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withMap: true, withSet: true, withTypedArray: true, maxDepth: 4 }),
        (value) => {
          JSON.stringify(redact(value));
        },
      ),
    );
  });

  it('keeps an error whole but for what is personal', () => {
    const error = Object.assign(new TypeError('no route to +56 9 5000 1234', { cause: new Error('reset') }), {
      code: 'EHOST',
    });
    expect(redact({ error })).toEqual({
      error: {
        type: 'TypeError',
        message: 'no route to +569****1234',
        stack: expect.stringContaining('redact.test.ts'),
        cause: expect.objectContaining({ message: 'reset' }),
        code: 'EHOST',
      },
    });
  });
});
