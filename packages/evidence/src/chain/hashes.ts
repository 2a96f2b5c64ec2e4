import { createHash } from 'node:crypto';
import type { EvidenceDocument, EvidenceSealDocument } from '@timbre/store';
import { canonicalJson } from './canonical.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** What the first link of a chain names as the one before it. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 in hex of an entry's canonical JSON: of every field that is stored, but for the mark `seal`. */
export const entryHash = ({ seal: _, ...written }: EvidenceDocument): string =>
  sha256(canonicalJson(written));

/** SHA-256 in hex of a link's canonical JSON: of every field that is stored, but for `hash` itself. */
export const sealHash = ({
  hash: _,
  ...written
}: Omit<EvidenceSealDocument, 'hash'> & { hash?: string }): string => sha256(canonicalJson(written));
