import type { WebhookAnswer, IncomingWebhook } from '@timbre/calls';
import { OPERATIONS } from '@timbre/contracts';
import { AppError } from '@timbre/kernel';
import { noContent, type Reply } from '../http/reply.ts';
import { route } from '../http/route.ts';

/** Checks, stores and queues one event; the work itself is a job. */
export type ReceiveWebhook = (webhook: IncomingWebhook) => Promise<WebhookAnswer>;

const replyTo = (answer: WebhookAnswer): Reply<never> => {
  if (answer === 'forbidden') throw new AppError('unauthenticated', 'La firma no es válida');
  if (answer === 'unreadable') throw new AppError('unparseable', 'El cuerpo no es un aviso de Retell');
  return noContent();
};

/** Retell's events: 204 whether new or a repetition, so that Retell does not send them again. */
export const webhookRoutes = (receiveWebhook: ReceiveWebhook) => [
  route(OPERATIONS.receiveRetellWebhook, async ({ params, raw_body, header }) =>
    replyTo(
      await receiveWebhook({
        workspace_id: params.workspace_id,
        raw_body,
        signature: header('x-retell-signature'),
      }),
    ),
  ),
];
