import { AppError } from '@timbre/kernel';
import { ConfigError, redactText, type Environment } from '@timbre/runtime';
import { readCommandLine, type Options } from './command-line.ts';
import { adminCreate } from './commands/admin-create.ts';
import { batchesCancelInactiveJobs } from './commands/batches-cancel-inactive-jobs.ts';
import { batchesMendActive } from './commands/batches-mend-active.ts';
import { evidenceCheck } from './commands/evidence-check.ts';
import { evidenceExport } from './commands/evidence-export.ts';
import { evidenceVerify } from './commands/evidence-verify.ts';
import { importLegacyCommand } from './commands/import-legacy.ts';
import { retention } from './commands/retention.ts';
import { resume, stop, stopList } from './commands/stop.ts';
import { UnreachableError } from './connect.ts';
import type { Io } from './io.ts';
import { USAGE, UsageError } from './usage.ts';

type Command = (options: Options, io: Io, env?: Environment) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  'admin create': adminCreate,
  'batches mend-active': batchesMendActive,
  'batches cancel-inactive-jobs': batchesCancelInactiveJobs,
  'import legacy': importLegacyCommand,
  'evidence verify': evidenceVerify,
  'evidence export': evidenceExport,
  'evidence check': evidenceCheck,
  retention,
  stop,
  'stop list': stopList,
  resume,
};

/** What went wrong, in two lines and an exit code; never a stack trace. */
const explain = (error: unknown): { lines: string; code: number } => {
  if (error instanceof UsageError)
    return { lines: `error: ${error.message}\nfix: npm run timbre -- --help`, code: 2 };
  if (error instanceof ConfigError) return { lines: error.message, code: 2 };
  if (error instanceof UnreachableError)
    return { lines: `error: ${error.message}\nfix: revise MONGODB_URI y que el servidor responda`, code: 3 };
  if (error instanceof AppError)
    return { lines: `error: ${error.message}\nfix: revise los datos del comando`, code: 1 };
  const message = redactText(error instanceof Error ? error.message : String(error));
  return { lines: `error: ${message}\nfix: revise la configuración y que los servidores respondan`, code: 1 };
};

/**
 * Runs one command of an operator and resolves to the exit code: 0, 1 for faults found or met, 2 for a wrong command
 * line, 3 when a server cannot be reached. `env` stands in for the process's own environment.
 */
export const runCli = async (args: readonly string[], io: Io, env?: Environment): Promise<number> => {
  try {
    const { command, options } = readCommandLine(args);
    if (options.help || command === '') {
      io.out(USAGE);
      return options.help ? 0 : 2;
    }
    const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
    if (run === undefined) throw new UsageError(`no hay un comando "${command}"`);
    return await run(options, io, env);
  } catch (error) {
    const { lines, code } = explain(error);
    io.err(lines);
    return code;
  }
};
