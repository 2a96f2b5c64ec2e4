import { describe, expect, it } from 'vitest';
import { CAPABILITIES, PLATFORM_ONLY } from '../capabilities.ts';
import { KEY_SCOPES, scopeCapabilities } from '../identity/key-scopes.ts';
import { findGroup, GROUPS } from './groups.ts';
import { isSensitive, SENSITIVITIES, sensitivityOf } from './sensitivity.ts';

const rights = (code: string) => [...(findGroup(code)?.capabilities ?? [])];
const CONTRACT = [
  'administracion_usuarios',
  'visualizacion_basica',
  'configuracion_sistema',
  'atencion_cliente',
  'atencion_cliente_avanzada',
  'analisis_operativo',
  'gestion_equipos',
  'gestion_horarios',
  'auditoria_llamadas',
  'evaluacion_desempeno',
];

describe('the groups', () => {
  it('are the four roles and those that existing clients know, each with something to do', () => {
    expect(GROUPS.map(({ code }) => code)).toEqual(['viewer', 'operator', 'admin', 'platform', ...CONTRACT]);
    for (const { capabilities } of GROUPS) expect(capabilities.size).toBeGreaterThan(1);
  });

  it('give nothing of the platform to an account', () => {
    for (const { platform_only, capabilities } of GROUPS)
      if (!platform_only) expect([...capabilities].filter((name) => PLATFORM_ONLY.has(name))).toEqual([]);
  });

  it('viewer reads and nothing else, and no contact in clear', () => {
    expect(rights('viewer').filter((name) => !name.endsWith('.ver'))).toEqual([]);
    expect(rights('viewer')).not.toContain('sistema.operaciones.contactos.ver');
  });

  it('operator runs campaigns and administers nobody', () => {
    expect(rights('operator')).toContain('sistema.operaciones.lotes.crear');
    expect(rights('operator').filter((name) => name.startsWith('sistema.administracion.'))).toEqual([
      'sistema.administracion.cuentas.ver',
      'sistema.administracion.saldo.ver',
    ]);
  });

  it('admin has all of an account, platform all there is', () => {
    expect(new Set(rights('admin'))).toEqual(
      new Set(CAPABILITIES.filter((name) => !PLATFORM_ONLY.has(name))),
    );
    expect(rights('platform')).toEqual([...CAPABILITIES]);
  });
});

describe('sensitivity', () => {
  it('is known for every capability', () => {
    for (const name of CAPABILITIES) expect(SENSITIVITIES).toContain(sensitivityOf(name));
    expect(sensitivityOf('sistema.operaciones.lotes.ver')).toBe('bajo');
    expect(sensitivityOf('sistema.operaciones.lotes.crear')).toBe('normal');
    expect(sensitivityOf('sistema.operaciones.evidencia.exportar')).toBe('alto');
    expect(sensitivityOf('sistema.administracion.saldo.recargar')).toBe('critico');
    expect(isSensitive('sistema.operaciones.lotes.ver')).toBe(false);
    expect(isSensitive('sistema.administracion.usuarios.crear')).toBe(true);
  });
});

describe('the scopes of keys', () => {
  it('never give an account what is the platform’s', () => {
    for (const scope of Object.keys(KEY_SCOPES))
      expect([...scopeCapabilities('acc-1', [scope])].filter((name) => PLATFORM_ONLY.has(name))).toEqual([]);
    expect(scopeCapabilities(null, ['platform']).size).toBe(CAPABILITIES.length);
  });

  it('add up, and one that nobody knows gives nothing', () => {
    expect([...scopeCapabilities('acc-1', ['batches:read', 'contacts:read'])]).toEqual([
      'sistema.operaciones.lotes.ver',
      'sistema.operaciones.contactos.ver',
    ]);
    expect(scopeCapabilities('acc-1', ['batches:fly', 'toString']).size).toBe(0);
  });
});
