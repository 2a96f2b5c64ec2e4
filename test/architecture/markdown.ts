import { posix } from 'node:path';
import { exists, filesUnder, read } from './tree.ts';

const withoutCode = (markdown: string): string =>
  markdown.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');

/** The anchor that a heading gets on the usual hosts of repositories. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const anchorsOf = (path: string): string[] =>
  [...read(path).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => anchorOf(heading!));

/** Every document for readers: Markdown at the root and under docs. */
export const documents = (): string[] =>
  filesUnder('.', (path) => path.endsWith('.md') && (!path.includes('/') || path.startsWith('docs/')));

/** The links of a document that lead to files of this repository, resolved from the root. */
export const linksOf = (path: string): { link: string; file: string; anchor?: string }[] =>
  [...withoutCode(read(path)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => {
      const [target = '', anchor] = link.split('#');
      return { link, file: target ? posix.join(posix.dirname(path), target) : path, anchor };
    });

/** The links of a document that lead nowhere. */
export const brokenLinksOf = (path: string): string[] =>
  linksOf(path)
    .filter(
      ({ file, anchor }) => !exists(file) || (anchor !== undefined && !anchorsOf(file).includes(anchor)),
    )
    .map(({ link }) => `${path}: ${link}`);

/** The npm scripts that a text tells its reader to run. */
export const npmScriptsIn = (text: string): string[] => [
  ...[...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!),
  ...(/npm test\b/.test(text) ? ['test'] : []),
];
