import { answer, defineOperation } from '../operation.ts';
import { actionAnswer } from '../schemas/common.ts';
import { batchParams } from '../schemas/batches-input.ts';
import { eventsQuery } from '../schemas/events.ts';

export const eventOperations = {
  streamEvents: defineOperation({
    id: 'streamEvents',
    method: 'get',
    path: '/api/v1/events',
    tag: 'Panel',
    summary: 'Avisa lo que pasa en la cuenta mientras pasa (server-sent events)',
    description:
      'Eventos job_status_update, call_completed, batch_progress y message, con ids y cifras, sin datos de personas. ready: desde aquí en vivo. resync: pudo perderse algo, consulte de nuevo. Un comentario cada 15 segundos; termina cuando vence la credencial. Sin eventos todo se puede consultar igual.',
    capability: 'sistema.operaciones.llamadas.ver',
    limit: 'polling',
    query: eventsQuery,
    headers: { 'Last-Event-ID': 'El último id recibido: sigue desde ahí si aún se recuerda' },
    responses: { 200: { description: 'Eventos hasta que alguien corta', content_type: 'text/event-stream' } },
    errors: [404, 422],
  }),
  invalidateBatchCache: defineOperation({
    id: 'invalidateBatchCache',
    method: 'post',
    path: '/api/v1/batches/{batch_id}/invalidate-cache',
    tag: 'Lotes',
    summary: 'Hace olvidar la configuración del lote que guardan los procesos',
    description: 'No hace falta después de un cambio: cada cambio rige de inmediato por sí solo.',
    capability: 'sistema.operaciones.lotes.editar',
    params: batchParams,
    responses: { 200: answer('Avisado', actionAnswer, { success: true, message: 'Cache invalidated' }) },
    errors: [404, 422],
  }),
};
