import { existingAccount, getJob } from '@timbre/batches';
import { notFound } from '@timbre/kernel';
import type { AccountDocument, AccountScope, BatchDocument, JobDocument } from '@timbre/store';
import { readGate, type GateReading } from '../dial/gate-facts.ts';
import { standing, type Standing } from '../dial/standing.ts';
import { phoneInTurn } from '../dispatch/admit-job.ts';
import type { ExplainDeps } from './deps.ts';

/** A job with what the gate would go by if it were called now. */
export interface JobRead {
  job: JobDocument;
  batch: BatchDocument;
  account: AccountDocument;
  /** null: no phone is left. */
  phone_index: number | null;
  reading: GateReading;
  standing: Standing;
}

/** Reads a job of the account as the gate would. Throws 404 `Job not found`. */
export const readJobNow = async (deps: ExplainDeps, scope: AccountScope, id: string): Promise<JobRead> => {
  const view = await getJob(deps)(scope, id);
  // Stored, not as it reads: what the closed window makes of it is told apart from what it waits for itself.
  const job = await deps.store.jobs.find(scope, view.job.job_id);
  if (job === null) throw notFound('Job not found');
  const account = await existingAccount(deps.store, scope);
  const { batch } = view;
  const phone_index = phoneInTurn(job);
  const { workspace } = deps;
  const target = {
    phone: phone_index === null ? '' : (job.contact.phones[phone_index] ?? ''),
    from_number: batch.from_number ?? workspace.from_number,
    agent_id: batch.agent_id ?? workspace.agent_id,
    workspace_id: workspace.workspace_id,
  };
  const [reading, state] = await Promise.all([
    readGate(deps, { job, batch, account, target }),
    standing(deps, { account_id: scope.account_id, ...target }),
  ]);
  return { job, batch, account, phone_index, reading, standing: state };
};
