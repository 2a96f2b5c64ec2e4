import Joi from 'joi';
import { id, instant, rangeFrom } from './common.ts';

const KINDS = [
  'called',
  'not_placed',
  'presumed_not_placed',
  'refused',
  'late_result',
  'opt_out',
  'erased',
  'purged',
] as const;
export type EvidenceKindName = (typeof KINDS)[number];

const named = () => Joi.string<string>().min(3).max(60);
const whose = () => ({
  account_id: id().description('Sin ella, la cuenta de la credencial'),
  person: named().description(
    'RUT, con o sin puntos; fuera de Chile, el documento; sin documento, el teléfono',
  ),
  phone: named().description('Teléfono, como en los archivos'),
});
const cursor = () => Joi.string<string>().max(200).description('next_cursor de la respuesta anterior');

export interface EvidenceQuery {
  account_id?: string;
  person?: string;
  phone?: string;
  from?: Date;
  to?: Date;
  limit: number;
  cursor?: string;
}
export const evidenceQuery = Joi.object<EvidenceQuery>({
  ...whose(),
  from: instant().description('Registrados desde este instante'),
  to: instant()
    .custom(rangeFrom('from'))
    .description('Registrados antes de este instante, a lo más 366 días después de from'),
  limit: Joi.number().integer().min(1).max(100).default(50).description('Cuántos elementos'),
  cursor: cursor(),
}).oxor('person', 'phone');

export interface EvidenceExportQuery {
  account_id?: string;
  person?: string;
  phone?: string;
  format: 'xlsx' | 'json';
}
export const evidenceExportQuery = Joi.object<EvidenceExportQuery>({
  ...whose(),
  format: Joi.string().valid('xlsx', 'json').default('json').description('json trae todo para verificar'),
}).xor('person', 'phone');

export interface EvidenceVerifyQuery {
  account_id?: string;
  cursor?: string;
  anchor_seal?: number;
  anchor_hash?: string;
}
export const evidenceVerifyQuery = Joi.object<EvidenceVerifyQuery>({
  account_id: id().description('Sin ella, la cuenta de la credencial'),
  cursor: cursor(),
  anchor_seal: Joi.number().integer().min(0).description('Número de un sello anotado fuera del sistema'),
  anchor_hash: Joi.string()
    .pattern(/^[0-9a-f]{64}$/, 'un hash SHA-256 en hexadecimal')
    .description('Hash anotado de ese sello'),
}).and('anchor_seal', 'anchor_hash');

const text = () => Joi.string().allow(null, '').required();
const moment = () => instant().allow(null).required();

/** One line of the record. Sessions of people get person and phone masked. */
export interface EvidenceView {
  entry_id: string;
  kind: EvidenceKindName;
  person: string;
  phone: string;
  job_id: string;
  batch_id: string;
  attempt_id: string;
  recorded_at: Date;
  gate_at: Date | null;
  sent_at: Date | null;
  started_at: Date | null;
  ended_at: Date | null;
  duration_seconds: number | null;
  zone: string | null;
  local_time: string | null;
  policy: string | null;
  policy_valid_from: string | null;
  code: string | null;
  reason: string | null;
  deferred_until: Date | null;
  caller_id: string;
  agent_id: string;
  call_id: string | null;
  outcome: string | null;
  contact: boolean;
  clock_skew_ms: number | null;
  seal: number | null;
}
export const evidenceView = Joi.object<EvidenceView>({
  entry_id: Joi.string().required(),
  kind: Joi.string()
    .valid(...KINDS)
    .required(),
  person: Joi.string().required(),
  phone: Joi.string().required().allow(''),
  job_id: Joi.string().required(),
  batch_id: Joi.string().required(),
  attempt_id: Joi.string().required(),
  recorded_at: instant().required(),
  gate_at: moment().description('Cuándo se consultaron las reglas'),
  sent_at: moment(),
  started_at: moment(),
  ended_at: moment(),
  duration_seconds: Joi.number().allow(null).required(),
  zone: text(),
  local_time: text().description('La hora de la persona, con su distancia de UTC'),
  policy: text(),
  policy_valid_from: text(),
  code: text().description('El código de la regla que impidió la llamada, o lo que pasó con ella'),
  reason: text(),
  deferred_until: moment(),
  caller_id: Joi.string().required(),
  agent_id: Joi.string().allow('').required(),
  call_id: text(),
  outcome: text(),
  contact: Joi.boolean().required().description('La persona pudo habernos oído'),
  clock_skew_ms: Joi.number().allow(null).required(),
  seal: Joi.number()
    .integer()
    .allow(null)
    .required()
    .description('Sello que lo contiene; null: aún sin sellar'),
});

export interface EvidenceList {
  data: EvidenceView[];
  next_cursor: string | null;
  has_more: boolean;
}
export const evidenceList = Joi.object<EvidenceList>({
  data: Joi.array().items(evidenceView).required(),
  next_cursor: Joi.string().allow(null).required(),
  has_more: Joi.boolean().required(),
});

/** An export as it is stored, so that its hashes can be computed again. */
export interface EvidenceExportView {
  format: 'timbre-evidence-1';
  account_id: string;
  exported_at: Date;
  of: { person_key?: string; phone?: string };
  entries: object[];
  seals: object[];
  head: { n: number; hash: string } | null;
}
const head = () =>
  Joi.object({ n: Joi.number().integer().required(), hash: Joi.string().required() })
    .allow(null)
    .required()
    .description('El último sello de la cadena: anótelo fuera del sistema');

export const evidenceExportView = Joi.object<EvidenceExportView | Buffer>({
  format: Joi.string().valid('timbre-evidence-1').required(),
  account_id: Joi.string().required(),
  exported_at: instant().required(),
  of: Joi.object({ person_key: Joi.string(), phone: Joi.string() }).required(),
  entries: Joi.array().items(Joi.object().unknown(true)).required(),
  seals: Joi.array().items(Joi.object().unknown(true)).required(),
  head: head(),
});

/** A fault of the record. */
export interface EvidenceBreakView {
  kind: string;
  detail: string;
  seal: number | null;
  id: string | null;
}
/** What a verification found. */
export interface EvidenceVerifyView {
  ok: boolean;
  complete: boolean;
  seals: number;
  entries: number;
  attempts: number;
  unsealed: number;
  breaks: number;
  breaks_by_kind: Record<string, number>;
  first_break: EvidenceBreakView | null;
  head: { n: number; hash: string } | null;
  next_cursor: string | null;
}
const count = () => Joi.number().integer().min(0).required();
export const evidenceVerifyView = Joi.object<EvidenceVerifyView>({
  ok: Joi.boolean().required().description('No se encontró ninguna falla en lo revisado'),
  complete: Joi.boolean().required().description('false: siga con next_cursor'),
  seals: count(),
  entries: count(),
  attempts: count(),
  unsealed: count().description('Registros que esperan su sello; se sellan cada 30 s'),
  breaks: count(),
  breaks_by_kind: Joi.object().pattern(Joi.string(), Joi.number().integer()).required(),
  first_break: Joi.object<EvidenceBreakView>({
    kind: Joi.string().required(),
    detail: Joi.string().required(),
    seal: Joi.number().integer().allow(null).required(),
    id: text(),
  })
    .allow(null)
    .required(),
  head: head(),
  next_cursor: Joi.string().allow(null).required(),
});
