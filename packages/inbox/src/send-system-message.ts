import type { Clock } from '@timbre/kernel';
import { accountScope, type MessagePriority, type MessageType, type Store } from '@timbre/store';

/** What the system tells an account's people. */
export interface SystemMessage {
  account_id: string;
  /** At most 255 characters; longer ones are cut. */
  subject: string;
  body: string;
  message_type: MessageType;
  priority: MessagePriority;
  metadata?: Record<string, unknown>;
  /** Names the notice: the same one reaches an account once, however often its cause is met. */
  notice_key?: string;
}

const MAX_SUBJECT = 255;

/** What sending takes. `messageStored` tells those who watch the account; it never waits and never fails. */
export interface SendDeps {
  store: Pick<Store, 'messages' | 'counters'>;
  clock: Clock;
  messageStored?: (
    message: Pick<SystemMessage, 'account_id' | 'message_type' | 'priority'> & { id: number },
  ) => void;
}

/**
 * Stores a message of the system in the account's inbox, once per `notice_key`. Answers its integer id, or null when
 * the notice was sent before.
 */
export const sendSystemMessage =
  ({ store, clock, messageStored }: SendDeps) =>
  async ({
    account_id,
    subject,
    metadata = {},
    notice_key,
    ...rest
  }: SystemMessage): Promise<number | null> => {
    // Keys are unique in the whole collection: with the account in front they cannot meet across accounts.
    const key = notice_key === undefined ? undefined : `${account_id}:${notice_key}`;
    if (key !== undefined && (await store.messages.hasNotice(accountScope(account_id), key))) return null;
    const id = await store.counters.next('messages');
    const stored = await store.messages.insert({
      ...rest,
      id,
      account_id,
      sender: null,
      recipient: null,
      subject: subject.slice(0, MAX_SUBJECT),
      created_by_system: true,
      metadata,
      ...(key === undefined ? {} : { notice_key: key }),
      created_at: clock.now(),
      expires_at: null,
    });
    if (!stored) return null;
    const { message_type, priority } = rest;
    messageStored?.({ account_id, id, message_type, priority });
    return id;
  };
