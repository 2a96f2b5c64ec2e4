import type { EvidenceDocument, EvidenceSealDocument } from '@timbre/store';
import { breakOf, type Break } from '../chain/breaks.ts';
import { entryHash, sealHash } from '../chain/hashes.ts';

/** An export as it is read back from its JSON; instants are text there, which hashes the same. */
export interface StoredExport {
  format: string;
  entries: (EvidenceDocument & { sha256: string })[];
  seals: EvidenceSealDocument[];
}

/** True when `value` looks like an export that this version can check. */
export const isExport = (value: unknown): value is StoredExport => {
  const { format, entries, seals } = (value ?? {}) as Partial<StoredExport>;
  return format === 'timbre-evidence-1' && Array.isArray(entries) && Array.isArray(seals);
};

/**
 * Checks an export without the database: each entry against the hash in its seal, each seal against its own hash.
 * That the seals are those of the chain shows by comparing their hashes with `verify` or with noted ones.
 */
export const checkExport = ({ entries, seals }: StoredExport): Break[] => {
  const byNumber = new Map(seals.map((seal) => [seal.n, seal]));
  const altered = seals
    .filter((seal) => sealHash(seal) !== seal.hash)
    .map((seal) => breakOf('seal_altered', seal.n));
  const faulty = entries.flatMap(({ sha256: _, ...entry }) => {
    const seal = entry.seal === null ? undefined : byNumber.get(entry.seal);
    if (seal === undefined) return [breakOf('seal_missing', entry.seal, entry._id)];
    const sealed = seal.entries.find(({ id }) => id === entry._id);
    if (sealed === undefined) return [breakOf('entry_foreign', seal.n, entry._id)];
    return entryHash(entry) === sealed.sha256 ? [] : [breakOf('entry_altered', seal.n, entry._id)];
  });
  return [...altered, ...faulty];
};
