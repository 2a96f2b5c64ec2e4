import { EXAMPLE_IMPORT, EXAMPLE_IMPORT_ANSWER } from '../examples/batches.ts';
import { answer, defineOperation } from '../operation.ts';
import { importAnswer, importFields, importParams, importView } from '../schemas/batches-import.ts';

const tag = 'Importaciones';

export const importOperations = {
  importBatch: defineOperation({
    id: 'importBatch',
    method: 'post',
    path: '/api/v1/batches/excel/create',
    tag,
    summary: 'Crea un lote desde un Excel o CSV',
    description:
      'Hasta 10 MB y 50.000 filas, encabezados en la primera fila. Se rechazan filas, no el archivo, salvo con strict. Espera hasta 20 s a que termine la lectura; después responde 202 y se sigue en /api/v1/imports/{import_id}.',
    capability: 'sistema.operaciones.lotes.crear',
    multipart: { file: 'file', fields: importFields },
    headers: {
      Prefer: 'respond-async: responde 202 de inmediato',
      'Idempotency-Key': 'Elegida por el cliente: una carga repetida con ella da el mismo lote',
    },
    responses: {
      201: answer('Leído: el lote está listo', importAnswer, EXAMPLE_IMPORT_ANSWER),
      202: answer('En lectura', importAnswer, {
        ...EXAMPLE_IMPORT_ANSWER,
        message: 'El archivo se está leyendo',
        state: 'reading',
        stats: {},
        errors: [],
      }),
    },
    errors: [400, 404, 409, 413, 415, 422, 503],
  }),
  getImport: defineOperation({
    id: 'getImport',
    method: 'get',
    path: '/api/v1/imports/{import_id}',
    tag,
    summary: 'Muestra el avance y el resultado de una importación',
    capability: 'sistema.operaciones.lotes.ver',
    params: importParams,
    responses: { 200: answer('La importación', importView, EXAMPLE_IMPORT) },
    errors: [404, 422],
  }),
};
