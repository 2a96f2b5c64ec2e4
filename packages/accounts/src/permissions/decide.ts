import type { PermissionException, UserDocument } from '@timbre/store';
import { CAPABILITIES, isCapability, PLATFORM_ONLY, type Capability } from '../capabilities.ts';
import { findGroup } from './groups.ts';

/** What of a person decides what they may do. */
export type Holder = Pick<UserDocument, 'account_id' | 'groups' | 'exceptions'>;

const isActive = ({ expires_at }: { expires_at: Date | null }, now: Date): boolean =>
  expires_at === null || expires_at > now;

const excepted = (
  holder: Holder,
  kind: PermissionException['kind'],
  capability: Capability,
  now: Date,
): boolean =>
  holder.exceptions.some(
    (entry) => entry.kind === kind && entry.capability === capability && isActive(entry, now),
  );

/**
 * May this person do this at `now`? In this order (contract.md C): an unknown right is denied, and so is one of the
 * platform for somebody of an account; an exceptional revocation in force denies; an exceptional grant in force
 * allows; else any group of theirs that has not expired.
 */
export const decide = (holder: Holder, capability: string, now: Date): boolean => {
  if (!isCapability(capability)) return false;
  if (holder.account_id !== null && PLATFORM_ONLY.has(capability)) return false;
  if (excepted(holder, 'revocar', capability, now)) return false;
  if (excepted(holder, 'conceder', capability, now)) return true;
  return holder.groups.some(
    (membership) =>
      isActive(membership, now) && findGroup(membership.code)?.capabilities.has(capability) === true,
  );
};

/** Everything that a person may do at `now`. */
export const effectiveCapabilities = (holder: Holder, now: Date): ReadonlySet<Capability> =>
  new Set(CAPABILITIES.filter((name) => decide(holder, name, now)));
