import {
  isSensitive,
  requireCapability,
  unauthenticated,
  type Access,
  type Capability,
  type Credential,
} from '@timbre/accounts';
import type { Operation } from '@timbre/contracts';
import type { Request } from 'express';

/** What is asked for: an operation of the contracts, or a page in the form of one. */
export type Place = Pick<Operation, 'id' | 'method' | 'path' | 'capability'>;

/**
 * Throws 401 when the place needs somebody and nobody is there, 403 when the right is missing. Every refusal is
 * audited, and so is every use of a sensitive right.
 */
export type Authorize = (
  place: Place,
  credential: Credential | null,
  request: Pick<Request, 'ip' | 'get'>,
) => Promise<void>;

/** {@link Authorize} that notes accesses with `noteAccess`. */
export const createAuthorize =
  (noteAccess: (access: Access) => Promise<void>): Authorize =>
  async ({ id: operation, capability: needed, method, path }, credential, request) => {
    if (needed === 'public') return;
    if (credential === null) throw unauthenticated('Falta una API key o una sesión');
    if (needed === 'signed_in') return;
    const capability = needed as Capability;
    const allowed = credential.capabilities.has(capability);
    if (!allowed || isSensitive(capability)) {
      const from = { agent: request.get('user-agent') ?? '', ip: request.ip ?? '' };
      await noteAccess({ credential, allowed, capability, operation, method, path, ...from });
    }
    requireCapability(credential, capability);
  };
