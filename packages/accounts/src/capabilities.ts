/**
 * Every right there is, flat, `sistema.<dominio>.<recurso>.<accion>`. What is not given is denied (contract.md §0.10).
 * A right `x.ver` covers reading; each way of changing something has a right of its own.
 */
export const CAPABILITIES = [
  'sistema.administracion.cuentas.ver',
  'sistema.administracion.cuentas.crear',
  'sistema.administracion.cuentas.editar',
  'sistema.administracion.cuentas.suspender',
  'sistema.administracion.cuentas.reactivar',
  'sistema.administracion.saldo.ver',
  'sistema.administracion.saldo.recargar',
  'sistema.administracion.llaves.ver',
  'sistema.administracion.llaves.crear',
  'sistema.administracion.llaves.revocar',
  'sistema.administracion.colas.ver',
  'sistema.operaciones.lotes.ver',
  'sistema.operaciones.lotes.crear',
  'sistema.operaciones.lotes.editar',
  'sistema.operaciones.lotes.pausar',
  'sistema.operaciones.lotes.cancelar',
  'sistema.operaciones.lotes.eliminar',
  'sistema.operaciones.llamadas.ver',
  'sistema.operaciones.llamadas.realizar',
  'sistema.operaciones.llamadas.editar',
  'sistema.operaciones.llamadas.eliminar',
  'sistema.operaciones.llamadas.ver_transcripciones',
  'sistema.operaciones.llamadas.ver_grabaciones',
  'sistema.operaciones.contactos.ver',
  'sistema.operaciones.evidencia.ver',
  'sistema.operaciones.evidencia.exportar',
  'sistema.operaciones.emergencia.ver',
  'sistema.operaciones.emergencia.detener',
  'sistema.operaciones.emergencia.reanudar',
  'sistema.operaciones.no_llamar.ver',
  'sistema.operaciones.no_llamar.editar',
  'sistema.operaciones.politica.ver',
  'sistema.operaciones.politica.editar',
] as const;

export type Capability = (typeof CAPABILITIES)[number];

/** Everything: platform keys. */
export const ALL_CAPABILITIES: ReadonlySet<Capability> = new Set(CAPABILITIES);

/** What a key of an account may do: run its campaigns and read its own account, balance and results in clear. */
export const ACCOUNT_KEY_CAPABILITIES: ReadonlySet<Capability> = new Set(
  CAPABILITIES.filter(
    (name) =>
      name.startsWith('sistema.operaciones.') ||
      name === 'sistema.administracion.cuentas.ver' ||
      name === 'sistema.administracion.saldo.ver',
  ),
);

const CLEAR_CONTACTS: Capability = 'sistema.operaciones.contactos.ver';
const masked = (capabilities: ReadonlySet<Capability>): ReadonlySet<Capability> =>
  new Set([...capabilities].filter((name) => name !== CLEAR_CONTACTS));

/** Sessions see contacts masked (decisions.md §5.5); everything else is the administrator's. */
export const PLATFORM_USER_CAPABILITIES: ReadonlySet<Capability> = masked(ALL_CAPABILITIES);

/** What a person of an account may do: what its keys may, with contacts masked. */
export const ACCOUNT_USER_CAPABILITIES: ReadonlySet<Capability> = masked(ACCOUNT_KEY_CAPABILITIES);
