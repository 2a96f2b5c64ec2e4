import { addMs, HOUR_MS } from '@timbre/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshPhone } from './phones.ts';
import type { PhoneState } from './types.ts';
import { withoutPhone } from './without-phone.ts';

const now = new Date('2026-11-23T15:00:00Z');
const inHours = (hours: number): Date => addMs(now, hours * HOUR_MS);
const phone = (given: Partial<PhoneState> = {}): PhoneState => ({ ...freshPhone(), ...given });

describe('a phone that must never be called', () => {
  it('is dead, and the next one is called at once without a count', () => {
    expect(withoutPhone([phone(), phone({ dead: true }), phone()], 0, null, now)).toEqual({
      phones: [phone({ dead: true, last_reason: 'do_not_call' }), phone({ dead: true }), phone()],
      phone_index: 2,
      not_before: now,
    });
  });

  it('hands on to the phone that has rested first', () => {
    const phones = [phone(), phone({ rest_until: inHours(5) }), phone({ rest_until: inHours(2) })];
    expect(withoutPhone(phones, 0, null, now)).toMatchObject({ phone_index: 2, not_before: inHours(2) });
  });

  it('leaves nobody to call when it was the last', () => {
    expect(withoutPhone([phone({ dead: true }), phone()], 1, null, now)).toBeNull();
    expect(withoutPhone([phone()], 0, null, now)).toBeNull();
  });
});

describe('a phone that must not be called for a while', () => {
  it('rests, while another one is called', () => {
    const found = withoutPhone([phone(), phone()], 0, inHours(24), now);
    expect(found).toMatchObject({ phone_index: 1, not_before: now });
    expect(found?.phones[0]).toEqual(phone({ rest_until: inHours(24) }));
  });

  it('is waited for when it is the only one, and when the others rest longer', () => {
    expect(withoutPhone([phone()], 0, inHours(24), now)).toMatchObject({
      phone_index: 0,
      not_before: inHours(24),
    });
    const other = phone({ rest_until: inHours(48) });
    expect(withoutPhone([phone(), other], 0, inHours(24), now)?.phone_index).toBe(0);
  });
});

const phones = fc.array(
  fc
    .record({ dead: fc.boolean(), rest: fc.option(fc.integer({ min: -48, max: 48 })) })
    .map(({ dead, rest }): PhoneState => phone({ dead, rest_until: rest === null ? null : inHours(rest) })),
  { minLength: 1, maxLength: 5 },
);

describe('of any phones', () => {
  it('the chosen one lives, is not the forbidden one before its time, and no other could ring earlier', () => {
    fc.assert(
      fc.property(phones, fc.nat(4), fc.option(fc.integer({ min: 1, max: 72 })), (given, n, hours) => {
        const index = n % given.length;
        const until = hours === null ? null : inHours(hours);
        const next = withoutPhone(given, index, until, now);
        const free = (state: PhoneState, at: number): number => {
          if (state.dead || (at === index && until === null)) return Infinity;
          return Math.max(
            now.getTime(),
            state.rest_until?.getTime() ?? 0,
            at === index ? (until?.getTime() ?? 0) : 0,
          );
        };
        const earliest = Math.min(...given.map(free));
        expect(next?.not_before.getTime() ?? Infinity).toBe(earliest);
        if (next !== null) expect(next.phones[next.phone_index]?.dead).toBe(false);
      }),
    );
  });
});
