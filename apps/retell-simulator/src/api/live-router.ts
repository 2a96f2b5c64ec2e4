import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import Joi from 'joi';
import { isLive, type CallRecord } from '../calls/call-record.ts';
import type { StorageSetting } from '../calls/call-settings.ts';
import type { Simulation } from '../simulation.ts';
import { apiError } from './api-error.ts';
import { requestedCall } from './requested-call.ts';
import { metadata, storageSetting, stringMap, validBody } from './validate.ts';

interface LiveBody {
  fields_to_override?: {
    override_dynamic_variables?: Record<string, string> | null;
    metadata?: unknown;
    data_storage_setting?: StorageSetting;
  };
  call_control?: { additional_context?: string; trigger_response?: boolean };
}

const liveSchema = Joi.object<LiveBody>({
  fields_to_override: Joi.object({
    override_dynamic_variables: stringMap.allow(null),
    metadata,
    data_storage_setting: storageSetting,
  }),
  call_control: Joi.object({ additional_context: Joi.string(), trigger_response: Joi.boolean() }),
});

const LISTEN_TOKEN_MS = 600_000;

const mustBeOngoing = (call: CallRecord): CallRecord => {
  if (call.status !== 'ongoing') throw apiError(400, 'Call is not ongoing.');
  return call;
};

const apply = (call: CallRecord, fields: LiveBody['fields_to_override'] = {}): void => {
  call.variables = { ...call.variables, ...fields.override_dynamic_variables };
  if (fields.metadata !== undefined) call.metadata = fields.metadata;
  if (fields.data_storage_setting) call.data_storage_setting = fields.data_storage_setting;
};

/** Acting on a call while it is live: stop, change, listen, take over (retell.md §1.2). */
export const liveRouter = (simulation: Simulation): Router => {
  const router = Router();

  router.post('/v2/stop-call/:call_id', (request, response) => {
    const call = requestedCall(request);
    if (!isLive(call)) throw apiError(400, 'Call has already ended.');
    simulation.lifecycle.end(call, 'manual_stopped', 'ended');
    response.status(204).end();
  });

  router.patch('/v2/update-live-call/:call_id', (request, response) => {
    const call = mustBeOngoing(requestedCall(request));
    apply(call, validBody(liveSchema, request.body).fields_to_override);
    response.json({ success: true });
  });

  router.post('/v2/listen-live-call/:call_id', (request, response) => {
    const call = mustBeOngoing(requestedCall(request));
    response.json({
      access_token: randomUUID(),
      expires_at: simulation.now() + LISTEN_TOKEN_MS,
      participant_id: `listener_${randomUUID()}`,
      room_name: call.call_id,
      transport: 'livekit',
    });
  });

  router.post('/v2/take-over-live-call/:call_id', (request, response) => {
    const call = mustBeOngoing(requestedCall(request));
    simulation.lifecycle.end(call, 'call_take_over', 'ended');
    response.json({ success: true });
  });

  return router;
};
