import { describe, expect, it } from 'vitest';
import { optionsFromArguments } from './arguments.ts';

const read = (given: Record<string, string> = {}) =>
  optionsFromArguments({ port: '4100', 'admin-port': '4101', ...given });

describe('optionsFromArguments', () => {
  it('leaves everything that is not given to the defaults', () => {
    expect(read()).toEqual({ port: 4100, admin_port: 4101, limits: {} });
  });

  it('reads lists, numbers and a clock line', () => {
    const clock = '{"real_epoch":0,"virtual_epoch":0,"factor":60}';
    const options = read({
      cps: '2.5',
      concurrency: '0',
      'from-numbers': '+56225550100, +56225550101',
      agents: 'any',
      clock,
    });
    expect(options).toMatchObject({
      limits: { cps: 2.5, concurrency_limit: 0 },
      from_numbers: ['+56225550100', '+56225550101'],
      agents: 'any',
    });
    expect(options.clock!.factor).toBe(60);
  });

  it.each([
    [{ port: 'door' }, '--port must be a number'],
    [{ cps: '-1' }, '--cps must be a number'],
    [{ clock: 'noon' }, '--clock: '],
    [{ clock: '{"real_epoch":0,"virtual_epoch":0,"factor":0}' }, '--clock: factor must be greater than 0'],
  ])('refuses %j', (given, message) => {
    expect(() => read(given)).toThrow(message);
  });
});
