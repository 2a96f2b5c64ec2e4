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
  'sistema.administracion.llaves.rotar',
  'sistema.administracion.usuarios.ver',
  'sistema.administracion.usuarios.crear',
  'sistema.administracion.usuarios.editar',
  'sistema.administracion.usuarios.suspender',
  'sistema.administracion.usuarios.reactivar',
  'sistema.administracion.usuarios.asignar_grupos',
  'sistema.administracion.usuarios.eliminar',
  'sistema.administracion.permisos.ver',
  'sistema.administracion.permisos.conceder_excepcional',
  'sistema.administracion.permisos.revocar_excepcional',
  'sistema.administracion.auditoria.ver',
  'sistema.administracion.colas.ver',
  'sistema.operaciones.lotes.ver',
  'sistema.operaciones.lotes.crear',
  'sistema.operaciones.lotes.editar',
  'sistema.operaciones.lotes.pausar',
  'sistema.operaciones.lotes.cancelar',
  'sistema.operaciones.lotes.eliminar',
  'sistema.operaciones.lotes.exportar',
  'sistema.operaciones.llamadas.ver',
  'sistema.operaciones.llamadas.realizar',
  'sistema.operaciones.llamadas.editar',
  'sistema.operaciones.llamadas.eliminar',
  'sistema.operaciones.llamadas.ver_transcripciones',
  'sistema.operaciones.llamadas.ver_grabaciones',
  'sistema.operaciones.contactos.ver',
  'sistema.operaciones.contactos.revelar',
  'sistema.operaciones.titulares.buscar',
  'sistema.operaciones.titulares.exportar',
  'sistema.operaciones.titulares.bloquear',
  'sistema.operaciones.titulares.eliminar',
  'sistema.operaciones.retencion.ver',
  'sistema.operaciones.retencion.editar',
  'sistema.operaciones.evidencia.ver',
  'sistema.operaciones.evidencia.exportar',
  'sistema.operaciones.emergencia.ver',
  'sistema.operaciones.emergencia.detener',
  'sistema.operaciones.emergencia.reanudar',
  'sistema.operaciones.no_llamar.ver',
  'sistema.operaciones.no_llamar.editar',
  'sistema.operaciones.politica.ver',
  'sistema.operaciones.politica.editar',
  'sistema.vistas.dashboards.ver',
] as const;

export type Capability = (typeof CAPABILITIES)[number];

/** Everything there is. */
export const ALL_CAPABILITIES: ReadonlySet<Capability> = new Set(CAPABILITIES);

/**
 * What belongs to the platform alone: an account's plan, balance and state, and the queues. No group, exception or
 * key scope gives one of these to anybody of an account.
 */
export const PLATFORM_ONLY: ReadonlySet<Capability> = new Set<Capability>([
  'sistema.administracion.cuentas.crear',
  'sistema.administracion.cuentas.editar',
  'sistema.administracion.cuentas.suspender',
  'sistema.administracion.cuentas.reactivar',
  'sistema.administracion.saldo.recargar',
  'sistema.administracion.colas.ver',
]);

/** Contact data in clear. A session never uses it, because a screen is seen by more people (decisions.md §5.5). */
export const CLEAR_CONTACTS: Capability = 'sistema.operaciones.contactos.ver';

/** True for a name of {@link CAPABILITIES}. */
export const isCapability = (name: string): name is Capability =>
  (ALL_CAPABILITIES as ReadonlySet<string>).has(name);

/**
 * The capabilities that any of the patterns means: a whole name, or the start of names and a star, so that a right
 * which is added to a domain later is given together with its neighbours.
 */
export const capabilitiesLike = (...patterns: string[]): ReadonlySet<Capability> =>
  new Set(
    CAPABILITIES.filter((name) =>
      patterns.some((pattern) =>
        pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
      ),
    ),
  );
