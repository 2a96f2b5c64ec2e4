/** Where a command speaks: answers to `out`, everything else to `err`. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
}

/** Shows a result: one JSON document with `--json`, else its lines for people. */
export const show = (io: Io, json: boolean | undefined, value: unknown, lines: string[]): void =>
  io.out(json ? JSON.stringify(value, null, 2) : lines.join('\n'));
