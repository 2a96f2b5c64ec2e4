import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCallBody } from './create-call-body.ts';
import type { PlaceCallRequest } from './voice-provider.ts';

const REQUEST: PlaceCallRequest = {
  attempt_id: 'attempt-1',
  to_number: '+56950001234',
  from_number: '+56225550100',
  agent_id: 'agent_1',
  ring_timeout_s: 30,
  max_call_duration_s: 600,
  variables: { nombre: 'Rosa', vacio: '' },
  metadata: { batch_id: 'batch-1', phone_index: 0 },
};

describe('createCallBody', () => {
  it("speaks today's Retell", () => {
    expect(createCallBody(REQUEST, 'hangup')).toEqual({
      from_number: '+56225550100',
      to_number: '+56950001234',
      override_agent_id: 'agent_1',
      override_agent_version: 'latest_published',
      agent_override: {
        agent: {
          ring_duration_ms: 30_000,
          max_call_duration_ms: 600_000,
          voicemail_option: { action: { type: 'hangup' } },
        },
      },
      retell_llm_dynamic_variables: { nombre: 'Rosa' },
      metadata: { attempt_id: 'attempt-1', batch_id: 'batch-1', phone_index: 0 },
    });
  });

  it('pins the version that is asked for, 0 included, and leaves machines to the agent on demand', () => {
    const body = createCallBody({ ...REQUEST, agent_version: 0 }, 'as_agent');
    expect(body.override_agent_version).toBe(0);
    expect(body.agent_override).not.toHaveProperty('agent.voicemail_option');
  });

  it('never lets metadata hide the attempt, and stays within the bounds of Retell', () => {
    fc.assert(
      fc.property(
        fc.float({ noNaN: true }),
        fc.float({ noNaN: true }),
        (ring_timeout_s, max_call_duration_s) => {
          const metadata = { attempt_id: 'somebody else' };
          const body = createCallBody(
            { ...REQUEST, ring_timeout_s, max_call_duration_s, metadata },
            'hangup',
          );
          expect(body.metadata).toEqual({ attempt_id: 'attempt-1' });
          const { agent } = body.agent_override as { agent: Record<string, number> };
          expect(agent.ring_duration_ms).toBeGreaterThanOrEqual(5_000);
          expect(agent.ring_duration_ms).toBeLessThanOrEqual(300_000);
          expect(agent.max_call_duration_ms).toBeGreaterThanOrEqual(60_000);
          expect(agent.max_call_duration_ms).toBeLessThanOrEqual(7_200_000);
        },
      ),
    );
  });
});
