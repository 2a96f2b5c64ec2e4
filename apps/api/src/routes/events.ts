import { scopeOf } from '@timbre/accounts';
import { getBatch, ownerOfBatch } from '@timbre/batches';
import { OPERATIONS } from '@timbre/contracts';
import { AppError, notFound } from '@timbre/kernel';
import type { Api } from '../compose.ts';
import { writeEvents } from '../events/event-stream.ts';
import { ok, type Reply } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { scopeOfThing } from './scopes.ts';

type Deps = Pick<Api, 'store' | 'hub' | 'news' | 'authenticate'>;

const RIGHT = 'sistema.operaciones.llamadas.ver';

/** What happens, told while it happens, and what processes are to forget. */
export const eventRoutes = ({ store, hub, news, authenticate }: Deps) => [
  route(OPERATIONS.streamEvents, async ({ query, credential, header }): Promise<Reply<never>> => {
    const { account_id } = scopeOf(credential, query.account_id);
    if ((await store.accounts.find(scopeOf(credential, query.account_id))) === null)
      throw notFound('Account not found');
    const seat = hub.reserve(account_id);
    return {
      status: 200,
      stream: (request, response) =>
        writeEvents(response, {
          seat,
          after: header('last-event-id'),
          expires_at: credential.session?.expires_at.getTime() ?? null,
          async stillAllowed() {
            try {
              const now = await authenticate(request);
              return now?.account_id === credential.account_id && now.capabilities.has(RIGHT);
            } catch (error) {
              // A server that is away says nothing about the credential.
              return !(error instanceof AppError && error.status < 500);
            }
          },
        }),
    };
  }),
  route(OPERATIONS.invalidateBatchCache, async ({ params, credential }) => {
    const scope = await scopeOfThing(credential, params.batch_id, ownerOfBatch({ store }));
    const { batch_id } = await getBatch({ store })(scope, params.batch_id);
    news.batchChanged(scope.account_id, batch_id);
    return ok({ success: true, message: 'Cache invalidated' });
  }),
];
