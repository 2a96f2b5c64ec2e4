import { readFile } from 'node:fs/promises';
import { checkExport, isExport } from '@timbre/evidence';
import { allowOnly, required, type Options } from '../command-line.ts';
import { show, type Io } from '../io.ts';
import { UsageError } from '../usage.ts';
import { breakLine } from './evidence-verify.ts';

const read = async (file: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch {
    throw new UsageError(`no se puede leer ${file} como JSON`);
  }
};

/** `evidence check`: an export against its own seals, without any server. Exit code 1 when something was changed. */
export const evidenceCheck = async (options: Options, io: Io): Promise<number> => {
  allowOnly(options, 'file');
  const file = required(options, 'file');
  const exported = await read(file);
  if (!isExport(exported)) throw new UsageError(`${file} no es una exportación de evidencia en JSON`);
  const breaks = checkExport(exported);
  const { entries, seals } = exported;
  const heads = seals.map(({ n, hash }) => `sello ${n}: ${hash}`);
  show(io, options.json, { ok: breaks.length === 0, entries: entries.length, breaks }, [
    `${entries.length} registros`,
    ...heads,
    ...breaks.map(breakLine),
    breaks.length === 0 ? 'sin fallas' : `${breaks.length} fallas`,
  ]);
  return breaks.length === 0 ? 0 : 1;
};
