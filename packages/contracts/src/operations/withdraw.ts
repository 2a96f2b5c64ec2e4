import { EXAMPLE_WITHDRAWAL } from '../examples/results.ts';
import { answer, defineOperation } from '../operation.ts';
import { withdrawalView, withdrawBody, withdrawForm } from '../schemas/withdraw.ts';

const common = {
  tag: 'Jobs',
  capability: 'sistema.operaciones.llamadas.editar',
  responses: { 200: answer('Retiradas', withdrawalView, EXAMPLE_WITHDRAWAL) },
  limit: 'expensive',
} as const;

const HOLDS =
  'Después de esta respuesta no empieza ninguna llamada a estas personas, salvo las in_flight. La llamada en curso termina y su resultado queda.';

export const withdrawOperations = {
  withdrawJobs: defineOperation({
    id: 'withdrawJobs',
    method: 'post',
    path: '/api/v1/jobs/withdraw',
    summary: 'Retira a personas de todas las campañas en curso, por RUT o teléfono',
    description: `${HOLDS} Una entrada mala no detiene a las demás: vuelve en errors.`,
    body: withdrawBody,
    errors: [404, 422],
    ...common,
  }),
  withdrawList: defineOperation({
    id: 'withdrawList',
    method: 'post',
    path: '/api/v1/jobs/withdraw/file',
    summary: 'Retira a las personas de un archivo CSV o Excel con una columna rut o telefono',
    description: HOLDS,
    multipart: { file: 'file', fields: withdrawForm },
    errors: [400, 404, 413, 415, 422],
    ...common,
  }),
};
