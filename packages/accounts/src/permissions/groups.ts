import {
  capabilitiesLike,
  CAPABILITIES,
  CLEAR_CONTACTS,
  PLATFORM_ONLY,
  type Capability,
} from '../capabilities.ts';
import { sensitivityOf } from './sensitivity.ts';

/** A ready-made set of capabilities. Groups are not ranked: a person has the rights of all of theirs. */
export interface PermissionGroup {
  code: string;
  /** Spanish, for people. */
  name: string;
  description: string;
  /** Only for staff of the platform. */
  platform_only: boolean;
  capabilities: ReadonlySet<Capability>;
}

const only = (test: (name: Capability) => boolean): ReadonlySet<Capability> =>
  new Set(CAPABILITIES.filter(test));

/** Running campaigns: all operations but the critical ones, the dashboards, and one's own account and balance. */
export const OPERATING: ReadonlySet<Capability> = new Set([
  ...only((name) => name.startsWith('sistema.operaciones.') && sensitivityOf(name) !== 'critico'),
  ...capabilitiesLike(
    'sistema.vistas.*',
    'sistema.administracion.cuentas.ver',
    'sistema.administracion.saldo.ver',
  ),
]);

const READING = new Set([...OPERATING].filter((name) => name.endsWith('.ver') && name !== CLEAR_CONTACTS));

const group = (
  code: string,
  name: string,
  description: string,
  capabilities: ReadonlySet<Capability>,
  platform_only = false,
): PermissionGroup => ({ code, name, description, platform_only, capabilities });

/** The groups that there are: the four roles of security.md and the functional groups of contract.md C. */
export const GROUPS: readonly PermissionGroup[] = [
  group('viewer', 'Lectura', 'Mira campañas, resultados y tableros', READING),
  group('operator', 'Operación', 'Lleva las campañas de principio a fin', OPERATING),
  group(
    'admin',
    'Administración',
    'Todo lo de su cuenta: personas, llaves, auditoría y campañas',
    only((name) => !PLATFORM_ONLY.has(name)),
  ),
  group(
    'platform',
    'Plataforma',
    'Todo, en todas las cuentas',
    only(() => true),
    true,
  ),
  group(
    'administracion_usuarios',
    'Administración de usuarios',
    'Crea, suspende y agrupa personas',
    capabilitiesLike('sistema.administracion.usuarios.*', 'sistema.administracion.permisos.*'),
  ),
  group(
    'visualizacion_basica',
    'Visualización básica',
    'Mira tableros, campañas y llamadas',
    capabilitiesLike(
      'sistema.vistas.dashboards.ver',
      'sistema.operaciones.lotes.ver',
      'sistema.operaciones.llamadas.ver',
    ),
  ),
  group(
    'configuracion_sistema',
    'Configuración',
    'Llaves, política de contacto, feriados y lista de no llamar',
    capabilitiesLike(
      'sistema.administracion.llaves.*',
      'sistema.administracion.cuentas.ver',
      'sistema.operaciones.politica.*',
      'sistema.operaciones.no_llamar.*',
    ),
  ),
  group(
    'atencion_cliente',
    'Atención de clientes',
    'Mira llamadas, llama a una persona y anota a quien no quiere llamadas',
    capabilitiesLike(
      'sistema.operaciones.lotes.ver',
      'sistema.operaciones.llamadas.ver',
      'sistema.operaciones.llamadas.realizar',
      'sistema.operaciones.no_llamar.*',
    ),
  ),
  group(
    'atencion_cliente_avanzada',
    'Atención de clientes avanzada',
    'Además corrige llamadas y lee transcripciones y datos de contacto',
    capabilitiesLike(
      'sistema.operaciones.lotes.ver',
      'sistema.operaciones.llamadas.ver',
      'sistema.operaciones.llamadas.realizar',
      'sistema.operaciones.llamadas.editar',
      'sistema.operaciones.llamadas.ver_transcripciones',
      'sistema.operaciones.contactos.*',
      'sistema.operaciones.no_llamar.*',
    ),
  ),
  group(
    'analisis_operativo',
    'Análisis operativo',
    'Tableros, reportes, campañas y saldo, para leer y exportar',
    capabilitiesLike(
      'sistema.vistas.*',
      'sistema.operaciones.lotes.ver',
      'sistema.operaciones.lotes.exportar',
      'sistema.operaciones.llamadas.ver',
      'sistema.operaciones.evidencia.ver',
      'sistema.administracion.saldo.ver',
    ),
  ),
  group(
    'gestion_equipos',
    'Gestión de equipos',
    'Mira, suspende y reactiva personas de su equipo',
    capabilitiesLike(
      'sistema.administracion.usuarios.ver',
      'sistema.administracion.usuarios.suspender',
      'sistema.administracion.usuarios.reactivar',
      'sistema.vistas.dashboards.ver',
    ),
  ),
  group(
    'gestion_horarios',
    'Gestión de horarios',
    'Cambia horarios, feriados y ajustes de las campañas, y las pausa',
    capabilitiesLike(
      'sistema.operaciones.lotes.ver',
      'sistema.operaciones.lotes.editar',
      'sistema.operaciones.lotes.pausar',
      'sistema.operaciones.politica.*',
    ),
  ),
  group(
    'auditoria_llamadas',
    'Auditoría de llamadas',
    'Escucha y lee llamadas, exporta la evidencia y lee la auditoría',
    capabilitiesLike(
      'sistema.operaciones.lotes.ver',
      'sistema.operaciones.llamadas.ver',
      'sistema.operaciones.llamadas.ver_transcripciones',
      'sistema.operaciones.llamadas.ver_grabaciones',
      'sistema.operaciones.evidencia.*',
      'sistema.administracion.auditoria.ver',
    ),
  ),
  group(
    'evaluacion_desempeno',
    'Evaluación de desempeño',
    'Tableros, grabaciones y transcripciones, para evaluar cómo se llama',
    capabilitiesLike(
      'sistema.vistas.dashboards.ver',
      'sistema.operaciones.llamadas.ver',
      'sistema.operaciones.llamadas.ver_transcripciones',
      'sistema.operaciones.llamadas.ver_grabaciones',
    ),
  ),
];

const byCode = new Map(GROUPS.map((entry) => [entry.code, entry]));

/** The group with this code, or undefined. */
export const findGroup = (code: string): PermissionGroup | undefined => byCode.get(code);
