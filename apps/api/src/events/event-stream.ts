import { realClock, SECOND_MS } from '@timbre/kernel';
import type { Response } from 'express';
import { neverEnds } from '../http/request-metrics.ts';
import type { Seat, ShownEvent } from './hub.ts';

/** What one connection lives on. */
export interface EventStreamOptions {
  seat: Seat;
  /** The last id that the client got before it was cut off. */
  after: string | undefined;
  /** Asked again with each heartbeat: false once the credential has expired, was revoked, or lost the right. */
  stillAllowed(): Promise<boolean>;
  /** When the credential ends, in epoch milliseconds; null: not by itself. */
  expires_at: number | null;
  /** Real milliseconds; 15 s unless given. */
  heartbeat_ms?: number;
}

/** How long a client waits before it connects again. */
const RETRY_MS = 3_000;
/** A client that reads more slowly than things happen is cut off: it resumes, or starts over. */
const MOST_WAITING_BYTES = 1_000_000;

/** One event in the form of the standard; JSON has no line ends of its own. */
const frameOf = ({ type, data, id }: ShownEvent): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;

/**
 * Writes events to a client until it leaves, its credential ends, it falls behind, or the process ends. Resolves when
 * the connection is over.
 */
export const writeEvents = async (response: Response, options: EventStreamOptions): Promise<void> => {
  const { seat, after, stillAllowed, expires_at, heartbeat_ms = 15 * SECOND_MS } = options;
  const gone = new Promise<void>((resolve) => void response.once('close', resolve));
  const write = (text: string): void => {
    if (response.writableEnded || response.destroyed) return;
    response.write(text);
    if (response.writableLength > MOST_WAITING_BYTES) response.destroy();
  };
  const end = (): void => void response.end();
  const beat = async (): Promise<void> => {
    write(': \n\n');
    if (!(await stillAllowed())) end();
  };
  const heart = setInterval(() => void beat(), heartbeat_ms).unref();
  const left_ms = expires_at === null ? null : Math.max(0, expires_at - realClock.now().getTime());
  const expiry = left_ms === null ? undefined : setTimeout(end, Math.min(left_ms, 2 ** 31 - 1)).unref();

  neverEnds(response);
  response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
  response.setHeader('X-Accel-Buffering', 'no'); // nginx would hold events back
  response.flushHeaders();
  write(`retry: ${RETRY_MS}\n\n`);
  try {
    await seat.take({ tell: (event) => write(frameOf(event)), end }, after);
    write(frameOf({ type: 'ready', data: {} }));
    await gone;
  } finally {
    clearInterval(heart);
    clearTimeout(expiry);
    seat.leave();
  }
};
