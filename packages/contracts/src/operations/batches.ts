import Joi from 'joi';
import {
  EXAMPLE_ACTION,
  EXAMPLE_ADDED,
  EXAMPLE_BATCH,
  EXAMPLE_PAUSE,
  EXAMPLE_STATUS,
  EXAMPLE_SUMMARY,
} from '../examples/batches.ts';
import { EXAMPLE_JOB } from '../examples/jobs.ts';
import { answer, defineOperation } from '../operation.ts';
import {
  addContactsBody,
  batchListQuery,
  batchParams,
  cancelBody,
  cancelQuery,
  createBatchBody,
  deleteBatchQuery,
  patchBatchBody,
} from '../schemas/batches-input.ts';
import {
  addedContactsView,
  batchActionView,
  batchStatusView,
  batchSummaryView,
  batchView,
  cancelledBatch,
  createdBatch,
  patchedBatch,
  pausedView,
  type BatchView,
} from '../schemas/batches.ts';
import { actionAnswer } from '../schemas/common.ts';
import { batchJobsQuery, jobView, type JobView } from '../schemas/jobs.ts';

const tag = 'Lotes';
const params = batchParams;

const pause = {
  tag,
  summary: 'Pausa un lote',
  description:
    'Después de esta respuesta no empieza ninguna llamada del lote, salvo las in_flight ya enviadas.',
  capability: 'sistema.operaciones.lotes.pausar',
  params,
  responses: { 200: answer('Pausado', pausedView, EXAMPLE_PAUSE) },
  errors: [404, 409, 422],
} as const;

const resume = {
  tag,
  summary: 'Reanuda un lote',
  description: 'Las personas suspendidas por falta de saldo vuelven a la espera.',
  capability: 'sistema.operaciones.lotes.pausar',
  params,
  responses: { 200: answer('Reanudado', batchActionView, EXAMPLE_ACTION) },
  errors: [404, 409, 422],
} as const;

export const batchOperations = {
  createBatch: defineOperation({
    id: 'createBatch',
    method: 'post',
    path: '/api/v1/batches',
    tag,
    summary: 'Crea un lote sin contactos',
    description:
      'warnings dice qué quita la política de contacto a call_settings. También se acepta batch_name por name.',
    capability: 'sistema.operaciones.lotes.crear',
    idempotent: 'answer',
    body: createBatchBody,
    responses: {
      201: answer('El lote creado', createdBatch, { success: true, batch: EXAMPLE_BATCH, warnings: [] }),
    },
    errors: [404, 409, 422],
  }),
  listBatches: defineOperation({
    id: 'listBatches',
    method: 'get',
    path: '/api/v1/batches',
    tag,
    summary: 'Lista lotes, el más nuevo primero',
    capability: 'sistema.operaciones.lotes.ver',
    query: batchListQuery,
    responses: { 200: answer('Lotes', Joi.array<BatchView[]>().items(batchView), [EXAMPLE_BATCH]) },
    errors: [404, 422],
  }),
  getBatch: defineOperation({
    id: 'getBatch',
    method: 'get',
    path: '/api/v1/batches/{batch_id}',
    tag,
    summary: 'Muestra un lote',
    capability: 'sistema.operaciones.lotes.ver',
    params,
    responses: { 200: answer('El lote', batchView, EXAMPLE_BATCH) },
    errors: [404, 422],
  }),
  getBatchStatus: defineOperation({
    id: 'getBatchStatus',
    method: 'get',
    path: '/api/v1/batches/{batch_id}/status',
    tag,
    summary: 'Muestra el avance, para consultarlo cada pocos segundos',
    description: 'Envíe If-None-Match con el último ETag: 304 sin cuerpo mientras nada cambie.',
    capability: 'sistema.operaciones.lotes.ver',
    limit: 'polling',
    params,
    headers: { 'If-None-Match': 'El ETag de la respuesta anterior' },
    responses: {
      200: answer('El avance, en menos de 500 bytes', batchStatusView, EXAMPLE_STATUS),
      304: { description: 'Nada cambió desde la respuesta con ese ETag' },
    },
    errors: [404, 422],
  }),
  getBatchSummary: defineOperation({
    id: 'getBatchSummary',
    method: 'get',
    path: '/api/v1/batches/{batch_id}/summary',
    tag,
    summary: 'Resume un lote, con sus llamadas por hora',
    capability: 'sistema.operaciones.lotes.ver',
    params,
    responses: { 200: answer('El resumen', batchSummaryView, EXAMPLE_SUMMARY) },
    errors: [404, 422],
  }),
  listBatchJobs: defineOperation({
    id: 'listBatchJobs',
    method: 'get',
    path: '/api/v1/batches/{batch_id}/jobs',
    tag,
    summary: 'Lista las personas de un lote',
    capability: 'sistema.operaciones.lotes.ver',
    params,
    query: batchJobsQuery,
    responses: { 200: answer('Jobs', Joi.array<JobView[]>().items(jobView), [EXAMPLE_JOB]) },
    errors: [400, 404, 422],
  }),
  addBatchJobs: defineOperation({
    id: 'addBatchJobs',
    method: 'post',
    path: '/api/v1/batches/{batch_id}/jobs',
    tag,
    summary: 'Agrega personas a un lote',
    description:
      'Con las reglas de los archivos. Enviar dos veces a la misma persona no cambia nada. Reabre un lote terminado.',
    capability: 'sistema.operaciones.lotes.editar',
    idempotent: 'answer',
    params,
    body: addContactsBody,
    responses: {
      201: answer('Agregadas', addedContactsView, EXAMPLE_ADDED),
      200: answer('El lote ya las tenía', addedContactsView, {
        ...EXAMPLE_ADDED,
        jobs_created: 0,
        duplicates: 2,
      }),
    },
    errors: [404, 409, 422],
  }),
  patchBatch: defineOperation({
    id: 'patchBatch',
    method: 'patch',
    path: '/api/v1/batches/{batch_id}',
    tag,
    summary: 'Cambia un lote: nombre, prioridad, horario, pausa',
    capability: 'sistema.operaciones.lotes.editar',
    params,
    body: patchBatchBody,
    responses: {
      200: answer('Cambiado', patchedBatch, {
        ...EXAMPLE_PAUSE,
        updated_fields: ['is_active', 'updated_at'],
        batch: { ...EXAMPLE_BATCH, is_active: false, state: 'paused' },
        warnings: [],
      }),
    },
    errors: [400, 404, 409, 422],
  }),
  pauseBatch: defineOperation({
    id: 'pauseBatch',
    method: 'put',
    path: '/api/v1/batches/{batch_id}/pause',
    ...pause,
  }),
  postPauseBatch: defineOperation({
    id: 'postPauseBatch',
    method: 'post',
    path: '/api/v1/batches/{batch_id}/pause',
    ...pause,
  }),
  resumeBatch: defineOperation({
    id: 'resumeBatch',
    method: 'put',
    path: '/api/v1/batches/{batch_id}/resume',
    ...resume,
  }),
  postResumeBatch: defineOperation({
    id: 'postResumeBatch',
    method: 'post',
    path: '/api/v1/batches/{batch_id}/resume',
    ...resume,
  }),
  cancelBatch: defineOperation({
    id: 'cancelBatch',
    method: 'post',
    path: '/api/v1/batches/{batch_id}/cancel',
    tag,
    summary: 'Cancela un lote para siempre',
    description: 'reason va en la consulta o en el cuerpo. Las llamadas en curso terminan y se cobran.',
    capability: 'sistema.operaciones.lotes.cancelar',
    params,
    query: cancelQuery,
    body: cancelBody,
    responses: {
      200: answer('Cancelado', cancelledBatch, {
        ...EXAMPLE_ACTION,
        message: 'Batch cancelled successfully',
        is_active: false,
        state: 'cancelled',
        reason: 'Batch cancelled',
        cancelled_jobs: 1846,
        in_progress_jobs: 4,
      }),
    },
    errors: [404, 409, 422],
  }),
  deleteBatch: defineOperation({
    id: 'deleteBatch',
    method: 'delete',
    path: '/api/v1/batches/{batch_id}',
    tag,
    summary: 'Elimina un lote',
    description: 'Sus jobs en espera se cancelan. Las llamadas hechas y los cobros quedan.',
    capability: 'sistema.operaciones.lotes.eliminar',
    params,
    query: deleteBatchQuery,
    responses: { 200: answer('Eliminado', actionAnswer, { success: true, message: 'Batch deleted' }) },
    errors: [404, 422],
  }),
};
