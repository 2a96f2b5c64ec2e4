import { BY_ITSELF, recordBatchChange } from '@timbre/batches';
import type { AccountScope, PauseReason } from '@timbre/store';
import type { CallDeps, Notice } from '../deps.ts';

type PauseNotice = Pick<Notice, 'subject' | 'body' | 'priority'>;

const pause = async (
  deps: CallDeps,
  scope: AccountScope,
  batch_id: string,
  pause_reason: PauseReason,
  notice: PauseNotice,
): Promise<boolean> => {
  const batch = await deps.store.batches.change(scope, batch_id, {
    from: ['running'],
    set: { state: 'paused', is_active: false, pause_reason, updated_at: deps.clock.now() },
    bump_epoch: true,
  });
  if (batch === null) return false;
  deps.logger.warn('batch paused itself', { account_id: scope.account_id, batch_id, reason: pause_reason });
  const before = { ...batch, state: 'running' as const, is_active: true, pause_reason: null };
  await recordBatchChange(deps, scope, BY_ITSELF, { action: 'batch.paused', before, after: batch });
  await deps.notify({
    ...notice,
    account_id: scope.account_id,
    message_type: 'alert',
    metadata: { batch_id, pause_reason },
    notice_key: `pause:${batch_id}:${batch.epoch}`,
  });
  return true;
};

/** Nothing can be paid: the batch waits for a top-up, which resumes it. */
export const pauseForBalance = (deps: CallDeps, scope: AccountScope, batch_id: string): Promise<boolean> =>
  pause(deps, scope, batch_id, 'no_balance', {
    subject: 'Campaña pausada: saldo insuficiente',
    body: `La campaña ${batch_id} se pausó porque el saldo no alcanza para otra llamada. Al recargar la cuenta continúa sola.`,
    priority: 'high',
  });

/** Retell refuses what we ask for: somebody has to look at the configuration. */
export const pauseForConfiguration = (
  deps: CallDeps,
  scope: AccountScope,
  batch_id: string,
  message: string,
): Promise<boolean> =>
  pause(deps, scope, batch_id, 'config', {
    subject: 'Campaña pausada: configuración rechazada por Retell',
    body: `Retell rechazó tres llamadas seguidas de la campaña ${batch_id}. Último mensaje: «${message}». Corrija la configuración y reanude la campaña.`,
    priority: 'critical',
  });

/** The list is bad: numbers that do not exist cost the caller ids their name. False when it does not run any more. */
export const pauseForFailures = (
  deps: CallDeps,
  scope: AccountScope,
  batch_id: string,
  figures: string,
): Promise<boolean> =>
  pause(deps, scope, batch_id, 'high_failure_rate', {
    subject: 'Campaña pausada: demasiados números inválidos',
    body: `La campaña ${batch_id} se pausó: ${figures}. Revise la columna de teléfonos y el país; después reanude la campaña.`,
    priority: 'high',
  });

/** Hardly a call goes through, for whatever reason: somebody has to look. False when it does not run any more. */
export const pauseForFailedCalls = (
  deps: CallDeps,
  scope: AccountScope,
  batch_id: string,
  figures: string,
): Promise<boolean> =>
  pause(deps, scope, batch_id, 'high_failure_rate', {
    subject: 'Campaña pausada: casi todas las llamadas fallan',
    body: `La campaña ${batch_id} se pausó: ${figures}. Revise los teléfonos, el número que se muestra y el agente; después reanude la campaña.`,
    priority: 'high',
  });
