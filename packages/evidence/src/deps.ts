import type { Clock, Logger } from '@timbre/kernel';
import type { Store } from '@timbre/store';

/** What the use cases of this package work with. */
export interface EvidenceDeps {
  store: Store;
  clock: Clock;
}

/** What the sealer works with. */
export interface SealDeps extends EvidenceDeps {
  logger: Logger;
  /** Called between the writing of a link and the marking of its entries. */
  checkpoint?(name: 'evidence.seal_written', seal_id: string): void | Promise<void>;
}
