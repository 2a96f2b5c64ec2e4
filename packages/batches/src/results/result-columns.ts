import { microsToDollars } from '@timbre/kernel';
import type { CsvDialect, WrittenCell } from '@timbre/sheets';
import type { ResultOutcome, ResultRow } from './result-row.ts';

/** Which file, and for whom. */
export interface ResultsFile {
  format: 'csv' | 'xlsx';
  dialect: CsvDialect;
}

/** How the cells of a file are written. */
export interface CellRules extends ResultsFile {
  zone: string;
}

/** A column: its heading, and what stands below it. */
export type ResultColumn = readonly [string, (row: ResultRow, rules: CellRules) => WrittenCell];

const OUTCOME_WORDS: Record<ResultOutcome, string> = {
  contacted: 'Contactado',
  not_contacted: 'No contactado',
  waiting: 'En espera',
  in_call: 'En llamada',
  no_balance: 'Suspendido por saldo',
  withdrawn: 'Retirado',
  cancelled: 'Cancelado',
};

const formats = new Map<string, Intl.DateTimeFormat>();

const formatIn = (zone: string): Intl.DateTimeFormat => {
  const found = formats.get(zone);
  if (found !== undefined) return found;
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  formats.set(zone, made);
  return made;
};

/** On the wall of the campaign: `21-11-2026 13:05` for people, `2026-11-21 13:05` for programs. */
const localMoment = (at: Date | null, { zone, format, dialect }: CellRules): string | null => {
  if (at === null) return null;
  const [day = '', time = ''] = formatIn(zone).format(at).split(' ');
  return format === 'csv' && dialect === 'rfc4180'
    ? `${day} ${time}`
    : `${day.split('-').reverse().join('-')} ${time}`;
};

/** Excel takes a leading + for a formula: in CSV phones go without it (security.md C3). */
const phone = (text: string, { format }: CellRules): string =>
  format === 'csv' ? text.replace(/^\+/, '') : text;

const FIXED: readonly ResultColumn[] = [
  ['RUT', (row) => row.dni],
  ['Nombre', (row) => row.name],
  ['Teléfonos', (row, rules) => row.phones.map((one) => phone(one, rules)).join(' ')],
  ['Resultado', (row) => OUTCOME_WORDS[row.outcome]],
  ['Motivo', (row) => row.reason],
  ['Intentos', (row) => row.attempts],
  ['Llamadas', (row) => row.calls],
  ['Última llamada', (row, rules) => localMoment(row.last_call_at, rules)],
  ['Término de la última llamada', (row) => row.last_result],
  [
    'Teléfono que contestó',
    (row, rules) => (row.answered_phone === null ? null : phone(row.answered_phone, rules)),
  ],
  ['Duración (s)', (row) => row.duration_seconds],
  ['Costo (US$)', (row) => microsToDollars(row.cost_micros)],
  ['Segundos descontados', (row) => row.charged_seconds],
  ['Fecha de pago comprometida', (row) => row.fecha_pago_cliente],
  ['Monto comprometido', (row) => row.monto_pago_cliente],
  ['Deuda', (row) => row.debt_amount],
  ['Vencimiento', (row) => row.due_date],
  ['Empresa', (row) => row.company_name],
  ['Referencia', (row) => row.reference_number],
  ['Estado', (row) => row.status],
  ['Job', (row) => row.job_id],
];

/** The columns of a results file: the same for every campaign, then one for each variable that its agents collected. */
export const resultColumns = (variables: readonly string[]): readonly ResultColumn[] => [
  ...FIXED,
  ...variables.map((name): ResultColumn => [name, (row) => row.variables[name] ?? null]),
];
