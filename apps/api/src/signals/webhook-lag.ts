import type { WebhookDeps } from '@timbre/calls';
import type { Metrics } from '@timbre/runtime';

const LAG_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900];

/** Measures how long after the event at Retell a webhook is stored. */
export const webhookStoredIn = (metrics: Metrics): WebhookDeps['webhookStored'] => {
  const lag = metrics.histogram({
    name: 'timbre_webhook_stored_lag_seconds',
    help: 'From an event at Retell to the storing of its webhook',
    labels: ['event'],
    buckets: LAG_SECONDS,
  });
  return (event, lag_s) => lag.observe({ event }, lag_s);
};
