/** What the outside saw of a create-phone-call: a status, or how the connection ended. */
export type DialAnswer = number | 'pending' | 'reset' | 'client_gone';

/** One POST of create-phone-call, whatever became of it: the truth that fault runs are checked against. */
export interface DialEntry {
  /** When it arrived, virtual epoch milliseconds. */
  at: number;
  to_number: string | null;
  attempt_id: string | null;
  answer: DialAnswer;
  /** The call that it placed; null when nobody's phone was asked to ring. */
  call_id: string | null;
}

/** The dial log, oldest first. Never cut: the checkers need every line. */
export interface DialLog {
  /** A line for a request whose body has not been read yet. */
  open(at: number): DialEntry;
  entries(): readonly DialEntry[];
  clear(): void;
}

/** An empty log. */
export const createDialLog = (): DialLog => {
  const entries: DialEntry[] = [];
  return {
    open: (at) => {
      const entry: DialEntry = { at, to_number: null, attempt_id: null, answer: 'pending', call_id: null };
      entries.push(entry);
      return entry;
    },
    entries: () => entries,
    clear: () => {
      entries.length = 0;
    },
  };
};
