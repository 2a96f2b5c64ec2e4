import { describe, expect, it } from 'vitest';
import { parseConcurrency } from './concurrency.ts';

const parse = (value: unknown) => parseConcurrency(JSON.stringify(value));
const BASE = { current_concurrency: 4, concurrency_limit: 20, concurrency_burst_limit: 0 };

describe('parseConcurrency', () => {
  it.each([
    [BASE, { current: 4, limit: 20 }],
    [
      { ...BASE, reserved_inbound_concurrency: 5 },
      { current: 4, limit: 15 },
    ],
    [
      { ...BASE, concurrency_burst_enabled: true, concurrency_burst_limit: 60 },
      { current: 4, limit: 60 },
    ],
    [
      { ...BASE, concurrency_burst_enabled: false, concurrency_burst_limit: 60 },
      { current: 4, limit: 20 },
    ],
    [
      { ...BASE, concurrency_burst_enabled: true },
      { current: 4, limit: 20 },
    ],
    [
      { ...BASE, reserved_inbound_concurrency: 50 },
      { current: 4, limit: 0 },
    ],
    [{ current_concurrency: 4 }, null],
    [{ ...BASE, concurrency_limit: -1 }, null],
    [[], null],
    [null, null],
  ])('%j → %j', (body, expected) => {
    expect(parse(body)).toEqual(expected);
  });

  it('reads nothing from a page', () => {
    expect(parseConcurrency('<html>')).toBeNull();
  });
});
