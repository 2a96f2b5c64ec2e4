import { addMs, type HaltScope } from '@timbre/kernel';
import type { AttemptDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';

const haltId = (attempt: AttemptDocument, scope: HaltScope): string => {
  if (scope === 'agent') return `agent:${attempt.agent_id}`;
  if (scope === 'from_number') return `from_number:${attempt.from_number}`;
  return `workspace:${attempt.workspace_id}`;
};

const WHAT: Record<HaltScope, string> = {
  workspace: 'todas las llamadas de Retell',
  agent: 'las llamadas de este agente',
  from_number: 'las llamadas desde este número',
};

/** Stops a scope after a fault of the provider's side, with one try every 15 minutes, and tells the account. */
export const raiseHalt = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  scope: HaltScope,
  reason: string,
): Promise<void> => {
  const now = deps.clock.now();
  const _id = haltId(attempt, scope);
  const fresh = await deps.store.halts.raise({
    _id,
    kind: 'fault',
    reason,
    since: now,
    probe_at: addMs(now, deps.timings.config_wait),
  });
  if (!fresh) return;
  deps.logger.error('calls halted', {
    attempt_id: attempt.attempt_id,
    account_id: attempt.account_id,
    scope,
    reason,
  });
  await deps.notify({
    account_id: attempt.account_id,
    subject: 'Llamadas detenidas por una falla del proveedor',
    body: `Se detuvieron ${WHAT[scope]}: ${reason}. Timbre prueba de nuevo cada 15 minutos y sigue solo cuando funcione.`,
    message_type: 'alert',
    priority: 'critical',
    metadata: { halt: _id },
    notice_key: `halt:${_id}:${now.getTime()}`,
  });
};
