import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, inject } from 'vitest';
import type { Count } from './sum-tallies.ts';

/** Counts what a file of attacks tried. */
export interface Tally {
  /** One attempt; `kind` is the attack, up to its colon the sort of attack. Turned away when `answer` equals `expected`; anything else is a leak. */
  blocked(kind: string, answer: unknown, expected: unknown): void;
}

/** Opens the tally of one file; its count is written down after its last test. */
export const openTally = (file: string): Tally => {
  const kinds = new Set<string>();
  let [cases, blocked] = [0, 0];
  afterAll(() => {
    const count: Count = { kinds: [...kinds], cases, blocked };
    writeFileSync(join(inject('attack_tallies'), `${file}.json`), JSON.stringify(count));
  });
  return {
    blocked(kind, answer, expected) {
      kinds.add(kind.split(':', 1)[0] ?? kind);
      cases += 1;
      expect(answer, kind).toEqual(expected);
      blocked += 1;
    },
  };
};
