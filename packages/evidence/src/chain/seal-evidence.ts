import { accountScope, type AccountScope, type EvidenceSealDocument } from '@timbre/store';
import type { SealDeps } from '../deps.ts';
import { entryHash, GENESIS, sealHash } from './hashes.ts';

/** The most entries of one link: a document of some 130 kB. */
const ENTRIES_PER_SEAL = 1_000;

/**
 * Adds the next link of an account's chain; null when everything is sealed, or when another sealer was quicker. The
 * last link's entries are marked first, so that a crash between a link and its marks is made good here and no entry
 * is ever sealed twice.
 */
const addSeal = async (deps: SealDeps, scope: AccountScope): Promise<EvidenceSealDocument | null> => {
  const { evidence } = deps.store;
  const last = await evidence.lastSeal(scope);
  if (last !== null) await evidence.markSealed(scope, last);
  const entries = await evidence.listUnsealed(scope, ENTRIES_PER_SEAL);
  if (entries.length === 0) return null;
  const n = last === null ? 0 : last.n + 1;
  const unhashed = {
    _id: `${scope.account_id}:${n}`,
    account_id: scope.account_id,
    n,
    prev_hash: last?.hash ?? GENESIS,
    entries: entries.map((entry) => ({ id: entry._id, sha256: entryHash(entry) })),
    sealed_at: deps.clock.now(),
  };
  const seal = { ...unhashed, hash: sealHash(unhashed) };
  if (!(await evidence.insertSeal(seal))) return null;
  await deps.checkpoint?.('evidence.seal_written', seal._id);
  await evidence.markSealed(scope, seal);
  // The head of the chain stands in the log too, where whoever can change the database may not reach.
  deps.logger.info('evidence sealed', {
    account_id: scope.account_id,
    seal: n,
    hash: seal.hash,
    entries: entries.length,
  });
  return seal;
};

/** Seals what stands outside an account's chain. Returns how many links this call added. */
export const sealAccount =
  (deps: SealDeps) =>
  async (scope: AccountScope): Promise<number> => {
    let added = 0;
    for (;;) {
      const seal = await addSeal(deps, scope);
      if (seal === null) return added;
      added++;
      if (seal.entries.length < ENTRIES_PER_SEAL) return added;
    }
  };

/** {@link sealAccount} for every account that has something to seal; runs every 30 seconds. */
export const sealEvidence = (deps: SealDeps) => async (): Promise<void> => {
  for (const account_id of await deps.store.evidence.dangerouslyAcrossAccountsUnsealed())
    await sealAccount(deps)(accountScope(account_id));
};
