import Joi from 'joi';
import { EXAMPLE_ATTEMPT, EXAMPLE_JOB } from '../examples/jobs.ts';
import { answer, defineOperation } from '../operation.ts';
import { actionAnswer } from '../schemas/common.ts';
import {
  attemptView,
  createdJob,
  createJobBody,
  jobListQuery,
  jobParams,
  jobView,
  type AttemptView,
  type JobView,
} from '../schemas/jobs.ts';

const tag = 'Jobs';
const params = jobParams;

const cancel = {
  tag,
  summary: 'Cancela el job de una persona',
  description: 'Solo si espera, falló o está suspendido: una llamada en curso termina.',
  capability: 'sistema.operaciones.llamadas.editar',
  params,
  responses: { 200: answer('Cancelado', actionAnswer, { success: true, message: 'Job cancelled' }) },
  errors: [404, 422],
} as const;

export const jobOperations = {
  listJobs: defineOperation({
    id: 'listJobs',
    method: 'get',
    path: '/api/v1/jobs',
    tag,
    summary: 'Lista jobs, el más nuevo primero',
    capability: 'sistema.operaciones.llamadas.ver',
    query: jobListQuery,
    responses: { 200: answer('Jobs', Joi.array<JobView[]>().items(jobView), [EXAMPLE_JOB]) },
    errors: [400, 404, 422],
  }),
  createJob: defineOperation({
    id: 'createJob',
    method: 'post',
    path: '/api/v1/jobs',
    tag,
    summary: 'Llama a una persona, sin lote o dentro de uno',
    description: 'Sin batch_id, una persona tiene a lo más una llamada individual en curso (409).',
    capability: 'sistema.operaciones.llamadas.realizar',
    idempotent: 'answer',
    body: createJobBody,
    responses: { 201: answer('El job creado', createdJob, { success: true, job: EXAMPLE_JOB }) },
    errors: [404, 409, 422],
  }),
  getJob: defineOperation({
    id: 'getJob',
    method: 'get',
    path: '/api/v1/jobs/{job_id}',
    tag,
    summary: 'Muestra un job',
    capability: 'sistema.operaciones.llamadas.ver',
    params,
    responses: { 200: answer('El job', jobView, EXAMPLE_JOB) },
    errors: [404, 422],
  }),
  listJobAttempts: defineOperation({
    id: 'listJobAttempts',
    method: 'get',
    path: '/api/v1/jobs/{job_id}/attempts',
    tag,
    summary: 'Lista las llamadas de un job, la más antigua primero',
    capability: 'sistema.operaciones.llamadas.ver',
    params,
    responses: { 200: answer('Llamadas', Joi.array<AttemptView[]>().items(attemptView), [EXAMPLE_ATTEMPT]) },
    errors: [404, 422],
  }),
  retryJob: defineOperation({
    id: 'retryJob',
    method: 'put',
    path: '/api/v1/jobs/{job_id}/retry',
    tag,
    summary: 'Concede un intento más a un job fallido',
    capability: 'sistema.operaciones.llamadas.editar',
    params,
    responses: {
      200: answer('En espera otra vez', actionAnswer, { success: true, message: 'Job marked for retry' }),
    },
    errors: [404, 409, 422],
  }),
  cancelJob: defineOperation({
    id: 'cancelJob',
    method: 'put',
    path: '/api/v1/jobs/{job_id}/cancel',
    ...cancel,
  }),
  deleteJob: defineOperation({ id: 'deleteJob', method: 'delete', path: '/api/v1/jobs/{job_id}', ...cancel }),
};
