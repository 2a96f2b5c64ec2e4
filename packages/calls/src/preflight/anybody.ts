import { anybodysJob } from '@timbre/batches';
import type { AccountDocument, BatchDocument } from '@timbre/store';
import { readGate, type GateReading } from '../dial/gate-facts.ts';
import { standing, type Standing } from '../dial/standing.ts';
import type { PreflightDeps } from './deps.ts';
import { judge, type Verdict } from './judge.ts';

/** What holds for anybody in a campaign, whoever they are. */
export interface Anybody {
  reading: GateReading;
  standing: Standing;
  verdict: Verdict;
}

/** A phone that nobody has, so that only what concerns everybody can object. */
const ANY_PHONE = 'anybody';

/** Asks the gate about nobody in particular: hours, limits, stops, lists and numbers of the whole campaign. */
export const readAnybody = async (
  deps: Pick<PreflightDeps, 'store' | 'clock' | 'workspace'>,
  account: AccountDocument,
  batch: BatchDocument,
): Promise<Anybody> => {
  const { workspace, clock } = deps;
  const now = clock.now();
  const target = {
    phone: ANY_PHONE,
    from_number: batch.from_number ?? workspace.from_number,
    agent_id: batch.agent_id ?? workspace.agent_id,
    workspace_id: workspace.workspace_id,
  };
  const [reading, state] = await Promise.all([
    readGate(deps, { job: anybodysJob(batch, now), batch, account, target }),
    standing(deps, { account_id: account.account_id, ...target }),
  ]);
  return { reading, standing: state, verdict: judge(reading, now, state) };
};
