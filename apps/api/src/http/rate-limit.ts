import { createHash } from 'node:crypto';
import type { LimitClass } from '@timbre/contracts';
import { AppError, MINUTE_MS, type Logger } from '@timbre/kernel';
import type { SharedRedis } from '@timbre/queue';
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { RedisStore } from 'rate-limit-redis';

/** A limited class of requests; `stranger` counts those without a good credential, by address. */
export type CountedClass = Exclude<LimitClass, 'none'> | 'stranger';

/** Requests per minute of each class; 0: as many as come. */
export type RateLimits = Readonly<Record<CountedClass, number>>;

/** Who asks: the id of a credential, or only an address. */
export type Asker = { credential_id: string } | { ip: string };

/** Counts a request and says so in its headers. Rejects with `too_many_requests` (429) when there were too many. */
export type CountRequest = (
  counted: CountedClass,
  asker: Asker,
  request: Request,
  response: Response,
) => Promise<void>;

/** How long a Redis that failed is left alone: no request waits for it meanwhile. */
const LEFT_ALONE_MS = 5_000;

/** A network of a household or company has a /56 of IPv6 addresses: it counts as one. */
const IPV6_SUBNET = 56;

/** Stands in Redis instead of ids and addresses. */
const nameOf = (asker: Asker): string => {
  const name =
    'ip' in asker ? `ip ${ipKeyGenerator(asker.ip, IPV6_SUBNET)}` : `credential ${asker.credential_id}`;
  return createHash('sha256').update(name).digest('base64url').slice(0, 22);
};

const refuse: RequestHandler = (_request, response, next) => {
  const retry_after_s = Number(response.getHeader('Retry-After') ?? 60);
  next(
    new AppError('too_many_requests', `Demasiadas solicitudes; repita en ${retry_after_s} s`, {
      extra: { retry_after_s },
    }),
  );
};

/** Commands of the store. Its scripts are loaded anew after Redis was away, also when it was away at the start. */
const commandsOf =
  (redis: Pick<SharedRedis, 'command'>) =>
  async (...words: string[]): Promise<string> => {
    const [name, , script = ''] = words;
    const answer = redis.command(...words) as Promise<string>;
    if (name !== 'SCRIPT') return answer;
    return answer.catch(() => createHash('sha1').update(script).digest('hex'));
  };

/**
 * Counts requests per minute in Redis, for all replicas together; headers as in the IETF draft 8 (`RateLimit`,
 * `RateLimit-Policy`) and `Retry-After`. While Redis is away nothing is counted and every request passes: signing in
 * has limits of its own, in MongoDB.
 */
export const createCountRequest = (options: {
  redis: Pick<SharedRedis, 'command'>;
  /** The installation's, in front of every key in Redis. */
  prefix: string;
  limits: RateLimits;
  logger: Logger;
}): CountRequest => {
  const { redis, prefix, limits, logger } = options;
  let left_alone_until = -Infinity;
  const tell = (error: unknown): void => {
    left_alone_until = performance.now() + LEFT_ALONE_MS;
    logger.warn('requests are not counted: Redis does not answer', { error });
  };
  const ignore = (): void => undefined;
  const limiter = (counted: CountedClass): RequestHandler =>
    rateLimit({
      windowMs: MINUTE_MS,
      limit: limits[counted],
      identifier: counted,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      keyGenerator: (_request, response) => String(response.locals['limit_name']),
      store: new RedisStore({ sendCommand: commandsOf(redis), prefix: `${prefix}:limit:${counted}:` }),
      skip: () => performance.now() < left_alone_until,
      passOnStoreError: true,
      logger: { warn: ignore, error: tell },
      handler: refuse,
      validate: false,
    });
  const limiters = new Map(
    (Object.keys(limits) as CountedClass[])
      .filter((counted) => limits[counted] > 0)
      .map((counted) => [counted, limiter(counted)] as const),
  );
  return async (counted, asker, request, response) => {
    const count = limiters.get(counted);
    if (count === undefined) return;
    response.locals['limit_name'] = nameOf(asker);
    await new Promise<void>((resolve, reject) => {
      void count(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
    });
  };
};
