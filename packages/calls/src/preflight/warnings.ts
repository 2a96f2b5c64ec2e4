import { SECOND_MS } from '@timbre/kernel';
import {
  callerIdFault,
  callerIdWarnings,
  firstOpening,
  registerWarnings,
  windowState,
  zonesOfCountry,
} from '@timbre/scheduling';
import type { GateReading } from '../dial/gate-facts.ts';
import type { Cost } from './cost.ts';

/** Something to know before a campaign starts. */
export interface Warning {
  code: 'policy' | 'caller_id' | 'agent' | 'register' | 'window_short' | 'zone_unknown' | 'balance';
  /** Spanish. */
  message: string;
}

const warn = (code: Warning['code'], messages: readonly (string | null)[]): Warning[] =>
  messages.flatMap((message) => (message === null ? [] : [{ code, message }]));

/** Warns when the next window is over before a call that starts at its opening may be. */
const shortWindow = (reading: GateReading, now: Date): string | null => {
  const { batch, policy, zone, also_zones, extra_holidays } = reading;
  const { ring_timeout, max_call_duration } = batch.call_settings;
  const window = { settings: batch.call_settings, policy, zone, also_zones, extra_holidays };
  const opening = firstOpening({ ...window, now }, now);
  if (opening === null) return 'la campaña no tiene ninguna hora para llamar dentro de un año';
  const state = windowState({ ...window, now: opening });
  if (!state.open) return null;
  const open_s = (state.closes_at.getTime() - opening.getTime()) / SECOND_MS + ring_timeout;
  return open_s >= ring_timeout + max_call_duration
    ? null
    : 'lo que queda de la próxima ventana es más corto que una llamada (ring_timeout más max_call_duration): una llamada puede terminar fuera de horario';
};

/** Warns of people whose zone nobody knows, where their country has several. */
const unknownZone = (reading: GateReading, unknown: number): string | null => {
  if (unknown === 0 || zonesOfCountry(reading.batch.country).length < 2) return null;
  const who = unknown === 1 ? '1 persona' : `${unknown} personas`;
  return reading.account.contact_rules?.unknown_zone === 'strict'
    ? `${who} sin zona horaria conocida: se las llama solo cuando todas las zonas del país lo permiten`
    : `${who} sin zona horaria conocida: vale ${reading.batch.call_settings.timezone}`;
};

/** What to know before a campaign starts: rules that cut it, numbers, agent, registers, hours, zones, balance. */
export const warningsOf = (
  reading: GateReading,
  {
    policy,
    unknown_zones,
    cost,
    now,
  }: { policy: readonly string[]; unknown_zones: number; cost: Cost; now: Date },
): Warning[] => {
  const { from_number, agent_id } = reading.target;
  const told = new Set(policy);
  const numbers = callerIdWarnings(reading.policy, from_number).filter((message) => !told.has(message));
  return [
    ...warn('policy', policy),
    ...warn('caller_id', [callerIdFault(reading.policy, from_number), ...numbers]),
    ...warn('agent', [
      agent_id === '' ? 'agent_id: ni la campaña ni la instalación nombran un agente de Retell' : null,
    ]),
    ...warn('register', registerWarnings(reading.policy, null, now)),
    ...warn('window_short', [shortWindow(reading, now)]),
    ...warn('zone_unknown', [unknownZone(reading, unknown_zones)]),
    ...warn('balance', [
      cost.enough
        ? null
        : `el saldo alcanza para unas ${cost.people_covered ?? 0} personas; al acabarse, la campaña se pausa hasta una recarga`,
    ]),
  ];
};
