import { EXAMPLE_AUDIT } from '../examples/identity.ts';
import { answer, defineOperation } from '../operation.ts';
import { auditList, auditQuery } from '../schemas/audit.ts';
import { noQuery } from '../schemas/common.ts';
import { permissionsView } from '../schemas/permissions.ts';

export const permissionOperations = {
  listPermissions: defineOperation({
    id: 'listPermissions',
    method: 'get',
    path: '/api/v1/permissions',
    tag: 'Personas',
    summary: 'Muestra las capacidades, los grupos y los alcances de llaves que existen',
    capability: 'sistema.administracion.permisos.ver',
    query: noQuery,
    responses: {
      200: answer('El catálogo', permissionsView, {
        capabilities: [{ name: 'sistema.operaciones.lotes.ver', sensitivity: 'bajo', platform_only: false }],
        groups: [
          {
            code: 'gestion_horarios',
            name: 'Gestión de horarios',
            description: 'Cambia horarios, feriados y ajustes de las campañas, y las pausa',
            platform_only: false,
            capabilities: ['sistema.operaciones.lotes.ver', 'sistema.operaciones.politica.editar'],
          },
        ],
        key_scopes: [{ scope: 'batches:read', capabilities: ['sistema.operaciones.lotes.ver'] }],
      }),
    },
    errors: [422],
  }),
  listAudit: defineOperation({
    id: 'listAudit',
    method: 'get',
    path: '/api/v1/audit',
    tag: 'Auditoría',
    summary: 'Lista lo que se hizo y quién lo hizo, lo más nuevo primero',
    description:
      'Cambios (user.created, api_key.revoked, …) y accesos: ACCESO_DENEGADO siempre, ACCESO_PERMITIDO para capacidades de sensibilidad alta o crítica.',
    capability: 'sistema.administracion.auditoria.ver',
    query: auditQuery,
    responses: {
      200: answer('La auditoría', auditList, {
        data: [EXAMPLE_AUDIT],
        next_cursor: null,
        has_more: false,
      }),
    },
    errors: [404, 422],
  }),
};
