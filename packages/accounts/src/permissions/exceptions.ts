import { invalidInput, invalidState, newId, notFound } from '@timbre/kernel';
import type { PermissionException, UserDocument } from '@timbre/store';
import { actorOf, noteActBy, type By } from '../audit/note-act.ts';
import { isCapability, PLATFORM_ONLY } from '../capabilities.ts';
import {
  manageableUser,
  refuseOneself,
  stillThere,
  visibleUser,
  type UserDeps,
} from '../users/existing-user.ts';
import { requireMayGrant } from './delegation.ts';

const MOST = 100;
const ONESELF = 'No puede cambiar sus propias excepciones';

/** A right to be given to, or taken from, one person in spite of their groups. */
export interface NewException {
  user_id: string;
  kind: PermissionException['kind'];
  capability: string;
  reason: string;
  expires_at: Date | null;
}

const check = ({ capability, expires_at }: NewException, { account_id }: UserDocument, now: Date): void => {
  const faults = [
    ...(isCapability(capability) ? [] : [{ path: 'capability', message: 'no existe esta capacidad' }]),
    ...(account_id !== null && isCapability(capability) && PLATFORM_ONLY.has(capability)
      ? [{ path: 'capability', message: 'es solo para personas de la plataforma' }]
      : []),
    ...(expires_at !== null && expires_at <= now
      ? [{ path: 'expires_at', message: 'debe estar en el futuro' }]
      : []),
  ];
  if (faults.length > 0) throw invalidInput(faults);
};

/**
 * Gives or takes one right until `expires_at` (null: until it is removed). Throws 404, 422 for an unknown right, 403
 * for granting what the giver does not hold or to somebody with more rights, 409 for oneself
 * and past 100 exceptions.
 */
export const grantException =
  (deps: UserDeps) =>
  async (input: NewException, by: By): Promise<PermissionException> => {
    const now = deps.clock.now();
    const user = await manageableUser(deps, by.credential, input.user_id);
    refuseOneself(by.credential, user.user_id, ONESELF);
    check(input, user, now);
    const { kind, capability, reason, expires_at } = input;
    if (kind === 'conceder' && isCapability(capability)) requireMayGrant(by.credential, [capability]);
    if (user.exceptions.length >= MOST)
      throw invalidState(`Esta persona ya tiene ${MOST} excepciones; quite alguna`);
    const exception: PermissionException = {
      exception_id: newId('exc'),
      ...{ kind, capability, reason, expires_at },
      granted_by: actorOf(by.credential),
      created_at: now,
    };
    const { account_id, user_id } = user;
    stillThere(await deps.store.users.addException(account_id, user_id, exception));
    await noteActBy(deps, by, {
      account_id,
      action: kind === 'conceder' ? 'user.exception_granted' : 'user.exception_revoked',
      target: user_id,
      after: { exception_id: exception.exception_id, capability, reason, expires_at },
    });
    return exception;
  };

/**
 * Removes an exception. Throws 404 for none, and 403 when that gives back a right which whoever asks does not hold:
 * a revocation protects against the person it names too.
 */
export const removeException =
  (deps: UserDeps) =>
  async ({ user_id, exception_id }: { user_id: string; exception_id: string }, by: By): Promise<void> => {
    const user = await visibleUser(deps, by.credential, user_id);
    const exception = user.exceptions.find((entry) => entry.exception_id === exception_id);
    if (exception === undefined) throw notFound('No existe esa excepción');
    refuseOneself(by.credential, user_id, ONESELF);
    const { kind, capability } = exception;
    if (kind === 'revocar' && isCapability(capability)) requireMayGrant(by.credential, [capability]);
    await deps.store.users.removeException(user.account_id, user_id, exception_id);
    await noteActBy(deps, by, {
      account_id: user.account_id,
      action: 'user.exception_removed',
      target: user_id,
      before: { exception_id, kind, capability },
    });
  };
