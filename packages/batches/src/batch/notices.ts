import { sendSystemMessage, type SystemMessage } from '@timbre/inbox';
import type { Clock, Logger } from '@timbre/kernel';
import type { BatchCounters, BatchDocument, Store } from '@timbre/store';
import { readCounters } from '../job/job-status.ts';

/** What sending a notice takes. */
export interface NoticeDeps {
  store: Pick<Store, 'messages' | 'counters'>;
  clock: Clock;
  logger?: Logger;
}

/** Sends a notice about a batch that was changed already. Never rejects: the change stands without it. */
export const tellAccount = async (deps: NoticeDeps, message: SystemMessage): Promise<void> => {
  try {
    await sendSystemMessage(deps)(message);
  } catch (error) {
    const { account_id, notice_key } = message;
    deps.logger?.error('notice not sent', { account_id, notice_key, error });
  }
};

const titled = ({ name, batch_id }: BatchDocument): string => `«${name}» (${batch_id})`;

const about = (batch: BatchDocument, what: string): Pick<SystemMessage, 'account_id' | 'metadata'> => ({
  account_id: batch.account_id,
  metadata: { batch_id: batch.batch_id, event: what },
});

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** How a campaign went, in one sentence of the inbox. */
const resultsSentence = (batch: BatchCounters & Pick<BatchDocument, 'state'>): string => {
  const { total_jobs, completed_jobs, failed_jobs, cancelled_jobs } = readCounters(batch);
  const parts = [
    plural(completed_jobs, 'contactada', 'contactadas'),
    plural(failed_jobs, 'sin éxito', 'sin éxito'),
    plural(cancelled_jobs, 'cancelada', 'canceladas'),
  ];
  return `De ${plural(total_jobs, 'persona', 'personas')}: ${parts.join(', ')}.`;
};

/** Somebody paused the campaign. Once for each pause: its epoch is in the key. */
export const pausedNotice = (batch: BatchDocument): SystemMessage => ({
  ...about(batch, 'paused'),
  subject: 'Campaña pausada',
  body: `La campaña ${titled(batch)} quedó en pausa: no se inician más llamadas. Las que están en curso terminan solas. Para seguir, reanúdela.`,
  message_type: 'info',
  priority: 'medium',
  notice_key: `paused:${batch.batch_id}:${batch.epoch}`,
});

/** The campaign runs again, by a person's word or because its account was topped up. */
export const resumedNotice = (batch: BatchDocument): SystemMessage => ({
  ...about(batch, 'resumed'),
  subject: 'Campaña reanudada',
  body: `La campaña ${titled(batch)} vuelve a llamar dentro de su horario.`,
  message_type: 'info',
  priority: 'low',
  notice_key: `resumed:${batch.batch_id}:${batch.epoch}`,
});

/** Somebody cancelled the campaign. */
export const cancelledNotice = (batch: BatchDocument): SystemMessage => ({
  ...about(batch, 'cancelled'),
  subject: 'Campaña cancelada',
  body: `La campaña ${titled(batch)} se canceló y no puede reanudarse. ${resultsSentence(batch)}`,
  message_type: 'info',
  priority: 'medium',
  notice_key: `cancelled:${batch.batch_id}`,
});

/** The campaign has nobody left to call. Again only after people were added: retries of single jobs are no news. */
export const completedNotice = (batch: BatchDocument): SystemMessage => ({
  ...about(batch, 'completed'),
  subject: 'Campaña terminada',
  body: `La campaña ${titled(batch)} terminó. ${resultsSentence(batch)} Los resultados se pueden descargar.`,
  message_type: 'info',
  priority: 'medium',
  notice_key: `completed:${batch.batch_id}:${batch.total_jobs}`,
});
