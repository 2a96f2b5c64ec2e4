import type { PlaceCallRequest } from './voice-provider.ts';

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Retell accepts strings only; a missing value would be read aloud, so it is left out. */
const stringValues = (variables: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables)
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([key, value]) => [key, String(value)]),
  );

/** On a machine: hang up, or do what the agent is configured to do. */
export type VoicemailAction = 'hangup' | 'as_agent';

/**
 * The body of create-phone-call (retell.md §1.3, §1.10): the agent and its version are always pinned and seconds
 * become milliseconds within Retell's bounds. Machines are hung up on unless the caller wants the agent's own way,
 * because an agent without a voicemail option talks to them until silence or the limit (§1.13).
 */
export const createCallBody = (
  request: PlaceCallRequest,
  on_voicemail: VoicemailAction,
): Record<string, unknown> => ({
  from_number: request.from_number,
  to_number: request.to_number,
  override_agent_id: request.agent_id,
  override_agent_version: request.agent_version ?? 'latest_published',
  agent_override: {
    agent: {
      ring_duration_ms: clamp(Math.round(request.ring_timeout_s * 1000), 5_000, 300_000),
      max_call_duration_ms: clamp(Math.round(request.max_call_duration_s * 1000), 60_000, 7_200_000),
      ...(on_voicemail === 'hangup' && { voicemail_option: { action: { type: 'hangup' } } }),
    },
  },
  retell_llm_dynamic_variables: stringValues(request.variables),
  metadata: { ...request.metadata, attempt_id: request.attempt_id },
});
