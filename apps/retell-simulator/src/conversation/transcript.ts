import { talkMs, type CallRecord } from '../calls/call-record.ts';
import { factsOf } from './facts.ts';
import { converse, type Turn } from './scripts.ts';

interface Word {
  word: string;
  start: number;
  end: number;
}

const SPEAKER = { agent: 'Agent', user: 'User' };
const SECONDS_PER_WORD = 0.4;

/** As much of the conversation as fits into the talk time: a call that was cut off early says less. */
const turnsOf = (call: CallRecord): Turn[] => {
  if (!call.plan.script || talkMs(call) <= 0) return [];
  const turns = converse(call.plan.script, factsOf(call), call.settings.leaves_message);
  const planned = call.plan.talk_ms ?? 0;
  if (call.reason === call.plan.reason || planned === 0) return turns;
  return turns.slice(0, Math.max(1, Math.floor((turns.length * talkMs(call)) / planned)));
};

const wordsOf = (content: string, from: number): Word[] =>
  content.split(' ').map((word, n) => ({
    word,
    start: Number((from + n * SECONDS_PER_WORD).toFixed(2)),
    end: Number((from + (n + 1) * SECONDS_PER_WORD).toFixed(2)),
  }));

/** `Agent: …\nUser: …`, empty when nobody spoke. */
export const transcriptOf = (call: CallRecord): string =>
  turnsOf(call)
    .map(({ role, content }) => `${SPEAKER[role]}: ${content}\n`)
    .join('');

/** The same turns with their words in seconds of audio time. */
export const transcriptObjectOf = (call: CallRecord): (Turn & { words: Word[] })[] => {
  let at = 0;
  return turnsOf(call).map((turn) => {
    const words = wordsOf(turn.content, at);
    at = words.at(-1)?.end ?? at;
    return { ...turn, words };
  });
};
