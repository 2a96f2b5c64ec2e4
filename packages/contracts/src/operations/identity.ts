import Joi from 'joi';
import { answer, defineOperation } from '../operation.ts';
import {
  apiKeyListQuery,
  apiKeyParams,
  apiKeyView,
  createApiKeyBody,
  createdApiKey,
  loginBody,
  loginView,
  meView,
  revokeApiKeyQuery,
  type ApiKeyView,
} from '../schemas/identity.ts';

const EXAMPLE_KEY = {
  key_id: 'a1B2c3D4',
  account_id: 'acc-3f9a1c0b77de',
  name: 'ERP',
  prefix: 'tmb_live_a1B2c3D4',
  last4: 'Zx81',
  created_at: '2026-03-02T12:00:00.000Z',
  last_used_at: null,
  revoked_at: null,
};
const EXAMPLE_USER = {
  user_id: 'usr_01JD7Z8Q4M6V9K2T5W8X1Y3B7C',
  account_id: null,
  email: 'admin@example.cl',
  name: 'Administración',
};

export const identityOperations = {
  login: defineOperation({
    id: 'login',
    method: 'post',
    path: '/api/v1/auth/login',
    tag: 'Sesión',
    summary: 'Abre una sesión de 12 horas',
    description:
      'La sesión queda en una cookie y el token sirve como Bearer. Diez intentos por correo y dirección en 15 minutos.',
    capability: 'public',
    body: loginBody,
    responses: {
      200: answer('La sesión', loginView, {
        token: 'eyJhbGciOiJIUzI1NiJ9.e30.firma',
        token_type: 'Bearer',
        expires_at: '2026-03-03T00:00:00.000Z',
        user: EXAMPLE_USER,
      }),
    },
    errors: [401, 422, 429],
  }),
  logout: defineOperation({
    id: 'logout',
    method: 'post',
    path: '/api/v1/auth/logout',
    tag: 'Sesión',
    summary: 'Cierra la sesión',
    capability: 'signed_in',
    responses: { 204: { description: 'La sesión ya no sirve' } },
    errors: [],
  }),
  getMe: defineOperation({
    id: 'getMe',
    method: 'get',
    path: '/api/v1/auth/me',
    tag: 'Sesión',
    summary: 'Dice quién es la credencial y qué puede hacer',
    capability: 'signed_in',
    responses: {
      200: answer('La credencial', meView, {
        kind: 'api_key',
        id: 'a1B2c3D4',
        account_id: 'acc-3f9a1c0b77de',
        capabilities: ['sistema.operaciones.lotes.ver'],
        user: null,
      }),
    },
    errors: [],
  }),
  createApiKey: defineOperation({
    id: 'createApiKey',
    method: 'post',
    path: '/api/v1/api-keys',
    tag: 'Llaves',
    summary: 'Crea una API key; se muestra una sola vez',
    capability: 'sistema.administracion.llaves.crear',
    body: createApiKeyBody,
    responses: {
      201: answer('La llave', createdApiKey, { key: 'tmb_live_a1B2c3D4_…', ...EXAMPLE_KEY }),
    },
    errors: [404, 422],
  }),
  listApiKeys: defineOperation({
    id: 'listApiKeys',
    method: 'get',
    path: '/api/v1/api-keys',
    tag: 'Llaves',
    summary: 'Lista las llaves de una cuenta o de la plataforma',
    capability: 'sistema.administracion.llaves.ver',
    query: apiKeyListQuery,
    responses: { 200: answer('Llaves', Joi.array<ApiKeyView[]>().items(apiKeyView), [EXAMPLE_KEY]) },
    errors: [404, 422],
  }),
  revokeApiKey: defineOperation({
    id: 'revokeApiKey',
    method: 'delete',
    path: '/api/v1/api-keys/{key_id}',
    tag: 'Llaves',
    summary: 'Revoca una llave para siempre',
    capability: 'sistema.administracion.llaves.revocar',
    params: apiKeyParams,
    query: revokeApiKeyQuery,
    responses: { 204: { description: 'La llave ya no sirve' } },
    errors: [404, 422],
  }),
};
