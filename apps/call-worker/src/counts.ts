import type { CallCounts } from '@timbre/calls';
import type { Metrics } from '@timbre/runtime';

const HOURS = [0.1, 0.25, 0.5, 1, 2, 4, 8, 24, 72, 168, 720];
const LAG_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900];
const TICK_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const EVENTS = new Set(['call_started', 'call_ended', 'call_analyzed']);

/** `value` as the first of `bounds` that it does not exceed: labels stay few whatever a campaign is given. */
const bucket = (value: number, bounds: readonly number[]): string => {
  const bound = bounds.find((each) => value <= each);
  return bound === undefined ? `>${bounds.at(-1)}` : `<=${bound}`;
};

/** The counts of waiting, and of settings: what operators tune. */
const tuningCounts = (
  metrics: Metrics,
): Pick<CallCounts, 'postponed' | 'retryDelay' | 'attempted' | 'webhookProcessed' | 'tick'> => {
  const postponed = metrics.counter({
    name: 'timbre_postponed_total',
    help: 'Dials put off by the gate, by code',
    labels: ['code'],
  });
  const delays = metrics.histogram({
    name: 'timbre_retry_delay_hours',
    help: 'Delay before the same phone is called again',
    buckets: HOURS,
  });
  const attempted = metrics.counter({
    name: 'timbre_attempts_by_settings_total',
    help: 'Calls that counted, by the settings of their batch and whether they reached the person',
    labels: ['max_attempts', 'retry_delay_hours', 'ring_timeout_seconds', 'success'],
  });
  const lag = metrics.histogram({
    name: 'timbre_webhook_processed_lag_seconds',
    help: 'From the storing of a webhook to the end of the work on it',
    labels: ['event'],
    buckets: LAG_SECONDS,
  });
  const ticks = metrics.histogram({
    name: 'timbre_dispatch_tick_seconds',
    help: 'How long one look of the dispatcher at a batch took, by why it stopped',
    labels: ['reason'],
    buckets: TICK_SECONDS,
  });
  return {
    postponed: (code) => postponed.add({ code }),
    retryDelay: (hours) => delays.observe({}, hours),
    attempted: ({ max_attempts, retry_delay_hours, ring_timeout_s }, success) =>
      attempted.add({
        max_attempts: String(max_attempts),
        retry_delay_hours: bucket(retry_delay_hours, [0.5, 1, 4, 24]),
        ring_timeout_seconds: bucket(ring_timeout_s, [20, 30, 60]),
        success: String(success),
      }),
    webhookProcessed: (event, lag_s) =>
      lag.observe({ event: EVENTS.has(event) ? event : 'other' }, Math.max(0, lag_s)),
    tick: (reason, seconds) => ticks.observe({ reason }, seconds),
  };
};

/** Where campaigns' settings are read from; the share that needs no database is what the cache is for. */
const settingsCounts = (metrics: Metrics): Pick<CallCounts, 'settingsRead'> => {
  const reads = { memory: 0, database: 0 };
  const seconds = metrics.histogram({
    name: 'timbre_settings_read_seconds',
    help: 'Reading a campaign for a step of a call, by where its settings came from',
    labels: ['source'],
    buckets: TICK_SECONDS,
  });
  metrics.gauge({
    name: 'timbre_settings_cache_hit_ratio',
    help: 'Share of the reads of settings that were answered from memory, since the process started',
    collect: (gauge) => gauge.set({}, reads.memory / Math.max(1, reads.memory + reads.database)),
  });
  return {
    settingsRead: (source, took_s) => {
      reads[source] += 1;
      seconds.observe({ source }, took_s);
    },
  };
};

/** The engine's counts as metrics. */
export const countsIn = (metrics: Metrics): CallCounts => {
  const dials = metrics.counter({
    name: 'timbre_dials_total',
    help: 'Dials by what came of them',
    labels: ['result', 'code'],
  });
  const ended = metrics.counter({
    name: 'timbre_calls_ended_total',
    help: 'Finished calls by outcome',
    labels: ['class', 'reason'],
  });
  const repaired = metrics.counter({
    name: 'timbre_repairs_total',
    help: 'What the reconciler mended',
    labels: ['what'],
  });
  const unknown = metrics.counter({
    name: 'retell_unknown_reason_total',
    help: 'Reasons that no table knows',
    labels: ['reason'],
  });
  const stray = metrics.counter({
    name: 'timbre_stray_calls_total',
    help: 'Webhooks of calls that are not ours',
  });
  const recordings = metrics.counter({
    name: 'timbre_recordings_total',
    help: 'Recordings copied (stored), or given up by reason',
    labels: ['result'],
  });
  const breakers = metrics.counter({
    name: 'timbre_breakers_total',
    help: 'Breakers that tripped or closed, by what they stop',
    labels: ['level', 'what'],
  });
  const concurrency = metrics.gauge({
    name: 'timbre_retell_concurrency',
    help: 'Live calls at Retell as it counts them: its limit, all of them, those of others',
    labels: ['what'],
  });
  return {
    ...tuningCounts(metrics),
    dial: (result, code) => dials.add({ result, code }),
    ended: (outcome_class, reason) => ended.add({ class: outcome_class, reason }),
    repaired: (what, count) => repaired.add({ what }, count),
    unknownReason: (reason) => unknown.add({ reason: reason.slice(0, 60) }),
    strayCall: () => stray.add({}),
    recording: (result) => recordings.add({ result }),
    ...settingsCounts(metrics),
    breaker: (level, what) => breakers.add({ level, what }),
    retellCapacity: (reading) => {
      for (const [what, calls] of Object.entries(reading)) concurrency.set({ what }, calls);
    },
  };
};
