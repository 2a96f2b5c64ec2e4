import type { Clock, Logger } from '@timbre/kernel';
import type { Producer } from '@timbre/queue';
import type { Store } from '@timbre/store';

/** Makes a batch due now and rings the dispatcher. Never rejects because Redis is away: the sweep finds the batch. */
export type Wake = (account_id: string, batch_id: string) => Promise<void>;

/** What the use cases of this package work with. Each names the part that it needs. */
export interface BatchDeps {
  store: Store;
  clock: Clock;
  logger: Logger;
  producer: Pick<Producer, 'enqueue' | 'hasJob'>;
  wake: Wake;
  /** Tells those who watch that a batch changed; never waits, never fails. Left out where nobody is told. */
  batchChanged?: (account_id: string, batch_id: string) => void;
  /** True only where Retell is a simulator on a loopback address: batches without legal hours may be made there. */
  demo_pack_allowed: boolean;
  /** What campaigns without a number of their own show, E.164; undefined where nobody makes campaigns. */
  caller_id?: string;
}
