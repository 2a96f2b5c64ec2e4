export { workspaceOf, type CallCounts, type CallDeps, type Notice, type Workspace } from './deps.ts';
export { CHECKPOINTS, type Checkpoint, type PassCheckpoint } from './checkpoints.ts';
export { startCall } from './dial/start-call.ts';
export { resolveUnknown } from './dial/resolve-unknown.ts';
export { dispatchBatch, sweepDispatch } from './dispatch/dispatch-batch.ts';
export { pollCall } from './follow/poll-call.ts';
export { processWebhook } from './follow/process-webhook.ts';
export {
  receiveWebhook,
  type IncomingWebhook,
  type WebhookAnswer,
  type WebhookDeps,
} from './follow/receive-webhook.ts';
export { reconcile } from './reconcile/reconcile.ts';
export { resumeAfterTopUp } from './settle/resume-after-top-up.ts';
export { settleAttempt } from './settle/settle-attempt.ts';
export { socketLimits, timingsOn, type Timings } from './timings.ts';
