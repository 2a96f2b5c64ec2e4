import { accountScope, type AccountDocument, type AuditDocument } from '@timbre/store';
import type { CallDeps, Notice } from '../deps.ts';

const PAGE = 500;

/** The accounts that a stop concerns. */
const concerned = async (deps: CallDeps, scope: string): Promise<AccountDocument[]> => {
  if (scope.startsWith('account:')) {
    const account = await deps.store.accounts.find(accountScope(scope.slice('account:'.length)));
    return account === null ? [] : [account];
  }
  const all: AccountDocument[] = [];
  for (let skip = 0; ; skip += PAGE) {
    const page = await deps.store.accounts.dangerouslyAcrossAccountsList(
      { status: 'active' },
      { limit: PAGE, skip },
    );
    all.push(...page);
    if (page.length < PAGE) return all;
  }
};

const raised = (stop_id: string, entry: AuditDocument): Omit<Notice, 'account_id'> => ({
  subject: 'Detención de emergencia: no se inician llamadas',
  body: `Todas las llamadas de la cuenta están detenidas. Motivo: ${String(entry.after?.reason)}. ${
    entry.after?.hang_up
      ? 'Las llamadas en curso se están cortando.'
      : 'Las llamadas en curso terminan solas.'
  } Las campañas siguen donde quedaron cuando se levante la detención.`,
  message_type: 'alert',
  priority: 'critical',
  metadata: { stop_id },
  notice_key: `stop:${stop_id}:raised`,
});

const lifted = (stop_id: string): Omit<Notice, 'account_id'> => ({
  subject: 'Detención de emergencia levantada',
  body: 'Las campañas activas vuelven a llamar dentro de su horario.',
  message_type: 'info',
  priority: 'high',
  metadata: { stop_id },
  notice_key: `stop:${stop_id}:lifted`,
});

/** Tells every account concerned that a stop was raised or lifted, each of it once. Harmless to repeat. */
export const announceStop =
  (deps: CallDeps) =>
  async ({ stop_id }: { stop_id: string }): Promise<void> => {
    const history = await deps.store.audit_log.dangerouslyAcrossAccountsListOf(stop_id);
    const beginning = history.find((entry) => entry.action === 'emergency_stop.raised');
    if (beginning === undefined) return;
    const scope = String(beginning.after?.scope);
    const over = history.some((entry) => entry.action === 'emergency_stop.lifted');
    for (const { account_id } of await concerned(deps, scope)) {
      await deps.notify({ account_id, ...raised(stop_id, beginning) });
      if (over) await deps.notify({ account_id, ...lifted(stop_id) });
    }
    await deps.store.halts.noteStop(scope, stop_id, { announced: true });
  };
