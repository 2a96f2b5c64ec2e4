import { addMs, DAY_MS } from '@timbre/kernel';
import type { PermissionException } from '@timbre/store';
import { describe, expect, it } from 'vitest';
import { CAPABILITIES, PLATFORM_ONLY, type Capability } from '../capabilities.ts';
import { decide, effectiveCapabilities, type Holder } from './decide.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const PAST = addMs(NOW, -1);
const FUTURE = addMs(NOW, DAY_MS);
const READ: Capability = 'sistema.operaciones.lotes.ver';
const DELETE: Capability = 'sistema.operaciones.lotes.eliminar';

const exception = (
  kind: PermissionException['kind'],
  capability: string,
  expires_at: Date | null = null,
): PermissionException => ({
  ...{ exception_id: `${kind} ${capability}`, kind, capability, expires_at, reason: 'prueba' },
  ...{ granted_by: { kind: 'user', id: 'usr_1', account_id: null }, created_at: NOW },
});
const holder = (given: Partial<Holder>): Holder => ({
  account_id: 'acc-1',
  groups: [],
  exceptions: [],
  ...given,
});
const inGroup = (code: string, expires_at: Date | null = null) => ({ groups: [{ code, expires_at }] });

describe('a decision', () => {
  it('denies who has nothing, and what nobody knows', () => {
    expect(decide(holder({}), READ, NOW)).toBe(false);
    const everything = holder({ account_id: null, ...inGroup('platform') });
    expect(decide(everything, 'sistema.operaciones.lotes.volar', NOW)).toBe(false);
    const granted = holder({ exceptions: [exception('conceder', 'sistema.operaciones.lotes.volar')] });
    expect(decide(granted, 'sistema.operaciones.lotes.volar', NOW)).toBe(false);
  });

  it('follows the groups that have not expired, and knows no other', () => {
    expect(decide(holder(inGroup('viewer')), READ, NOW)).toBe(true);
    expect(decide(holder(inGroup('viewer')), DELETE, NOW)).toBe(false);
    expect(decide(holder(inGroup('viewer', FUTURE)), READ, NOW)).toBe(true);
    expect(decide(holder(inGroup('viewer', NOW)), READ, NOW)).toBe(false);
    expect(decide(holder(inGroup('viewer', PAST)), READ, NOW)).toBe(false);
    expect(decide(holder(inGroup('duenos')), READ, NOW)).toBe(false);
  });

  it('lets a grant add to the groups while it is in force', () => {
    const with_grant = (expires_at: Date | null) =>
      holder({ ...inGroup('viewer'), exceptions: [exception('conceder', DELETE, expires_at)] });
    expect(decide(with_grant(null), DELETE, NOW)).toBe(true);
    expect(decide(with_grant(FUTURE), DELETE, NOW)).toBe(true);
    expect(decide(with_grant(PAST), DELETE, NOW)).toBe(false);
  });

  it('lets a revocation beat grant and group while it is in force', () => {
    const both = (expires_at: Date | null) =>
      holder({
        ...inGroup('operator'),
        exceptions: [exception('conceder', DELETE), exception('revocar', DELETE, expires_at)],
      });
    expect(decide(both(null), DELETE, NOW)).toBe(false);
    expect(decide(both(FUTURE), DELETE, NOW)).toBe(false);
    expect(decide(both(PAST), DELETE, NOW)).toBe(true);
    expect(decide(both(null), READ, NOW)).toBe(true);
  });

  it('keeps what is the platform’s from everybody of an account, whatever they were given', () => {
    const all = [...PLATFORM_ONLY].map((name) => exception('conceder', name));
    const greedy = holder({ ...inGroup('platform'), exceptions: all });
    const staff = { ...greedy, account_id: null };
    for (const name of PLATFORM_ONLY)
      expect([decide(greedy, name, NOW), decide(staff, name, NOW)]).toEqual([false, true]);
  });
});

it('what a person may do is what each decision says', () => {
  const one = holder({ ...inGroup('viewer'), exceptions: [exception('revocar', READ)] });
  expect([...effectiveCapabilities(one, NOW)]).toEqual(CAPABILITIES.filter((name) => decide(one, name, NOW)));
  expect(effectiveCapabilities(holder({ account_id: null, ...inGroup('platform') }), NOW).size).toBe(
    CAPABILITIES.length,
  );
});
