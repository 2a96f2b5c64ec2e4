import { analyse, collectedVariables } from '../conversation/analysis.ts';
import { transcriptObjectOf, transcriptOf } from '../conversation/transcript.ts';
import { echoes, isLive, talkMs, type CallRecord } from './call-record.ts';
import { costOf } from './call-cost.ts';

/** A call as a JSON body. */
export type CallBody = Record<string, unknown>;

/** What Retell always gives, and what we sent. */
const identity = (call: CallRecord): CallBody => ({
  call_id: call.call_id,
  call_type: 'phone_call',
  agent_id: call.agent_id,
  agent_version: call.agent_version,
  ...(call.agent_tag !== null && { agent_tag: call.agent_tag }),
  call_status: call.status,
  direction: 'outbound',
  from_number: call.from_number,
  ...(echoes(call) && {
    to_number: call.to_number,
    ...(call.metadata !== undefined && { metadata: call.metadata }),
    ...(call.variables && { retell_llm_dynamic_variables: call.variables }),
    ...(call.custom_sip_headers && { custom_sip_headers: call.custom_sip_headers }),
  }),
  data_storage_setting: call.data_storage_setting,
});

const times = (call: CallRecord): CallBody => ({
  ...(call.started_at !== null && { start_timestamp: call.started_at }),
  ...(call.ended_at !== null && { end_timestamp: call.ended_at, duration_ms: talkMs(call) }),
  ...(call.reason !== null && { disconnection_reason: call.reason }),
});

const aftermath = (call: CallRecord, public_url: string): CallBody => {
  if (isLive(call)) return {};
  const collected = collectedVariables(call);
  const stored = call.data_storage_setting !== 'basic_attributes_only';
  return {
    call_cost: costOf(call),
    ...(stored && collected && { collected_dynamic_variables: collected }),
    ...(stored && talkMs(call) > 0 && { recording_url: `${public_url}/recordings/${call.call_id}.wav` }),
    ...(stored && call.analysed && { call_analysis: analyse(call) }),
  };
};

/** A list item: everything but the transcript fields (retell.md §1.2). */
export const presentListItem = (call: CallRecord, public_url: string): CallBody => ({
  ...identity(call),
  ...times(call),
  ...aftermath(call, public_url),
});

/** The whole call, as get-call and the webhooks give it. */
export const presentCall = (call: CallRecord, public_url: string): CallBody => ({
  ...presentListItem(call, public_url),
  ...(!isLive(call) &&
    call.data_storage_setting !== 'basic_attributes_only' && {
      transcript: transcriptOf(call),
      transcript_object: transcriptObjectOf(call),
      transcript_with_tool_calls: transcriptObjectOf(call),
    }),
});
