import type { RetellCall } from './retell-call.ts';

const turnsOfText = (transcript: string): { role: string; content: string }[] =>
  transcript
    .split('\n')
    .map((line) => /^(Agent|User|Transfer Target):\s*(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map((match) => ({ role: match[1]!.toLowerCase(), content: match[2]! }));

/** The turns in which something was said; null when Retell gave (or stored) no transcript. */
const spokenTurns = (call: RetellCall): { role: string; content: string }[] | null => {
  const turns =
    call.transcript_object ?? (call.transcript === undefined ? null : turnsOfText(call.transcript));
  return turns && turns.filter((turn) => turn.content.trim() !== '');
};

/** Whether the other side said anything; null when no transcript tells. */
export const userSpoke = (call: RetellCall): boolean | null => {
  const turns = spokenTurns(call);
  return turns && turns.some((turn) => turn.role === 'user');
};

/** Whether the last word was ours: on a machine, that is a message which somebody may hear. */
export const agentSpokeLast = (call: RetellCall): boolean => spokenTurns(call)?.at(-1)?.role === 'agent';
