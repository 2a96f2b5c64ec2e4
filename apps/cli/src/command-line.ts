import { parseArgs } from 'node:util';
import { UsageError } from './usage.ts';

const OPTIONS = {
  account: { type: 'string' },
  all: { type: 'boolean' },
  anchor: { type: 'string' },
  another: { type: 'boolean' },
  batch: { type: 'string' },
  'credit-used': { type: 'string' },
  database: { type: 'string' },
  'dry-run': { type: 'boolean' },
  email: { type: 'string' },
  file: { type: 'string' },
  from: { type: 'string' },
  'hang-up': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  phone: { type: 'string' },
  reason: { type: 'string' },
  report: { type: 'string' },
  rut: { type: 'string' },
  stop: { type: 'string' },
  workspace: { type: 'string' },
} as const;

/** The options of a command line, by name. */
export type Options = {
  [K in keyof typeof OPTIONS]?: (typeof OPTIONS)[K]['type'] extends 'boolean' ? boolean : string;
};

type OptionName = keyof typeof OPTIONS;

/** A command line: the words of the command, and its options. */
export interface CommandLine {
  command: string;
  options: Options;
}

/** Reads the arguments after the program's name. Throws {@link UsageError} for an unknown option. */
export const readCommandLine = (args: readonly string[]): CommandLine => {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    return { command: positionals.join(' '), options: values };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

/** The text of an option that has to be given. Throws {@link UsageError} without it. */
export const required = <N extends OptionName>(options: Options, name: N): string => {
  const value = options[name];
  if (typeof value !== 'string' || value.trim() === '') throw new UsageError(`falta --${name}`);
  return value;
};

/** Refuses options that the command does not know. Throws {@link UsageError} that names them. */
export const allowOnly = (options: Options, ...names: OptionName[]): void => {
  const known = new Set<string>([...names, 'json', 'help']);
  const unknown = Object.keys(options).filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new UsageError(`este comando no usa ${unknown.map((name) => `--${name}`).join(', ')}`);
};
