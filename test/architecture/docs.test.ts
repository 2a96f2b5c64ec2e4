import { describe, expect, it } from 'vitest';
import { withLayersTable } from './layers-table.ts';
import { brokenLinksOf, documents, linksOf, npmScriptsIn } from './markdown.ts';
import { codeFiles, read, readJson, type Manifest } from './tree.ts';

const paths = documents();
const { scripts = {} } = readJson<Manifest>('package.json');

describe('the documents', () => {
  it('lead nowhere that does not exist', () => {
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.flatMap(brokenLinksOf)).toEqual([]);
  });

  it('are all found from docs/README.md', () => {
    const found = new Set(['docs/README.md']);
    for (const path of found) for (const { file } of linksOf(path)) if (file.endsWith('.md')) found.add(file);
    expect(paths.filter((path) => path.startsWith('docs/') && !found.has(path))).toEqual([]);
  });

  it('name only npm scripts that exist', () => {
    const named = [...paths, 'docker-compose.yml', 'Dockerfile'].flatMap((path) =>
      npmScriptsIn(read(path)).map((name) => ({ path, name })),
    );
    expect(named.filter(({ name }) => !(name in scripts))).toEqual([]);
  });

  it('name only metrics that the code measures', () => {
    const code = codeFiles().map(read).join('\n');
    const named = paths.flatMap((path) => read(path).match(/\btimbre_[a-z_]+/g) ?? []);
    expect(named.filter((name) => !code.includes(`'${name}'`))).toEqual([]);
  });

  it('show the table of layers as it is', async () => {
    const markdown = read('docs/architecture.md');
    expect(await withLayersTable(markdown), 'run: npm run docs:layers').toBe(markdown);
  });

  it('keep playbooks to five steps', () => {
    const playbooks = paths.filter((path) => path.startsWith('docs/playbooks/'));
    const steps = (path: string) => (read(path).match(/^\d+\. /gm) ?? []).length;
    expect(playbooks.filter((path) => steps(path) < 2 || steps(path) > 5)).toEqual([]);
  });
});
