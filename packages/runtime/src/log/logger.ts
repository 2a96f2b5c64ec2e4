import { Writable } from 'node:stream';
import { format, createLogger as createWinston, transports } from 'winston';
import { realClock, type LogContext, type Logger } from '@timbre/kernel';
import { currentLogContext } from './context.ts';
import { redact } from './redact.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export interface LoggerOptions {
  /** Which process speaks. */
  service: string;
  level: LogLevel;
  /** Receives each line, without its end, instead of stdout; then it is always JSON. */
  write?: (line: string) => void;
}

/** One line of log before it is text. */
type Entry = Record<string, unknown> & { time: string; level: string; service: string; message: string };

const asJson = (entry: Entry): string => JSON.stringify(entry);

/** For a developer's terminal: time, level, message and the facts as `key=value`. */
const asHuman = ({ time, level, service, message, ...facts }: Entry): string => {
  const pairs = Object.entries(facts).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return [time.slice(11, 23), level.toUpperCase().padEnd(5), `${service}:`, message, ...pairs].join(' ');
};

const streamTo = (write: (line: string) => void): Writable =>
  new Writable({
    write: (chunk: Buffer | string, _encoding, done) => {
      write(String(chunk).replace(/\n$/, ''));
      done();
    },
  });

/**
 * A logger that writes one line for each call: JSON for machines (production, tests, pipes), short text on a
 * terminal. A line carries the ids of the work going on and the facts given; redaction runs last, over all of it,
 * so that no phone, RUT or key leaves the process (see `redact`). Time is the machine's own.
 */
export const createLogger = ({ service, level, write }: LoggerOptions): Logger => {
  const human = !write && process.stdout.isTTY && process.env['NODE_ENV'] !== 'production';
  const render = human ? asHuman : asJson;
  const line = format.printf(({ level: severity, message, facts }) => {
    const head = { time: realClock.now().toISOString(), level: severity, service, message: redact(message) };
    const clean = redact({ ...currentLogContext(), ...(facts as LogContext | undefined) }) as LogContext;
    return render({ ...head, ...clean, ...head } as Entry); // twice: the head stands first and no fact replaces it
  });
  const winston = createWinston({
    level: level === 'silent' ? 'error' : level,
    silent: level === 'silent',
    format: line,
    transports: [write ? new transports.Stream({ stream: streamTo(write) }) : new transports.Console()],
  });
  const say = (severity: keyof Logger) => (message: string, facts?: LogContext) =>
    void winston.log({ level: severity, message, facts });
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
};
