import { EXAMPLE_BATCH_CHANGE } from '../examples/batch-history.ts';
import { answer, defineOperation } from '../operation.ts';
import { batchHistoryList, batchHistoryQuery } from '../schemas/batch-history.ts';
import { batchParams } from '../schemas/batches-input.ts';

export const batchHistoryOperations = {
  listBatchHistory: defineOperation({
    id: 'listBatchHistory',
    method: 'get',
    path: '/api/v1/batches/{batch_id}/history',
    tag: 'Lotes',
    summary: 'Muestra quién cambió qué en un lote, lo más nuevo primero',
    description:
      'Creación, cambios, pausas (también las automáticas), reanudaciones, cancelación con los jobs por estado en ese instante, término, y los jobs reintentados o cancelados uno a uno.',
    capability: 'sistema.operaciones.lotes.ver',
    params: batchParams,
    query: batchHistoryQuery,
    responses: {
      200: answer('Los cambios', batchHistoryList, {
        data: [EXAMPLE_BATCH_CHANGE],
        next_cursor: null,
        has_more: false,
      }),
    },
    errors: [404, 422],
  }),
};
