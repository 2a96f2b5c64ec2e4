import { createHash } from 'node:crypto';
import type { Credential } from '@timbre/accounts';
import {
  addMs,
  AppError,
  HOUR_MS,
  invalidInput,
  newId,
  SECOND_MS,
  type Clock,
  type Logger,
  type Once,
} from '@timbre/kernel';
import type { IdempotencyKeyDocument, Store } from '@timbre/store';
import { toAppError } from './problem.ts';
import type { Reply } from './reply.ts';
import { seal, unseal, type SealKeys } from './sealed-answer.ts';

/** How long a key is remembered. */
const KEPT_MS = 24 * HOUR_MS;
/** No request takes this long: whoever holds a claim for longer has died. */
const CLAIM_MS = 60 * SECOND_MS;

/** A request that names a key, as far as it matters for its repetitions. */
export interface RepeatableRequest {
  credential: Pick<Credential, 'kind' | 'id' | 'account_id'>;
  operation_id: string;
  key: string;
  /** Over everything that it asks for. */
  request_hash: string;
}

/** Does the work of a request once: its repetitions get the first answer. */
export type DoOnce = (request: RepeatableRequest, work: (once: Once) => Promise<Reply>) => Promise<Reply>;

const sha256 = (...parts: string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex');

const keyId = ({ credential, operation_id, key }: RepeatableRequest): string =>
  sha256(credential.account_id ?? '', credential.kind, credential.id, operation_id, key);

const inFlight = (): AppError =>
  new AppError(
    'conflict',
    'La primera solicitud con esta Idempotency-Key sigue en curso; repítala en unos segundos',
    { extra: { retry_after_s: 2 } },
  );

const otherRequest = (): AppError =>
  invalidInput([
    {
      path: 'Idempotency-Key',
      message: 'ya se usó con otros datos; envíe una clave nueva para otra solicitud',
    },
  ]);

const replay = ({ answer }: IdempotencyKeyDocument, keys: SealKeys): Reply => {
  const text = unseal(answer?.sealed ?? '', keys);
  if (answer === null || text === null)
    throw new AppError(
      'conflict',
      'Esta solicitud ya se hizo, pero su respuesta ya no se puede leer; busque lo que creó antes de enviar otra',
    );
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: answer.status, headers: { ...answer.headers, 'Idempotency-Replayed': 'true' }, body };
};

/**
 * Keeps what requests with an `Idempotency-Key` were answered, encrypted with a key that nobody has without the
 * client's own. The same request again within 24 hours gets that answer; with other data 422; while the first is under
 * way 409. A request that is refused (4xx) frees its key. One that dies or fails half-way leaves the key to its
 * repetition, which is given the same `Once`.
 */
export const createDoOnce = (deps: {
  store: Pick<Store, 'idempotency_keys'>;
  clock: Clock;
  logger: Logger;
  /** Of the installation, the same for every replica. */
  secret: string;
}): DoOnce => {
  const { store, clock, logger, secret } = deps;
  return async (request, work) => {
    const _id = keyId(request);
    const keys = { secret, client_key: request.key, place: _id };
    const now = clock.now();
    const claim = {
      ...{ _id, account_id: request.credential.account_id, request_hash: request.request_hash },
      ...{ claim_id: newId('claim'), claimed_until: addMs(now, CLAIM_MS) },
      ...{ created_at: now, expires_at: addMs(now, KEPT_MS) },
    };
    const before = await store.idempotency_keys.claim(claim);
    if (before !== null) {
      if (before.request_hash !== request.request_hash) throw otherRequest();
      if (before.answer !== null) return replay(before, keys);
      if (!(await store.idempotency_keys.takeOver(claim))) throw inFlight();
    }
    const since = before?.created_at ?? now;
    const reply = await work({ ref: sha256(_id, since.toISOString()), since }).catch(
      async (error: unknown) => {
        // What an earlier one that died may have made is found again only under the same claim.
        const nothing_done = before === null && toAppError(error).status < 500;
        const { release, giveUp } = store.idempotency_keys;
        const end = nothing_done ? release(claim) : giveUp(claim, clock.now());
        // Where the database is away too, the claim ends by itself.
        await end.catch(() => undefined);
        throw error;
      },
    );
    const sealed = seal(reply.body === undefined ? '' : JSON.stringify(reply.body), keys);
    const { status, headers = {} } = reply;
    await store.idempotency_keys.keep(claim, { status, headers, sealed }).catch((error: unknown) => {
      logger.warn('an answer could not be kept; its repetition will do the work again', {
        operation: request.operation_id,
        error,
      });
    });
    return reply;
  };
};
