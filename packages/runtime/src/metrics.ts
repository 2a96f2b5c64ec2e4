import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Label values of one measurement. Few and bounded: job names, outcomes, queue names. Never ids, phones or names. */
export type Labels<L extends string> = Readonly<Record<L, string>>;

export interface CounterMetric<L extends string> {
  add(labels: Labels<L>, by?: number): void;
}

export interface HistogramMetric<L extends string> {
  /** `value` in the unit that the metric's name ends with, for example seconds. */
  observe(labels: Labels<L>, value: number): void;
}

export interface GaugeMetric<L extends string> {
  set(labels: Labels<L>, value: number): void;
}

/** What a metric is called and what it tells. */
export interface MetricOptions<L extends string> {
  name: string;
  help: string;
  labels?: readonly L[];
}

/**
 * The measurements of one process. Asking twice for the same name gives the same metric, so that several services
 * can share a process.
 */
export interface Metrics {
  counter<L extends string = never>(options: MetricOptions<L>): CounterMetric<L>;
  /** `buckets` are upper bounds; without them 5 ms to 130 s, the longest job that there is. */
  histogram<L extends string = never>(options: MetricOptions<L> & { buckets?: number[] }): HistogramMetric<L>;
  /** `collect` is called at every scrape and sets what it knows; if it fails, the last values stay. */
  gauge<L extends string = never>(
    options: MetricOptions<L> & { collect?: (gauge: GaugeMetric<L>) => void | Promise<void> },
  ): GaugeMetric<L>;
  /** The Content-Type of {@link Metrics.render}. */
  readonly content_type: string;
  /** Everything in the text format that Prometheus scrapes. */
  render(): Promise<string>;
}

const JOB_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 130];

type Collect = () => void | Promise<void>;

/** Runs the collectors of one gauge; a source that is down must not take the whole scrape with it. */
const collectAll = async (collectors: readonly Collect[]): Promise<void> => {
  await Promise.allSettled(collectors.map(async (collect) => collect()));
};

/** The metrics of the process `service`, with Node's own (memory, CPU, event-loop lag, garbage collection). */
export const createMetrics = (service: string): Metrics => {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });

  const known = new Map<string, object>();
  const once = <M extends object>(name: string, make: () => M): M => {
    const metric = (known.get(name) as M | undefined) ?? make();
    known.set(name, metric);
    return metric;
  };
  const base = <L extends string>({ name, help, labels = [] }: MetricOptions<L>) => ({
    name,
    help,
    labelNames: [...labels],
    registers: [registry],
  });

  return {
    counter: (options) => {
      const counter = once(options.name, () => new Counter(base(options)));
      return { add: (labels, by = 1) => counter.inc(labels, by) };
    },
    histogram: (options) => {
      const make = () => new Histogram({ ...base(options), buckets: options.buckets ?? JOB_SECONDS });
      const histogram = once(options.name, make);
      return { observe: (labels, value) => histogram.observe(labels, value) };
    },
    gauge: (options) => {
      const collectors = once<Collect[]>(`collectors of ${options.name}`, () => []);
      const make = () => new Gauge({ ...base(options), collect: () => collectAll(collectors) });
      const gauge = once(options.name, make);
      const metric = { set: (labels: Labels<never>, value: number) => gauge.set(labels, value) };
      if (options.collect) collectors.push(() => options.collect?.(metric));
      return metric;
    },
    content_type: registry.contentType,
    render: () => registry.metrics(),
  };
};
