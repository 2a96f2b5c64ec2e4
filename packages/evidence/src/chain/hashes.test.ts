import type { EvidenceDocument, EvidenceSealDocument } from '@timbre/store';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical.ts';
import { entryHash, GENESIS, sealHash } from './hashes.ts';

const AT = new Date('2026-11-23T12:15:04.007Z');

describe('canonical JSON', () => {
  it('is one text, whatever the order of the keys', () => {
    const text = canonicalJson({ b: [1, null, { d: 'ñ"', c: true }], a: AT });
    expect(text).toBe('{"a":"2026-11-23T12:15:04.007Z","b":[1,null,{"c":true,"d":"ñ\\""}]}');
    expect(canonicalJson({ a: AT, b: [1, null, { c: true, d: 'ñ"' }] })).toBe(text);
  });

  it('survives the way through JSON', () => {
    const value = { at: AT, nothing: undefined, text: '\u2028 línea', n: 0.1 + 0.2, list: [{ z: 1, a: 2 }] };
    expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(canonicalJson(value));
  });
});

describe('hashes', () => {
  const entry = { _id: 'a:called', reason: null, recorded_at: AT, seal: null } as EvidenceDocument;

  it('of an entry hold every field but the mark', () => {
    expect(entryHash({ ...entry, seal: 7 })).toBe(entryHash(entry));
    expect(entryHash({ ...entry, reason: 'otra' })).not.toBe(entryHash(entry));
    expect(entryHash({ ...entry, added: 1 } as EvidenceDocument)).not.toBe(entryHash(entry));
  });

  it('are those of anybody who follows the documentation', () => {
    // printf '%s' '{"_id":"a:called","reason":null,"recorded_at":"2026-11-23T12:15:04.007Z"}' | sha256sum
    expect(entryHash(entry)).toBe('acb1e9f9c85968a94049381e6ddbb57cf4cffd2cc1211f1f701c59e313e20d4d');
  });

  it('of a link hold its entries and the link before it', () => {
    const seal: EvidenceSealDocument = {
      _id: 'acc-1:0',
      account_id: 'acc-1',
      n: 0,
      prev_hash: GENESIS,
      entries: [{ id: 'a:called', sha256: entryHash(entry) }],
      sealed_at: AT,
      hash: '',
    };
    expect(sealHash({ ...seal, hash: 'x' })).toBe(sealHash(seal));
    expect(sealHash({ ...seal, entries: [] })).not.toBe(sealHash(seal));
    expect(sealHash({ ...seal, prev_hash: 'f'.repeat(64) })).not.toBe(sealHash(seal));
  });
});
