import { connectRedis } from '@timbre/queue';
import { createLogger } from '@timbre/runtime';
import { freshNames, testServers } from '../support/servers.ts';
import { startTestApi, type TestApi, type TestApiOptions } from '../support/api.ts';
import { SUSPECT } from './attack-support.ts';
import { everythingIn } from './canaries.ts';
import type { Tally } from './tally.ts';

/** Parts of the people whom attacks name in their bodies: nobody else has them. */
const PERSONAL = [SUSPECT.name, SUSPECT.email, SUSPECT.phone.slice(3), SUSPECT.rut.split('-')[0] ?? ''];

/** Where `secrets` stand in `texts`, cut short; empty when they stand nowhere. */
const found = (texts: readonly string[], secrets: readonly string[]): string[] =>
  secrets.flatMap((secret) =>
    texts.filter((text) => text.includes(secret)).map((text) => `${secret}: ${text.slice(0, 300)}`),
  );

/**
 * {@link startTestApi} with the logger that production has, at its most talkative. When it stops, its log, its
 * measurements and all that it keeps in Redis are searched for credentials and for the people that were named.
 */
export const startWatchedApi = async (tally: Tally, options: TestApiOptions = {}): Promise<TestApi> => {
  const lines: string[] = [];
  const logger = createLogger({ service: 'api', level: 'debug', write: (text) => void lines.push(text) });
  const names = options.names ?? freshNames();
  const api = await startTestApi({ logger, names, ...options });
  const secrets = [api.platform_key, api.admin.password, ...PERSONAL];
  return {
    ...api,
    async createAccount(...given) {
      const account = await api.createAccount(...given);
      secrets.push(account.api_key);
      return account;
    },
    async stop() {
      const redis = connectRedis(testServers().redis_url, 'worker');
      const places = {
        log: lines,
        redis: await everythingIn(redis, names.prefix),
        metrics: [(await api.request.get('/metrics')).text],
      };
      await redis.quit();
      await api.stop();
      for (const [place, texts] of Object.entries(places))
        tally.blocked(`secret in ${place}`, found(texts, secrets).slice(0, 3), []);
    },
  };
};
