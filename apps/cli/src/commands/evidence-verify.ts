import { BREAKS, verifyEvidence, type Anchor, type Break, type Verification } from '@timbre/evidence';
import { notFound } from '@timbre/kernel';
import type { Environment } from '@timbre/runtime';
import { accountScope } from '@timbre/store';
import { allowOnly, required, type Options } from '../command-line.ts';
import { withStore } from '../connect.ts';
import { show, type Io } from '../io.ts';
import { UsageError } from '../usage.ts';

const anchorOf = (text: string | undefined): Anchor | undefined => {
  if (text === undefined) return undefined;
  const [n = '', hash = ''] = text.split(':');
  if (!/^\d+$/.test(n) || !/^[0-9a-f]{64}$/.test(hash))
    throw new UsageError('--anchor es el número del sello, dos puntos y su hash');
  return { n: Number(n), hash };
};

/** One fault as a line: what, where, in which entry. */
export const breakLine = ({ kind, seal, id }: Break): string =>
  `${BREAKS[kind]} (${kind}${seal === null ? '' : `, sello ${seal}`}${id === null ? '' : `, ${id}`})`;

const SHOWN = 20;

const linesOf = (found: Omit<Verification, 'next'>): string[] => [
  `${found.seals} sellos, ${found.entries} registros sellados, ${found.unsealed} por sellar, ${found.attempts} intentos`,
  found.head === null ? 'aún no hay sellos' : `último sello: ${found.head.n}:${found.head.hash}`,
  ...found.breaks.slice(0, SHOWN).map(breakLine),
  ...(found.breaks.length > SHOWN ? [`… y ${found.breaks.length - SHOWN} fallas más: use --json`] : []),
  found.breaks.length === 0 ? 'sin fallas' : `${found.breaks.length} fallas`,
];

/** `evidence verify`: the whole record of an account. Exit code 1 when something is wrong with it. */
export const evidenceVerify = async (options: Options, io: Io, env?: Environment): Promise<number> => {
  allowOnly(options, 'account', 'anchor');
  const anchor = anchorOf(options.anchor);
  const scope = accountScope(required(options, 'account'));
  return withStore(env, async (deps) => {
    if ((await deps.store.accounts.find(scope)) === null) throw notFound('No existe esa cuenta');
    const verify = verifyEvidence(deps);
    const total = await verify(scope, undefined, anchor);
    while (total.next !== null) {
      const { breaks, ...part } = await verify(scope, total.next, anchor);
      total.breaks.push(...breaks);
      total.seals += part.seals;
      total.entries += part.entries;
      total.attempts += part.attempts;
      Object.assign(total, { unsealed: part.unsealed, head: part.head, next: part.next });
    }
    const { next: _, ...found } = total;
    show(io, options.json, { ok: found.breaks.length === 0, ...found }, linesOf(found));
    return found.breaks.length === 0 ? 0 : 1;
  });
};
