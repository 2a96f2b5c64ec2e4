import { effectiveCapabilities, type UserPage } from '@timbre/accounts';
import type { CreatedPerson, ExceptionView, PersonView, UserRightsView } from '@timbre/contracts';
import type { PermissionException, UserDocument } from '@timbre/store';
import { presentUser } from './identity.ts';

/** One right that a person has, or has not, in spite of their groups. */
export const presentException = (exception: PermissionException): ExceptionView => ({
  exception_id: exception.exception_id,
  kind: exception.kind,
  capability: exception.capability,
  reason: exception.reason,
  expires_at: exception.expires_at,
  granted_by: exception.granted_by.id,
  created_at: exception.created_at,
});

const presentGroups = ({ groups }: UserDocument) =>
  groups.map(({ code, expires_at }) => ({ code, expires_at }));

/** A person for those who administer people. */
export const presentPerson = (user: UserDocument): PersonView => ({
  ...presentUser(user),
  is_active: user.is_active,
  groups: presentGroups(user),
  exceptions: user.exceptions.map(presentException),
  created_at: user.created_at,
  last_login_at: user.last_login_at,
});

/** A page of people. */
export const presentPeople = ({ data, next_cursor, has_more }: UserPage) => ({
  data: data.map(presentPerson),
  next_cursor,
  has_more,
});

/** A person with the password that was made up, the only answer that shows it. */
export const presentCreatedPerson = (made: {
  user: UserDocument;
  password: string | null;
}): CreatedPerson => ({ ...presentPerson(made.user), password: made.password });

/** What a person may do at `now`, and why. */
export const presentRights = (user: UserDocument, now: Date): UserRightsView => ({
  groups: presentGroups(user),
  exceptions: user.exceptions.map(presentException),
  capabilities: [...effectiveCapabilities(user, now)],
});
