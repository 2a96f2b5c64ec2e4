import Joi from 'joi';
import { EXAMPLE_ACCOUNT } from '../examples/accounts.ts';
import {
  EXAMPLE_BALANCE,
  EXAMPLE_SETTINGS,
  EXAMPLE_STATS,
  EXAMPLE_TRANSACTION,
} from '../examples/balance.ts';
import { answer, defineOperation } from '../operation.ts';
import { accountParams } from '../schemas/accounts.ts';
import {
  accountStatsView,
  accountSummaryView,
  balanceView,
  lastCallSettingsView,
  topUpBody,
  toppedUp,
  transactionListQuery,
  transactionView,
  type TransactionView,
} from '../schemas/balance.ts';

const params = accountParams;

export const balanceOperations = {
  getBalance: defineOperation({
    id: 'getBalance',
    method: 'get',
    path: '/api/v1/accounts/{account_id}/balance',
    tag: 'Saldo',
    summary: 'Muestra el saldo según el plan',
    capability: 'sistema.administracion.saldo.ver',
    params,
    responses: { 200: answer('El saldo', balanceView, EXAMPLE_BALANCE) },
    errors: [404, 422],
  }),
  topUpAccount: defineOperation({
    id: 'topUpAccount',
    method: 'post',
    path: '/api/v1/accounts/{account_id}/topup',
    tag: 'Saldo',
    summary: 'Recarga minutos, créditos o ambos',
    description: 'Los lotes que se pausaron por falta de saldo se reanudan.',
    capability: 'sistema.administracion.saldo.recargar',
    idempotent: 'answer',
    params,
    body: topUpBody,
    responses: {
      200: answer('Recargada', toppedUp, {
        success: true,
        message: 'Account topped up successfully',
        balance: EXAMPLE_BALANCE,
      }),
    },
    errors: [400, 404, 422],
  }),
  getAccountStats: defineOperation({
    id: 'getAccountStats',
    method: 'get',
    path: '/api/v1/accounts/{account_id}/stats',
    tag: 'Cuentas',
    summary: 'Muestra el uso de hoy y los límites',
    capability: 'sistema.administracion.cuentas.ver',
    params,
    responses: { 200: answer('Las cifras', accountStatsView, EXAMPLE_STATS) },
    errors: [404, 422],
  }),
  getLastCallSettings: defineOperation({
    id: 'getLastCallSettings',
    method: 'get',
    path: '/api/v1/accounts/{account_id}/last-call-settings',
    tag: 'Cuentas',
    summary: 'Muestra la configuración de llamadas más reciente',
    description: 'Sin lotes con configuración responde success: false y call_settings: null.',
    capability: 'sistema.operaciones.lotes.ver',
    params,
    responses: { 200: answer('La configuración', lastCallSettingsView, EXAMPLE_SETTINGS) },
    errors: [404, 422],
  }),
  listTransactions: defineOperation({
    id: 'listTransactions',
    method: 'get',
    path: '/api/v1/accounts/{account_id}/transactions',
    tag: 'Saldo',
    summary: 'Lista los movimientos del saldo, el más nuevo primero',
    capability: 'sistema.administracion.saldo.ver',
    params,
    query: transactionListQuery,
    responses: {
      200: answer('Movimientos', Joi.array<TransactionView[]>().items(transactionView), [
        EXAMPLE_TRANSACTION,
      ]),
    },
    errors: [400, 404, 422],
  }),
  getAccountSummary: defineOperation({
    id: 'getAccountSummary',
    method: 'get',
    path: '/api/v1/accounts/{account_id}/summary',
    tag: 'Cuentas',
    summary: 'Muestra cuenta, saldo, lotes y dinero en una página',
    capability: 'sistema.administracion.saldo.ver',
    params,
    responses: {
      200: answer('El resumen', accountSummaryView, {
        account: EXAMPLE_ACCOUNT,
        balance: EXAMPLE_BALANCE,
        stats: { total_batches: 12, active_batches: 2, completed_batches: 10 },
        financial_summary: {
          total_spent: 12.35,
          total_recharges: 100,
          total_usage: 12.35,
          transaction_count: 131,
        },
      }),
    },
    errors: [404, 422],
  }),
};
