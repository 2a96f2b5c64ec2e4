import { EXAMPLE_IMPORT, EXAMPLE_IMPORT_ANSWER } from '../examples/batches.ts';
import { EXAMPLE_IMPORT_ERRORS, EXAMPLE_PREVIEW, EXAMPLE_UPLOAD } from '../examples/imports.ts';
import { answer, defineOperation } from '../operation.ts';
import { importAnswer, importFields, importParams, importView } from '../schemas/batches-import.ts';
import { batchParams } from '../schemas/batches-input.ts';
import { previewParams, previewQuery, previewView } from '../schemas/import-preview.ts';
import { importErrorList, importErrorsQuery } from '../schemas/import-report.ts';

const tag = 'Importaciones';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const headers = { Prefer: 'respond-async: responde 202 de inmediato' };

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
    limit: 'expensive',
    idempotent: 'ids',
    multipart: { file: 'file', fields: importFields },
    headers,
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
  listImportErrors: defineOperation({
    id: 'listImportErrors',
    method: 'get',
    path: '/api/v1/imports/{import_id}/errors',
    tag,
    summary: 'Informa fila por fila lo que no se cargó, o lo entrega en Excel para corregirlo',
    description:
      'Se guarda 24 horas desde la lectura; después quedan las primeras 1.000 de cada lista. El Excel trae las filas rechazadas completas y sin ocultar, con Motivo y Sugerencia: pide el permiso de crear lotes y queda en la auditoría. Corregido, se sube tal cual.',
    capability: 'sistema.operaciones.lotes.ver',
    params: importParams,
    query: importErrorsQuery,
    responses: {
      200: { ...answer('El informe', importErrorList, EXAMPLE_IMPORT_ERRORS), also: XLSX },
    },
    errors: [404, 422],
  }),
  previewImport: defineOperation({
    id: 'previewImport',
    method: 'post',
    path: '/api/v1/batches/excel/preview',
    tag,
    summary: 'Muestra qué resultaría de un Excel o CSV, sin cargarlo',
    description:
      'Cifras, columnas detectadas con lo que alimentan, muestra de filas, fallas y duplicados. Lee el formulario de la carga: lo que aquí resulta, resulta allá. Se guarda una hora.',
    capability: 'sistema.operaciones.lotes.crear',
    limit: 'expensive',
    query: previewQuery,
    multipart: { file: 'file', fields: importFields },
    headers,
    responses: {
      200: answer('Lo que resultaría', previewView, EXAMPLE_PREVIEW),
      202: answer('En lectura: siga la dirección de Location', previewView, {
        ...EXAMPLE_PREVIEW,
        state: 'queued',
        preview: null,
      }),
    },
    errors: [400, 404, 413, 415, 422, 503],
  }),
  getImportPreview: defineOperation({
    id: 'getImportPreview',
    method: 'get',
    path: '/api/v1/import-previews/{preview_id}',
    tag,
    summary: 'Muestra una vista previa que no alcanzó a responder',
    capability: 'sistema.operaciones.lotes.crear',
    params: previewParams,
    responses: { 200: answer('La vista previa', previewView, EXAMPLE_PREVIEW) },
    errors: [400, 404, 413, 415, 422],
  }),
  uploadToBatch: defineOperation({
    id: 'uploadToBatch',
    method: 'post',
    path: '/api/v1/batches/{batch_id}/upload',
    tag,
    summary: 'Agrega a un lote las personas de un CSV o Excel',
    description:
      'Con las reglas y el caso de uso de la carga que hizo el lote. Sirve para subir corregidas las filas rechazadas. Quien ya está en el lote se informa y no se repite. Reabre un lote terminado.',
    capability: 'sistema.operaciones.lotes.editar',
    limit: 'expensive',
    idempotent: 'ids',
    params: batchParams,
    multipart: { file: 'file', fields: importFields },
    headers,
    responses: {
      200: answer('Agregadas', importAnswer, EXAMPLE_UPLOAD),
      202: answer('En lectura', importAnswer, {
        ...EXAMPLE_UPLOAD,
        message: 'El archivo se está leyendo',
        state: 'reading',
        stats: {},
        errors: [],
        jobs_added: 0,
      }),
    },
    errors: [400, 404, 409, 413, 415, 422, 503],
  }),
};
