import type { CallCounts } from '@timbre/calls';
import type { Metrics } from '@timbre/runtime';

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
  return {
    dial: (result, code) => dials.add({ result, code }),
    ended: (outcome_class, reason) => ended.add({ class: outcome_class, reason }),
    repaired: (what, count) => repaired.add({ what }, count),
    unknownReason: (reason) => unknown.add({ reason: reason.slice(0, 60) }),
    strayCall: () => stray.add({}),
  };
};
