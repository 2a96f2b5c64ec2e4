import { EXAMPLE_RETENTION } from '../examples/subjects.ts';
import { answer, defineOperation } from '../operation.ts';
import { retentionQuery, retentionView, setRetentionBody } from '../schemas/retention.ts';

const tag = 'Datos personales';

export const retentionOperations = {
  getRetention: defineOperation({
    id: 'getRetention',
    method: 'get',
    path: '/api/v1/retention',
    tag,
    summary: 'Cuánto tiempo se guarda qué',
    capability: 'sistema.operaciones.retencion.ver',
    query: retentionQuery,
    responses: { 200: answer('Los plazos', retentionView, EXAMPLE_RETENTION) },
    errors: [404, 422],
  }),
  setRetention: defineOperation({
    id: 'setRetention',
    method: 'put',
    path: '/api/v1/retention',
    tag,
    summary: 'Cambia cuánto tiempo se guarda qué',
    description: 'Lo que no se nombra sigue igual. Rige desde la próxima noche; lo que vence no vuelve.',
    capability: 'sistema.operaciones.retencion.editar',
    body: setRetentionBody,
    responses: { 200: answer('Los plazos', retentionView, EXAMPLE_RETENTION) },
    errors: [404, 422],
  }),
};
