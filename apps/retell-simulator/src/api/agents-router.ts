import { Router } from 'express';
import Joi from 'joi';
import { resolveVersion } from '../calls/new-call.ts';
import { findAgent, type Agent } from '../workspace.ts';
import { standardError } from './api-error.ts';
import { workspaceOf } from './middleware.ts';
import { pageOf } from './page.ts';
import { validBody } from './validate.ts';

const filterSchema = Joi.object<{ filter_criteria?: { query?: string; channel?: object } }>({
  filter_criteria: Joi.object({ query: Joi.string().allow(''), channel: Joi.object().unknown() }),
});

const listItem = (agent: Agent) => ({
  agent_id: agent.agent_id,
  agent_name: agent.agent_name,
  channel: 'voice',
  tags: agent.tags,
  user_modified_timestamp: agent.modified_at,
});

const present = (agent: Agent, version: number) => ({
  agent_id: agent.agent_id,
  agent_name: agent.agent_name,
  version,
  is_published: version <= agent.published_version,
  voice_id: '11labs-Sofia',
  language: 'es-419',
  // Retell's own default, and a trap for anybody who calls Chile (retell.md §1.13).
  timezone: 'America/Los_Angeles',
  response_engine: { type: 'retell-llm', llm_id: `llm_${agent.agent_id}` },
  webhook_url: agent.webhook_url,
  webhook_events: agent.webhook_events,
  data_storage_setting: agent.data_storage_setting,
  last_modification_timestamp: agent.modified_at,
});

const versionOf = (query: unknown): string | number | undefined => {
  if (typeof query !== 'string') return undefined;
  return /^\d+$/.test(query) ? Number(query) : query;
};

/** Agents: list and read one version (retell.md §1.2). */
export const agentsRouter = (): Router => {
  const router = Router();

  router.post('/v2/list-agents', (request, response) => {
    const query = validBody(filterSchema, request.body).filter_criteria?.query?.toLowerCase() ?? '';
    const agents = [...workspaceOf(request).agents.values()].filter(
      ({ agent_id, agent_name }) => agent_id.includes(query) || agent_name.toLowerCase().includes(query),
    );
    response.json(pageOf(agents, (agent) => agent.agent_id, request.query, listItem));
  });

  router.get('/get-agent/:agent_id', (request, response) => {
    const agent = findAgent(workspaceOf(request), String(request.params.agent_id));
    const version = agent && resolveVersion(agent, versionOf(request.query.version));
    if (!agent || version === undefined) throw standardError(422);
    response.json(present(agent, version));
  });

  return router;
};
