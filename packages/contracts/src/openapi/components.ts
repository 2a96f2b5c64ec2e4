import { ERROR_CODES } from '@timbre/kernel';
import type Joi from 'joi';
import { accountView } from '../schemas/accounts.ts';
import { accountStatsView, accountSummaryView, balanceView, transactionView } from '../schemas/balance.ts';
import { batchStatusView, batchSummaryView, batchView } from '../schemas/batches.ts';
import { importView } from '../schemas/batches-import.ts';
import { actionAnswer } from '../schemas/common.ts';
import { emergencyStopView } from '../schemas/emergency-stops.ts';
import { doNotCallView } from '../schemas/do-not-call.ts';
import { evidenceView } from '../schemas/evidence.ts';
import { batchExplanationView, jobExplanationView } from '../schemas/explain.ts';
import { apiKeyView, userView } from '../schemas/identity.ts';
import { personView } from '../schemas/users.ts';
import { auditView } from '../schemas/audit.ts';
import { attemptView, jobView } from '../schemas/jobs.ts';
import { jsonSchemaOf, type JsonSchema } from './json-schema.ts';

/** Shapes that have a name in the document, and so in typed clients. */
const NAMED: Readonly<Record<string, Joi.AnySchema>> = {
  Account: accountView,
  AccountStats: accountStatsView,
  AccountSummary: accountSummaryView,
  ActionAnswer: actionAnswer,
  ApiKey: apiKeyView,
  Attempt: attemptView,
  Balance: balanceView,
  Batch: batchView,
  BatchStatus: batchStatusView,
  BatchSummary: batchSummaryView,
  DoNotCall: doNotCallView,
  EmergencyStop: emergencyStopView,
  BatchExplanation: batchExplanationView,
  Evidence: evidenceView,
  JobExplanation: jobExplanationView,
  Import: importView,
  Job: jobView,
  Transaction: transactionView,
  User: userView,
  Person: personView,
  AuditEntry: auditView,
};

/** The problem document of every refusal (RFC 9457). */
const PROBLEM: JsonSchema = {
  type: 'object',
  description: 'Por qué se rechazó la solicitud. Puede traer más miembros según el código.',
  properties: {
    type: { type: 'string', description: 'Página que explica el código' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'Una frase para quien lo lea' },
    code: { type: 'string', enum: Object.keys(ERROR_CODES) },
    request_id: { type: 'string' },
    errors: {
      type: 'array',
      description: 'Todas las fallas de los datos',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, message: { type: 'string' } },
        required: ['path', 'message'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'request_id'],
};

const schemas: Record<string, JsonSchema> = {
  ...Object.fromEntries(Object.entries(NAMED).map(([name, schema]) => [name, jsonSchemaOf(schema)])),
  Problem: PROBLEM,
};
const names = new Map(Object.entries(schemas).map(([name, schema]) => [JSON.stringify(schema), name]));

/** Replaces every subschema that has a name by a reference to it. */
export const withReferences = (schema: unknown, top = true): unknown => {
  if (typeof schema !== 'object' || schema === null) return schema;
  const name = top ? undefined : names.get(JSON.stringify(schema));
  if (name !== undefined) return { $ref: `#/components/schemas/${name}` };
  if (Array.isArray(schema)) return schema.map((inner) => withReferences(inner, false));
  return Object.fromEntries(
    Object.entries(schema).map(([key, inner]) => [key, withReferences(inner, false)]),
  );
};

/** The named shapes, referring to each other. */
export const componentSchemas = (): Record<string, unknown> =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withReferences(schema)]));
