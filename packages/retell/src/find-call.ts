import { addMs, SECOND_MS } from '@timbre/kernel';
import { parseCall } from './parse-call.ts';
import type { RetellCall } from './retell-call.ts';
import type { FindCallQuery, LookupResult } from './voice-provider.ts';

/** Clocks of two parties differ a little. */
const SLACK_MS = 5 * SECOND_MS;
const LIMIT = 100;

/** The list's answer: what was read, or that it proves nothing. */
export type CallList =
  { kind: 'calls'; calls: RetellCall[]; complete: boolean } | { kind: 'unavailable'; message: string };

/** The body of v3/list-calls that looks for our own mark. */
const byAttempt = ({ attempt_id }: FindCallQuery) => ({
  filter_criteria: { metadata: [{ type: 'string', op: 'eq', key: 'attempt_id', value: attempt_id }] },
  limit: LIMIT,
});

/** The body that looks for the two numbers since just before the dial. */
const byNumbers = ({ to_number, from_number, sent_at }: FindCallQuery) => ({
  filter_criteria: {
    to_number: { type: 'string', op: 'eq', value: to_number },
    from_number: { type: 'string', op: 'eq', value: from_number },
    start_timestamp: { type: 'number', op: 'ge', value: addMs(sent_at, -SLACK_MS).getTime() },
  },
  sort_order: 'ascending',
  limit: LIMIT,
});

/** Reads `{items, has_more}`; null when it has another shape, which proves nothing either. */
export const parseCallList = (text: string): CallList | null => {
  try {
    const body = JSON.parse(text) as { items?: unknown; has_more?: unknown } | null;
    if (!Array.isArray(body?.items)) return null;
    const calls = body.items.map(parseCall).filter((call) => call !== null);
    const complete = body.has_more !== true && calls.length === body.items.length;
    return { kind: 'calls', calls, complete };
  } catch {
    return null;
  }
};

/** A call that carries somebody else's mark is not ours; one without a mark may be (retell.md §1.4). */
const mayBeOurs = (call: RetellCall, attempt_id: string): boolean =>
  (call.metadata?.attempt_id ?? attempt_id) === attempt_id;

/**
 * Looks for an attempt in two steps, by its mark and then by its numbers, and reads the call that it finds in full,
 * because list items carry no transcript. `absent` only when both lists were complete and held nothing of ours.
 */
export const findCallWith =
  (list: (body: object) => Promise<CallList>, getCall: (call_id: string) => Promise<LookupResult>) =>
  async (query: FindCallQuery): Promise<LookupResult> => {
    for (const body of [byAttempt(query), byNumbers(query)]) {
      const answer = await list(body);
      if (answer.kind === 'unavailable') return answer;
      const found = answer.calls.find((call) => mayBeOurs(call, query.attempt_id));
      if (found) {
        const full = await getCall(found.call_id);
        return full.kind === 'absent' ? { kind: 'call', call: found } : full;
      }
      if (!answer.complete) return { kind: 'unavailable', message: 'the list of calls was not complete' };
    }
    return { kind: 'absent' };
  };
