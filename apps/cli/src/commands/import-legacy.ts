import { writeFile } from 'node:fs/promises';
import { importLegacy, type LegacyReport } from '@timbre/batches';
import { silentLogger } from '@timbre/kernel';
import type { Environment } from '@timbre/runtime';
import { openLegacySource } from '@timbre/store';
import { allowOnly, required, type Options } from '../command-line.ts';
import { UnreachableError, withStore } from '../connect.ts';
import { show, type Io } from '../io.ts';
import { UsageError } from '../usage.ts';
import { operator } from './evidence-export.ts';

const CREDIT_USED = ['dollars', 'cents'] as const;

const creditUsedOf = (given: string | undefined): (typeof CREDIT_USED)[number] => {
  const found = CREDIT_USED.find((unit) => unit === (given ?? 'dollars'));
  if (found === undefined) throw new UsageError('--credit-used es dollars o cents');
  return found;
};

const reasons = (sign: string, counts: Record<string, number>): string[] =>
  Object.entries(counts).map(([what, count]) => `  ${sign} ${count}: ${what}`);

const linesOf = ({ dry_run, collections }: LegacyReport): string[] => [
  ...Object.entries(collections).flatMap(([name, { read, written, existing, skipped, repaired }]) => [
    `${name}: ${read} leídos, ${written} ${dry_run ? 'por escribir' : 'escritos'}, ${existing} ya estaban`,
    ...reasons('omitidos', skipped),
    ...reasons('corregidos', repaired),
  ]),
  dry_run
    ? 'no se escribió nada (--dry-run)'
    : 'las campañas importadas están en pausa: reanúdelas una a una',
];

const open = async (uri: string, database: string) => {
  try {
    return await openLegacySource({ uri, database, logger: silentLogger });
  } catch (error) {
    throw new UnreachableError('no se alcanza la base de datos de --from', { cause: error });
  }
};

/**
 * `import legacy`: a database of the earlier system, which is only read, into this installation. Progress goes to the
 * error output, the report to the output, with its remarks into the file of `--report`.
 */
export const importLegacyCommand = async (options: Options, io: Io, env?: Environment): Promise<number> => {
  allowOnly(options, 'from', 'database', 'account', 'dry-run', 'report', 'credit-used');
  const [uri, database] = [required(options, 'from'), required(options, 'database')];
  const credit_used = creditUsedOf(options['credit-used']);
  return withStore(env, async (connected) => {
    const source = await open(uri, database);
    try {
      const report = await importLegacy({ ...connected, logger: silentLogger, source })({
        ...(options.account === undefined ? {} : { account_id: options.account }),
        dry_run: options['dry-run'] ?? false,
        credit_used,
        by: { actor: operator(), ip: null },
        progress: (line) => io.err(line),
      });
      if (options.report !== undefined)
        await writeFile(options.report, JSON.stringify(report, null, 2), { mode: 0o600 });
      show(io, options.json, report, linesOf(report));
      return 0;
    } finally {
      await source.close();
    }
  });
};
