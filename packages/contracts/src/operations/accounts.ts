import Joi from 'joi';
import { EXAMPLE_ACCOUNT } from '../examples/accounts.ts';
import { EXAMPLE_BATCH } from '../examples/batches.ts';
import { answer, defineOperation } from '../operation.ts';
import {
  accountBatchesQuery,
  accountListQuery,
  accountParams,
  accountView,
  createAccountBody,
  createdAccount,
  patchAccountBody,
  type AccountView,
} from '../schemas/accounts.ts';
import { batchView, type BatchView } from '../schemas/batches.ts';
import { suspendQuery } from '../schemas/balance.ts';
import { actionAnswer } from '../schemas/common.ts';

const tag = 'Cuentas';

export const accountOperations = {
  createAccount: defineOperation({
    id: 'createAccount',
    method: 'post',
    path: '/api/v1/accounts',
    tag,
    summary: 'Crea una cuenta',
    description: 'initial_minutes e initial_credits se registran como recargas.',
    capability: 'sistema.administracion.cuentas.crear',
    idempotent: 'answer',
    body: createAccountBody,
    responses: {
      201: answer('La cuenta creada', createdAccount, { success: true, account: EXAMPLE_ACCOUNT }),
    },
    errors: [400, 422],
  }),
  listAccounts: defineOperation({
    id: 'listAccounts',
    method: 'get',
    path: '/api/v1/accounts',
    tag,
    summary: 'Lista cuentas, la más nueva primero',
    description: 'La credencial de una cuenta solo ve la suya.',
    capability: 'sistema.administracion.cuentas.ver',
    query: accountListQuery,
    responses: { 200: answer('Cuentas', Joi.array<AccountView[]>().items(accountView), [EXAMPLE_ACCOUNT]) },
    errors: [400, 422],
  }),
  getAccount: defineOperation({
    id: 'getAccount',
    method: 'get',
    path: '/api/v1/accounts/{account_id}',
    tag,
    summary: 'Muestra una cuenta',
    capability: 'sistema.administracion.cuentas.ver',
    params: accountParams,
    responses: { 200: answer('La cuenta', accountView, EXAMPLE_ACCOUNT) },
    errors: [404, 422],
  }),
  patchAccount: defineOperation({
    id: 'patchAccount',
    method: 'patch',
    path: '/api/v1/accounts/{account_id}',
    tag,
    summary: 'Cambia una cuenta',
    capability: 'sistema.administracion.cuentas.editar',
    params: accountParams,
    body: patchAccountBody,
    responses: { 200: answer('La cuenta cambiada', accountView, EXAMPLE_ACCOUNT) },
    errors: [404, 422],
  }),
  suspendAccount: defineOperation({
    id: 'suspendAccount',
    method: 'put',
    path: '/api/v1/accounts/{account_id}/suspend',
    tag,
    summary: 'Suspende una cuenta: no se inician más llamadas',
    capability: 'sistema.administracion.cuentas.suspender',
    params: accountParams,
    query: suspendQuery,
    responses: { 200: answer('Suspendida', actionAnswer, { success: true, message: 'Account suspended' }) },
    errors: [404, 422],
  }),
  activateAccount: defineOperation({
    id: 'activateAccount',
    method: 'put',
    path: '/api/v1/accounts/{account_id}/activate',
    tag,
    summary: 'Activa una cuenta',
    capability: 'sistema.administracion.cuentas.reactivar',
    params: accountParams,
    responses: { 200: answer('Activada', actionAnswer, { success: true, message: 'Account activated' }) },
    errors: [404, 422],
  }),
  listAccountBatches: defineOperation({
    id: 'listAccountBatches',
    method: 'get',
    path: '/api/v1/accounts/{account_id}/batches',
    tag,
    summary: 'Lista los lotes de una cuenta, el más nuevo primero',
    capability: 'sistema.operaciones.lotes.ver',
    params: accountParams,
    query: accountBatchesQuery,
    responses: { 200: answer('Lotes', Joi.array<BatchView[]>().items(batchView), [EXAMPLE_BATCH]) },
    errors: [404],
  }),
};
