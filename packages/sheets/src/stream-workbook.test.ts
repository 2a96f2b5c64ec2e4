import { expect, it } from 'vitest';
import { DEFAULT_LIMITS } from './limits.ts';
import { readWorkbook } from './read-workbook.ts';
import { columnLetters, type WrittenCell } from './sheet-xml.ts';
import { streamWorkbook, type StreamedSheet } from './stream-workbook.ts';

const bytesOf = async (sheets: StreamedSheet[]): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of streamWorkbook(sheets)) pieces.push(piece);
  return Buffer.concat(pieces);
};

const readBack = async (sheet: StreamedSheet) => {
  const read = readWorkbook(await bytesOf([sheet]), DEFAULT_LIMITS);
  if (!read.ok) throw new Error(read.fault.message);
  return read.sheet;
};

it('gives back text, numbers and days as they were, whatever the text looks like', async () => {
  const texts = [
    '=1+1',
    '+56950001234',
    '@SUM(A1)',
    '001',
    '<b>&amp;"',
    '_x0041_',
    'Ñandú 😀',
    'dos\nlíneas',
  ];
  const rows: WrittenCell[][] = texts.map((text) => [text, 1.5, new Date('2025-09-28T23:00:00Z'), null]);
  const sheet = await readBack({ name: 'Hoja: 1', columns: ['a', 'b', 'c', 'd'], rows });
  expect(sheet.columns).toEqual(['a', 'b', 'c', 'd']);
  expect(sheet.rows.map(({ cells }) => cells)).toEqual(
    texts.map((v) => [{ t: 'text', v }, { t: 'number', v: 1.5 }, { t: 'date', v: '2025-09-28' }, null]),
  );
});

it('drops what no XML may hold and keeps the rest of the cell', async () => {
  const sheet = await readBack({ name: 'x', columns: ['a'], rows: [['a\u0000b\u000b\ud800c']] });
  expect(sheet.rows[0]?.cells).toEqual([{ t: 'text', v: 'abc' }]);
});

it('takes rows from a generator, several sheets, and hands the first on before the last row is asked for', async () => {
  let asked = 0;
  const rows = async function* () {
    for (; asked < 20_000; asked++) yield [`fila ${asked} ${Math.sin(asked)}`, asked];
  };
  const pieces = streamWorkbook([
    { name: 'Grande', columns: ['texto', 'número'], rows: rows() },
    { name: 'Otra', columns: ['x'], rows: [] },
  ]);
  const first: Uint8Array[] = [];
  for await (const piece of pieces) {
    if (first.length === 0) expect(asked).toBeLessThan(20_000);
    first.push(piece);
  }
  const read = readWorkbook(Buffer.concat(first), DEFAULT_LIMITS);
  expect(read.ok && read.sheet.rows.length).toBe(20_000);
});

it('passes the fault of its rows on', async () => {
  const rows = function* (): Generator<string[]> {
    yield ['a'];
    throw new Error('the cursor broke');
  };
  await expect(bytesOf([{ name: 'x', columns: ['a'], rows: rows() }])).rejects.toThrow('the cursor broke');
});

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is %s', (index, letters) => expect(columnLetters(index)).toBe(letters));
