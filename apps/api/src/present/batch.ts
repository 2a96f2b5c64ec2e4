import {
  readCounters,
  type AddedContacts,
  type BatchStatus,
  type Patched,
  type Paused,
} from '@timbre/batches';
import type { Completion } from '@timbre/calls';
import type {
  AddedContactsView,
  BatchActionView,
  BatchStatusView,
  BatchSummaryView,
  BatchView,
  CancelledBatch,
  CompletionView,
  PatchedBatch,
  PausedView,
} from '@timbre/contracts';
import { MICROS_PER_DOLLAR, microsToDollars, percentage, secondsToMinutes } from '@timbre/kernel';
import type { BatchCounters, BatchDocument, BatchHour, BatchRecord } from '@timbre/store';

type Shown = BatchDocument & Partial<Pick<BatchRecord, '_id'>>;

/** Deleted batches are never shown, so their state has no name outside. */
const stateOf = (batch: BatchDocument): BatchView['state'] =>
  batch.state === 'deleting' ? 'cancelled' : batch.state;

const progressOf = (counters: BatchCounters): number =>
  percentage(counters.completed_jobs + counters.failed_jobs + counters.cancelled_jobs, counters.total_jobs);

const figuresOf = (batch: BatchDocument, counters: BatchCounters) => ({
  total_cost: microsToDollars(batch.total_cost_micros),
  total_minutes: secondsToMinutes(batch.total_seconds),
  progress_percentage: progressOf(counters),
});

/** A batch as clients read it: contract A2's document, with `call_settings` as sent and as they apply. */
export const presentBatch = (batch: Shown): BatchView => {
  const counters = readCounters(batch);
  return {
    _id: batch._id?.toString() ?? null,
    batch_id: batch.batch_id,
    account_id: batch.account_id,
    name: batch.name,
    description: batch.description,
    purpose: batch.purpose,
    country: batch.country,
    contact_pack: batch.contact_pack,
    priority: batch.priority,
    is_active: batch.is_active,
    state: stateOf(batch),
    pause_reason: batch.pause_reason,
    call_settings: batch.call_settings_input,
    effective_settings: { ...batch.call_settings },
    contact_zones: batch.contact_zones,
    agent_id: batch.agent_id,
    from_number: batch.from_number,
    ...counters,
    ...figuresOf(batch, counters),
    estimated_cost: batch.estimated_cost / MICROS_PER_DOLLAR,
    created_at: batch.created_at,
    started_at: batch.started_at,
    completed_at: batch.completed_at,
    updated_at: batch.updated_at,
    cancellation_reason: batch.cancellation_reason,
  };
};

/** What is polled: seed 000's fields and three more, under 500 bytes. */
export const presentStatus = ({ batch, counters, waiting_schedule_jobs }: BatchStatus): BatchStatusView => ({
  batch_id: batch.batch_id,
  is_active: batch.is_active,
  ...counters,
  waiting_schedule_jobs,
  ...figuresOf(batch, counters),
  started_at: batch.started_at,
  completed_at: batch.completed_at,
});

/** The words that earlier clients know for a batch's state. */
const statusOf = (batch: BatchDocument): BatchSummaryView['status'] => {
  if (batch.state === 'completed' || batch.state === 'importing' || batch.state === 'cancelled')
    return batch.state;
  return batch.is_active ? 'active' : 'paused';
};

const presentHour = ({ hour, date, total_calls, successful_calls }: BatchHour) => ({
  hour,
  date,
  total_calls,
  successful_calls,
  success_rate: percentage(successful_calls, total_calls),
});

const presentCompletion = ({ held, calls_per_hour, measured, shared_with }: Completion): CompletionView => ({
  code: held?.code ?? null,
  reason: held?.sentence ?? null,
  calls_per_hour,
  measured,
  shared_with,
});

/** A batch summed up, with its latest hours and when it will be done. */
export const presentSummary = (
  summary: BatchStatus & { hours: BatchHour[] },
  completion: Completion,
): BatchSummaryView => {
  const { batch, counters, hours } = summary;
  return {
    ...presentStatus(summary),
    name: batch.name,
    account_id: batch.account_id,
    status: statusOf(batch),
    state: stateOf(batch),
    completion_rate: percentage(counters.completed_jobs, counters.total_jobs),
    estimated_cost: batch.estimated_cost / MICROS_PER_DOLLAR,
    priority: batch.priority,
    created_at: batch.created_at,
    hourly_stats: hours.map(presentHour),
    estimated_completion: completion.at,
    completion: presentCompletion(completion),
  };
};

/** What an action on a batch answers. `message` is the sentence that earlier clients read. */
export const presentAction = (batch: BatchDocument, message: string): BatchActionView => ({
  success: true,
  message,
  batch_id: batch.batch_id,
  is_active: batch.is_active,
  state: stateOf(batch),
});

/** What a cancellation answers: with how many jobs it took out, and how many calls still go on. */
export const presentCancelled = (batch: BatchDocument): CancelledBatch => {
  const { cancelled_jobs, in_progress_jobs } = readCounters(batch);
  return {
    ...presentAction(batch, 'Batch cancelled successfully'),
    reason: batch.cancellation_reason ?? '',
    cancelled_jobs,
    in_progress_jobs,
  };
};

/** What a pause answers. */
export const presentPaused = ({ batch, in_flight }: Paused): PausedView => ({
  ...presentAction(batch, 'Batch paused'),
  in_flight,
});

/** What a change answers; a change of `is_active` is told as a pause or a resume. `id` comes back as it was sent. */
export const presentPatched = (
  { batch, updated_fields, in_flight, warnings }: Patched,
  id: string,
): PatchedBatch => {
  const activity = batch.is_active ? 'Batch resumed' : 'Batch paused';
  const message = updated_fields.includes('is_active') ? activity : 'Batch updated successfully';
  return {
    ...presentAction(batch, message),
    batch_id: id,
    in_flight,
    updated_fields,
    batch: presentBatch(batch),
    warnings,
  };
};

const contacts = (count: number): string => (count === 1 ? '1 contacto' : `${count} contactos`);

/** What adding contacts answers. */
export const presentAdded = ({
  batch,
  jobs_created,
  duplicates,
  errors,
  warnings,
}: AddedContacts): AddedContactsView => ({
  success: true,
  message: `${contacts(jobs_created)} en espera de llamada, ${duplicates} que el lote ya tenía, ${errors.length} errores`,
  batch_id: batch.batch_id,
  jobs_created,
  duplicates,
  errors,
  warnings,
});
