import { EXAMPLE_CANCELLED_STATS, EXAMPLE_RESULT } from '../examples/results.ts';
import { answer, defineOperation } from '../operation.ts';
import { batchParams } from '../schemas/batches-input.ts';
import { cancelledStatsView, resultsList, resultsQuery } from '../schemas/results.ts';

const tag = 'Resultados';
const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const resultOperations = {
  getBatchResults: defineOperation({
    id: 'getBatchResults',
    method: 'get',
    path: '/api/v1/batches/{batch_id}/results',
    tag,
    summary: 'Entrega qué pasó con cada persona de un lote: JSON por páginas, CSV o Excel',
    description:
      'Una fila por persona, en el orden de carga. csv y xlsx llegan a medida que se leen, hasta 100.000 personas, y quedan en la auditoría. Las sesiones reciben los datos de contacto ocultos.',
    capability: 'sistema.operaciones.lotes.exportar',
    params: batchParams,
    query: resultsQuery,
    headers: { Accept: 'text/csv o el tipo de Excel: como format' },
    limit: 'expensive',
    responses: {
      200: {
        ...answer('Los resultados', resultsList, {
          data: [EXAMPLE_RESULT],
          next_cursor: null,
          has_more: false,
        }),
        also: [CSV, XLSX],
      },
    },
    errors: [404, 422],
  }),
  getCancelledStats: defineOperation({
    id: 'getCancelledStats',
    method: 'get',
    path: '/api/v1/batches/{batch_id}/cancelled-stats',
    tag,
    summary: 'Cuenta las personas canceladas de un lote por motivo y por día',
    capability: 'sistema.operaciones.lotes.ver',
    params: batchParams,
    responses: { 200: answer('Las cifras', cancelledStatsView, EXAMPLE_CANCELLED_STATS) },
    errors: [404, 422],
  }),
};
