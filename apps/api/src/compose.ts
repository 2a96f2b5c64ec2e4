import {
  createRefreshTokens,
  createSessionTokens,
  noteAccess,
  verifyApiKey,
  verifySession,
  type AccountDeps,
  type SignInDeps,
} from '@timbre/accounts';
import { batchStatus, createWake, type BatchDeps, type ReadStatus } from '@timbre/batches';
import {
  receiveWebhook,
  type News,
  type PreflightDeps,
  type WorkspaceFacts,
  type StopDeps,
  timingsOn,
  type ExplainDeps,
} from '@timbre/calls';
import type { SealDeps } from '@timbre/evidence';
import { realClock } from '@timbre/kernel';
import { createProducer, openSharedRedis, type Producer, type SharedRedis } from '@timbre/queue';
import { personalDataSecrets, type ServiceContext } from '@timbre/runtime';
import { localDateKey } from '@timbre/scheduling';
import { openStore, type Store } from '@timbre/store';
import type { RequestDeps } from '@timbre/subjects';
import type { ApiConfig } from './config.ts';
import type { EventHub } from './events/hub.ts';
import { observeWatchers, openEvents } from './events/open-events.ts';
import { createAuthenticate } from './http/authenticate.ts';
import { createAuthorize } from './http/authorize.ts';
import { createExportSlots } from './http/export-slots.ts';
import type { Guards } from './http/guards.ts';
import { createDoOnce } from './http/idempotency.ts';
import { createCountRequest } from './http/rate-limit.ts';
import { createRefreshCookie, createSessionCookie, type SessionCookie } from './http/session-cookie.ts';
import { isLoopback } from './loopback.ts';
import type { ApiChecks } from './routes/system.ts';
import type { ReceiveWebhook } from './routes/webhooks.ts';
import { observeSignals } from './signals/observe-signals.ts';
import { webhookStoredIn } from './signals/webhook-lag.ts';

const DEFAULT_WORKSPACE = 'default';

/** Everything that the API's routes use, and how to put it away. */
export interface Api extends Guards {
  store: Store;
  producer: Producer;
  /** Caches, news and rate limits; without Redis they are empty, silent or local. */
  redis: SharedRedis;
  /** Those who watch an account, and what they are told from here. */
  hub: EventHub;
  news: News;
  /** The one reader of where campaigns stand: what it counted serves everybody who polls. */
  statusOf: ReadStatus;
  accounts: AccountDeps;
  batches: BatchDeps;
  signIn: SignInDeps;
  /** What the API knows of the Retell workspace that the workers dial with. */
  workspace: WorkspaceFacts;
  preflight: PreflightDeps;
  cookie: SessionCookie;
  refresh_cookie: SessionCookie;
  receiveWebhook: ReceiveWebhook;
  stops: StopDeps;
  evidence: SealDeps;
  explain: ExplainDeps;
  subjects: RequestDeps;
  checks: ApiChecks;
  /** True where the public address is https: cookies and headers are stricter there. */
  https: boolean;
  close(): Promise<void>;
}

const okAfter = async (work: Promise<unknown>): Promise<{ ok: true }> => work.then(() => ({ ok: true }));

/** Opens both servers, or neither. What is shared through Redis needs no server to open. */
const open = async (
  config: ApiConfig,
  { clock, logger }: ServiceContext,
): Promise<Pick<Api, 'store' | 'producer' | 'redis'>> => {
  const store = await openStore({
    uri: config.MONGODB_URI,
    database: config.TIMBRE_DATABASE,
    logger,
    personal_data_secrets: personalDataSecrets(config),
  });
  try {
    await store.ensureIndexes();
    const { REDIS_URL: redis_url, TIMBRE_QUEUE_PREFIX: prefix } = config;
    const producer = await createProducer({ redis_url, prefix, clock, logger });
    return { store, producer, redis: await openSharedRedis({ redis_url, prefix, logger }) };
  } catch (error) {
    await store.close();
    throw error;
  }
};

const workspaceFrom = (config: ApiConfig): WorkspaceFacts => ({
  workspace_id: DEFAULT_WORKSPACE,
  from_number: config.RETELL_FROM_NUMBER,
  agent_id: config.RETELL_AGENT_ID ?? '',
  calls_per_second: config.RETELL_CALLS_PER_SECOND,
  max_concurrent_calls: config.RETELL_MAX_CONCURRENT_CALLS,
});

const limitsFrom = (config: ApiConfig) => ({
  read: config.RATE_LIMIT_READS,
  write: config.RATE_LIMIT_WRITES,
  polling: config.RATE_LIMIT_POLLING,
  expensive: config.RATE_LIMIT_EXPENSIVE,
  stranger: config.RATE_LIMIT_STRANGERS,
});

/** Builds the API's objects; the only place of this app that does. */
export const compose = async (config: ApiConfig, context: ServiceContext): Promise<Api> => {
  const { clock, logger } = context;
  const { store, producer, redis } = await open(config, context);
  const https = config.API_PUBLIC_URL?.startsWith('https:') ?? false;
  const cookie = createSessionCookie(https);
  const secrets = { current: config.SESSION_SECRET, previous: config.SESSION_SECRET_PREVIOUS };
  const signIn = {
    store,
    clock: realClock,
    tokens: createSessionTokens(secrets, realClock),
    refresh_tokens: createRefreshTokens(secrets),
  };
  const workspace = workspaceFrom(config);
  const demo_pack_allowed = isLoopback(config.RETELL_BASE_URL);
  observeSignals(context.metrics, logger, { store, clock, workspace });
  const statusOf = batchStatus({ store, clock });
  const live = openEvents({ statusOf, clock, redis, prefix: config.TIMBRE_QUEUE_PREFIX });
  observeWatchers(context.metrics, live.hub);
  const webhook_key = config.RETELL_WEBHOOK_API_KEY ?? config.RETELL_API_KEY;
  return {
    store,
    producer,
    redis,
    statusOf,
    ...live,
    accounts: {
      store,
      clock,
      logger,
      localDay: localDateKey,
      wakeBalance: (account_id) => producer.enqueue('balance-wake', { account_id }),
    },
    batches: {
      ...live.news,
      store,
      clock,
      logger,
      producer,
      wake: createWake({ store, clock, logger, producer }),
      demo_pack_allowed,
      caller_id: config.RETELL_FROM_NUMBER,
    },
    signIn,
    workspace,
    preflight: { store, clock, workspace, demo_pack_allowed, caller_id: workspace.from_number },
    authenticate: createAuthenticate({
      apiKey: verifyApiKey(signIn),
      session: verifySession(signIn),
      cookie,
    }),
    authorize: createAuthorize(noteAccess({ store, clock: realClock, logger })),
    count: createCountRequest({
      redis,
      prefix: config.TIMBRE_QUEUE_PREFIX,
      limits: limitsFrom(config),
      logger,
    }),
    takeExportSlot: createExportSlots(config.EXPORTS_AT_ONCE),
    once: createDoOnce({ store, clock: realClock, logger, secret: config.SESSION_SECRET }),
    cookie,
    refresh_cookie: createRefreshCookie(https),
    receiveWebhook: receiveWebhook({
      store,
      clock,
      logger,
      queue: producer,
      webhookStored: webhookStoredIn(context.metrics),
      webhookKeyOf: (workspace_id) => (workspace_id === DEFAULT_WORKSPACE ? webhook_key : undefined),
    }),
    stops: { store, clock, logger, queue: producer, workspace_ids: [DEFAULT_WORKSPACE] },
    evidence: { store, clock, logger },
    explain: { store, clock, timings: timingsOn(clock), workspace },
    subjects: {
      store,
      clock,
      logger,
      wake: (request_id) => producer.enqueue('subject-erase', { request_id }),
    },
    checks: { mongodb: () => okAfter(store.ping()), redis: () => okAfter(producer.probe()) },
    https,
    async close() {
      await live.hub.close();
      await redis.close();
      await producer.close();
      await store.close();
    },
  };
};
