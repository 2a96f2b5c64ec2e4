import { createFirstAdmin } from '@timbre/accounts';
import { DRAIN_MS, type Service, type ServiceContext } from '@timbre/runtime';
import { createApp } from './app.ts';
import { compose, type Api } from './compose.ts';
import { readConfig, type ApiConfig } from './config.ts';
import { listen } from './listen.ts';

/** Makes the first administrator that the configuration names, once. The password is never logged. */
const ensureAdmin = async (config: ApiConfig, api: Api, { logger }: ServiceContext): Promise<void> => {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = config;
  if (email === undefined || password === undefined) return;
  if ((await createFirstAdmin(api.signIn)({ email, password })) !== null)
    logger.info('first administrator created');
};

/** REST, documentation, Retell's webhooks and the view of the queues. Scale it by starting more of it. */
export const apiService = (
  config = readConfig(),
  onListening: (url: string) => void = () => {},
): Service => ({
  name: 'api',
  async start(context) {
    const api = await compose(config, context);
    try {
      await ensureAdmin(config, api, context);
      const server = await listen(createApp(config, api, context), config.API_HOST, config.API_PORT);
      context.logger.info('api listens', { url: server.url });
      onListening(server.url);
      return async () => {
        await api.hub.close(); // else they would hold the server open until its time is up
        await server.close(DRAIN_MS);
        await api.close();
      };
    } catch (error) {
      await api.close();
      throw error;
    }
  },
});
