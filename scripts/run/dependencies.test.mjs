import { describe, expect, it } from 'vitest';
import { missingPackages } from './dependencies.mjs';

const file = (packages) => JSON.stringify({ lockfileVersion: 3, packages });

const lock = {
  '': { name: 'timbre' },
  'packages/kernel': { name: '@timbre/kernel', version: '0.1.0' },
  'node_modules/@timbre/kernel': { resolved: 'packages/kernel', link: true },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/a/node_modules/b': { version: '2.0.0' },
  'node_modules/only-for-another-system': { version: '3.0.0', optional: true },
};
/** The entries of `lock` but for these paths. */
const without = (...paths) =>
  Object.fromEntries(Object.entries(lock).filter(([path]) => !paths.includes(path)));
const installed = without('', 'node_modules/only-for-another-system');

describe('packages that are missing', () => {
  it('are none after npm ci, optional ones of other systems apart', () => {
    expect(missingPackages(file(lock), file(installed))).toEqual([]);
    expect(missingPackages(file(lock), file(lock))).toEqual([]);
  });

  it('are all when there is no node_modules, or when an installation was cut short', () => {
    expect(missingPackages(file(lock), '')).toHaveLength(3);
  });

  it('are those with another version, however deep', () => {
    const old = { ...installed, 'node_modules/a/node_modules/b': { version: '1.9.0' } };
    expect(missingPackages(file(lock), file(old))).toEqual(['node_modules/a/node_modules/b']);
  });

  it('are workspaces that came since, or that a published package stands in for', () => {
    const unlinked = without('node_modules/@timbre/kernel');
    expect(missingPackages(file(lock), file(unlinked))).toEqual(['node_modules/@timbre/kernel']);
    const published = { ...unlinked, 'node_modules/@timbre/kernel': { version: '0.1.0' } };
    expect(missingPackages(file(lock), file(published))).toEqual(['node_modules/@timbre/kernel']);
  });

  it('are not those that nobody asks for any more', () => {
    expect(
      missingPackages(file(lock), file({ ...installed, 'node_modules/left-over': { version: '1.0.0' } })),
    ).toEqual([]);
  });

  it('are found outdated when an optional one is there in another version', () => {
    const other = { ...installed, 'node_modules/only-for-another-system': { version: '2.0.0' } };
    expect(missingPackages(file(lock), file(other))).toEqual(['node_modules/only-for-another-system']);
  });
});
