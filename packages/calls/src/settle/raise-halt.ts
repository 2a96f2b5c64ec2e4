import { addMs, type HaltScope } from '@timbre/kernel';
import type { AttemptDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';

/** The scope of a halt that this attempt gives cause for. */
const haltScopeOf = (attempt: AttemptDocument, scope: HaltScope): string => {
  if (scope === 'agent') return `agent:${attempt.agent_id}`;
  if (scope === 'from_number') return `from_number:${attempt.from_number}`;
  return `workspace:${attempt.workspace_id}`;
};

const WHAT: Record<HaltScope, string> = {
  workspace: 'todas las llamadas de Retell',
  agent: 'las llamadas de este agente',
  from_number: 'las llamadas desde este número',
};

/**
 * Stops a scope after a fault of the provider's side, with one try every 15 minutes, and tells the account. A
 * `fault` was Retell's refusal to dial, which the next dial that goes through disproves; a `breaker` was the end of
 * a call, which only the good end of another one disproves.
 */
export const raiseHalt = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  { kind, scope, reason }: { kind: 'fault' | 'breaker'; scope: HaltScope; reason: string },
): Promise<void> => {
  const now = deps.clock.now();
  const halted = haltScopeOf(attempt, scope);
  const every_ms = deps.timings.config_wait;
  const fresh = await deps.store.halts.raise({
    scope: halted,
    kind,
    reason,
    since: now,
    probe_at: addMs(now, every_ms),
    probe_every_ms: every_ms,
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
    metadata: { halt: halted },
    notice_key: `halt:${halted}:${now.getTime()}`,
  });
};
