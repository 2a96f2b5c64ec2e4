import type { Clock, Logger } from '@timbre/kernel';
import type { Store } from '@timbre/store';

/** What the use cases of this package work with. Each names the part that it needs. */
export interface AccountDeps {
  store: Store;
  clock: Clock;
  logger: Logger;
  /** `YYYY-MM-DD` of an instant on the wall of an IANA zone: daily limits turn over at the account's midnight. */
  localDay(at: Date, zone: string): string;
  /** Tells the workers that an account's balance grew. May reject: the reconciler finds out by itself. */
  wakeBalance(account_id: string): Promise<void>;
}
