import { EXAMPLE_DASHBOARD_STATS, EXAMPLE_OVERVIEW } from '../examples/dashboard.ts';
import { answer, defineOperation } from '../operation.ts';
import { dashboardOverviewView, dashboardQuery, dashboardStatsView } from '../schemas/dashboard.ts';

const tag = 'Panel';

export const dashboardOperations = {
  getDashboardStats: defineOperation({
    id: 'getDashboardStats',
    method: 'get',
    path: '/api/v1/dashboard/stats',
    tag,
    summary: 'Muestra la cuenta con su saldo y sus jobs por estado',
    description: 'La plataforma, sin account_id, recibe system y los jobs de toda la instalación.',
    capability: 'sistema.vistas.dashboards.ver',
    limit: 'polling',
    query: dashboardQuery,
    responses: { 200: answer('Las cifras', dashboardStatsView, EXAMPLE_DASHBOARD_STATS) },
    errors: [404, 422],
  }),
  getDashboardOverview: defineOperation({
    id: 'getDashboardOverview',
    method: 'get',
    path: '/api/v1/dashboard/overview',
    tag,
    summary: 'Muestra lo principal en una respuesta, para consultarlo cada pocos segundos',
    description:
      'Sus cifras tienen a lo más 30 segundos. Envíe If-None-Match con el último ETag: 304 mientras nada cambie.',
    capability: 'sistema.vistas.dashboards.ver',
    limit: 'polling',
    query: dashboardQuery,
    headers: { 'If-None-Match': 'El ETag de la respuesta anterior' },
    responses: {
      200: answer('Las cifras', dashboardOverviewView, EXAMPLE_OVERVIEW),
      304: { description: 'Nada cambió desde la respuesta con ese ETag' },
    },
    errors: [404, 422],
  }),
};
