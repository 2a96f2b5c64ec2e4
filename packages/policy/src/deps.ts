import type { Wake } from '@timbre/batches';
import type { Clock } from '@timbre/kernel';
import type { Actor, Store } from '@timbre/store';

/** What the use cases of this package work with. Each names the part that it needs. */
export interface PolicyDeps {
  store: Store;
  clock: Clock;
  wake: Wake;
}

/** Who asked for a change and from where, for the audit log. */
export interface By {
  actor: Actor;
  /** Address of the client; null at the command line. */
  ip: string | null;
}
