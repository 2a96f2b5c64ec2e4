import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Who may import whom: the shape of layers.json. */
export interface Layers {
  tiers: Record<string, { holds: string; may_import: string[] }>;
  packages: Record<string, Package>;
  planned: Record<string, { tier: string; does: string; may_import?: string[] }>;
  walls: Record<string, string[]>;
}

export interface Package {
  tier: string;
  does: string;
  /** Packages and apps of ours. What is used of them stands in package.json. */
  may_import: string[];
  /** Third-party libraries: these, and all of them. */
  libraries: string[];
}

export interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  scripts?: Record<string, string>;
  overrides?: Record<string, string>;
}

export interface Workspace {
  /** Name without the scope, as in layers.json. */
  name: string;
  folder: string;
  manifest: Manifest;
}

const IGNORED = new Set(['node_modules', 'dist', '.git', '.timbre', 'coverage']);

export const root = join(import.meta.dirname, '../..');

/** The text of a file of the repository. */
export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** A JSON file of the repository, as `T`. */
export const readJson = <T>(path: string): T => JSON.parse(read(path)) as T;

/** True when the repository has this file or folder. */
export const exists = (path: string): boolean => existsSync(join(root, path));

/** Every file under `folder` whose path passes `keep`, relative to the root, sorted. */
export const filesUnder = (folder: string, keep: (path: string) => boolean): string[] => {
  const walk = (path: string): string[] =>
    readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      if (IGNORED.has(entry.name)) return [];
      const child = join(path, entry.name);
      return entry.isDirectory() ? walk(child) : [relative(root, child)];
    });
  const start = join(root, folder);
  return existsSync(start) ? walk(start).filter(keep).sort() : [];
};

export const isTest = (path: string): boolean =>
  /\.test\.(ts|tsx|mjs)$/.test(path) || path.startsWith('test/');
const isCode = (path: string): boolean =>
  /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.ts') && !path.includes('/generated/');

/** Every file of code that people write here: packages, apps, tests and scripts. */
export const codeFiles = (): string[] =>
  ['packages', 'apps', 'test', 'scripts'].flatMap((folder) => filesUnder(folder, isCode));

export const layers = readJson<Layers>('test/architecture/layers.json');

/** The packages and apps that exist, by reading the folders. */
export const workspaces: Workspace[] = ['packages', 'apps'].flatMap((parent) =>
  readdirSync(join(root, parent))
    .filter((name) => exists(`${parent}/${name}/package.json`))
    .map((name) => {
      const folder = `${parent}/${name}`;
      return { name, folder, manifest: readJson<Manifest>(`${folder}/package.json`) };
    }),
);

/** Our own packages among the dependencies of a workspace, without the scope. */
export const ownDependencies = ({ manifest }: Workspace): string[] =>
  Object.keys(manifest.dependencies ?? {})
    .filter((name) => name.startsWith('@timbre/'))
    .map((name) => name.slice('@timbre/'.length));

/** The third-party dependencies of a workspace. */
export const libraryDependencies = ({ manifest }: Workspace): string[] =>
  Object.keys(manifest.dependencies ?? {}).filter((name) => !name.startsWith('@timbre/'));
