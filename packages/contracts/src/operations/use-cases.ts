import { EXAMPLE_USE_CASE_ANSWER, EXAMPLE_USE_CASES } from '../examples/imports.ts';
import { answer, defineOperation } from '../operation.ts';
import { useCaseAnswer, useCaseFields, useCaseList, useCaseParams } from '../schemas/use-cases.ts';

const tag = 'Importaciones';
const description =
  'Como la carga de un Excel, con el propósito, las columnas y los valores del caso: debt_collection, marketing, survey o user_experience. Fuera de cobranza el RUT puede faltar.';

/** What both countries' uploads share. */
const upload = {
  tag,
  description,
  capability: 'sistema.operaciones.lotes.crear',
  limit: 'expensive',
  idempotent: 'ids',
  params: useCaseParams,
  multipart: { file: 'file', fields: useCaseFields },
  headers: { Prefer: 'respond-async: responde 202 de inmediato' },
  responses: {
    201: answer('Leído: el lote está listo', useCaseAnswer, EXAMPLE_USE_CASE_ANSWER),
    202: answer('En lectura', useCaseAnswer, {
      ...EXAMPLE_USE_CASE_ANSWER,
      message: 'El archivo se está leyendo',
      state: 'reading',
      errors: [],
    }),
  },
  errors: [400, 404, 409, 413, 415, 422, 503],
} as const;

export const useCaseOperations = {
  listUseCases: defineOperation({
    id: 'listUseCases',
    method: 'get',
    path: '/api/v1/use-cases',
    tag,
    summary: 'Lista los casos de uso, con lo que cada uno pide y lo que dice su agente',
    capability: 'sistema.operaciones.lotes.ver',
    responses: { 200: answer('Los casos de uso', useCaseList, EXAMPLE_USE_CASES) },
    errors: [],
  }),
  startChileUseCase: defineOperation({
    ...upload,
    id: 'startChileUseCase',
    method: 'post',
    path: '/api/v1/batches/chile/{use_case}',
    summary: 'Crea un lote de un caso de uso en Chile',
  }),
  startArgentinaUseCase: defineOperation({
    ...upload,
    id: 'startArgentinaUseCase',
    method: 'post',
    path: '/api/v1/batches/argentina/{use_case}',
    summary: 'Crea un lote de un caso de uso en Argentina',
  }),
};
