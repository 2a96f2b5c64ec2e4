import { describe, expect, it } from 'vitest';
import { allowedTarget } from './target.ts';

const target = (base_url: string, api_key = 'key_sim_local', production = false) =>
  allowedTarget({ base_url, api_key, production });

describe('allowedTarget', () => {
  it.each([
    ['http://127.0.0.1:4100', 'http://127.0.0.1:4100'],
    ['http://127.9.9.9/', 'http://127.9.9.9'],
    ['http://localhost:4100/base/', 'http://localhost:4100/base'],
    ['https://[::1]:4100', 'https://[::1]:4100'],
  ])('lets anybody dial %s', (base_url, expected) => {
    expect(target(base_url)).toBe(expected);
    expect(target(base_url, 'key_sim_local', true)).toBe(expected);
  });

  it('lets production dial for real over https', () => {
    expect(target('https://retell.example.com', 'key_real', true)).toBe('https://retell.example.com');
  });

  it.each([
    ['https://retell.example.com', 'key_real', false, 'not production'],
    ['http://127.0.0.1.example.com', 'key_real', false, 'not production'],
    ['http://localhost.example.com', 'key_real', false, 'not production'],
    ['http://0.0.0.0:4100', 'key_real', false, 'not production'],
    ['https://retell.example.com', 'key_sim_local', true, 'simulator key'],
    ['http://retell.example.com', 'key_real', true, 'unencrypted'],
    ['', 'key_real', true, 'not a URL'],
    ['ftp://127.0.0.1', 'key_real', true, 'neither http nor https'],
    ['http://me:secret@127.0.0.1', 'key_real', true, 'carries credentials'],
    ['http://127.0.0.1', ' ', true, 'key is empty'],
  ])('refuses %s with %s (production %s) and says what to do', (base_url, key, production, what) => {
    expect(() => target(base_url, key, production)).toThrow(new RegExp(`${what}.*\\nfix: .+`));
  });
});
