import type { Credential } from '@timbre/accounts';
import type { By } from '@timbre/batches';

/** Who sent a request and from where, for the audit log. */
export const byOf = ({
  credential: { kind, id, account_id },
  ip,
}: {
  credential: Credential;
  ip: string;
}): By => ({ actor: { kind, id, account_id }, ip });
