import { EXAMPLE_CALL, EXAMPLE_CALL_DETAIL } from '../examples/calls.ts';
import { answer, defineOperation } from '../operation.ts';
import { callDetailView, callHistoryQuery, callHistoryView, callParams } from '../schemas/calls.ts';

const tag = 'Llamadas';

export const callOperations = {
  listCallHistory: defineOperation({
    id: 'listCallHistory',
    method: 'get',
    path: '/api/v1/calls/history',
    tag,
    summary: 'Lista las llamadas terminadas, la más nueva primero',
    description:
      'Una por llamada, no por persona. Sin batch_id, todas las de la cuenta; la plataforma nombra una de las dos.',
    capability: 'sistema.operaciones.llamadas.ver',
    query: callHistoryQuery,
    responses: {
      200: answer('Las llamadas', callHistoryView, {
        calls: [EXAMPLE_CALL],
        total: 1,
        limit: 100,
        skip: 0,
        has_more: false,
      }),
    },
    errors: [404, 422],
  }),
  getCall: defineOperation({
    id: 'getCall',
    method: 'get',
    path: '/api/v1/calls/{attempt_id}',
    tag,
    summary: 'Muestra una llamada: intento, resultado, cobro y conversación',
    capability: 'sistema.operaciones.llamadas.ver',
    params: callParams,
    responses: { 200: answer('La llamada', callDetailView, EXAMPLE_CALL_DETAIL) },
    errors: [404, 422],
  }),
};
