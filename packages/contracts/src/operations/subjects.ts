import { EXAMPLE_CALL_DETAIL } from '../examples/calls.ts';
import { EXAMPLE_JOB } from '../examples/jobs.ts';
import {
  EXAMPLE_BLOCKED_SUBJECT,
  EXAMPLE_SUBJECT,
  EXAMPLE_SUBJECT_EXPORT,
  EXAMPLE_SUBJECT_REQUEST,
} from '../examples/subjects.ts';
import { answer, defineOperation } from '../operation.ts';
import { callDetailView, callParams } from '../schemas/calls.ts';
import { jobParams, jobView } from '../schemas/jobs.ts';
import {
  blockedSubjectView,
  blockSubjectBody,
  revealBody,
  subjectExportView,
  subjectParams,
  subjectRequestList,
  subjectRequestParams,
  subjectRequestQuery,
  subjectRequestView,
  subjectSearchBody,
  subjectSearchView,
} from '../schemas/subjects.ts';

const tag = 'Datos personales';

export const subjectOperations = {
  revealJob: defineOperation({
    id: 'revealJob',
    method: 'post',
    path: '/api/v1/jobs/{job_id}/reveal',
    tag,
    summary: 'Muestra un job con los datos de la persona sin ocultar',
    description: 'Quién, cuándo y para qué queda en la auditoría antes de la respuesta.',
    capability: 'sistema.operaciones.contactos.revelar',
    limit: 'expensive',
    params: jobParams,
    body: revealBody,
    responses: { 200: answer('El job', jobView, EXAMPLE_JOB) },
    errors: [404, 422],
  }),
  revealCall: defineOperation({
    id: 'revealCall',
    method: 'post',
    path: '/api/v1/calls/{attempt_id}/reveal',
    tag,
    summary: 'Muestra una llamada con los datos de la persona sin ocultar',
    description:
      'Quién, cuándo y para qué queda en la auditoría antes de la respuesta. La conversación solo para quien puede ver transcripciones.',
    capability: 'sistema.operaciones.contactos.revelar',
    limit: 'expensive',
    params: callParams,
    body: revealBody,
    responses: { 200: answer('La llamada', callDetailView, EXAMPLE_CALL_DETAIL) },
    errors: [404, 422],
  }),
  searchSubjects: defineOperation({
    id: 'searchSubjects',
    method: 'post',
    path: '/api/v1/subjects/search',
    tag,
    summary: 'Busca todo lo que hay de una persona',
    description:
      'POST, para que ni RUT ni teléfono queden en registros de acceso. Da la clave con que se exporta, bloquea o elimina.',
    capability: 'sistema.operaciones.titulares.buscar',
    limit: 'expensive',
    body: subjectSearchBody,
    responses: { 200: answer('Las personas', subjectSearchView, { data: [EXAMPLE_SUBJECT] }) },
    errors: [404, 422],
  }),
  exportSubject: defineOperation({
    id: 'exportSubject',
    method: 'get',
    path: '/api/v1/subjects/{subject_key}/export',
    tag,
    summary: 'Copia de todos los datos de una persona',
    description: 'Sin ocultar: queda en la auditoría y entre las solicitudes.',
    capability: 'sistema.operaciones.titulares.exportar',
    limit: 'expensive',
    params: subjectParams,
    responses: { 200: answer('Los datos', subjectExportView, EXAMPLE_SUBJECT_EXPORT) },
    errors: [404, 422],
  }),
  blockSubject: defineOperation({
    id: 'blockSubject',
    method: 'post',
    path: '/api/v1/subjects/{subject_key}/block',
    tag,
    summary: 'Deja de llamar a una persona en todas las campañas',
    description: 'Rige desde la respuesta, para todos sus teléfonos.',
    capability: 'sistema.operaciones.titulares.bloquear',
    params: subjectParams,
    body: blockSubjectBody,
    responses: { 200: answer('Bloqueada', blockedSubjectView, EXAMPLE_BLOCKED_SUBJECT) },
    errors: [404, 422],
  }),
  eraseSubject: defineOperation({
    id: 'eraseSubject',
    method: 'delete',
    path: '/api/v1/subjects/{subject_key}',
    tag,
    summary: 'Elimina los datos de una persona',
    description:
      'Desde la respuesta no se le llama más. Nombres, documentos, teléfonos, deuda, conversaciones y grabaciones se van en minutos, cuando termina una llamada en curso; quedan las cifras, los cobros y el registro que exige la ley. Repetirla da la misma solicitud.',
    capability: 'sistema.operaciones.titulares.eliminar',
    params: subjectParams,
    responses: { 202: answer('La solicitud', subjectRequestView, EXAMPLE_SUBJECT_REQUEST) },
    errors: [404, 422],
  }),
  listSubjectRequests: defineOperation({
    id: 'listSubjectRequests',
    method: 'get',
    path: '/api/v1/subject-requests',
    tag,
    summary: 'Lista lo que pidieron las personas, con sus plazos',
    capability: 'sistema.operaciones.titulares.buscar',
    query: subjectRequestQuery,
    responses: {
      200: answer('Las solicitudes', subjectRequestList, {
        data: [EXAMPLE_SUBJECT_REQUEST],
        next_cursor: null,
        has_more: false,
      }),
    },
    errors: [404, 422],
  }),
  getSubjectRequest: defineOperation({
    id: 'getSubjectRequest',
    method: 'get',
    path: '/api/v1/subject-requests/{request_id}',
    tag,
    summary: 'Muestra una solicitud y cuánto falta',
    capability: 'sistema.operaciones.titulares.buscar',
    params: subjectRequestParams,
    responses: { 200: answer('La solicitud', subjectRequestView, EXAMPLE_SUBJECT_REQUEST) },
    errors: [404, 422],
  }),
};
