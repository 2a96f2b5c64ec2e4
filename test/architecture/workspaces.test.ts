import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layers, libraryDependencies, ownDependencies, readJson, workspaces, type Manifest } from './tree.ts';

interface TsConfig {
  references?: { path: string }[];
}

const EXACT = /^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
const sorted = (names: readonly string[]) => [...names].sort();
const referencesOf = (folder: string) =>
  sorted(
    (readJson<TsConfig>(`${folder}/tsconfig.json`).references ?? []).map((to) => posix.join(folder, to.path)),
  );

describe('the table of layers', () => {
  it('names every package and app that exists, and no other', () => {
    expect(sorted(Object.keys(layers.packages))).toEqual(sorted(workspaces.map(({ name }) => name)));
    expect(Object.keys(layers.planned).filter((name) => name in layers.packages)).toEqual([]);
  });

  it.each(Object.entries(layers.packages))('lets %s import only what its tier may', (_name, entry) => {
    const allowed = layers.tiers[entry.tier]?.may_import ?? [];
    const tierOf = (name: string) =>
      (layers.packages[name] ?? layers.planned[name])?.tier ?? `unknown package ${name}`;
    expect(entry.may_import.filter((name) => !allowed.includes(tierOf(name)))).toEqual([]);
  });

  it('lets only all-in-one and demo import other apps', () => {
    const importsApps = (names: string[]) => names.some((name) => layers.packages[name]?.tier === 'app');
    const found = Object.entries(layers.packages).filter(([, entry]) => importsApps(entry.may_import));
    expect(sorted(found.map(([name]) => name))).toEqual(['all-in-one', 'demo']);
  });

  it('gives no package a library that lives behind the wall of another', () => {
    const behind = Object.entries(layers.packages).flatMap(([name, { libraries }]) =>
      libraries
        .filter((library) => !(layers.walls[library] ?? [name]).includes(name))
        .map((l) => `${name}: ${l}`),
    );
    expect(behind).toEqual([]);
  });
});

describe.each(workspaces)('$folder', (workspace) => {
  const entry = layers.packages[workspace.name];

  it('depends on no package that the table of layers does not give it', () => {
    const allowed = entry?.may_import ?? [];
    expect(ownDependencies(workspace).filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it('uses the libraries that the table of layers gives it, no more and no less', () => {
    expect(sorted(libraryDependencies(workspace))).toEqual(sorted(entry?.libraries ?? []));
  });

  it('refers to the same packages in tsconfig.json as in package.json', () => {
    const folderOf = new Map(workspaces.map(({ name, folder }) => [name, folder]));
    expect(referencesOf(workspace.folder)).toEqual(
      sorted(ownDependencies(workspace).map((name) => folderOf.get(name) ?? name)),
    );
  });

  it('is part of the build', () => {
    expect(referencesOf('.')).toContain(workspace.folder);
  });
});

it('pins every version exactly', () => {
  const manifests = [readJson<Manifest>('package.json'), ...workspaces.map(({ manifest }) => manifest)];
  const loose = manifests.flatMap(({ name, dependencies, devDependencies, overrides }) =>
    Object.entries({ ...dependencies, ...devDependencies, ...overrides })
      .filter(([, version]) => !EXACT.test(version))
      .map(([library, version]) => `${name}: ${library} ${version}`),
  );
  expect(loose).toEqual([]);
});

it('gives one library one version in all packages', () => {
  const versions = new Map<string, Set<string>>();
  for (const { manifest } of workspaces) {
    for (const [library, version] of Object.entries(manifest.dependencies ?? {})) {
      versions.set(library, (versions.get(library) ?? new Set()).add(version));
    }
  }
  expect([...versions].filter(([, found]) => found.size > 1)).toEqual([]);
});
