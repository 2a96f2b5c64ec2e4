import { dollarsToMicros, minutesToSeconds, type WalletUnit } from '@timbre/kernel';
import type { AccountScope } from '@timbre/store';
import type { AccountDeps } from '../deps.ts';

/** What is added to the two wallets; 0 leaves a wallet as it is. */
export interface Grant {
  /** Names the whole grant: a repetition under the same id adds nothing. */
  ref_id: string;
  minutes: number;
  credits: number;
  description: string;
}

/** The parts of a grant as wallet movements, each with an id of its own. */
const partsOf = ({
  ref_id,
  minutes,
  credits,
}: Grant): { unit: WalletUnit; ref_id: string; amount: number }[] => [
  { unit: 'seconds', ref_id: `${ref_id}-minutes`, amount: minutesToSeconds(minutes) },
  { unit: 'micros', ref_id: `${ref_id}-credits`, amount: dollarsToMicros(credits) },
];

/** Adds a grant to the wallets and the ledger, once per `ref_id`; true when anything was added. */
export const grant = async (
  deps: Pick<AccountDeps, 'store' | 'clock'>,
  scope: AccountScope,
  given: Grant,
): Promise<boolean> => {
  const parts = partsOf(given).filter(({ amount }) => amount > 0);
  for (const { unit, ref_id, amount } of parts) {
    const movement = { amount, batch_id: null, description: given.description, at: deps.clock.now() };
    await deps.store.wallets.move(scope, unit, ref_id, { kind: 'top_up', ...movement });
  }
  return parts.length > 0;
};
