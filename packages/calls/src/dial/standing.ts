import { addMs } from '@timbre/kernel';
import type { CallDeps } from '../deps.ts';

/** Whose dial is about to happen. Agent and number are known only once an attempt exists. */
export interface DialScopes {
  account_id: string;
  workspace_id: string;
  agent_id?: string;
  from_number?: string;
}

/** Whether something larger than a batch forbids dialling now. */
export interface Standing {
  stopped: { reason: string } | null;
  /** When the halt may be tried again; null when only a person ends it. */
  until: Date | null;
  /** Stopped scopes that one dial may try now. */
  due_probes: string[];
}

const haltIds = (scopes: DialScopes): string[] => [
  'all',
  `account:${scopes.account_id}`,
  `workspace:${scopes.workspace_id}`,
  ...(scopes.agent_id === undefined ? [] : [`agent:${scopes.agent_id}`]),
  ...(scopes.from_number === undefined ? [] : [`from_number:${scopes.from_number}`]),
];

/** The halts in force for a dial. A fault whose probe is due does not stand in the way: see {@link takeProbes}. */
export const standing = async (deps: CallDeps, scopes: DialScopes): Promise<Standing> => {
  const now = deps.clock.now();
  const halts = await deps.store.halts.among(haltIds(scopes));
  const inForce = halts.filter((halt) => halt.probe_at === null || halt.probe_at > now);
  const due_probes = halts.filter((halt) => !inForce.includes(halt)).map((halt) => halt._id);
  const [first] = inForce;
  if (first === undefined) return { stopped: null, until: null, due_probes };
  const instants = inForce.map((halt) => halt.probe_at);
  const until = instants.includes(null)
    ? null
    : new Date(Math.max(...instants.map((at) => at?.getTime() ?? 0)));
  return { stopped: { reason: first.reason }, until, due_probes };
};

/** Takes the right to try stopped scopes again. Of all dials that find a probe due, only one reads `true`. */
export const takeProbes = async (deps: CallDeps, due_probes: string[]): Promise<boolean> => {
  const now = deps.clock.now();
  for (const halt of due_probes) {
    if (!(await deps.store.halts.takeProbe(halt, now, addMs(now, deps.timings.config_wait)))) return false;
  }
  return true;
};

/** Ends the faults that a successful dial has disproved. */
export const clearFaults = (deps: CallDeps, scopes: DialScopes): Promise<number> =>
  deps.store.halts.clearFaults(haltIds(scopes));
