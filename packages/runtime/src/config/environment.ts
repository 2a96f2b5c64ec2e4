import { readFileSync } from 'node:fs';
import type { ConfigFault } from './config-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The text of a variable, if it was given, or why it could not be read. */
export interface Given {
  text?: string;
  fault?: ConfigFault;
}

/** An empty line in `.env` means "not set". */
const filled = (text: string | undefined): string | undefined => (text?.trim() ? text.trim() : undefined);

/**
 * Reads `NAME`, or the file that `NAME_FILE` names (the way containers hand over secrets; the end of line is cut
 * off). Giving both is a fault: nobody could tell which one counts.
 */
export const readVariable = (env: Environment, name: string): Given => {
  const text = filled(env[name]);
  const path = filled(env[`${name}_FILE`]);
  if (path === undefined) return { text };
  if (text !== undefined)
    return {
      fault: { name, wrong: `y ${name}_FILE están definidas a la vez`, fix: 'deje solo una de las dos' },
    };
  try {
    return { text: filled(readFileSync(path, 'utf8')) };
  } catch {
    return {
      fault: {
        name,
        wrong: `no se pudo leer: ${name}_FILE=${path}`,
        fix: 'un archivo que este proceso pueda leer',
      },
    };
  }
};
