import { DAY_MS } from '@timbre/kernel';
import type { CallRecord } from '../calls/call-record.ts';
import { createRandom } from '../random.ts';
import type { Facts } from './scripts.ts';

const ZONE = 'America/Santiago';
const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE });
const spokenDay = new Intl.DateTimeFormat('es-CL', {
  timeZone: ZONE,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});
const pesos = new Intl.NumberFormat('es-CL', { maximumFractionDigits: 0 });

const spoken = (amount: number): string => `$${pesos.format(amount)}`;

/** Reads `150000`, `150000.0` and `$150.000`; null when it is no amount. */
const amountOf = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  const plain = text.replace(/[$\s]/g, '').replace(/\.(?=\d{3}(\D|$))/g, '');
  const amount = Math.round(Number(plain.replace(',', '.')));
  return Number.isSafeInteger(amount) && amount > 0 ? amount : null;
};

/** The facts of one call, from its dynamic variables; what the person promises is chance, but always the same. */
export const factsOf = (call: CallRecord): Facts => {
  const random = createRandom(call.plan.chance, 'promise');
  const variables = call.variables ?? {};
  const owed = amountOf(variables.monto_total);
  const monto_pago = random.next() < 0.7 ? (owed ?? 50_000) : Math.max(1, Math.round((owed ?? 50_000) / 2));
  const day = new Date(call.received_at + random.between(1, 10) * DAY_MS);
  return {
    nombre: variables.nombre ?? 'la persona titular',
    empresa: variables.empresa ?? 'la empresa',
    monto: owed === null ? 'un saldo pendiente' : spoken(owed),
    fecha: variables.fecha_limite ?? variables.fecha ?? variables.fecha_maxima ?? 'los próximos días',
    fecha_pago: isoDay.format(day),
    fecha_pago_hablada: spokenDay.format(day),
    monto_pago,
    monto_pago_hablado: spoken(monto_pago),
  };
};
