import { Router } from 'express';
import Joi from 'joi';
import type { Simulation } from '../simulation.ts';
import { findNumber, type PhoneNumber } from '../workspace.ts';
import { apiError } from './api-error.ts';
import { workspaceOf } from './middleware.ts';
import { pageOf } from './page.ts';
import { agentVersion, e164, validBody } from './validate.ts';

interface ImportBody {
  phone_number: string;
  termination_uri: string;
  nickname?: string;
  ignore_e164_validation?: boolean;
  outbound_agents?: PhoneNumber['outbound_agents'] | null;
}

const weightedAgents = Joi.array()
  .items(
    Joi.object({
      agent_id: Joi.string().required(),
      agent_version: agentVersion,
      weight: Joi.number().greater(0).max(1).required(),
    }),
  )
  .allow(null);

const importSchema: Joi.ObjectSchema<ImportBody> = Joi.object({
  phone_number: Joi.when('ignore_e164_validation', {
    is: Joi.valid(true).required(),
    then: Joi.string().min(1),
    otherwise: e164,
  }).required(),
  termination_uri: Joi.string().required(),
  nickname: Joi.string(),
  ignore_e164_validation: Joi.boolean(),
  outbound_agents: weightedAgents,
  inbound_agents: weightedAgents,
  inbound_webhook_url: Joi.string().allow(null),
  sip_trunk_auth_username: Joi.string(),
  sip_trunk_auth_password: Joi.string(),
  transport: Joi.string().allow(null),
  allowed_inbound_country_list: Joi.array().items(Joi.string()).allow(null),
  allowed_outbound_country_list: Joi.array().items(Joi.string()).allow(null),
});

/** Names of the time before weighted agents (OBS, retell.md §1.10). */
const DEPRECATED = [
  'outbound_agent_id',
  'outbound_agent_version',
  'inbound_agent_id',
  'inbound_agent_version',
];

const present = (number: PhoneNumber) => ({
  phone_number: number.phone_number,
  phone_number_type: 'custom',
  last_modification_timestamp: number.modified_at,
  outbound_agents: number.outbound_agents,
  ...(number.nickname && { nickname: number.nickname }),
  ...(number.termination_uri && {
    sip_outbound_trunk_config: { termination_uri: number.termination_uri, transport: 'TCP' },
  }),
});

const refuseOldNames = (body: unknown): void => {
  if (DEPRECATED.some((name) => Object.hasOwn(body ?? {}, name))) {
    throw apiError(400, 'Deprecated API usage is no longer supported');
  }
};

const refuseBadWeights = (agents: PhoneNumber['outbound_agents']): void => {
  const sum = agents.reduce((total, { weight }) => total + weight, 0);
  if (agents.length > 0 && Math.abs(sum - 1) > 1e-6) throw apiError(400, 'Agent weights must sum to 1.');
};

/** Caller ids: list, read, import over a SIP trunk (retell.md §1.2). */
export const numbersRouter = (simulation: Simulation): Router => {
  const router = Router();

  router.get('/v2/list-phone-numbers', (request, response) => {
    const numbers = [...workspaceOf(request).numbers.values()];
    response.json(pageOf(numbers, (number) => number.phone_number, request.query, present));
  });

  router.get('/get-phone-number/:phone_number', (request, response) => {
    const asked = String(request.params.phone_number);
    const number = findNumber(workspaceOf(request), asked);
    if (!number) throw apiError(404, `Item ${asked} not found from phone-number`);
    response.json(present(number));
  });

  router.post('/import-phone-number', (request, response) => {
    refuseOldNames(request.body);
    const body = validBody(importSchema, request.body);
    const { numbers } = workspaceOf(request);
    if (numbers.has(body.phone_number)) throw apiError(400, 'Phone number already exists.');
    const outbound_agents = body.outbound_agents ?? [];
    refuseBadWeights(outbound_agents);
    const number: PhoneNumber = {
      phone_number: body.phone_number,
      termination_uri: body.termination_uri,
      outbound_agents,
      modified_at: simulation.now(),
      ...(body.nickname && { nickname: body.nickname }),
    };
    numbers.set(number.phone_number, number);
    response.status(201).json(present(number));
  });

  return router;
};
