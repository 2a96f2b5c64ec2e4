import type { IdempotencyKeyDocument, KeptAnswer } from '../documents/idempotency.ts';
import { dueBy, isDuplicateKey } from '../filters.ts';
import type { Models } from '../models.ts';

/** Whose key it is: an account's, or the platform's (null). */
type Owner = Pick<IdempotencyKeyDocument, '_id' | 'account_id'>;

/** A claim on a key by one request. */
export type KeyClaim = Omit<IdempotencyKeyDocument, 'answer'>;

const ownerOf = ({ _id, account_id }: Owner): Owner => ({ _id, account_id });

/** Keys that clients chose for their requests, and the answers that these got. */
export const createIdempotencyKeyRepository = ({ idempotency_keys }: Models) => ({
  /** Claims a key: null when it is ours now, else what stands there. A key past its time is new. */
  async claim(claim: KeyClaim): Promise<IdempotencyKeyDocument | null> {
    const owner = ownerOf(claim);
    for (;;) {
      try {
        await idempotency_keys.create({ ...claim, answer: null });
        return null;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const { deletedCount } = await idempotency_keys.deleteOne({
        ...owner,
        expires_at: dueBy(claim.created_at),
      });
      if (deletedCount > 0) continue;
      const found = await idempotency_keys.findOne(owner).lean<IdempotencyKeyDocument>();
      if (found !== null) return found;
    }
  },

  /** Takes over from a request that died; false when somebody else was quicker, or it lives. */
  async takeOver(claim: KeyClaim): Promise<boolean> {
    const { claim_id, claimed_until } = claim;
    const { matchedCount } = await idempotency_keys.updateOne(
      { ...ownerOf(claim), answer: null, claimed_until: dueBy(claim.created_at) },
      { $set: { claim_id, claimed_until } },
    );
    return matchedCount === 1;
  },

  /** Keeps the answer of the request that holds the claim. */
  async keep(claim: KeyClaim, answer: KeptAnswer): Promise<void> {
    await idempotency_keys.updateOne({ ...ownerOf(claim), claim_id: claim.claim_id }, { $set: { answer } });
  },

  /** Frees the key: the request was refused and did nothing. */
  async release(claim: KeyClaim): Promise<void> {
    await idempotency_keys.deleteOne({ ...ownerOf(claim), claim_id: claim.claim_id, answer: null });
  },

  /** Ends the claim but remembers the request: it failed half-way, and its repetition has to find what it made. */
  async giveUp(claim: KeyClaim, now: Date): Promise<void> {
    await idempotency_keys.updateOne(
      { ...ownerOf(claim), claim_id: claim.claim_id, answer: null },
      { $set: { claimed_until: now } },
    );
  },
});
