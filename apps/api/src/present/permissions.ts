import {
  CAPABILITIES,
  GROUPS,
  KEY_SCOPES,
  PLATFORM_ONLY,
  sensitivityOf,
  type AuditPage,
} from '@timbre/accounts';
import type { AuditList, PermissionsView } from '@timbre/contracts';

/** Every capability, group and key scope that there is. */
export const presentPermissions = (): PermissionsView => ({
  capabilities: CAPABILITIES.map((name) => ({
    name,
    sensitivity: sensitivityOf(name),
    platform_only: PLATFORM_ONLY.has(name),
  })),
  groups: GROUPS.map(({ code, name, description, platform_only, capabilities }) => ({
    code,
    name,
    description,
    platform_only,
    capabilities: [...capabilities],
  })),
  key_scopes: Object.entries(KEY_SCOPES).map(([scope, capabilities]) => ({
    scope,
    capabilities: [...capabilities],
  })),
});

/** A page of the audit log. */
export const presentAudit = ({ data, next_cursor, has_more }: AuditPage): AuditList => ({
  data: data.map((entry) => ({
    audit_id: entry._id,
    account_id: entry.account_id,
    at: entry.at,
    actor: { kind: entry.actor.kind, id: entry.actor.id },
    action: entry.action,
    target: entry.target,
    before: entry.before,
    after: entry.after,
    ip: entry.ip,
  })),
  next_cursor,
  has_more,
});
