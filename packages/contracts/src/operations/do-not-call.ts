import { EXAMPLE_DO_NOT_CALL, EXAMPLE_DO_NOT_CALL_IMPORT } from '../examples/policy.ts';
import { answer, defineOperation } from '../operation.ts';
import {
  addDoNotCallBody,
  doNotCallImportFields,
  doNotCallImportView,
  doNotCallList,
  doNotCallParams,
  doNotCallQuery,
  doNotCallView,
} from '../schemas/do-not-call.ts';

const tag = 'No llamar';

export const doNotCallOperations = {
  listDoNotCall: defineOperation({
    id: 'listDoNotCall',
    method: 'get',
    path: '/api/v1/do-not-call',
    tag,
    summary: 'Lista a quién no se llama, la entrada más nueva primero',
    capability: 'sistema.operaciones.no_llamar.ver',
    query: doNotCallQuery,
    responses: {
      200: answer('Las entradas', doNotCallList, {
        data: [EXAMPLE_DO_NOT_CALL],
        next_cursor: null,
        has_more: false,
      }),
    },
    errors: [404, 422],
  }),
  addDoNotCall: defineOperation({
    id: 'addDoNotCall',
    method: 'post',
    path: '/api/v1/do-not-call',
    tag,
    summary: 'Deja de llamar a una persona, un teléfono, un lote o una cuenta',
    description:
      'Rige desde la próxima llamada de cualquier campaña. Repetirla reemplaza motivo y vencimiento y responde 200; lo que la persona pidió en una llamada no se reemplaza, solo se borra.',
    capability: 'sistema.operaciones.no_llamar.editar',
    idempotent: 'answer',
    body: addDoNotCallBody,
    responses: {
      201: answer('Agregada', doNotCallView, EXAMPLE_DO_NOT_CALL),
      200: answer('Ya estaba; así rige ahora', doNotCallView, EXAMPLE_DO_NOT_CALL),
    },
    errors: [404, 422],
  }),
  getDoNotCall: defineOperation({
    id: 'getDoNotCall',
    method: 'get',
    path: '/api/v1/do-not-call/{entry_id}',
    tag,
    summary: 'Muestra una entrada',
    capability: 'sistema.operaciones.no_llamar.ver',
    params: doNotCallParams,
    responses: { 200: answer('La entrada', doNotCallView, EXAMPLE_DO_NOT_CALL) },
    errors: [404, 422],
  }),
  removeDoNotCall: defineOperation({
    id: 'removeDoNotCall',
    method: 'delete',
    path: '/api/v1/do-not-call/{entry_id}',
    tag,
    summary: 'Borra una entrada: se puede volver a llamar',
    description: 'Los jobs que la entrada canceló siguen cancelados.',
    capability: 'sistema.operaciones.no_llamar.editar',
    params: doNotCallParams,
    responses: { 204: { description: 'Borrada, ahora o antes' } },
    errors: [404, 422],
  }),
  importDoNotCall: defineOperation({
    id: 'importDoNotCall',
    method: 'post',
    path: '/api/v1/do-not-call/import',
    tag,
    summary: 'Carga una lista de personas y teléfonos a quienes no se llama',
    description:
      'CSV o Excel, hasta 20.000 filas, con columnas rut y/o telefono, y si se quiere motivo y vence (último día). Las filas con fallas se informan y no se cargan. Cargar el mismo archivo otra vez no cambia nada.',
    capability: 'sistema.operaciones.no_llamar.editar',
    limit: 'expensive',
    idempotent: 'answer',
    multipart: { file: 'file', fields: doNotCallImportFields },
    responses: { 200: answer('Cargada', doNotCallImportView, EXAMPLE_DO_NOT_CALL_IMPORT) },
    errors: [400, 404, 413, 415, 422],
  }),
};
