import {
  ALL_CAPABILITIES,
  capabilitiesLike,
  CLEAR_CONTACTS,
  PLATFORM_ONLY,
  type Capability,
} from '../capabilities.ts';
import { OPERATING } from '../permissions/groups.ts';

/**
 * Named sets of capabilities that a key is made with (security.md C1). Scopes of parts that do not exist yet come
 * with them. `account` is what a key of an account may do unless told otherwise, `platform` the same for a key of the
 * platform.
 */
export const KEY_SCOPES = {
  account: OPERATING,
  platform: ALL_CAPABILITIES,
  'batches:read': capabilitiesLike('sistema.operaciones.lotes.ver'),
  'batches:write': capabilitiesLike(
    'sistema.operaciones.lotes.crear',
    'sistema.operaciones.lotes.editar',
    'sistema.operaciones.lotes.pausar',
    'sistema.operaciones.lotes.cancelar',
    'sistema.operaciones.lotes.eliminar',
  ),
  'calls:read': capabilitiesLike(
    'sistema.operaciones.llamadas.ver',
    'sistema.operaciones.llamadas.ver_transcripciones',
    'sistema.operaciones.llamadas.ver_grabaciones',
  ),
  'calls:write': capabilitiesLike(
    'sistema.operaciones.llamadas.realizar',
    'sistema.operaciones.llamadas.editar',
    'sistema.operaciones.llamadas.eliminar',
  ),
  'jobs:write': capabilitiesLike(
    'sistema.operaciones.llamadas.realizar',
    'sistema.operaciones.llamadas.editar',
  ),
  'contacts:read': new Set([CLEAR_CONTACTS]),
  'reports:read': capabilitiesLike(
    'sistema.vistas.dashboards.ver',
    'sistema.vistas.reportes.ver*',
    'sistema.operaciones.evidencia.ver',
  ),
  'reports:export': capabilitiesLike(
    'sistema.vistas.dashboards.exportar',
    'sistema.vistas.reportes.exportar',
    'sistema.operaciones.evidencia.exportar',
    'sistema.operaciones.lotes.exportar',
  ),
  'policy:read': capabilitiesLike('sistema.operaciones.politica.ver', 'sistema.operaciones.no_llamar.ver'),
  'policy:write': capabilitiesLike(
    'sistema.operaciones.politica.editar',
    'sistema.operaciones.no_llamar.editar',
  ),
  'emergency:*': capabilitiesLike('sistema.operaciones.emergencia.*'),
  'privacy:*': capabilitiesLike(
    'sistema.operaciones.titulares.*',
    'sistema.operaciones.retencion.*',
    'sistema.operaciones.contactos.revelar',
  ),
  'balance:read': capabilitiesLike('sistema.administracion.cuentas.ver', 'sistema.administracion.saldo.ver'),
  'admin:users': capabilitiesLike('sistema.administracion.usuarios.*', 'sistema.administracion.permisos.*'),
  'admin:keys': capabilitiesLike('sistema.administracion.llaves.*'),
  'admin:audit': capabilitiesLike('sistema.administracion.auditoria.*'),
  'admin:accounts': capabilitiesLike('sistema.administracion.cuentas.*', 'sistema.administracion.saldo.*'),
  'admin:*': capabilitiesLike('sistema.administracion.*'),
} as const satisfies Record<string, ReadonlySet<Capability>>;

export type KeyScope = keyof typeof KEY_SCOPES;

/** True for a name of {@link KEY_SCOPES}. */
const isKeyScope = (name: string): name is KeyScope => Object.hasOwn(KEY_SCOPES, name);

/** The scopes of a key that was made without naming any. */
export const defaultScopes = (account_id: string | null): KeyScope[] => [
  account_id === null ? 'platform' : 'account',
];

/** What a key with these scopes may do; for a key of an account never what is the platform's alone. */
export const scopeCapabilities = (
  account_id: string | null,
  scopes: readonly string[],
): ReadonlySet<Capability> => {
  const given = scopes.flatMap((name) => (isKeyScope(name) ? [...KEY_SCOPES[name]] : []));
  return new Set(account_id === null ? given : given.filter((name) => !PLATFORM_ONLY.has(name)));
};
