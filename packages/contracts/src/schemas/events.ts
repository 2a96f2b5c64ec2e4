import Joi from 'joi';
import { id } from './common.ts';

export interface EventsQuery {
  account_id?: string;
}
export const eventsQuery = Joi.object<EventsQuery>({
  account_id: id().description('Solo para credenciales de la plataforma, que deben nombrar una cuenta'),
});
