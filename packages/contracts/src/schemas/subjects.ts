import Joi from 'joi';
import { id, instant, line } from './common.ts';
import { doNotCallView, type DoNotCallView } from './do-not-call.ts';

const accountId = () => id().description('Sin ella, la cuenta de la credencial');
const count = () => Joi.number().integer().min(0).required();
const ids = () => Joi.array().items(Joi.string()).required();

export interface RevealBody {
  reason: string;
}
export const revealBody = Joi.object<RevealBody>({
  reason: line()
    .min(5)
    .required()
    .description('Para qué se necesitan los datos; queda en la auditoría. Sin datos de la persona'),
});

export interface SubjectSearchBody {
  account_id?: string;
  rut?: string;
  phone?: string;
}
export const subjectSearchBody = Joi.object<SubjectSearchBody>({
  account_id: accountId(),
  rut: line(60)
    .min(3)
    .description('RUT en cualquier forma; fuera de Chile, el documento; sin documento, el teléfono'),
  phone: line(60).min(3).description('Teléfono: todas las personas que lo tienen, 20 a lo más'),
}).xor('rut', 'phone');

export interface SubjectParams {
  subject_key: string;
}
export const subjectParams = Joi.object<SubjectParams>({
  subject_key: id().required().description('Clave que dio la búsqueda; no dice nada de la persona'),
});

/** What is held about one person: counts and ids. Sessions of people see it masked. */
export interface SubjectView {
  subject_key: string;
  person: string;
  name: string | null;
  phones: string[];
  suppressed: boolean;
  jobs: { count: number; job_ids: string[]; batch_ids: string[] };
  attempts: { count: number; attempt_ids: string[]; with_conversation: number };
  evidence: { count: number };
  do_not_call: { entry_ids: string[] };
  messages: { message_ids: number[] };
  requests: { request_ids: string[] };
}
const subjectView = Joi.object<SubjectView>({
  subject_key: Joi.string().required().description('Para las operaciones sobre esta persona; dura 30 días'),
  person: Joi.string().required(),
  name: Joi.string().allow('', null).required(),
  phones: Joi.array().items(Joi.string()).required(),
  suppressed: Joi.boolean().required().description('Sus datos se eliminaron antes y no se le llama'),
  jobs: Joi.object({ count: count(), job_ids: ids(), batch_ids: ids() }).required(),
  attempts: Joi.object({
    count: count(),
    attempt_ids: ids(),
    with_conversation: count().description('De los listados, cuántos guardan transcripción o grabación'),
  }).required(),
  evidence: Joi.object({ count: count() }).required().description('Registro que exige la ley'),
  do_not_call: Joi.object({ entry_ids: ids() }).required(),
  messages: Joi.object({ message_ids: Joi.array().items(Joi.number()).required() }).required(),
  requests: Joi.object({ request_ids: ids() }).required(),
});

export interface SubjectSearchView {
  data: SubjectView[];
}
export const subjectSearchView = Joi.object<SubjectSearchView>({
  data: Joi.array().items(subjectView).required().description('Vacía: no hay datos de esa persona'),
});

const documents = () => Joi.array().items(Joi.object().unknown(true)).required();

/** A copy of everything about a person, in clear. */
export interface SubjectExportView {
  format: 'timbre-subject-1';
  account_id: string;
  subject_key: string;
  request_id: string;
  exported_at: Date;
  person: string;
  phones: string[];
  jobs: object[];
  attempts: object[];
  evidence: object[];
  do_not_call: object[];
  messages: object[];
  requests: SubjectRequestView[];
}

const KINDS = ['access', 'block', 'erase'] as const;
type Kind = (typeof KINDS)[number];
const STATUSES = ['open', 'done'] as const;
type Status = (typeof STATUSES)[number];

/** What a person asked for. */
export interface SubjectRequestView {
  request_id: string;
  account_id: string;
  subject_key: string;
  kind: Kind;
  status: Status;
  reason: string;
  requested_by: string;
  requested_at: Date;
  due_at: Date;
  overdue: boolean;
  completed_at: Date | null;
  waits_for: string | null;
  steps: Record<string, Date>;
  counts: Record<string, number>;
}
export const subjectRequestView = Joi.object<SubjectRequestView>({
  request_id: Joi.string().required(),
  account_id: Joi.string().required(),
  subject_key: Joi.string().required(),
  kind: Joi.string()
    .valid(...KINDS)
    .required()
    .description('access: copia de sus datos · block: no más llamadas · erase: eliminación'),
  status: Joi.string()
    .valid(...STATUSES)
    .required(),
  reason: Joi.string().required(),
  requested_by: Joi.string().required(),
  requested_at: instant().required(),
  due_at: instant().required().description('Último día para responder: 30 días después del pedido'),
  overdue: Joi.boolean().required(),
  completed_at: instant().allow(null).required(),
  waits_for: Joi.string()
    .allow(null)
    .required()
    .description('live_call: termina la llamada en curso · provider: Retell borra sus copias'),
  steps: Joi.object().pattern(Joi.string(), instant()).required(),
  counts: Joi.object().pattern(Joi.string(), Joi.number()).required(),
});

export const subjectExportView = Joi.object<SubjectExportView>({
  format: Joi.string().valid('timbre-subject-1').required(),
  account_id: Joi.string().required(),
  subject_key: Joi.string().required(),
  request_id: Joi.string().required(),
  exported_at: instant().required(),
  person: Joi.string().required(),
  phones: Joi.array().items(Joi.string()).required(),
  jobs: documents(),
  attempts: documents(),
  evidence: documents(),
  do_not_call: documents(),
  messages: documents(),
  requests: Joi.array().items(subjectRequestView).required(),
});

export interface BlockSubjectBody {
  reason: string;
  expires_at?: Date | null;
}
export const blockSubjectBody = Joi.object<BlockSubjectBody>({
  reason: line().required().description('Por qué no se le llama'),
  // JSON has no dates: here alone text becomes one.
  expires_at: instant().prefs({ convert: true }).allow(null).description('null: para siempre'),
});

export interface BlockedSubjectView {
  subject_key: string;
  request_id: string;
  entry: DoNotCallView;
}
export const blockedSubjectView = Joi.object<BlockedSubjectView>({
  subject_key: Joi.string().required(),
  request_id: Joi.string().required(),
  entry: doNotCallView.required(),
});

export interface SubjectRequestQuery {
  account_id?: string;
  status?: Status;
  kind?: Kind;
  limit: number;
  cursor?: string;
}
export const subjectRequestQuery = Joi.object<SubjectRequestQuery>({
  account_id: accountId(),
  status: Joi.string<Status>()
    .valid(...STATUSES)
    .description('open: falta algo · done: respondida'),
  kind: Joi.string<Kind>()
    .valid(...KINDS)
    .description('Qué se pidió'),
  limit: Joi.number().integer().min(1).max(100).default(50).description('Cuántos elementos'),
  cursor: Joi.string().max(200).description('next_cursor de la respuesta anterior'),
});

export interface SubjectRequestParams {
  request_id: string;
}
export const subjectRequestParams = Joi.object<SubjectRequestParams>({
  request_id: id().required().description('Id de la solicitud'),
});

export interface SubjectRequestList {
  data: SubjectRequestView[];
  next_cursor: string | null;
  has_more: boolean;
}
export const subjectRequestList = Joi.object<SubjectRequestList>({
  data: Joi.array().items(subjectRequestView).required(),
  next_cursor: Joi.string().allow(null).required(),
  has_more: Joi.boolean().required(),
});
