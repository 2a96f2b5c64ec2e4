import { invalidInput, type FieldFault } from '@timbre/kernel';
import type { GroupMembership } from '@timbre/store';
import { PLATFORM_ONLY } from '../capabilities.ts';
import type { Credential } from '../credential.ts';
import { requireMayGrant } from '../permissions/delegation.ts';
import { findGroup } from '../permissions/groups.ts';

/**
 * Throws 422 for groups that do not exist, stand twice, have expired or are not for somebody of this account, with
 * every fault at once, and 403 for a group with rights that `by` may not pass on.
 */
export const checkMemberships = (
  groups: readonly GroupMembership[],
  account_id: string | null,
  by: Credential,
  now: Date,
): void => {
  const seen = new Set<string>();
  const faults = groups.flatMap(({ code, expires_at }, n): FieldFault[] => {
    const twice = seen.has(code);
    seen.add(code);
    const group = findGroup(code);
    if (group === undefined) return [{ path: `groups[${n}].code`, message: 'no existe este grupo' }];
    if (group.platform_only && account_id !== null)
      return [{ path: `groups[${n}].code`, message: 'es solo para personas de la plataforma' }];
    if (twice) return [{ path: `groups[${n}].code`, message: 'está repetido' }];
    if (expires_at !== null && expires_at <= now)
      return [{ path: `groups[${n}].expires_at`, message: 'debe estar en el futuro' }];
    return [];
  });
  if (faults.length > 0) throw invalidInput(faults);
  for (const { code } of groups) requireMayGrant(by, rightsIn(code, account_id));
};

const rightsIn = (code: string, account_id: string | null) => {
  const rights = [...(findGroup(code)?.capabilities ?? [])];
  return account_id === null ? rights : rights.filter((name) => !PLATFORM_ONLY.has(name));
};
