import type { Request } from 'express';
import type { CallRecord } from '../calls/call-record.ts';
import { findCall } from '../workspace.ts';
import { standardError } from './api-error.ts';
import { workspaceOf } from './middleware.ts';

/**
 * The call that the path names, in the workspace of the key.
 *
 * @throws ApiError 422, Retell's answer for ids that the key cannot see (retell.md §1.8)
 */
export const requestedCall = (request: Request): CallRecord => {
  const call = findCall(workspaceOf(request), String(request.params.call_id));
  if (!call) throw standardError(422);
  return call;
};
