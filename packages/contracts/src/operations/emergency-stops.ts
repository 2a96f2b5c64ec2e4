import { EXAMPLE_STOP } from '../examples/emergency-stops.ts';
import { answer, defineOperation } from '../operation.ts';
import { noQuery } from '../schemas/common.ts';
import {
  emergencyStopBody,
  emergencyStopList,
  emergencyStopParams,
  raisedStopView,
} from '../schemas/emergency-stops.ts';

const tag = 'Emergencia';

export const emergencyStopOperations = {
  listEmergencyStops: defineOperation({
    id: 'listEmergencyStops',
    method: 'get',
    path: '/api/v1/emergency-stops',
    tag,
    summary: 'Lista las detenciones de emergencia vigentes, la más antigua primero',
    description: 'Una cuenta ve las que la detienen; la plataforma, todas.',
    capability: 'sistema.operaciones.emergencia.ver',
    query: noQuery,
    responses: { 200: answer('Las detenciones', emergencyStopList, { data: [EXAMPLE_STOP] }) },
    errors: [422],
  }),
  raiseEmergencyStop: defineOperation({
    id: 'raiseEmergencyStop',
    method: 'post',
    path: '/api/v1/emergency-stops',
    tag,
    summary: 'Detiene todas las llamadas de una cuenta, de un workspace o de la instalación',
    description:
      'Cuando responde, ninguna otra llamada empieza a marcarse, salvo las de in_flight. Repetirla no hace daño: responde 200 con la detención vigente.',
    capability: 'sistema.operaciones.emergencia.detener',
    limit: 'none',
    idempotent: 'answer',
    body: emergencyStopBody,
    responses: {
      201: answer('Detenido', raisedStopView, { ...EXAMPLE_STOP, in_flight: 0, live_calls: 12 }),
      200: answer('Ya estaba detenido', raisedStopView, { ...EXAMPLE_STOP, in_flight: 0, live_calls: 3 }),
    },
    errors: [404, 422],
  }),
  liftEmergencyStop: defineOperation({
    id: 'liftEmergencyStop',
    method: 'delete',
    path: '/api/v1/emergency-stops/{stop_id}',
    tag,
    summary: 'Levanta una detención de emergencia: las campañas activas siguen',
    capability: 'sistema.operaciones.emergencia.reanudar',
    params: emergencyStopParams,
    responses: { 204: { description: 'Levantada, ahora o antes' } },
    errors: [404, 422],
  }),
};
