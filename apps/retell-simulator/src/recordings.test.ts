import { describe, expect, it } from 'vitest';
import { speechLikeWav } from './recordings.ts';

describe('speechLikeWav', () => {
  it('is a small, well-formed WAV that is the same every time', () => {
    const wav = speechLikeWav('chance', 45_000);
    expect(wav.subarray(0, 4).toString()).toBe('RIFF');
    expect(wav.subarray(8, 16).toString()).toBe('WAVEfmt ');
    expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
    expect(wav.readUInt32LE(40)).toBe(wav.length - 44);
    expect(wav.length).toBe(44 + 3 * 8_000);
    expect(wav.equals(speechLikeWav('chance', 45_000))).toBe(true);
    expect(wav.equals(speechLikeWav('another', 45_000))).toBe(false);
    expect(speechLikeWav('chance', 1_000).length).toBe(44 + 8_000);
  });
});
