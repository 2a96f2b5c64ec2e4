import {
  createSessionTokens,
  verifyApiKey,
  verifySession,
  type AccountDeps,
  type SignInDeps,
} from '@timbre/accounts';
import { createWake, type BatchDeps } from '@timbre/batches';
import {
  receiveWebhook,
  type PreflightDeps,
  type WorkspaceFacts,
  type StopDeps,
  timingsOn,
  type ExplainDeps,
} from '@timbre/calls';
import type { SealDeps } from '@timbre/evidence';
import { realClock } from '@timbre/kernel';
import { createProducer, type Producer } from '@timbre/queue';
import type { ServiceContext } from '@timbre/runtime';
import { localDateKey } from '@timbre/scheduling';
import { openStore, type Store } from '@timbre/store';
import type { ApiConfig } from './config.ts';
import { createAuthenticate, type Authenticate } from './http/authenticate.ts';
import { createSessionCookie, type SessionCookie } from './http/session-cookie.ts';
import { isLoopback } from './loopback.ts';
import type { ApiChecks } from './routes/system.ts';
import type { ReceiveWebhook } from './routes/webhooks.ts';
import { observeSignals } from './signals/observe-signals.ts';
import { webhookStoredIn } from './signals/webhook-lag.ts';

const DEFAULT_WORKSPACE = 'default';

/** Everything that the API's routes use, and how to put it away. */
export interface Api {
  store: Store;
  producer: Producer;
  accounts: AccountDeps;
  batches: BatchDeps;
  signIn: SignInDeps;
  /** What the API knows of the Retell workspace that the workers dial with. */
  workspace: WorkspaceFacts;
  preflight: PreflightDeps;
  authenticate: Authenticate;
  cookie: SessionCookie;
  receiveWebhook: ReceiveWebhook;
  stops: StopDeps;
  evidence: SealDeps;
  explain: ExplainDeps;
  checks: ApiChecks;
  /** True where the public address is https: cookies and headers are stricter there. */
  https: boolean;
  close(): Promise<void>;
}

const okAfter = async (work: Promise<unknown>): Promise<{ ok: true }> => work.then(() => ({ ok: true }));

/** Opens both servers, or neither. */
const open = async (
  config: ApiConfig,
  { clock, logger }: ServiceContext,
): Promise<Pick<Api, 'store' | 'producer'>> => {
  const store = await openStore({ uri: config.MONGODB_URI, database: config.TIMBRE_DATABASE, logger });
  try {
    await store.ensureIndexes();
    const { REDIS_URL: redis_url, TIMBRE_QUEUE_PREFIX: prefix } = config;
    return { store, producer: await createProducer({ redis_url, prefix, clock, logger }) };
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

/** Builds the API's objects; the only place of this app that does. */
export const compose = async (config: ApiConfig, context: ServiceContext): Promise<Api> => {
  const { clock, logger } = context;
  const { store, producer } = await open(config, context);
  const https = config.API_PUBLIC_URL?.startsWith('https:') ?? false;
  const cookie = createSessionCookie(https);
  const signIn = { store, clock: realClock, tokens: createSessionTokens(config.SESSION_SECRET, realClock) };
  const workspace = workspaceFrom(config);
  const demo_pack_allowed = isLoopback(config.RETELL_BASE_URL);
  observeSignals(context.metrics, logger, { store, clock, workspace });
  const webhook_key = config.RETELL_WEBHOOK_API_KEY ?? config.RETELL_API_KEY;
  return {
    store,
    producer,
    accounts: {
      store,
      clock,
      logger,
      localDay: localDateKey,
      wakeBalance: (account_id) => producer.enqueue('balance-wake', { account_id }),
    },
    batches: {
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
    cookie,
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
    checks: { mongodb: () => okAfter(store.ping()), redis: () => okAfter(producer.probe()) },
    https,
    async close() {
      await producer.close();
      await store.close();
    },
  };
};
