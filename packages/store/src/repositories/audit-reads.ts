import type { AuditDocument } from '../documents/audit.ts';
import { atLeast, lessThan } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** Which acts a list shows. */
export interface AuditFilter {
  action?: string;
  target?: string;
  /** The `id` of who did it. */
  actor_id?: string;
  /** At or after this instant. */
  from?: Date;
  /** Before this instant. */
  to?: Date;
}

/** A place in the list: the entry before which the next page begins. */
export interface AuditPlace {
  at: Date;
  id: string;
}

const filterOf = (
  { action, target, actor_id, from, to }: AuditFilter,
  before?: AuditPlace,
): Record<string, unknown> => {
  const further: Record<string, unknown>[] = [
    ...(from === undefined ? [] : [{ at: atLeast(from) }]),
    ...(to === undefined ? [] : [{ at: lessThan(to) }]),
    ...(before === undefined
      ? []
      : [{ $or: [{ at: lessThan(before.at) }, { at: before.at, _id: lessThan(before.id) }] }]),
  ];
  return {
    ...(action === undefined ? {} : { action }),
    ...(target === undefined ? {} : { target }),
    ...(actor_id === undefined ? {} : { 'actor.id': actor_id }),
    ...(further.length === 0 ? {} : { $and: further }),
  };
};

const ALL = { acrossAccounts: 'the platform reads what was done in every account' };

/** The record of who did what, for reading. */
export const createAuditReadRepository = ({ audit_log }: Models) => ({
  /** A page of what was done in an account, newest first. */
  list: (
    scope: AccountScope,
    filter: AuditFilter,
    page: { limit: number; before?: AuditPlace },
  ): Promise<AuditDocument[]> =>
    audit_log
      .find({ account_id: scope.account_id, ...filterOf(filter, page.before) })
      .sort({ at: -1, _id: -1 })
      .limit(page.limit)
      .lean<AuditDocument[]>(),

  /** The same of every account and of the platform. */
  dangerouslyAcrossAccountsList: (
    filter: AuditFilter,
    page: { limit: number; before?: AuditPlace },
  ): Promise<AuditDocument[]> =>
    audit_log
      .find(filterOf(filter, page.before), null, ALL)
      .sort({ at: -1, _id: -1 })
      .limit(page.limit)
      .lean<AuditDocument[]>(),
});
