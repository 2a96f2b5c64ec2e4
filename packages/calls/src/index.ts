export {
  workspaceOf,
  type AttemptSettings,
  type CallCounts,
  type CallDeps,
  type Notice,
  type Workspace,
  type WorkspaceFacts,
} from './deps.ts';
export { CHECKPOINTS, type Checkpoint, type PassCheckpoint } from './checkpoints.ts';
export { readCapacity } from './capacity/read-capacity.ts';
export { startCall } from './dial/start-call.ts';
export { resolveUnknown } from './dial/resolve-unknown.ts';
export { capsOf, withLiveCap, type Caps } from './dispatch/capacity.ts';
export { dispatchBatch, sweepDispatch } from './dispatch/dispatch-batch.ts';
export { getCall, ownerOfCall } from './history/get-call.ts';
export { listCalls, type CalledView, type CallQuery } from './history/list-calls.ts';
export { createNews, type JobMoved, type MessageStored, type News } from './news.ts';
export { pollCall } from './follow/poll-call.ts';
export { processWebhook } from './follow/process-webhook.ts';
export {
  receiveWebhook,
  type IncomingWebhook,
  type WebhookAnswer,
  type WebhookDeps,
} from './follow/receive-webhook.ts';
export type { Preflight } from './preflight/assess.ts';
export type { PreflightDeps } from './preflight/deps.ts';
export { estimateCompletion, type Completion } from './preflight/estimate-completion.ts';
export { preflightBatch } from './preflight/preflight-batch.ts';
export { preflightDraft, type PreflightInput } from './preflight/preflight-draft.ts';
export type { Skipped } from './preflight/skipped.ts';
export { explainBatch, type BatchExplanation } from './explain/explain-batch.ts';
export { explainJob, type JobExplanation } from './explain/explain-job.ts';
export type { ExplainDeps } from './explain/deps.ts';
export type { Obstacle } from './explain/obstacle.ts';
export type { PhoneNow } from './explain/phones-now.ts';
export type { Room } from './explain/room.ts';
export type { ZoneNow } from './explain/zones-now.ts';
export { copyRecording } from './recordings/copy-recording.ts';
export { deleteRecordings, type DeletedRecordings } from './recordings/delete-recordings.ts';
export { findRecording, noteListening, ownerOfRecording } from './recordings/find-recording.ts';
export { sweepRecordings } from './recordings/sweep-recordings.ts';
export { adoptStrays } from './reconcile/adopt-strays.ts';
export { reconcile } from './reconcile/reconcile.ts';
export { readSignals, type SignalDeps, type Signals } from './signals/read-signals.ts';
export { resumeAfterTopUp } from './settle/resume-after-top-up.ts';
export {
  createSettingsCache,
  settingsChannel,
  type SettingsCache,
  type SettingsSource,
} from './settings-cache.ts';
export { callResult } from './settle/call-result.ts';
export { settleAttempt } from './settle/settle-attempt.ts';
export { announceStop } from './stop/announce-stop.ts';
export { hangUpCall } from './stop/hang-up-call.ts';
export { liftStop, type LiftInput } from './stop/lift-stop.ts';
export { listStops } from './stop/list-stops.ts';
export { raiseStop, type RaisedStop, type StopInput } from './stop/raise-stop.ts';
export { stopScopeOf, type StopDeps, type StopScope } from './stop/stop-scope.ts';
export { socketLimits, timingsOn, type Timings } from './timings.ts';
