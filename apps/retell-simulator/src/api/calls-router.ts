import { Router } from 'express';
import Joi from 'joi';
import { isLive } from '../calls/call-record.ts';
import type { StorageSetting } from '../calls/call-settings.ts';
import { presentCall } from '../calls/present-call.ts';
import type { Simulation } from '../simulation.ts';
import { apiError } from './api-error.ts';
import { requestedCall } from './requested-call.ts';
import { createPhoneCall } from './create-call.ts';
import { listCalls } from './list-calls.ts';
import { metadata, storageSetting, validBody } from './validate.ts';

interface UpdateBody {
  metadata?: unknown;
  data_storage_setting?: StorageSetting;
  custom_attributes?: Record<string, unknown>;
}

const updateSchema = Joi.object<UpdateBody>({
  metadata,
  data_storage_setting: storageSetting,
  custom_attributes: Joi.object().pattern(Joi.string(), [Joi.string(), Joi.number(), Joi.boolean()]),
});

const STRICTNESS: readonly StorageSetting[] = [
  'everything',
  'everything_except_pii',
  'basic_attributes_only',
];

/** Placing, reading, changing and deleting calls (retell.md §1.2). */
export const callsRouter = (simulation: Simulation): Router => {
  const router = Router();

  router.post('/v2/create-phone-call', createPhoneCall(simulation));
  router.post('/v3/list-calls', listCalls(simulation));

  router.get('/v2/get-call/:call_id', (request, response) => {
    response.json(presentCall(requestedCall(request), simulation.public_url));
  });

  router.patch('/v2/update-call/:call_id', (request, response) => {
    const call = requestedCall(request);
    const body = validBody(updateSchema, request.body);
    const wanted = body.data_storage_setting ?? call.data_storage_setting;
    if (STRICTNESS.indexOf(wanted) < STRICTNESS.indexOf(call.data_storage_setting)) {
      throw apiError(400, 'Data storage setting cannot be changed to a less restrictive one.');
    }
    call.data_storage_setting = wanted;
    if (body.metadata !== undefined) call.metadata = body.metadata;
    response.json(presentCall(call, simulation.public_url));
  });

  router.delete('/v2/delete-call/:call_id', (request, response) => {
    const call = requestedCall(request);
    if (isLive(call)) throw apiError(400, 'Call is not ended yet.');
    call.waiting?.();
    call.deleted = true;
    call.variables = undefined;
    response.status(204).end();
  });

  router.put('/rerun-call-analysis/:call_id', (request, response) => {
    const call = requestedCall(request);
    if (isLive(call)) throw apiError(400, 'Call is not ended yet.');
    simulation.lifecycle.analyseAgain(call);
    response.json(presentCall(call, simulation.public_url));
  });

  return router;
};
