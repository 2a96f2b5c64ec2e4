import Joi from 'joi';
import { id } from './common.ts';

export interface CallRecordingParams {
  attempt_id: string;
}
export const callRecordingParams = Joi.object<CallRecordingParams>({
  attempt_id: id().required().description('attempt_id de la llamada'),
});
