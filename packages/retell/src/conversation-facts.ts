import { roundHalfUp } from '@timbre/kernel';
import type { RetellCall, RetellCallAnalysis } from './retell-call.ts';

/** What a conversation left behind for the operator. Everything is null when Retell has not told (yet). */
export interface ConversationFacts {
  transcript: string | null;
  /** Retell's summary, in the language of the agent. */
  summary: string | null;
  recording_url: string | null;
  sentiment: string | null;
  analysis: RetellCallAnalysis | null;
  /** The day on which the person promised to pay, as the agent collected it (`YYYY-MM-DD` when it can be read so). */
  fecha_pago_cliente: string | null;
  /** The promised amount in whole pesos. */
  monto_pago_cliente: number | null;
  /** What the agent noted during the call, by name: texts, at most 50 of 500 characters. */
  collected_variables: Record<string, string>;
  /** True when the person asked not to be called again. */
  opt_out: boolean;
}

/** Names under which agents report an opt-out; a script may use any of them. */
const OPT_OUT_KEYS = ['opt_out', 'no_llamar', 'no_contactar', 'solicita_no_contacto'];
const YES = new Set(['true', 'si', 'sí', 'yes', '1']);

const textOf = (value: unknown): string | null => {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return null;
  return value.trim() || null;
};

const isDay = (iso: string): boolean =>
  !Number.isNaN(Date.parse(iso)) && new Date(iso).toISOString().startsWith(iso);

/** ISO timestamps are cut to their day; `28-09-2026` and `28/09/2026` are turned round; other words are kept. */
const dayOf = (value: unknown): string | null => {
  const text = textOf(value);
  const iso = /^(\d{4}-\d{2}-\d{2})(T|$)/.exec(text ?? '')?.[1];
  const [, day, month, year] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text ?? '') ?? [];
  const read = iso ?? (day && `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return read && isDay(read) ? read : text;
};

/** `150000`, `150000.5`, `$150.000` and `150.000,50` are all amounts in Chile; a dot before three digits groups. */
const pesosOf = (value: unknown): number | null => {
  const text = textOf(value)?.replace(/clp|pesos|[$\s]/gi, '');
  if (!text) return null;
  const plain = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)
    ? text.replace(/\./g, '').replace(',', '.')
    : text.replace(/^(\d+),(\d{1,2})$/, '$1.$2');
  const amount = Number(plain);
  return /^\d+(\.\d+)?$/.test(plain) && Number.isSafeInteger(roundHalfUp(amount))
    ? roundHalfUp(amount)
    : null;
};

const MAX_VARIABLES = 50;
const MAX_VARIABLE_CHARS = 500;
/** Names that a spreadsheet or a client can take for a column; none reaches into an object's own machinery. */
const VARIABLE = /^(?!__proto__$|constructor$|prototype$)[\p{L}_][\p{L}\p{N} _-]{0,59}$/u;

const variablesOf = (given: Record<string, unknown>): Record<string, string> => {
  const read = Object.entries(given).flatMap(([name, value]): [string, string][] => {
    const text = typeof value === 'boolean' ? String(value) : textOf(value);
    return text === null || !VARIABLE.test(name) ? [] : [[name, text.slice(0, MAX_VARIABLE_CHARS)]];
  });
  return Object.fromEntries(read.slice(0, MAX_VARIABLES));
};

const saysYes = (value: unknown): boolean =>
  value === true || (typeof value === 'string' && YES.has(value.trim().toLowerCase()));

/**
 * The useful part of a finished call. Promise fields come from the variables that the agent collected, else from
 * the custom analysis; an unreadable amount is null rather than a guess.
 */
export const conversationFacts = (call: RetellCall): ConversationFacts => {
  const collected = call.collected_dynamic_variables ?? {};
  const custom = call.call_analysis?.custom_analysis_data ?? {};
  return {
    transcript: textOf(call.transcript),
    summary: textOf(call.call_analysis?.call_summary),
    recording_url: textOf(call.recording_url),
    sentiment: textOf(call.call_analysis?.user_sentiment),
    analysis: call.call_analysis ?? null,
    fecha_pago_cliente: dayOf(collected.fecha_pago_cliente) ?? dayOf(custom.fecha_pago_cliente),
    monto_pago_cliente: pesosOf(collected.monto_pago_cliente) ?? pesosOf(custom.monto_pago_cliente),
    collected_variables: variablesOf(collected),
    opt_out: OPT_OUT_KEYS.some((key) => saysYes(custom[key]) || saysYes(collected[key])),
  };
};
