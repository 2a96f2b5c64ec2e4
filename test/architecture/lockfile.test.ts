import { expect, it } from 'vitest';
import { readJson, workspaces } from './tree.ts';

interface LockEntry {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  inBundle?: boolean;
}

const { packages } = readJson<{ packages: Record<string, LockEntry> }>('package-lock.json');
const ours = new Set(['', ...workspaces.map(({ folder }) => folder)]);
const foreign = Object.entries(packages).filter(([path, entry]) => !ours.has(path) && !entry.link);

it('has the integrity of every package from outside', () => {
  expect(foreign.length).toBeGreaterThan(0);
  expect(
    foreign.filter(([, { integrity, inBundle }]) => !integrity && !inBundle).map(([path]) => path),
  ).toEqual([]);
});

it('names no address of a registry, so that it works behind any', () => {
  expect(foreign.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});

it('links our own packages and nothing else', () => {
  const links = Object.values(packages).filter(({ link }) => link);
  expect(links.map(({ resolved }) => resolved).sort()).toEqual(workspaces.map(({ folder }) => folder).sort());
});
