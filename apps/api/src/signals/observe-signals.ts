import { readSignals, type SignalDeps, type Signals } from '@timbre/calls';
import { realClock, SECOND_MS, type Logger } from '@timbre/kernel';
import type { GaugeMetric, Metrics } from '@timbre/runtime';

/** How long one reading serves every scrape, in real time. */
const KEEP_MS = 10 * SECOND_MS;
/** A scrape does not wait longer than this for the database: the last figures stay. */
const LIMIT_MS = 2 * SECOND_MS;

/** The newest reading, read again when it is older than ten seconds; scrapes that come at once share one. */
const cached = (read: () => Promise<Signals>, logger: Logger): (() => Promise<Signals>) => {
  let latest: Promise<Signals> | undefined;
  let read_at = 0;
  return () => {
    const now = realClock.now().getTime();
    if (latest !== undefined && now - read_at < KEEP_MS) return latest;
    read_at = now;
    latest = within(read());
    latest.catch((error: unknown) => {
      logger.warn('signals not read; the last figures stay', { error: String(error) });
    });
    return latest;
  };
};

const within = (work: Promise<Signals>): Promise<Signals> => {
  const limit = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no answer in ${LIMIT_MS} ms`)), LIMIT_MS).unref();
  });
  return Promise.race([work, limit]);
};

/**
 * Shows the state of the whole installation at `/metrics`: once, here, and not in the workers, so that more workers
 * do not read it more often. Read at most every ten seconds, only when somebody scrapes.
 */
export const observeSignals = (metrics: Metrics, logger: Logger, deps: SignalDeps): void => {
  const signals = cached(readSignals(deps), logger);
  const gauge = <L extends string>(
    name: string,
    help: string,
    labels: readonly L[],
    show: (gauge: GaugeMetric<L>, found: Signals) => void,
  ): void => {
    metrics.gauge<L>({ name, help, labels, collect: async (one) => show(one, await signals()) });
  };
  gauge('timbre_attempts_open', 'Attempts that are not closed, by state', ['state'], (one, { attempts }) => {
    for (const { state, count } of attempts) one.set({ state }, count);
  });
  gauge(
    'timbre_attempts_oldest_seconds',
    'How long ago the oldest open attempt of a state was to dial',
    ['state'],
    (one, { attempts }) => {
      for (const { state, oldest_s } of attempts) one.set({ state }, oldest_s);
    },
  );
  gauge('timbre_slots_in_use', 'Live calls by kind of scope', ['scope'], (one, { slots }) => {
    for (const [scope, { in_use }] of Object.entries(slots)) one.set({ scope }, in_use);
  });
  gauge(
    'timbre_slots_cap',
    'What the scopes with a live call may have at once',
    ['scope'],
    (one, { slots }) => {
      for (const [scope, { cap }] of Object.entries(slots)) one.set({ scope }, cap);
    },
  );
  gauge('timbre_people_waiting', 'People of live campaigns who wait', ['reason'], (one, { waiting }) => {
    for (const [reason, count] of Object.entries(waiting)) one.set({ reason }, count);
  });
  gauge(
    'timbre_oldest_due_job_seconds',
    'How long the person has waited who may be called now and waits longest',
    [],
    (one, { oldest_due_s }) => one.set({}, oldest_due_s),
  );
  gauge(
    'timbre_dispatch_overdue_seconds',
    'How far the dispatcher is behind',
    [],
    (one, { dispatch_overdue_s }) => one.set({}, dispatch_overdue_s),
  );
};
