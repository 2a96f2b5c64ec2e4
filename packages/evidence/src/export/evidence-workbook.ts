import { writeWorkbook, type WorkbookSheet } from '@timbre/sheets';
import type { EvidenceKind } from '@timbre/store';
import type { EvidenceExport, ExportedEntry } from './export-evidence.ts';

/** The kinds of an entry in the words of the sheet. */
const KIND_WORDS: Record<EvidenceKind, string> = {
  called: 'Llamada realizada',
  not_placed: 'Llamada no cursada',
  presumed_not_placed: 'Llamada presuntamente no cursada',
  refused: 'Llamada impedida por una regla',
  late_result: 'Resultado recibido después',
  opt_out: 'La persona pidió no ser llamada',
  erased: 'Datos eliminados a pedido de la persona',
  purged: 'Datos eliminados al cumplirse su plazo',
};

type Cell = string | number | null;
const iso = (at: Date | null): Cell => at?.toISOString() ?? null;

/** Columns of the sheet: heading, and what stands below it. */
const COLUMNS: readonly (readonly [string, (entry: ExportedEntry) => Cell])[] = [
  ['Fecha y hora local', (entry) => entry.local_time],
  ['Zona horaria', (entry) => entry.zone],
  ['Gestión', (entry) => KIND_WORDS[entry.kind]],
  ['Persona', (entry) => entry.person_key],
  ['Teléfono', (entry) => entry.phone],
  ['¿Hubo contacto?', (entry) => (entry.contact ? 'sí' : 'no')],
  ['Resultado', (entry) => entry.outcome],
  ['Código', (entry) => entry.code],
  ['Motivo', (entry) => entry.reason],
  ['Postergada hasta (UTC)', (entry) => iso(entry.deferred_until)],
  ['Política de contacto', (entry) => entry.policy],
  ['Política vigente desde', (entry) => entry.policy_valid_from],
  ['Número mostrado', (entry) => entry.caller_id],
  ['Agente', (entry) => entry.agent_id],
  ['Consulta de reglas (UTC)', (entry) => iso(entry.gate_at)],
  ['Marcación (UTC)', (entry) => iso(entry.sent_at)],
  ['Inicio (UTC)', (entry) => iso(entry.started_at)],
  ['Fin (UTC)', (entry) => iso(entry.ended_at)],
  ['Duración (s)', (entry) => (entry.duration_ms === null ? null : Math.ceil(entry.duration_ms / 1_000))],
  ['Desfase del reloj (ms)', (entry) => entry.clock_skew_ms],
  ['Campaña', (entry) => entry.batch_id],
  ['Job', (entry) => entry.job_id],
  ['Llamada en Retell', (entry) => entry.retell_call_id],
  ['Registrado (UTC)', (entry) => iso(entry.recorded_at)],
  ['Registro', (entry) => entry._id],
  ['SHA-256', (entry) => entry.sha256],
  ['Sello', (entry) => entry.seal],
];

const entriesSheet = ({ entries }: EvidenceExport): WorkbookSheet => ({
  name: 'Gestiones',
  columns: COLUMNS.map(([heading]) => heading),
  rows: entries.map((entry) => COLUMNS.map(([, cell]) => cell(entry))),
});

const sealsSheet = ({ seals }: EvidenceExport): WorkbookSheet => ({
  name: 'Sellos',
  columns: ['Sello', 'Sellado (UTC)', 'Registros', 'Hash anterior', 'Hash'],
  rows: seals.map((seal) => [seal.n, iso(seal.sealed_at), seal.entries.length, seal.prev_hash, seal.hash]),
});

const aboutSheet = ({ account_id, exported_at, of, entries, head }: EvidenceExport): WorkbookSheet => ({
  name: 'Acerca de',
  columns: ['Dato', 'Valor'],
  rows: [
    ['Cuenta', account_id],
    ['Persona', of.person_key ?? null],
    ['Teléfono', of.phone ?? null],
    ['Exportado (UTC)', iso(exported_at)],
    ['Registros', entries.length],
    ['Último sello de la cadena', head?.n ?? null],
    ['Hash del último sello', head?.hash ?? null],
    ['Cómo verificar', 'La exportación en JSON trae los registros y sellos completos: timbre evidence check'],
  ],
});

/** The export as an .xlsx in Spanish: the entries, their seals, and what the file is. Text never becomes a formula. */
export const evidenceWorkbook = (exported: EvidenceExport): Uint8Array =>
  writeWorkbook([entriesSheet(exported), sealsSheet(exported), aboutSheet(exported)]);
