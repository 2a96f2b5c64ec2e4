import Joi from 'joi';
import { id, instant, line, rangeFrom } from './common.ts';

export interface AuditQuery {
  account_id?: string;
  action?: string;
  target?: string;
  actor?: string;
  from?: Date;
  to?: Date;
  limit: number;
  cursor?: string;
}
export const auditQuery = Joi.object<AuditQuery>({
  account_id: id().description('La cuenta; la plataforma, sin ella, ve todas'),
  action: Joi.string()
    .pattern(/^[\w.]{1,60}$/, 'una acción, como user.created o ACCESO_DENEGADO')
    .description('Qué se hizo'),
  target: line(200).description('A qué: el id de la cosa, o la operación en los accesos'),
  actor: line(100).description('Quién: el id de la persona o de la llave'),
  from: instant().description('Desde este instante'),
  to: instant().custom(rangeFrom('from')).description('Antes de este instante, a lo más 366 días después'),
  limit: Joi.number().integer().min(1).max(100).default(50).description('Cuántos elementos'),
  cursor: line(200).description('next_cursor de la respuesta anterior'),
});

/** One act that somebody may have to answer for. */
export interface AuditView {
  audit_id: string;
  account_id: string | null;
  at: Date;
  actor: { kind: string; id: string };
  action: string;
  target: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  ip: string | null;
}
const facts = () => Joi.object<Record<string, unknown>>().unknown().allow(null).required();
export const auditView = Joi.object<AuditView>({
  audit_id: Joi.string().required(),
  account_id: Joi.string().allow(null).required().description('De quién es la cosa; null: de la plataforma'),
  at: instant().required(),
  actor: Joi.object<AuditView['actor']>({
    kind: Joi.string().required().description('api_key, user, cli o system'),
    id: Joi.string().required(),
  }).required(),
  action: Joi.string().required(),
  target: Joi.string().required(),
  before: facts(),
  after: facts(),
  ip: Joi.string().allow(null).required(),
});

export interface AuditList {
  data: AuditView[];
  next_cursor: string | null;
  has_more: boolean;
}
export const auditList = Joi.object<AuditList>({
  data: Joi.array().items(auditView).required(),
  next_cursor: Joi.string().allow(null).required(),
  has_more: Joi.boolean().required(),
});
