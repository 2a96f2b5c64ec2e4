import { pause } from './pause.ts';

/** One event as it came over the wire. */
export interface ServerEvent {
  /** Give it as `last_event_id` to go on after it. */
  id: string | undefined;
  type: string;
  data: string;
  /** How long the server wants us to wait before we connect again. */
  retry_ms: number | undefined;
}

const fieldsOf = (block: string): [string, string][] =>
  block
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(':'))
    .map((line) => {
      const [name = '', ...rest] = line.split(':');
      return [name, rest.join(':').replace(/^ /, '')];
    });

const eventOf = (block: string): ServerEvent => {
  const fields = fieldsOf(block);
  const last = (name: string): string | undefined => fields.findLast(([field]) => field === name)?.[1];
  const retry = last('retry');
  return {
    id: last('id'),
    type: last('event') ?? 'message',
    data: fields
      .filter(([name]) => name === 'data')
      .map(([, value]) => value)
      .join('\n'),
    retry_ms: retry !== undefined && /^\d+$/.test(retry) ? Number(retry) : undefined,
  };
};

/** What a piece of work gives, or undefined when that takes longer than `ms`. */
const within = async <T>(work: Promise<T>, ms: number): Promise<T | undefined> => {
  const done = new AbortController();
  try {
    return await Promise.race([work, pause(ms, done.signal).then(() => undefined)]);
  } finally {
    done.abort();
  }
};

/**
 * The events of a `text/event-stream`, as they come; comments are left out. Ends when the stream does, and when
 * nothing at all has come for `silence_ms`: a connection can die without a word.
 */
export async function* serverEvents(
  body: ReadableStream<Uint8Array>,
  silence_ms = 60_000,
): AsyncGenerator<ServerEvent, void, undefined> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  try {
    for (;;) {
      const part = await within(reader.read(), silence_ms);
      if (part === undefined || part.done) return;
      text += decoder.decode(part.value, { stream: true });
      // A carriage return at the very end may be the first half of a line end.
      text = text.replace(/\r\n|\r(?!$)/g, '\n');
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) if (fieldsOf(block).length > 0) yield eventOf(block);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
