export { createRetellClient, type RetellClientOptions } from './client.ts';
export { conversationFacts, type ConversationFacts } from './conversation-facts.ts';
export { connectedMs, interpretCall, isTerminal } from './interpret-call.ts';
export { OUTCOME_RULES, type OutcomeRule } from './outcome-rules.ts';
export { parseCall } from './parse-call.ts';
export type { RetellCall, RetellCallAnalysis, RetellCallCost, RetellUtterance } from './retell-call.ts';
export { RecordingTooLarge, type OpenedRecording, type RecordingRefusal } from './open-recording.ts';
export type {
  Concurrency,
  DeleteResult,
  FindCallQuery,
  LookupResult,
  NotPlacedReason,
  PlaceCallRequest,
  PlaceCallResult,
  StopResult,
  VoiceProvider,
} from './voice-provider.ts';
export { parseWebhook, webhookEventSchema, type RetellWebhook } from './webhook-body.ts';
export { verifyWebhook, type WebhookVerification } from './webhook-signature.ts';
