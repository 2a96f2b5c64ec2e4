import {
  ruleOf,
  type ContactPolicy,
  type GateCode,
  type GateRule,
  type RuleMoment,
} from '@timbre/scheduling';
import type { ExplainCode } from './obstacle.ts';

const TIMBRE = 'Funcionamiento de Timbre';
const SETTINGS = 'Configuración de la campaña (call_settings)';

/** The rules behind the codes that are not the gate's. */
const OWN: Readonly<Record<Exclude<ExplainCode, GateCode>, GateRule>> = {
  ready: {
    title: 'Sin impedimento',
    text: 'Ninguna regla impide la llamada: parte cuando el despachador la toma, por prioridad y antigüedad.',
    source: TIMBRE,
  },
  calling: {
    title: 'En curso',
    text: 'Una llamada a esta persona está en curso; el siguiente paso se decide cuando termina.',
    source: TIMBRE,
  },
  completed: {
    title: 'Gestión terminada',
    text: 'La persona fue contactada: esta campaña no la llama más.',
    source: 'Resultado de la llamada',
  },
  failed: {
    title: 'Gestión terminada sin contacto',
    text: 'No quedan intentos ni caminos para contactar a la persona en esta campaña.',
    source: 'Resultado de las llamadas',
  },
  cancelled: {
    title: 'Cancelada',
    text: 'El job fue cancelado, o lo fue su campaña.',
    source: 'Decisión de una persona',
  },
  retry: {
    title: 'Plazo entre intentos',
    text: 'Después de cada intento el teléfono descansa el plazo de reintento (retry_delay_hours, o el del resultado).',
    source: SETTINGS,
  },
  platform_fault: {
    title: 'Falla de la plataforma',
    text: 'Una falla que no es de la persona no gasta intentos: se prueba de nuevo después de una pausa creciente.',
    source: TIMBRE,
  },
  no_slot: {
    title: 'Sin cupo',
    text: 'Todas las llamadas simultáneas que permiten la campaña, la cuenta o Retell están en uso.',
    source: 'max_concurrent_calls de la campaña, de la cuenta y de Retell',
  },
  rate: {
    title: 'Ritmo de llamadas',
    text: 'Retell acepta una cantidad de llamadas nuevas por segundo; las siguientes esperan su turno.',
    source: 'Llamadas por segundo del espacio de Retell',
  },
};

const isOwn = (code: ExplainCode): code is keyof typeof OWN => Object.hasOwn(OWN, code);

/** The rule behind a code, for people: its name, what it says and who made it. */
export const ruleBehind = (code: ExplainCode, policy: ContactPolicy, at: RuleMoment): GateRule =>
  isOwn(code) ? OWN[code] : ruleOf(code, policy, at);
