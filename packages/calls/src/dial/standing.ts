import { addMs } from '@timbre/kernel';
import type { HaltDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';

/** Whose dial is about to happen. Agent and number are known only once an attempt exists. */
export interface DialScopes {
  account_id: string;
  workspace_id: string;
  agent_id?: string;
  from_number?: string;
}

/** A halted scope that one dial may try now. */
export interface DueProbe {
  halt_id: string;
  /** How long after this try the next may come. */
  every_ms: number;
}

/** Whether something larger than a batch forbids dialling now. */
export interface Standing {
  stopped: { reason: string } | null;
  /** When the halt may be tried again; null when only a person ends it. */
  until: Date | null;
  due_probes: DueProbe[];
}

const scopesOfHalts = (scopes: DialScopes): string[] => [
  'all',
  `account:${scopes.account_id}`,
  `workspace:${scopes.workspace_id}`,
  ...(scopes.agent_id === undefined ? [] : [`agent:${scopes.agent_id}`]),
  ...(scopes.from_number === undefined ? [] : [`from_number:${scopes.from_number}`]),
];

const isDue = (halt: HaltDocument, now: Date): boolean => halt.probe_at !== null && halt.probe_at <= now;

/**
 * The halts in force for a dial. One whose probe is due does not stand in the way: see {@link takeProbes}. A
 * person's word goes before a fault, because it is what somebody has to undo.
 */
export const standing = async (
  deps: Pick<CallDeps, 'store' | 'clock'>,
  scopes: DialScopes,
): Promise<Standing> => {
  const now = deps.clock.now();
  const halts = await deps.store.halts.among(scopesOfHalts(scopes));
  const inForce = halts.filter((halt) => !isDue(halt, now));
  const due_probes = halts
    .filter((halt) => isDue(halt, now))
    .map((halt) => ({ halt_id: halt._id, every_ms: halt.probe_every_ms ?? 0 }));
  const first = inForce.find((halt) => halt.probe_at === null) ?? inForce[0];
  if (first === undefined) return { stopped: null, until: null, due_probes };
  const latest = Math.max(...inForce.map((halt) => halt.probe_at?.getTime() ?? 0));
  return {
    stopped: { reason: first.reason },
    until: first.probe_at === null ? null : new Date(latest),
    due_probes,
  };
};

/** Takes the right to try stopped scopes again. Of all dials that find a probe due, only one reads `true`. */
export const takeProbes = async (deps: CallDeps, due_probes: DueProbe[]): Promise<boolean> => {
  const now = deps.clock.now();
  for (const { halt_id, every_ms } of due_probes) {
    if (!(await deps.store.halts.takeProbe(halt_id, now, addMs(now, every_ms)))) return false;
  }
  return true;
};

/** Ends the faults that a successful dial has disproved. Breakers wait for a call that ends well. */
export const clearFaults = (deps: CallDeps, scopes: DialScopes): Promise<number> =>
  deps.store.halts.clearFaults(scopesOfHalts(scopes));
