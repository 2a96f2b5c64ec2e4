import { requireCapability, type Capability, type Credential } from '@timbre/accounts';
import type { Operation } from '@timbre/contracts';
import { AppError } from '@timbre/kernel';

/** Throws 401 when the operation needs somebody and nobody is there, 403 when the right is missing. */
export const authorize = (operation: Operation, credential: Credential | null): void => {
  if (operation.capability === 'public') return;
  if (credential === null) throw new AppError('unauthenticated', 'Falta una API key o una sesión');
  if (operation.capability !== 'signed_in') requireCapability(credential, operation.capability as Capability);
};
