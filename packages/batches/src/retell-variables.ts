import { DAY_MS, roundHalfUp } from '@timbre/kernel';
import { localDateKey, type Purpose } from '@timbre/scheduling';

/** The part of a job that a voice agent is told about. */
export interface VariablesJob {
  contact: { name: string; dni?: string | null };
  payload: {
    debt_amount?: number | null;
    /** `YYYY-MM-DD`: the last day to pay. */
    due_date?: string | null;
    company_name?: string | null;
    reference_number?: string | null;
    additional_info?: Record<string, unknown> | null;
  };
}

export interface VariablesContext {
  /** The campaign's purpose; an offer in the job's data makes a marketing call of any other. */
  purpose: Purpose;
  /** Said when the job names no company of its own. */
  company_name?: string | null;
  now: Date;
  /** The person's IANA zone. */
  zone: string;
}

const SANTIAGO = 'America/Santiago';
const SPOKEN_DATE = new Intl.DateTimeFormat('es-CL', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `2025-09-28` → `28 de septiembre de 2025`; anything that is no such date stays as it is. */
const spokenDate = (value: unknown): unknown => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) return value;
  const date = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? value : SPOKEN_DATE.format(date);
};

/** Voice agents read digits: no decimals, no separators. */
const spokenAmount = (value: unknown): unknown => (typeof value === 'number' ? roundHalfUp(value) : value);

const listed = (value: unknown): unknown => (Array.isArray(value) ? value.join('|') : value);

const ENGLISH = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than a hundred uses of it; there are as many as there are zones. */
const englishFormat = (zone: string): Intl.DateTimeFormat => {
  const known = ENGLISH.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hour12: true, timeZone: zone },
  });
  ENGLISH.set(zone, format);
  return format;
};

/** `Sunday, September 28, 2025 at 03:05 PM`, as the existing prompts expect it. */
const englishTime = (now: Date, zone: string): string => {
  const parts = Object.fromEntries(
    englishFormat(zone)
      .formatToParts(now)
      .map((part) => [part.type, part.value]),
  );
  const date = `${parts.weekday}, ${parts.month} ${parts.day}, ${parts.year}`;
  return `${date} at ${parts.hour}:${parts.minute} ${parts.dayPeriod}`;
};

/** Prompts write the zone with a slash, earlier systems sent it with an underscore: both names carry the time. */
const timeVariables = ({ now, zone }: VariablesContext): Record<string, unknown> => {
  const santiago = `${englishTime(now, SANTIAGO)} CLT`;
  const own = zone === SANTIAGO ? santiago : englishTime(now, zone);
  return {
    [`current_time_${zone}`]: own,
    [`current_time_${zone.replaceAll('/', '_')}`]: own,
    [`current_time_${SANTIAGO}`]: santiago,
    current_time_America_Santiago: santiago,
  };
};

const daysOverdue = (due_date: string | null | undefined, context: VariablesContext): number | null => {
  if (!due_date || !/^\d{4}-\d{2}-\d{2}/.test(due_date)) return null;
  const today = localDateKey(context.now, context.zone);
  return Math.max(0, Math.round((Date.parse(today) - Date.parse(due_date.slice(0, 10))) / DAY_MS));
};

type Info = Record<string, unknown>;

const collections = (job: VariablesJob, info: Info, context: VariablesContext): Info => {
  const overdue = info.dias_vencidos ?? info.overdue_days ?? daysOverdue(job.payload.due_date, context);
  return {
    tipo_llamada: 'cobranza',
    monto_total: spokenAmount(job.payload.debt_amount),
    fecha_limite: spokenDate(job.payload.due_date),
    fecha_maxima: spokenDate(info.fecha_maxima),
    dias_vencidos: overdue,
    tipo_deuda: info.tipo_deuda ?? info.debt_type ?? 'consolidated',
    cantidad_cupones: info.cantidad_cupones,
    cuotas_adeudadas: info.cantidad_cupones,
    opciones_pago: listed(info.opciones_pago ?? info.payment_options),
    urgencia:
      overdue === null ? null : Number(overdue) > 30 ? 'alta' : Number(overdue) > 0 ? 'media' : 'baja',
  };
};

const marketing = (info: Info): Info => ({
  tipo_llamada: 'marketing',
  descripcion_oferta: info.offer_description,
  descuento_porcentaje: info.discount_percentage,
  categoria_producto: info.product_category ?? 'general',
  segmento_cliente: info.customer_segment ?? info.segment,
  tipo_campana: info.campaign_type ?? 'promotional',
  llamada_accion: info.call_to_action ?? 'learn_more',
  valor_oferta: spokenAmount(info.offer_value),
  oferta_expira: spokenDate(info.offer_expires),
  urgencia: Number(info.discount_percentage ?? 0) > 50 ? 'alta' : 'media',
});

const survey = (info: Info): Info => ({
  tipo_llamada: 'experiencia_usuario',
  tipo_interaccion: info.tipo_interaccion ?? info.interaction_type,
  cliente_id: info.cliente_id ?? info.customer_id,
  producto_servicio: info.producto_servicio,
  fecha_compra: spokenDate(info.fecha_compra),
  objetivo_satisfaccion: info.objetivo_satisfaccion ?? info.objetivo,
  mensaje_personalizado: info.mensaje_personalizado,
  preguntas_encuesta: listed(info.preguntas_encuesta ?? info.preguntas),
  duracion_esperada: info.duracion_esperada ?? info.duracion_minutos,
  contexto_adicional: info.contexto_adicional,
});

const ofPurpose = (job: VariablesJob, info: Info, context: VariablesContext): Info => {
  if (context.purpose === 'marketing' || info.offer_description) return marketing(info);
  return context.purpose === 'survey' || context.purpose === 'user_experience'
    ? survey(info)
    : collections(job, info, context);
};

/** Only texts travel, and only those that say something. */
const toTexts = (values: Info): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(
        ([, value]) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean',
      )
      .map(([name, value]) => [name, String(value).trim()] as const)
      .filter(([, text]) => text !== '' && text !== 'None' && text !== 'NaN'),
  );

/**
 * The dynamic variables of one call, under the names that existing prompts use: all texts, empty ones left out,
 * amounts as whole digits, dates as spoken in Chile, days overdue counted on the person's calendar.
 */
export const retellVariables = (job: VariablesJob, context: VariablesContext): Record<string, string> => {
  const info = job.payload.additional_info ?? {};
  return toTexts({
    ...ofPurpose(job, info, context),
    empresa: job.payload.company_name ?? context.company_name,
    nombre: job.contact.name,
    RUT: job.contact.dni,
    rut: job.contact.dni,
    referencia: job.payload.reference_number,
    ...timeVariables(context),
  });
};
