import type { Credential } from '@timbre/accounts';
import { limitOf, type Operation } from '@timbre/contracts';
import { AppError } from '@timbre/kernel';
import type { Request, Response } from 'express';
import type { Authenticate } from './authenticate.ts';
import type { Authorize } from './authorize.ts';
import type { TakeExportSlot } from './export-slots.ts';
import type { DoOnce } from './idempotency.ts';
import type { CountRequest } from './rate-limit.ts';

/** What stands between a request and its handler. */
export interface Guards {
  authenticate: Authenticate;
  authorize: Authorize;
  count: CountRequest;
  takeExportSlot: TakeExportSlot;
  once: DoOnce;
}

/**
 * Finds out who asks and counts the request: under the credential when there is a good one, else under the address.
 * null when the operation is public or nobody says who it is. Rejects with 401 for a bad credential, 429 when there
 * were too many.
 */
export const whoAsks = async (
  operation: Operation,
  { authenticate, count }: Guards,
  request: Request,
  response: Response,
): Promise<Credential | null> => {
  const counted = limitOf(operation);
  const countStranger = () => count('stranger', { ip: request.ip ?? '' }, request, response);
  if (operation.capability === 'public') {
    if (counted !== 'none') await countStranger();
    return null;
  }
  const credential = await authenticate(request).catch(async (error: unknown) => {
    if (error instanceof AppError && error.status === 401) await countStranger();
    throw error;
  });
  if (credential === null) await countStranger();
  else if (counted !== 'none')
    await count(counted, { credential_id: `${credential.kind} ${credential.id}` }, request, response);
  return credential;
};
