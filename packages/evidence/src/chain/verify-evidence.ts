import { MINUTE_MS } from '@timbre/kernel';
import type { AccountScope, ClosedAttempt, EvidenceSealDocument } from '@timbre/store';
import type { EvidenceDeps } from '../deps.ts';
import { breakOf, type Break } from './breaks.ts';
import { verifySeals, type Anchor } from './verify-seals.ts';

/** The sealer runs every 30 s; entries that wait longer than this say that it does not. */
const SEALED_WITHIN_MS = 10 * MINUTE_MS;

/** Links that are read at once, and how much one call looks at before it answers where to go on. */
const SEALS_AT_ONCE = 20;
const ENTRIES_PER_CALL = 20_000;
const ATTEMPTS_AT_ONCE = 1_000;
const ATTEMPTS_PER_CALL = 20_000;

/** Where a verification goes on: with which seal, or after which attempt once the seals are through. */
export interface VerifyFrom {
  seal: number;
  attempt: ClosedAttempt | null;
}

/** What a verification found. `next` is null when it came to the end. */
export interface Verification {
  seals: number;
  entries: number;
  attempts: number;
  unsealed: number;
  breaks: Break[];
  /** The last link: note its hash elsewhere, and nobody can rewrite the chain up to it unseen. */
  head: { n: number; hash: string } | null;
  next: VerifyFrom | null;
}

type Found = Pick<Verification, 'seals' | 'entries' | 'attempts' | 'breaks'>;

const sealPage = async (
  { store }: EvidenceDeps,
  scope: AccountScope,
  from: number,
  found: Found,
  anchor?: Anchor,
): Promise<number | null> => {
  const [first] = from === 0 ? [] : await store.evidence.listSealsByNumber(scope, [from - 1]);
  let before: EvidenceSealDocument | null = first ?? null;
  let next = from;
  let seen = 0;
  for (;;) {
    const seals = await store.evidence.listSeals(scope, next, SEALS_AT_ONCE);
    const isEnd = seals.length < SEALS_AT_ONCE;
    const page = await verifySeals(store, scope, seals, before, { isEnd, anchor });
    found.seals += page.seals;
    found.entries += page.entries;
    found.breaks.push(...page.breaks);
    seen += page.entries;
    before = page.last;
    next = (before?.n ?? -1) + 1;
    if (isEnd) return null;
    if (seen >= ENTRIES_PER_CALL) return next;
  }
};

/** What lies beyond the chain's end: entries that name a lost link, entries nobody seals, an anchor that is gone. */
const endBreaks = async (
  { store, clock }: EvidenceDeps,
  scope: AccountScope,
  before: EvidenceSealDocument | null,
  anchor?: Anchor,
): Promise<Break[]> => {
  const beyond = await store.evidence.findBeyondSeal(scope, before?.n ?? -1);
  // Read after the entry: a link is written before its entries are marked, so this one is not merely new.
  const last = await store.evidence.lastSeal(scope);
  const lost = beyond !== null && (beyond.seal ?? -1) > (last?.n ?? -1) ? beyond : null;
  const [oldest] = await store.evidence.listUnsealed(scope, 1);
  const inLast = last?.entries.some((entry) => entry.id === oldest?._id) ?? false;
  const waited_ms = oldest === undefined ? 0 : clock.now().getTime() - oldest.recorded_at.getTime();
  return [
    ...(lost === null ? [] : [breakOf('seal_missing', lost.seal, lost._id)]),
    ...(anchor !== undefined && anchor.n > (last?.n ?? -1) ? [breakOf('seal_missing', anchor.n)] : []),
    ...(waited_ms > SEALED_WITHIN_MS && !inLast ? [breakOf('unsealed_too_long', null, oldest?._id)] : []),
  ];
};

const attemptPage = async (
  { store }: EvidenceDeps,
  scope: AccountScope,
  from: ClosedAttempt | null,
  found: Found,
): Promise<ClosedAttempt | null> => {
  let after = from;
  let seen = 0;
  for (;;) {
    const closed = await store.attempts.listClosed(scope, after, ATTEMPTS_AT_ONCE);
    const ids = closed.map((attempt) => attempt.attempt_id);
    const recorded = await store.evidence.attemptsWithEntry(scope, ids);
    const without = ids.filter((attempt_id) => !recorded.has(attempt_id));
    found.breaks.push(...without.map((attempt_id) => breakOf('attempt_without_entry', null, attempt_id)));
    found.attempts += ids.length;
    seen += ids.length;
    after = closed.at(-1) ?? null;
    if (closed.length < ATTEMPTS_AT_ONCE) return null;
    if (seen >= ATTEMPTS_PER_CALL) return after;
  }
};

/**
 * Recomputes the record of an account: each entry's hash, each link's hash and its place in the chain, what is
 * missing, altered, smuggled in or left unsealed, and attempts without an entry. One call looks at some 20,000
 * entries and answers where to go on. `anchor` is a hash that was noted outside the database.
 */
export const verifyEvidence =
  (deps: EvidenceDeps) =>
  async (
    scope: AccountScope,
    from: VerifyFrom = { seal: 0, attempt: null },
    anchor?: Anchor,
  ): Promise<Verification> => {
    const { evidence } = deps.store;
    const found: Found = { seals: 0, entries: 0, attempts: 0, breaks: [] };
    const last = await evidence.lastSeal(scope);
    const answer = async (next: VerifyFrom | null): Promise<Verification> => ({
      ...found,
      unsealed: await evidence.countUnsealed(scope),
      head: last && { n: last.n, hash: last.hash },
      next,
    });
    if (from.attempt === null) {
      const seal = await sealPage(deps, scope, from.seal, found, anchor);
      if (seal !== null) return answer({ seal, attempt: null });
      found.breaks.push(...(await endBreaks(deps, scope, last, anchor)));
    }
    const attempt = await attemptPage(deps, scope, from.attempt, found);
    return answer(attempt && { seal: (last?.n ?? -1) + 1, attempt });
  };
