import { AppError } from '@timbre/kernel';
import { describe, expect, it } from 'vitest';
import { ALL_CAPABILITIES, CAPABILITIES } from './capabilities.ts';
import { requireCapability, scopeOf, scopeOrAll, type Credential } from './credential.ts';
import { scopeCapabilities } from './identity/key-scopes.ts';

const ACCOUNT_KEY_CAPABILITIES = scopeCapabilities('acc-1', ['account']);

const platform: Credential = {
  kind: 'api_key',
  id: 'k',
  account_id: null,
  capabilities: ALL_CAPABILITIES,
  may_grant: ALL_CAPABILITIES,
  session: null,
};
const account: Credential = { ...platform, account_id: 'acc-1', capabilities: ACCOUNT_KEY_CAPABILITIES };
const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
};

describe('scopeOf', () => {
  it('means the own account, named or not', () => {
    expect(scopeOf(account)).toEqual({ account_id: 'acc-1' });
    expect(scopeOf(account, 'acc-1')).toEqual({ account_id: 'acc-1' });
  });

  it('hides that another account exists', () => {
    expect(codeOf(() => scopeOf(account, 'acc-2'))).toBe('not_found');
    expect(codeOf(() => scopeOrAll(account, 'acc-2'))).toBe('not_found');
  });

  it('lets the platform name any account, or none where that makes sense', () => {
    expect(scopeOf(platform, 'acc-2')).toEqual({ account_id: 'acc-2' });
    expect(scopeOrAll(platform)).toBeNull();
    expect(codeOf(() => scopeOf(platform))).toBe('invalid_input');
  });
});

describe('capabilities', () => {
  it('are denied unless given', () => {
    expect(codeOf(() => requireCapability(account, 'sistema.administracion.saldo.recargar'))).toBe(
      'forbidden',
    );
    expect(codeOf(() => requireCapability(account, 'sistema.operaciones.lotes.crear'))).toBeUndefined();
    expect(
      codeOf(() =>
        requireCapability({ ...account, capabilities: new Set() }, 'sistema.operaciones.lotes.ver'),
      ),
    ).toBe('forbidden');
  });

  it('follow one form and none is there twice', () => {
    for (const name of CAPABILITIES)
      expect(name).toMatch(/^sistema\.(administracion|operaciones|vistas)\.[a-z_]+\.[a-z_]+$/);
    expect(new Set(CAPABILITIES).size).toBe(CAPABILITIES.length);
  });

  it('of an account never reach its own plan, keys or balance', () => {
    const given = [...ACCOUNT_KEY_CAPABILITIES].filter((name) => name.startsWith('sistema.administracion.'));
    expect(given).toEqual(['sistema.administracion.cuentas.ver', 'sistema.administracion.saldo.ver']);
  });
});
