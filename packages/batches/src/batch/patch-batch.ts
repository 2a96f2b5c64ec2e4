import { AppError, invalidInput } from '@timbre/kernel';
import type { AccountDocument, AccountScope, BatchDocument, BatchState } from '@timbre/store';
import { existingAccount } from '../active-account.ts';
import { BY_ITSELF, type By } from '../by.ts';
import type { BatchDeps } from '../deps.ts';
import { readSettings } from './batch-settings.ts';
import { changeBatch, type FieldsOf } from './change-batch.ts';
import { findBatch } from './find-batch.ts';
import { pausedNotice, resumedNotice, tellAccount } from './notices.ts';
import { pausedFields, waitForDials } from './pause-batch.ts';
import { campaignPolicy, checkNumber } from './read-campaign.ts';
import { afterResume, resumedFields } from './resume-batch.ts';

export interface PatchBatchInput {
  is_active?: boolean;
  name?: string;
  description?: string;
  priority?: number;
  /** null: back to the defaults. undefined: as it is. */
  call_settings?: Record<string, unknown> | null;
  /** The number to show; null: the workspace's. */
  from_number?: string | null;
}

export interface Patched {
  batch: BatchDocument;
  /** Names as sent, and `updated_at`. */
  updated_fields: string[];
  /** Dials without an answer when the change was a pause; else 0. */
  in_flight: number;
  warnings: string[];
}

const PATCHABLE: readonly BatchState[] = ['draft', 'importing', 'running', 'paused', 'completed'];

/** What changes the calls to come; null when nothing does. Throws 422 with every fault. */
const changedCalls = (
  deps: BatchDeps,
  { call_settings, from_number }: PatchBatchInput,
  batch: BatchDocument,
  account: AccountDocument,
) => {
  if (call_settings === undefined && from_number === undefined) return null;
  const policy = campaignPolicy(deps, account, batch);
  const settings = call_settings === undefined ? null : readSettings(call_settings, account, policy);
  const number = from_number === undefined ? null : checkNumber(deps, policy, from_number);
  const faults = [...(settings?.faults ?? []), ...(number?.faults ?? [])];
  if (faults.length > 0) throw invalidInput(faults);
  return {
    fields: {
      ...(settings && {
        call_settings: settings.call_settings,
        call_settings_input: settings.call_settings_input,
      }),
      ...(from_number === undefined ? {} : { from_number }),
    },
    warnings: [...(settings?.warnings ?? []), ...(number?.warnings ?? [])],
  };
};

const activityOf = (is_active: boolean | undefined, now: Date): FieldsOf => {
  if (is_active === undefined) return () => ({});
  return is_active ? resumedFields(now) : (batch) => pausedFields(batch, 'user');
};

const actionOf = (is_active: boolean | undefined): string => {
  if (is_active === undefined) return 'batch.changed';
  return is_active ? 'batch.resumed' : 'batch.paused';
};

/**
 * Changes a batch in one update; new settings and another number hold for every call that has not been dialled yet. `is_active` pauses
 * and resumes. 400 `No fields to update`, 404 unknown, 409 cancelled, 422 with every fault of `call_settings` and of the number.
 */
export const patchBatch =
  (deps: BatchDeps) =>
  async (scope: AccountScope, id: string, input: PatchBatchInput, by: By = BY_ITSELF): Promise<Patched> => {
    const { store, clock } = deps;
    const { is_active, name, description, priority } = input;
    const plain = Object.entries({ name, description, priority }).filter(([, value]) => value !== undefined);
    const updated_fields = Object.keys(input).filter(
      (key) => input[key as keyof PatchBatchInput] !== undefined,
    );
    if (updated_fields.length === 0) throw new AppError('invalid_request', 'No fields to update');
    const found = await findBatch(store, scope, id);
    const calls = changedCalls(deps, input, found, await existingAccount(store, scope));
    const now = clock.now();
    const activity = activityOf(is_active, now);

    const { batch, change_id } = await changeBatch(deps, scope, found, {
      allowed: PATCHABLE,
      fields: (seen) => ({
        ...Object.fromEntries(plain),
        ...(calls && { ...calls.fields, 'dispatch.next_at': now }),
        ...activity(seen),
      }),
      now,
      // A queued attempt was admitted under the old settings; a new name changes nothing for it.
      bump_epoch: calls !== null || is_active !== undefined,
      action: actionOf(is_active),
      by,
    });
    if (is_active !== undefined && change_id !== null)
      await tellAccount(deps, is_active ? resumedNotice(batch) : pausedNotice(batch));
    if (is_active) await afterResume(deps, scope, batch);
    else if (calls !== null && batch.state === 'running') await deps.wake(scope.account_id, batch.batch_id);
    return {
      batch,
      updated_fields: [...updated_fields, 'updated_at'],
      in_flight: is_active === false ? await waitForDials(store, scope, batch.batch_id) : 0,
      warnings: calls?.warnings ?? [],
    };
  };
