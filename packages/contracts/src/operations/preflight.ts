import { EXAMPLE_BATCH_PREFLIGHT, EXAMPLE_PREFLIGHT } from '../examples/preflight.ts';
import { answer, defineOperation } from '../operation.ts';
import { batchParams } from '../schemas/batches-input.ts';
import { preflightBody, preflightView } from '../schemas/preflight.ts';

const tag = 'Lotes';

export const preflightOperations = {
  preflight: defineOperation({
    id: 'preflight',
    method: 'post',
    path: '/api/v1/batches/preflight',
    tag,
    summary: 'Dice qué pasaría con una campaña, sin crearla',
    description:
      'A quién se puede llamar ahora, a quién no y por qué, cuánto cuesta y cuándo termina. No guarda ni cobra nada. Con contacts (hasta 1.000) mira a cada persona; con contacts_count solo calcula.',
    capability: 'sistema.operaciones.lotes.crear',
    body: preflightBody,
    responses: { 200: answer('Lo que pasaría', preflightView, EXAMPLE_PREFLIGHT) },
    errors: [404, 422],
  }),
  preflightBatch: defineOperation({
    id: 'preflightBatch',
    method: 'post',
    path: '/api/v1/batches/{batch_id}/preflight',
    tag,
    summary: 'Dice qué pasará con un lote que existe',
    description:
      'En cualquier estado: uno pausado o en importación se cuenta como si siguiera ahora. De más de 2.000 personas en espera se mira una muestra (sample). No cambia nada.',
    capability: 'sistema.operaciones.lotes.ver',
    params: batchParams,
    responses: { 200: answer('Lo que pasará', preflightView, EXAMPLE_BATCH_PREFLIGHT) },
    errors: [404, 422],
  }),
};
