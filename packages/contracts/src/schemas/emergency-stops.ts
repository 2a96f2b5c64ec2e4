import Joi from 'joi';
import { id, instant, line } from './common.ts';

const STOP_SCOPES = ['all', 'workspace', 'account'] as const;
export type StopScopeName = (typeof STOP_SCOPES)[number];

/** What an emergency stop is asked for with. */
export interface EmergencyStopBody {
  scope: StopScopeName;
  account_id?: string;
  workspace_id?: string;
  reason: string;
  hang_up: boolean;
}
export const emergencyStopBody = Joi.object<EmergencyStopBody>({
  scope: Joi.string()
    .valid(...STOP_SCOPES)
    .default('account')
    .description('all y workspace: solo la plataforma'),
  account_id: id().description('La cuenta que se detiene; sin ella, la de la credencial'),
  workspace_id: id().when('scope', { is: 'workspace', then: Joi.required() }),
  reason: line(300).required().description('Queda en la auditoría y en la bandeja de cada cuenta'),
  hang_up: Joi.boolean().default(false).description('Corta también las llamadas en curso'),
});

export interface EmergencyStopParams {
  stop_id: string;
}
export const emergencyStopParams = Joi.object<EmergencyStopParams>({
  stop_id: id().required().description('Id de la detención'),
});

/** An emergency stop in force. */
export interface EmergencyStopView {
  stop_id: string;
  scope: StopScopeName;
  account_id: string | null;
  workspace_id: string | null;
  reason: string;
  hang_up: boolean;
  raised_by: 'platform' | 'account';
  since: Date;
}
const viewKeys = {
  stop_id: Joi.string().required(),
  scope: Joi.string()
    .valid(...STOP_SCOPES)
    .required(),
  account_id: Joi.string().allow(null).required(),
  workspace_id: Joi.string().allow(null).required(),
  reason: Joi.string().required(),
  hang_up: Joi.boolean().required(),
  raised_by: Joi.string()
    .valid('platform', 'account')
    .required()
    .description('Quién la hizo; la de la plataforma solo la levanta la plataforma'),
  since: instant().required(),
};
export const emergencyStopView = Joi.object<EmergencyStopView>(viewKeys);

/** A stop as it is answered when it was raised. */
export interface RaisedStopView extends EmergencyStopView {
  in_flight: number;
  live_calls: number;
}
export const raisedStopView = Joi.object<RaisedStopView>({
  ...viewKeys,
  in_flight: Joi.number()
    .integer()
    .min(0)
    .required()
    .description('Marcaciones enviadas a Retell antes de detener y aún sin respuesta: pueden sonar'),
  live_calls: Joi.number().integer().min(0).required().description('Llamadas en curso en este momento'),
});

export interface EmergencyStopList {
  data: EmergencyStopView[];
}
export const emergencyStopList = Joi.object<EmergencyStopList>({
  data: Joi.array().items(emergencyStopView).required(),
});
