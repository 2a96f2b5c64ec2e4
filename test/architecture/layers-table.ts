import { format } from 'prettier';
import { layers, readJson } from './tree.ts';

const BLOCK = /(<!-- layers:begin -->)[\s\S]*(<!-- layers:end -->)/;

const list = (names: string[] = []): string => names.join(', ') || '–';
const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;

const packageRows = Object.entries(layers.packages).map(([name, entry]) =>
  row(entry.tier, `\`${name}\``, entry.does, list(entry.may_import), list(entry.libraries)),
);

const plannedRows = Object.entries(layers.planned).map(([name, entry]) =>
  row(entry.tier, `\`${name}\``, entry.does, list(entry.may_import)),
);

const wallRows = Object.entries(layers.walls).map(([library, owners]) => row(`\`${library}\``, list(owners)));

const drawing = [
  row('tier', 'package or app', 'one responsibility', 'may import', 'libraries'),
  row('---', '---', '---', '---', '---'),
  ...packageRows,
  '',
  'Names and places that are reserved for parts to come:',
  '',
  row('tier', 'package or app', 'one responsibility', 'may import'),
  row('---', '---', '---', '---'),
  ...plannedRows,
  '',
  'Some libraries live behind a wall, so that one package can be read to know all that we do with them:',
  '',
  row('library', 'only in'),
  row('---', '---'),
  ...wallRows,
].join('\n');

/** The text of docs/architecture.md with its tables drawn anew from layers.json. Throws without the markers. */
export const withLayersTable = async (markdown: string): Promise<string> => {
  if (!BLOCK.test(markdown))
    throw new Error('docs/architecture.md has lost its layers:begin and layers:end marks');
  const drawn = markdown.replace(BLOCK, `$1\n\n${drawing}\n\n$2`);
  return format(drawn, { ...readJson<object>('.prettierrc.json'), parser: 'markdown' });
};
