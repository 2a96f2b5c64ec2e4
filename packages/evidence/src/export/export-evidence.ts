import { createHash } from 'node:crypto';
import { AppError, newId } from '@timbre/kernel';
import type {
  AccountScope,
  Actor,
  EvidenceDocument,
  EvidenceFilter,
  EvidenceSealDocument,
} from '@timbre/store';
import { entryHash } from '../chain/hashes.ts';
import { sealAccount } from '../chain/seal-evidence.ts';
import type { SealDeps } from '../deps.ts';

/** A person has hundreds of entries at most; what has more is not the record of a person. */
const MOST_ENTRIES = 20_000;

/** An entry with its hash and the seal that holds it. */
export type ExportedEntry = EvidenceDocument & { sha256: string };

/** The record of a person or phone with all that is needed to check it without the database. */
export interface EvidenceExport {
  format: 'timbre-evidence-1';
  account_id: string;
  exported_at: Date;
  of: { person_key?: string; phone?: string };
  /** Oldest first. */
  entries: ExportedEntry[];
  /** The seals that hold these entries, and the last one of the chain. */
  seals: EvidenceSealDocument[];
  head: { n: number; hash: string } | null;
}

/** Who asks for an export, for the audit log. */
export interface ExportBy {
  actor: Actor;
  ip: string | null;
}

type Whose = Pick<EvidenceFilter, 'person_key' | 'phone'>;

/** Notes who saw how much of whom. The person stands there as a hash: whoever knows the person can look for it. */
const audit = async (
  { store, clock }: SealDeps,
  scope: AccountScope,
  of: Whose,
  { actor, ip }: ExportBy,
  entries: number,
): Promise<void> => {
  const of_sha256 = createHash('sha256')
    .update(of.person_key ?? of.phone ?? '')
    .digest('hex');
  await store.audit_log.append({
    _id: newId('audit'),
    account_id: scope.account_id,
    at: clock.now(),
    actor,
    action: 'evidence.exported',
    target: scope.account_id,
    before: null,
    after: { of_sha256, entries },
    ip,
  });
};

const withHash = (entry: EvidenceDocument): ExportedEntry => ({ ...entry, sha256: entryHash(entry) });

/**
 * Seals what is not sealed yet and gives the whole record of a person or phone, oldest first, with its seals. Contact
 * data is clear in it, so each export is audited. Throws 422 `too_many_rows` beyond 20,000 entries.
 */
export const exportEvidence =
  (deps: SealDeps) =>
  async (scope: AccountScope, of: Whose, by: ExportBy): Promise<EvidenceExport> => {
    const { evidence } = deps.store;
    await sealAccount(deps)(scope);
    const found = await evidence.list(scope, of, { limit: MOST_ENTRIES + 1 });
    if (found.length > MOST_ENTRIES)
      throw new AppError('too_many_rows', `Hay más de ${MOST_ENTRIES} registros: pida una sola persona`);
    await audit(deps, scope, of, by, found.length);
    const last = await evidence.lastSeal(scope);
    const numbers = new Set(found.flatMap((entry) => (entry.seal === null ? [] : [entry.seal])));
    return {
      format: 'timbre-evidence-1',
      account_id: scope.account_id,
      exported_at: deps.clock.now(),
      of,
      entries: found.reverse().map(withHash),
      seals: await evidence.listSealsByNumber(scope, [...numbers]),
      head: last && { n: last.n, hash: last.hash },
    };
  };
