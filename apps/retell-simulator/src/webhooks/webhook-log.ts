/** One try of one delivery. */
export interface WebhookLogEntry {
  /** Virtual epoch milliseconds. */
  at: number;
  call_id: string;
  event: string;
  url: string;
  /** 1 for the first try. */
  attempt: number;
  /** The receiver's status, or why there was none. */
  result: number | string;
}

const KEPT = 10_000;

/** The last tries, oldest first. */
export interface WebhookLog {
  add(entry: WebhookLogEntry): void;
  entries(): readonly WebhookLogEntry[];
  clear(): void;
}

/** An empty log that keeps the last ten thousand tries. */
export const createWebhookLog = (): WebhookLog => {
  const entries: WebhookLogEntry[] = [];
  return {
    add: (entry) => {
      entries.push(entry);
      if (entries.length > KEPT) entries.splice(0, entries.length - KEPT);
    },
    entries: () => entries,
    clear: () => {
      entries.length = 0;
    },
  };
};
