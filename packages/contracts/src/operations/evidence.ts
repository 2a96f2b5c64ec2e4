import { EXAMPLE_EVIDENCE, EXAMPLE_EVIDENCE_EXPORT, EXAMPLE_VERIFICATION } from '../examples/evidence.ts';
import { answer, defineOperation } from '../operation.ts';
import {
  evidenceExportQuery,
  evidenceExportView,
  evidenceList,
  evidenceQuery,
  evidenceVerifyQuery,
  evidenceVerifyView,
} from '../schemas/evidence.ts';

const tag = 'Evidencia';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const evidenceOperations = {
  listEvidence: defineOperation({
    id: 'listEvidence',
    method: 'get',
    path: '/api/v1/evidence',
    tag,
    summary: 'Lista el registro de intentos e impedimentos, el más nuevo primero',
    description: 'De una persona, de un teléfono o de toda la cuenta.',
    capability: 'sistema.operaciones.evidencia.ver',
    query: evidenceQuery,
    responses: {
      200: answer('El registro', evidenceList, {
        data: [EXAMPLE_EVIDENCE],
        next_cursor: null,
        has_more: false,
      }),
    },
    errors: [404, 422],
  }),
  exportEvidence: defineOperation({
    id: 'exportEvidence',
    method: 'get',
    path: '/api/v1/evidence/export',
    tag,
    summary: 'Exporta el registro completo de una persona o de un teléfono',
    description:
      'Sella lo pendiente y entrega los datos sin ocultar: queda en la auditoría. JSON trae los sellos y sirve para verificar sin la base de datos.',
    capability: 'sistema.operaciones.evidencia.exportar',
    limit: 'expensive',
    query: evidenceExportQuery,
    responses: {
      200: { ...answer('El registro', evidenceExportView, EXAMPLE_EVIDENCE_EXPORT), also: XLSX },
    },
    errors: [404, 422],
  }),
  verifyEvidence: defineOperation({
    id: 'verifyEvidence',
    method: 'get',
    path: '/api/v1/evidence/verify',
    tag,
    summary: 'Verifica que nadie haya cambiado ni quitado nada del registro',
    description: 'Recalcula cada hash. Revisa unos 20.000 registros por respuesta; siga con next_cursor.',
    capability: 'sistema.operaciones.evidencia.ver',
    query: evidenceVerifyQuery,
    responses: { 200: answer('Lo encontrado', evidenceVerifyView, EXAMPLE_VERIFICATION) },
    errors: [404, 422],
  }),
};
