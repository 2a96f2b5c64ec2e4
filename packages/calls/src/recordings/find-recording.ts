import { newId, notFound } from '@timbre/kernel';
import { accountScope, type AccountScope, type Actor, type RecordingDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';

type Deps = Pick<CallDeps, 'store' | 'clock'>;
const MISSING = 'Recording not found';

/**
 * The copy of a call's recording. Throws 404 for one that does not exist or is not this account's, and for one that is
 * being copied still, with the advice to wait.
 */
export const findRecording =
  ({ store }: Pick<Deps, 'store'>) =>
  async (scope: AccountScope, attempt_id: string): Promise<RecordingDocument & { bytes: number }> => {
    const recording = await store.recordings.find(scope, attempt_id);
    if (recording === null) throw notFound(MISSING);
    const { state, bytes } = recording;
    if (state === 'waiting' || state === 'copying')
      throw notFound('La grabación se está copiando; intente otra vez en unos minutos');
    if (state !== 'stored' || bytes === null) throw notFound(MISSING);
    return { ...recording, bytes };
  };

/** Whose recording this is. For platform credentials, which belong to no account. */
export const ownerOfRecording =
  ({ store }: Pick<Deps, 'store'>) =>
  async (attempt_id: string): Promise<AccountScope> => {
    const owner = await store.recordings.dangerouslyAcrossAccountsOwner(attempt_id);
    if (owner === null) throw notFound(MISSING);
    return accountScope(owner);
  };

/** Notes who listened to a call. */
export const noteListening =
  ({ store, clock }: Deps) =>
  async (scope: AccountScope, attempt_id: string, by: { actor: Actor; ip: string | null }): Promise<void> => {
    const { account_id } = scope;
    await store.audit_log.append({
      ...{ _id: newId('audit'), account_id, at: clock.now(), ...by },
      ...{ action: 'recording.played', target: attempt_id, before: null, after: null },
    });
  };
