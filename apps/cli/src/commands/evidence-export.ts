import { writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { readPersonKey, readPhone } from '@timbre/batches';
import { evidenceWorkbook, exportEvidence } from '@timbre/evidence';
import { notFound, silentLogger } from '@timbre/kernel';
import type { Environment } from '@timbre/runtime';
import { accountScope, type Actor, type EvidenceFilter } from '@timbre/store';
import { allowOnly, required, type Options } from '../command-line.ts';
import { withStore } from '../connect.ts';
import { show, type Io } from '../io.ts';
import { UsageError } from '../usage.ts';

/** Who sits at the command line, for the audit log. */
export const operator = (): Actor => ({ kind: 'cli', id: userInfo().username, account_id: null });

const whoseOf = (country: string, { rut, phone }: Options): Pick<EvidenceFilter, 'person_key' | 'phone'> => {
  const named = rut === undefined ? readPhone(country, phone ?? '') : readPersonKey(country, rut);
  if ('message' in named) throw new UsageError(`--${rut === undefined ? 'phone' : 'rut'}: ${named.message}`);
  return rut === undefined ? { phone: named.value } : { person_key: named.value };
};

/** `evidence export`: the record of one person or phone, as a workbook or as JSON that can be checked. Audited. */
export const evidenceExport = async (options: Options, io: Io, env?: Environment): Promise<number> => {
  allowOnly(options, 'account', 'rut', 'phone', 'out');
  const scope = accountScope(required(options, 'account'));
  const out = required(options, 'out');
  if ((options.rut === undefined) === (options.phone === undefined))
    throw new UsageError('dé --rut o --phone, uno de los dos');
  const form = /\.(xlsx|json)$/.exec(out)?.[1];
  if (form === undefined) throw new UsageError('--out debe terminar en .xlsx o .json');
  return withStore(env, async ({ store, clock }) => {
    const account = await store.accounts.find(scope);
    if (account === null) throw notFound('No existe esa cuenta');
    const by = { actor: operator(), ip: null };
    const deps = { store, clock, logger: silentLogger };
    const exported = await exportEvidence(deps)(scope, whoseOf(account.country, options), by);
    const content = form === 'xlsx' ? evidenceWorkbook(exported) : JSON.stringify(exported, null, 2);
    await writeFile(out, content, { mode: 0o600 });
    const summary = { file: out, entries: exported.entries.length, head: exported.head };
    show(io, options.json, summary, [`${summary.entries} registros en ${out}`]);
    return 0;
  });
};
