import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { EmbeddedError } from '@timbre/embedded';

/** What the user asked the demo for. */
export interface DemoOptions {
  /** Leave everything running at the end. */
  keep: boolean;
  /** A spreadsheet of the user's own, instead of the invented one. */
  file: string | null;
  /** Why people are called: the batch's `purpose`. */
  use_case: string;
  /** Which plan's account takes the file. */
  account: 'minutes_based' | 'credit_based' | 'unlimited';
}

const USAGE = `npm run demo -- [--keep] [--file planilla.xlsx] [--use-case collections|marketing|survey|user_experience]
                [--account minutes_based|credit_based|unlimited]`;

const oneOf = <T extends string>(name: string, value: string, allowed: readonly T[]): T => {
  const found = allowed.find((choice) => choice === value);
  if (found === undefined)
    throw new EmbeddedError(`--${name} ${value} is not known`, `choose one of ${allowed.join(', ')}`);
  return found;
};

/** Reads the command line. Throws an error in two lines for what it does not understand. */
export const readOptions = (args: string[]): DemoOptions => {
  try {
    const { values } = parseArgs({
      args,
      options: {
        keep: { type: 'boolean', default: false },
        file: { type: 'string' },
        'use-case': { type: 'string', default: 'collections' },
        account: { type: 'string', default: 'minutes_based' },
      },
    });
    if (values.file !== undefined && !existsSync(values.file))
      throw new EmbeddedError(`${values.file} does not exist`, 'give the path of an .xlsx or .csv file');
    return {
      keep: values.keep,
      file: values.file ?? null,
      use_case: oneOf('use-case', values['use-case'], [
        'collections',
        'marketing',
        'survey',
        'user_experience',
      ]),
      account: oneOf('account', values.account, ['minutes_based', 'credit_based', 'unlimited']),
    };
  } catch (error) {
    if (error instanceof EmbeddedError) throw error;
    throw new EmbeddedError(error instanceof Error ? error.message : String(error), `use: ${USAGE}`);
  }
};
