import type { ShortOf, WaitingBatch } from '@timbre/store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextInTurn, passAmong, shareOf, turnsOf } from './fair-share.ts';

const waiting = (batch_id: string, pass: number, given: Partial<WaitingBatch> = {}): WaitingBatch => ({
  batch_id,
  account_id: 'acc-a',
  priority: 1,
  pass,
  began: pass,
  short_of: 'workspace',
  room: Infinity,
  ...given,
});

describe('turnsOf', () => {
  it('gives slot after slot to whoever had least for its weight', () => {
    const [a, b, c] = [waiting('a', 0), waiting('b', 2), waiting('c', 5)];
    expect(turnsOf(a, [b, c], 4)).toBe(3); // a a a(2, tie by id) b
    expect(turnsOf(b, [a, c], 4)).toBe(1);
    expect(turnsOf(c, [a, b], 4)).toBe(0);
  });

  it('gives everything to who is alone', () => {
    expect(turnsOf(waiting('a', 7), [], 5)).toBe(5);
  });

  it('keeps no slot for who could not fill it', () => {
    const [poor, own] = [waiting('a', 0, { room: 1 }), waiting('b', 9, { room: 3 })];
    expect(turnsOf(own, [poor], 2)).toBe(1);
    expect(turnsOf(own, [{ ...poor, room: 0 }], 2)).toBe(2);
    expect(turnsOf(own, [poor], 9)).toBe(3);
  });

  it('hands out every slot that somebody can use exactly once, whoever asks', () => {
    const aList = fc.array(
      fc.record({
        pass: fc.integer({ min: 0, max: 20 }),
        priority: fc.integer({ min: 1, max: 3 }),
        room: fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 6 })),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(aList, fc.integer({ min: 0, max: 40 }), (drawn, free) => {
        const all = drawn.map(({ pass, ...rest }, n) => waiting(`b${n}`, pass, rest));
        const turns = all.map((own) =>
          turnsOf(
            own,
            all.filter((other) => other !== own),
            free,
          ),
        );
        const usable = all.reduce((sum, { room }) => sum + room, 0);
        expect(turns.reduce((sum, n) => sum + n, 0)).toBe(Math.min(free, usable));
      }),
    );
  });

  it('admits in proportion to weight when slots come one at a time', () => {
    const all = [1, 2, 3, 1].map((priority, n) => waiting(`b${n}`, 0, { priority }));
    const admitted = all.map(() => 0);
    for (let slot = 0; slot < 700; slot++) {
      const next = nextInTurn(all, 'acc-a', { account: 1, workspace: 1 });
      const n = all.findIndex(({ batch_id }) => batch_id === next[0]?.batch_id);
      const own = all[n] ?? waiting('none', 0);
      expect(turnsOf(own, all.toSpliced(n, 1), 1)).toBe(1);
      own.pass += 1 / own.priority;
      admitted[n] = (admitted[n] ?? 0) + 1;
    }
    expect(admitted).toEqual([100, 200, 300, 100]);
  });
});

describe('passAmong', () => {
  const batch = (pass: number, short_of: ShortOf | null = null, priority = 1) => ({
    priority,
    dispatch: {
      next_at: new Date(0),
      lock_until: new Date(0),
      owner: null,
      fence: 0,
      short_of,
      pass,
      began: pass,
      room: 0,
    },
  });
  const others = [waiting('x', 40), waiting('y', 44)];

  it('lets a newcomer begin beside the poorest, not with everything it never asked for', () => {
    expect(passAmong(batch(0), others)).toBe(40);
  });
  it('lets one that comes a moment later than the first begin where that one began', () => {
    expect(passAmong(batch(0), [waiting('x', 8, { began: 0 })])).toBe(0);
  });
  it('lets who had much before pay a little of it, not all', () => {
    expect(passAmong(batch(10_000), others)).toBe(50);
    expect(passAmong(batch(10_000, null, 2), others)).toBe(45);
  });
  it('leaves who waits already where it stands', () => {
    expect(passAmong(batch(3, 'account'), others)).toBe(3);
  });
  it('reads what an earlier version stored', () => {
    const { pass: _pass, short_of: _short_of, ...old } = batch(0).dispatch;
    expect(
      passAmong({ priority: 1, dispatch: old as typeof old & { pass: number; short_of: null } }, []),
    ).toBe(0);
  });
});

describe('shareOf and nextInTurn', () => {
  const free = { account: 1, workspace: 1 };
  const own = waiting('own', 5);

  it('reserve nothing for a batch that waits for its own cap', () => {
    expect(shareOf(own, [waiting('x', 0, { short_of: 'batch' })], free).room).toBe(1);
    expect(nextInTurn([waiting('x', 0, { short_of: 'batch' })], 'acc-a', free)).toEqual([]);
  });
  it('reserve no workspace slot for a batch whose account is full', () => {
    const blocked = waiting('x', 0, { account_id: 'acc-b', short_of: 'account' });
    expect(shareOf(own, [blocked], free).room).toBe(1);
    expect(nextInTurn([blocked], 'acc-a', free)).toEqual([]);
  });
  it('let the poorer batch of the same account go first', () => {
    const poorer = waiting('x', 0, { short_of: 'account' });
    expect(shareOf(own, [poorer], free)).toEqual({ room: 0, short_of: 'account' });
    expect(nextInTurn([poorer], 'acc-a', free)).toEqual([poorer]);
    expect(nextInTurn([poorer], 'acc-a', { account: 0, workspace: 1 })).toEqual([]);
  });
  it('let the poorer batch of any account go first for the workspace', () => {
    const poorer = waiting('x', 0, { account_id: 'acc-b' });
    expect(shareOf(own, [poorer], free)).toEqual({ room: 0, short_of: 'workspace' });
    expect(shareOf(own, [poorer], { account: 1, workspace: 0 }).room).toBe(0);
  });
});
