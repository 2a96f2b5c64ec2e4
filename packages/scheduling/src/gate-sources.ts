import type { ContactPolicy } from './contact-policy.ts';
import type { GateCode, GateFacts } from './gate-types.ts';
import { holidaysOf, type Holiday } from './holidays.ts';
import { localDateKey } from './local-days.ts';
import { closingLayer, type ClosingLayer } from './closing-layer.ts';
import { weekText } from './words.ts';
import { legalWeek } from './window.ts';

/** A rule of the gate for people, in Spanish: what it is called, what it says and who made it. */
export interface GateRule {
  title: string;
  text: string;
  /** The law with its number, the account's own rule, the campaign's setting, or how Timbre works. */
  source: string;
}

/** What is known of the moment at which a rule objected: it tells the account's rules from the law's. */
export type RuleMoment = Pick<GateFacts, 'settings' | 'zone' | 'also_zones' | 'extra_holidays' | 'now'>;

const OWN_RULES = 'Reglas de contacto de la cuenta';
const SETTINGS = 'Configuración de la campaña (call_settings)';
const TIMBRE = 'Funcionamiento de Timbre';

const SOURCE_OF_LAYER: Readonly<Record<Exclude<ClosingLayer, 'law'>, string>> = {
  account: OWN_RULES,
  campaign: SETTINGS,
};

const layerOf = (
  code: 'out_of_hours' | 'day_not_allowed',
  policy: ContactPolicy,
  at: RuleMoment | undefined,
): ClosingLayer => (at ? closingLayer(code, { ...at, policy }) : 'law');

const hoursRule = (code: 'out_of_hours' | 'day_not_allowed') => (policy: ContactPolicy, at?: RuleMoment) => {
  const layer = layerOf(code, policy, at);
  const source = layer === 'law' ? policy.source_of.hours : SOURCE_OF_LAYER[layer];
  const week = weekText(legalWeek(policy));
  const limits: Readonly<Record<ClosingLayer, string>> = {
    law: `La política ${policy.pack} solo permite llamar así, en la hora local de la persona: ${week}`,
    account: `Las reglas de la cuenta dejan estas horas, en la hora local de la persona: ${week}`,
    campaign: `La campaña solo llama en su propio horario, dentro de lo que permite la política: ${week}`,
  };
  const reserve = ' La última llamada parte a tiempo para sonar antes del cierre.';
  return code === 'out_of_hours'
    ? { title: 'Fuera de horario', text: `${limits[layer]}.${reserve}`, source }
    : { title: 'Día no permitido', text: `${limits[layer]}.`, source };
};

const nationalHoliday = (country: string, dates: string[]): Holiday | undefined =>
  dates
    .flatMap((date) => holidaysOf(country, Number(date.slice(0, 4))))
    .find(({ date }) => dates.includes(date));

const holidayRule = (policy: ContactPolicy, at?: RuleMoment): GateRule => {
  const text = 'En feriado no se llama.';
  const rule = policy.law.holidays_closed ? policy.source_of.holidays : OWN_RULES;
  if (!at) return { title: 'Feriado', text, source: rule };
  const dates = [at.zone, ...(at.also_zones ?? [])].map((zone) => localDateKey(at.now, zone));
  const national = policy.holidays_closed ? nationalHoliday(policy.country, dates) : undefined;
  return national
    ? { title: 'Feriado', text: `${text} Hoy: ${national.name}.`, source: `${national.law}; ${rule}` }
    : { title: 'Feriado', text, source: 'Feriado agregado por la cuenta' };
};

const times = (max: number): string => (max === 1 ? 'una vez' : `${max} veces`);

const contactRule = (policy: ContactPolicy): GateRule => {
  const { max_contacts_per_week: week, max_contacts_per_day: day, counts, law } = policy;
  const parts = [
    ...(week === null
      ? []
      : [`a lo más ${times(week)} por semana (de lunes a domingo y en 7 días corridos)`]),
    ...(day === null ? [] : [`a lo más ${times(day)} por día`]),
  ];
  const what =
    counts === 'any' ? 'cuenta toda llamada hecha' : 'cuentan las llamadas que la persona pudo atender';
  const isOwn = week !== law.max_contacts_per_week || counts !== law.counts;
  return {
    title: 'Tope de contactos',
    text: `A una persona se la contacta ${parts.join(' y ') || 'sin tope'}, entre todas las campañas y teléfonos de la cuenta; ${what}.`,
    source: isOwn ? `${OWN_RULES}; ${policy.source_of.contacts}` : policy.source_of.contacts,
  };
};

const callerIdRule = (policy: ContactPolicy): GateRule => ({
  title: 'Número de origen no permitido',
  text: 'El número que se muestra no es de los que la norma admite para este propósito. Cambie from_number en la campaña.',
  source: policy.caller_ids?.source ?? SETTINGS,
});

const fixed = (title: string, text: string, source: string) => (): GateRule => ({ title, text, source });

type Describe = (policy: ContactPolicy, at?: RuleMoment) => GateRule;

const RULES: Readonly<Record<GateCode, Describe>> = {
  out_of_hours: hoursRule('out_of_hours'),
  day_not_allowed: hoursRule('day_not_allowed'),
  holiday: holidayRule,
  contact_cap: contactRule,
  caller_id: callerIdRule,
  do_not_call: fixed(
    'Lista de no llamar',
    'La cuenta, la campaña, la persona o el teléfono está en la lista de no llamar.',
    'Lista de no llamar de la cuenta',
  ),
  batch_paused: fixed(
    'Campaña en pausa',
    'Solo una campaña en curso y activa llama. Reanúdela para seguir.',
    'Estado de la campaña',
  ),
  batch_cancelled: fixed(
    'Campaña terminada',
    'Una campaña cancelada, eliminada o terminada no llama más.',
    'Estado de la campaña',
  ),
  max_attempts: fixed(
    'Máximo de intentos',
    'A cada persona se la llama a lo más max_attempts veces por campaña.',
    SETTINGS,
  ),
  no_phone: fixed(
    'Sin teléfono',
    'A la persona no le queda un teléfono al que llamar.',
    'Datos de la campaña',
  ),
  account_suspended: fixed(
    'Llamadas detenidas',
    'Una detención de emergencia o una cuenta que no está activa detiene toda llamada hasta que se levante.',
    'Estado de la cuenta o detención de emergencia',
  ),
  daily_limit: fixed(
    'Límite diario de llamadas',
    'La cuenta usó las llamadas de su día local (daily_call_limit); sigue al día siguiente.',
    'Límite de la cuenta',
  ),
  spend_limit: fixed(
    'Límite diario de gasto',
    'La cuenta comprometió el gasto de su día local (daily_spend_limit); sigue al día siguiente.',
    'Límite de la cuenta',
  ),
  no_balance: fixed(
    'Saldo insuficiente',
    'Cada llamada reserva su peor costo antes de partir. Recargue la cuenta para seguir.',
    'Plan de la cuenta',
  ),
  phone_busy: fixed(
    'Persona en llamada',
    'Nunca hay dos llamadas a la vez a una persona o a un teléfono de la cuenta.',
    TIMBRE,
  ),
  clock_skew: fixed(
    'Reloj desfasado',
    'Con el reloj a más de 30 segundos del de la base de datos no se sabe si la hora es lícita.',
    TIMBRE,
  ),
  capacity: fixed(
    'Capacidad',
    'No hay cupo, o Retell rechazó llamadas de este número, agente o espacio de trabajo y se espera para probar de nuevo.',
    'Capacidad de la campaña, de la cuenta o de Retell',
  ),
};

/**
 * The rule behind a code of the gate under `policy` (with the account's own rules in it). With the moment at which it
 * objected, hours, days and holidays name whoever closes them: the law, else the account, else the campaign; without
 * it they name the law. Throws RangeError for an unknown zone.
 */
export const ruleOf = (code: GateCode, policy: ContactPolicy, at?: RuleMoment): GateRule =>
  RULES[code](policy, at);
