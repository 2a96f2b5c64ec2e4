import { EXAMPLE_BATCH_EXPLANATION, EXAMPLE_JOB_EXPLANATION } from '../examples/explain.ts';
import { answer, defineOperation } from '../operation.ts';
import { batchParams } from '../schemas/batches-input.ts';
import { batchExplanationView, jobExplanationView } from '../schemas/explain.ts';
import { jobParams } from '../schemas/jobs.ts';

export const explainOperations = {
  explainJob: defineOperation({
    id: 'explainJob',
    method: 'get',
    path: '/api/v1/jobs/{job_id}/explain',
    tag: 'Jobs',
    summary: 'Explica por qué no se está llamando a esta persona, y desde cuándo se podrá',
    description: 'Consulta las mismas reglas que una marcación, sin marcar ni cambiar nada.',
    capability: 'sistema.operaciones.llamadas.ver',
    params: jobParams,
    responses: { 200: answer('La explicación', jobExplanationView, EXAMPLE_JOB_EXPLANATION) },
    errors: [404, 422],
  }),
  explainBatch: defineOperation({
    id: 'explainBatch',
    method: 'get',
    path: '/api/v1/batches/{batch_id}/explain',
    tag: 'Lotes',
    summary: 'Explica qué impide llamar al lote, y cuántas personas esperan por cada motivo',
    capability: 'sistema.operaciones.lotes.ver',
    params: batchParams,
    responses: { 200: answer('La explicación', batchExplanationView, EXAMPLE_BATCH_EXPLANATION) },
    errors: [404, 422],
  }),
};
