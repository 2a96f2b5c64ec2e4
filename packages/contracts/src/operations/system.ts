import { answer, defineOperation } from '../operation.ts';
import { healthView, homeView, liveView, readyView, webhookParams } from '../schemas/system.ts';

const tag = 'Sistema';

export const systemOperations = {
  getHome: defineOperation({
    id: 'getHome',
    method: 'get',
    path: '/',
    tag,
    summary: 'Saluda y dice la versión',
    capability: 'public',
    limit: 'none',
    responses: {
      200: answer('La API', homeView, {
        message: 'Timbre API',
        version: '0.1.0',
        status: 'active',
        docs: '/docs',
      }),
    },
    errors: [422],
  }),
  getHealth: defineOperation({
    id: 'getHealth',
    method: 'get',
    path: '/health',
    tag,
    summary: 'Dice si la base de datos responde',
    capability: 'public',
    limit: 'none',
    responses: {
      200: answer('Responde', healthView, {
        status: 'healthy',
        timestamp: '2026-03-02T12:00:00.000Z',
        database: 'connected',
        time_zone_data: '2025c',
      }),
      503: answer('No responde', healthView, {
        status: 'unhealthy',
        timestamp: '2026-03-02T12:00:00.000Z',
        error: 'La base de datos no responde',
        time_zone_data: '2025c',
      }),
    },
    errors: [422],
  }),
  getLive: defineOperation({
    id: 'getLive',
    method: 'get',
    path: '/health/live',
    tag,
    summary: 'Dice que el proceso vive',
    capability: 'public',
    limit: 'none',
    responses: { 200: answer('Vive', liveView, { status: 'ok' }) },
    errors: [422],
  }),
  getReady: defineOperation({
    id: 'getReady',
    method: 'get',
    path: '/health/ready',
    tag,
    summary: 'Dice si puede atender: MongoDB y Redis',
    capability: 'public',
    limit: 'none',
    responses: {
      200: answer('Puede atender', readyView, { status: 'ok', checks: { mongodb: 'ok', redis: 'ok' } }),
      503: answer('No puede atender', readyView, {
        status: 'unavailable',
        checks: { mongodb: 'ok', redis: 'failed' },
      }),
    },
    errors: [422],
  }),
  receiveRetellWebhook: defineOperation({
    id: 'receiveRetellWebhook',
    method: 'post',
    path: '/webhooks/retell/{workspace_id}',
    tag: 'Webhooks',
    summary: 'Recibe los avisos firmados de Retell',
    capability: 'public',
    limit: 'none',
    params: webhookParams,
    headers: { 'X-Retell-Signature': 'Firma de Retell sobre el cuerpo tal como llega' },
    raw_body: true,
    responses: { 204: { description: 'Recibido; también si era repetido' } },
    errors: [400, 401, 413],
  }),
};
