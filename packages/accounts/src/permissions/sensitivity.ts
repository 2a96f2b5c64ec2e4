import type { Capability } from '../capabilities.ts';

/** How much harm a right can do, from reading figures to spending money (contract.md C). */
export const SENSITIVITIES = ['bajo', 'normal', 'alto', 'critico'] as const;

export type Sensitivity = (typeof SENSITIVITIES)[number];

/** What the last word of a name says, unless {@link EXCEPT} says otherwise. Any other word: `normal`. */
const BY_ACTION: Readonly<Record<string, Sensitivity>> = {
  ver: 'bajo',
  eliminar: 'alto',
  exportar: 'alto',
  revelar: 'alto',
  compartir: 'alto',
};

const EXCEPT: Readonly<Partial<Record<Capability, Sensitivity>>> = {
  'sistema.administracion.cuentas.crear': 'alto',
  'sistema.administracion.cuentas.editar': 'alto',
  'sistema.administracion.cuentas.suspender': 'alto',
  'sistema.administracion.cuentas.reactivar': 'alto',
  'sistema.administracion.saldo.recargar': 'critico',
  'sistema.administracion.llaves.crear': 'critico',
  'sistema.administracion.llaves.rotar': 'critico',
  'sistema.administracion.llaves.revocar': 'alto',
  'sistema.administracion.usuarios.crear': 'alto',
  'sistema.administracion.usuarios.editar': 'alto',
  'sistema.administracion.usuarios.suspender': 'alto',
  'sistema.administracion.usuarios.reactivar': 'alto',
  'sistema.administracion.usuarios.asignar_grupos': 'critico',
  'sistema.administracion.permisos.conceder_excepcional': 'critico',
  'sistema.administracion.permisos.revocar_excepcional': 'critico',
  'sistema.operaciones.lotes.cancelar': 'alto',
  'sistema.operaciones.llamadas.ver_transcripciones': 'alto',
  'sistema.operaciones.llamadas.ver_grabaciones': 'alto',
  'sistema.operaciones.contactos.ver': 'alto',
  'sistema.operaciones.titulares.buscar': 'alto',
  'sistema.operaciones.titulares.bloquear': 'alto',
  'sistema.operaciones.titulares.eliminar': 'critico',
  'sistema.operaciones.retencion.editar': 'critico',
  'sistema.operaciones.emergencia.detener': 'alto',
  'sistema.operaciones.emergencia.reanudar': 'alto',
  'sistema.operaciones.politica.editar': 'alto',
};

/** The sensitivity of a capability. */
export const sensitivityOf = (capability: Capability): Sensitivity =>
  EXCEPT[capability] ?? BY_ACTION[capability.slice(capability.lastIndexOf('.') + 1)] ?? 'normal';

/** True where the audit log keeps every use, not only the refusals. */
export const isSensitive = (capability: Capability): boolean =>
  sensitivityOf(capability) === 'alto' || sensitivityOf(capability) === 'critico';
