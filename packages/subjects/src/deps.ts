import type { Clock, Logger } from '@timbre/kernel';
import type { AccountScope, Actor, Store } from '@timbre/store';

/** What the use cases of this package work with. */
export interface SubjectDeps {
  store: Store;
  clock: Clock;
}

/** What requests need that go on after their answer. */
export interface RequestDeps extends SubjectDeps {
  logger: Logger;
  /** Makes a worker look at an erasure now. When it is lost, the sweep finds the erasure within a minute. */
  wake(request_id: string): Promise<void>;
}

/** What became of recordings: copies that went, and attempts whose call the voice provider has not deleted yet. */
export interface DeletedRecordings {
  removed: number;
  retell_pending: string[];
}

/** What the workers' part needs. */
export interface EraseDeps extends SubjectDeps {
  logger: Logger;
  /** Removes our copies and asks the voice provider to delete the calls. May be repeated. */
  deleteRecordings(scope: AccountScope, attempt_ids: readonly string[]): Promise<DeletedRecordings>;
  /** Called after each step of an erasure, for tests that stop there. */
  checkpoint?(name: string, request_id: string): void | Promise<void>;
}

/** Who asked for something and from where, for the audit log. */
export interface By {
  actor: Actor;
  /** Address of the client; null at the command line. */
  ip: string | null;
}
