import type { AccountScope, EvidenceDocument, EvidenceSealDocument, Store } from '@timbre/store';
import { breakOf, type Break } from './breaks.ts';
import { entryHash, GENESIS, sealHash } from './hashes.ts';

/** A hash that somebody wrote down outside the database, of seal `n`. */
export interface Anchor {
  n: number;
  hash: string;
}

/** What a look at some links found. */
export interface SealsSeen {
  seals: number;
  entries: number;
  breaks: Break[];
  last: EvidenceSealDocument | null;
}

const entryBreaks = (
  seal: EvidenceSealDocument,
  stored: ReadonlyMap<string, EvidenceDocument>,
  isLast: boolean,
): Break[] =>
  seal.entries.flatMap(({ id, sha256 }) => {
    const entry = stored.get(id);
    if (entry === undefined) return [breakOf('entry_missing', seal.n, id)];
    if (entryHash(entry) !== sha256) return [breakOf('entry_altered', seal.n, id)];
    // The last link may have been written a moment ago, its entries not marked yet.
    const marked = entry.seal === seal.n || (isLast && entry.seal === null);
    return marked ? [] : [breakOf('entry_foreign', seal.n, id)];
  });

const linkBreaks = (
  seal: EvidenceSealDocument,
  before: EvidenceSealDocument | null,
  anchor?: Anchor,
): Break[] => {
  const expected = before === null ? 0 : before.n + 1;
  const missing = Array.from({ length: Math.max(0, seal.n - expected) }, (_, k) =>
    breakOf('seal_missing', expected + k),
  );
  const linked = seal.n === expected && seal.prev_hash === (before?.hash ?? GENESIS);
  return [
    ...missing,
    ...(missing.length > 0 || linked ? [] : [breakOf('seal_unlinked', seal.n)]),
    ...(sealHash(seal) === seal.hash ? [] : [breakOf('seal_altered', seal.n)]),
    ...(anchor?.n === seal.n && anchor.hash !== seal.hash ? [breakOf('anchor_differs', seal.n)] : []),
  ];
};

/** Holds links against the one before them, their hashes and the entries that they name. */
export const verifySeals = async (
  store: Store,
  scope: AccountScope,
  seals: EvidenceSealDocument[],
  before: EvidenceSealDocument | null,
  { isEnd, anchor }: { isEnd: boolean; anchor?: Anchor },
): Promise<SealsSeen> => {
  const ids = seals.flatMap((seal) => seal.entries.map((entry) => entry.id));
  const numbers = seals.map((seal) => seal.n);
  const [found, counted] = await Promise.all([
    store.evidence.listByIds(scope, ids),
    store.evidence.countBySeal(scope, numbers),
  ]);
  const stored = new Map(found.map((entry) => [entry._id, entry]));
  const breaks: Break[] = [];
  let previous = before;
  for (const seal of seals) {
    const isLast = isEnd && seal === seals.at(-1);
    breaks.push(...linkBreaks(seal, previous, anchor), ...entryBreaks(seal, stored, isLast));
    if ((counted.get(seal.n) ?? 0) > seal.entries.length) breaks.push(breakOf('entry_foreign', seal.n));
    previous = seal;
  }
  return { seals: seals.length, entries: ids.length, breaks, last: previous };
};
