import type { ReadStatus } from '@timbre/batches';
import { createNews, type News } from '@timbre/calls';
import type { Clock } from '@timbre/kernel';
import { createLiveEvents, type SharedRedis } from '@timbre/queue';
import type { Metrics } from '@timbre/runtime';
import { accountScope } from '@timbre/store';
import { presentStatus } from '../present/batch.ts';
import { createEventHub, type EventHub } from './hub.ts';

/** Those who watch, and the voice that tells them. */
export const openEvents = (deps: {
  statusOf: ReadStatus;
  clock: Clock;
  redis: SharedRedis;
  prefix: string;
}): { hub: EventHub; news: News } => {
  const { statusOf, clock, redis, prefix } = deps;
  const events = createLiveEvents(redis, prefix);
  return {
    hub: createEventHub({
      events,
      progressOf: async (account_id, batch_id) =>
        presentStatus(await statusOf(accountScope(account_id), batch_id)),
    }),
    news: createNews({ events, redis, clock }),
  };
};

/** How many clients watch through this process. */
export const observeWatchers = (metrics: Metrics, hub: EventHub): void => {
  metrics.gauge({
    name: 'timbre_event_streams',
    help: 'Clients that are connected for events',
    collect: (gauge) => gauge.set({}, hub.size()),
  });
};
