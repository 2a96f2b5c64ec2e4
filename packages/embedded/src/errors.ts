/** A failure that the person at the keyboard can act on: what went wrong, and what to do about it. */
export class EmbeddedError extends Error {
  readonly fix: string;

  constructor(what: string, fix: string, cause?: unknown) {
    super(what, { cause });
    this.name = 'EmbeddedError';
    this.fix = fix;
  }

  /** What went wrong, in one or more sentences. */
  get what(): string {
    return this.message;
  }
}

/** The message of whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** `error: …` and `fix: …` on two lines, for the console; never a stack. */
export const twoLines = (error: unknown): string => {
  const fix =
    error instanceof EmbeddedError ? error.fix : 'run "npm run doctor" to see what this machine offers';
  return `error: ${messageOf(error)}\nfix: ${fix}`;
};
