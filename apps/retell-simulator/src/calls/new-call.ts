import { randomBytes } from 'node:crypto';
import { apiError, standardError } from '../api/api-error.ts';
import type { CreateCallBody } from '../api/create-call-schema.ts';
import { concurrencyCeiling } from '../capacity.ts';
import { findAgent, findNumber, type Agent, type PhoneNumber, type Workspace } from '../workspace.ts';
import { planCall } from './call-plan.ts';
import type { CallRecord } from './call-record.ts';
import type { CallSettings } from './call-settings.ts';

const DEFAULT_RING_MS = 30_000;
const DEFAULT_MAX_CALL_MS = 3_600_000;
const DEFAULT_WEBHOOK_TIMEOUT_MS = 10_000;

/** The version that a call runs on; undefined when the agent has no such version or tag. */
export const resolveVersion = (agent: Agent, version: string | number = 'latest'): number | undefined => {
  if (typeof version === 'number') return version <= agent.latest_version ? version : undefined;
  if (version === 'latest') return agent.latest_version;
  if (version === 'latest_published') return agent.published_version;
  return agent.tags[version]?.version;
};

/** The override, else the number's outbound agents (the first here; Retell picks by weight). */
const agentChoice = (body: CreateCallBody, number: PhoneNumber) => {
  if (body.override_agent_id)
    return { agent_id: body.override_agent_id, version: body.override_agent_version };
  const [first] = number.outbound_agents;
  if (!first) throw apiError(400, 'No outbound agent id set up for phone number.');
  return { agent_id: first.agent_id, version: body.override_agent_version ?? first.agent_version };
};

const settingsOf = (body: CreateCallBody, agent: Agent): CallSettings => {
  const override = body.agent_override?.agent ?? {};
  return {
    ring_duration_ms: override.ring_duration_ms ?? DEFAULT_RING_MS,
    max_call_duration_ms: override.max_call_duration_ms ?? DEFAULT_MAX_CALL_MS,
    webhook_url: override.webhook_url ?? agent.webhook_url,
    webhook_events: override.webhook_events ?? agent.webhook_events,
    webhook_timeout_ms: override.webhook_timeout_ms ?? DEFAULT_WEBHOOK_TIMEOUT_MS,
    leaves_message: ['static_text', 'prompt'].includes(override.voicemail_option?.action.type ?? 'hangup'),
  };
};

/**
 * Checks what Retell checks after the schema, in its order: the caller id is ours, the agent exists, there is room.
 *
 * @throws ApiError 400 without an agent, 404 for the number, 422 for the agent, 429 without room
 */
export const admitCall = (workspace: Workspace, body: CreateCallBody): { agent: Agent; version: number } => {
  const number = findNumber(workspace, body.from_number);
  if (!number) throw apiError(404, `Item ${body.from_number} not found from phone-number`);
  const choice = agentChoice(body, number);
  const agent = findAgent(workspace, choice.agent_id);
  const version = agent && resolveVersion(agent, choice.version);
  if (!agent || version === undefined) throw standardError(422);
  if (workspace.live.size >= concurrencyCeiling(workspace.limits)) throw standardError(429);
  if (!workspace.bucket.take(workspace.limits.cps)) throw standardError(429);
  return { agent, version };
};

/** A registered call, not yet begun. The same seed, number and n-th call give the same fate. */
export const newCall = (
  workspace: Workspace,
  body: CreateCallBody,
  { agent, version }: { agent: Agent; version: number },
  facts: { seed: string; now: number },
): CallRecord => {
  const nth = (workspace.dialled.get(body.to_number) ?? 0) + 1;
  workspace.dialled.set(body.to_number, nth);
  const settings = settingsOf(body, agent);
  const tag = Object.entries(agent.tags).find(([, value]) => value.version === version);
  return {
    call_id: `call_${randomBytes(16).toString('hex')}`,
    agent_id: agent.agent_id,
    agent_version: version,
    agent_tag: tag?.[0] ?? null,
    from_number: body.from_number,
    to_number: body.to_number,
    received_at: facts.now,
    settings,
    plan: planCall({ seed: facts.seed, to_number: body.to_number, nth, settings }),
    custom_sip_headers: body.custom_sip_headers,
    metadata: body.metadata,
    variables: body.retell_llm_dynamic_variables,
    data_storage_setting: body.agent_override?.agent?.data_storage_setting ?? agent.data_storage_setting,
    status: 'registered',
    started_at: null,
    ended_at: null,
    reason: null,
    analysed: false,
    analyses: 0,
    deleted: false,
    waiting: null,
  };
};
