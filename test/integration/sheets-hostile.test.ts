import { readSheet, writeWorkbook, type ReadResult, type SheetLimits } from '@timbre/sheets';
import { zipSync, type Zippable } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import * as XLSX from 'xlsx';
import { flagEncrypted, lieAboutSizes, rawParts, rawXlsx, rowsXml } from './sheets-fixtures.ts';

// Each file is read in a process of its own that loads its program first: slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const HEADER = ['RUT', 'Nombre', 'Celular'];
const ROWS = rowsXml([HEADER, ['12345678-5', 'Ana Soto', 950001234]]);

const read = (file: Uint8Array, limits?: Partial<SheetLimits>): Promise<ReadResult> =>
  readSheet(file, { file_name: 'cartera.xlsx', limits });

const faultOf = (result: ReadResult): { code: string; status: number } | null =>
  result.ok ? null : { code: result.fault.code, status: result.fault.status };

const withParts = (parts: Zippable): Uint8Array => rawXlsx({ rows: ROWS, parts });

describe('a workbook that is a bomb', () => {
  it('refuses 110 MB behind a few KB from the directory alone: no process is started that could run out of time', async () => {
    const zeros: Zippable[string] = [new Uint8Array(110 * 1024 * 1024), { level: 1 }];
    const bomb = withParts({ 'xl/worksheets/sheet2.xml': zeros });
    const result = await readSheet(bomb, { file_name: 'a.xlsx', time_limit_ms: 1 });
    expect(result).toMatchObject({ ok: false, fault: { code: 'too_large', status: 413 } });
    expect(!result.ok && result.fault.message).toContain('contenido del archivo es demasiado grande');
  });

  it('stops inflating where the directory said that the part ends', async () => {
    const parts = {
      ...rawParts({ rows: ROWS }),
      'xl/worksheets/sheet1.xml': new Uint8Array(60 * 1024 * 1024).fill(32),
    };
    expect(faultOf(await read(lieAboutSizes(zipSync(parts), 4_000)))).toEqual({
      code: 'too_large',
      status: 413,
    });
  });

  it('refuses 10,000 parts, nested archives, paths that leave the file and repeated parts', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, n) => [`xl/media/${n}.png`, new Uint8Array(1)]),
    );
    const nested = zipSync({ 'a.xml': new Uint8Array(9) });
    for (const parts of [
      many,
      { 'xl/embeddings/inner.zip': nested },
      { 'xl/sharedStrings.xml': new Uint8Array(1), 'xl/SHAREDSTRINGS.xml': new Uint8Array(1) },
      { '../../evil.xml': new Uint8Array(1) },
      { '/etc/passwd': new Uint8Array(1) },
      { '..\\evil.xml': new Uint8Array(1) },
      { 'xl/worksheets/sheet1.xml': nested },
    ]) {
      expect(faultOf(await read(withParts(parts)))).toEqual({ code: 'unreadable', status: 422 });
    }
  });

  it('reads past a sheet that claims 17 billion cells', async () => {
    const bomb = rawXlsx({ rows: ROWS, before: '<dimension ref="A1:XFD1048576"/>' });
    expect(bomb.length).toBeLessThan(3_000);
    // A reader that believes the claim needs more than 15 s and all its memory.
    expect(await read(bomb, { memory_mb: 64 })).toMatchObject({ ok: true, sheet: { rows: [{ row: 2 }] } });
  });

  it('answers a cell at the far corner of the sheet with too_many_rows', async () => {
    const corner = `${ROWS}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`;
    expect(faultOf(await read(rawXlsx({ rows: corner })))).toEqual({ code: 'too_many_rows', status: 422 });
  });

  it('does not let one long text in every cell grow without end', async () => {
    const row = (r: number): string => `<row r="${r}">${'<c t="s"><v>0</v></c>'.repeat(26)}</row>`;
    const header = rowsXml([Array.from({ length: 26 }, (_, n) => `Columna ${n}`)]);
    const text = (content: string): Uint8Array => new TextEncoder().encode(content);
    const file = rawXlsx({
      rows: header + Array.from({ length: 5_000 }, (_, n) => row(n + 2)).join(''),
      parts: {
        'xl/sharedStrings.xml': text(`<sst><si><t>${'x'.repeat(1_900)}</t></si></sst>`),
        'xl/_rels/workbook.xml.rels': text(
          '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        ),
      },
    });
    const result = await read(file, { max_ratio: 10_000, max_result_bytes: 5 * 1024 * 1024 });
    expect(faultOf(result)).toEqual({ code: 'too_large', status: 413 });
    expect(
      await read(rawXlsx({ rows: header + rowsXml([['x']], 2) }), { max_result_bytes: 5_000 }),
    ).toMatchObject({ ok: true });
  });
});

describe('the reading process', () => {
  it('is killed at its time limit, and the caller goes on', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => [`texto ${n}`, n, n]);
    const file = writeWorkbook([{ name: 'Cartera', columns: HEADER, rows }]);
    const slow = await readSheet(file, { file_name: 'a.xlsx', time_limit_ms: 30 });
    expect(faultOf(slow)).toEqual({ code: 'too_large', status: 413 });
    expect(await readSheet(file, { file_name: 'a.xlsx' })).toMatchObject({ ok: true });
  });

  it('dies alone when the file needs more memory than it has', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => HEADER.map((name) => `${name} ${n} distinto`));
    const file = writeWorkbook([{ name: 'Cartera', columns: HEADER, rows }]);
    const result = await read(file, { memory_mb: 16 });
    expect(faultOf(result)).toEqual({ code: 'too_large', status: 413 });
  });

  it('takes 50,000 rows and refuses one more', async () => {
    const rows = [HEADER, ...Array.from({ length: 50_001 }, (_, n) => [n, 'Ana'])];
    const fits = await read(rawXlsx({ rows: rowsXml(rows.slice(0, -1)) }));
    expect(fits.ok && fits.sheet.rows.length).toBe(50_000);
    expect(faultOf(await read(rawXlsx({ rows: rowsXml(rows) })))).toEqual({
      code: 'too_many_rows',
      status: 422,
    });
    const csv = new TextEncoder().encode(`a;b\n${'1;2\n'.repeat(50_001)}`);
    expect(faultOf(await readSheet(csv, { file_name: 'a.csv' }))).toEqual({
      code: 'too_many_rows',
      status: 422,
    });
  });

  it('keeps at most two files in hand at once, and answers them all', async () => {
    const file = rawXlsx({ rows: ROWS });
    const results = await Promise.all(Array.from({ length: 6 }, () => read(file)));
    expect(results.every((result) => result.ok)).toBe(true);
  });
});

describe('a file that is not what it says', () => {
  it('refuses .xls, .xlsm, OpenDocument, html and PDF under the name .xlsx', async () => {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([HEADER]), 'Cartera');
    const as = (bookType: XLSX.BookType): Uint8Array =>
      new Uint8Array(XLSX.write(book, { type: 'array', bookType }) as ArrayBuffer);
    const macros = withParts({ 'xl/vbaProject.bin': new Uint8Array(4) });
    const html = new TextEncoder().encode(`<html>${'<'.repeat(60_000)}`);
    const pdf = new TextEncoder().encode('%PDF-1.4\n…');
    for (const file of [as('biff8'), as('xlsb'), as('ods'), macros, html, pdf]) {
      expect(faultOf(await read(file))).toEqual({ code: 'unsupported_media_type', status: 415 });
    }
  });

  it('tells a file with a password, in either container', async () => {
    const container = XLSX.CFB.utils.cfb_new();
    XLSX.CFB.utils.cfb_add(container, '/EncryptionInfo', new Uint8Array(512));
    XLSX.CFB.utils.cfb_add(container, '/EncryptedPackage', new Uint8Array(9_000));
    const cfb = new Uint8Array(XLSX.CFB.write(container, { type: 'buffer' }) as Uint8Array);
    for (const file of [cfb, flagEncrypted(rawXlsx({ rows: ROWS }))]) {
      expect(faultOf(await read(file))).toEqual({ code: 'encrypted', status: 422 });
    }
  });

  it('tells a damaged or empty one', async () => {
    const whole = rawXlsx({ rows: ROWS });
    const holed = whole.slice();
    holed.fill(0xff, 400, 500);
    expect(faultOf(await read(whole.slice(0, whole.length - 30)))).toEqual({
      code: 'unreadable',
      status: 422,
    });
    expect(faultOf(await read(holed))?.status).toBe(422);
    expect(faultOf(await read(rawXlsx({ rows: '' })))).toEqual({ code: 'empty', status: 422 });
    expect(faultOf(await read(rawXlsx({ rows: rowsXml([HEADER]) })))).toEqual({ code: 'empty', status: 422 });
    expect(
      faultOf(
        await read(withParts({ 'xl/worksheets/sheet1.xml': new TextEncoder().encode('not xml at all') })),
      ),
    ).toEqual({
      code: 'empty',
      status: 422,
    });
  });

  it('leaves no prototype behind, by header or by comment', async () => {
    for (const name of ['__proto__', 'Constructor', 'prototype']) {
      const file = rawXlsx({
        rows: rowsXml([
          [name, 'Nombre'],
          ['x', 'y'],
        ]),
      });
      expect(faultOf(await read(file))).toEqual({ code: 'unreadable', status: 422 });
    }
    const comment = new TextEncoder().encode(
      '<comments><authors><author>a</author></authors><commentList><comment ref="__proto__" authorId="0"><text><t>polluted</t></text></comment></commentList></comments>',
    );
    const relations = new TextEncoder().encode(
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>',
    );
    const file = withParts({ 'xl/comments1.xml': comment, 'xl/worksheets/_rels/sheet1.xml.rels': relations });
    expect(await read(file)).toMatchObject({ ok: true });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('marks formulas, Excel errors and endless texts instead of guessing a value', async () => {
    const rows =
      rowsXml([['A', 'B', 'C', 'D', 'E']]) +
      `<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>cmd|'/c calc'!A1</f></c><c r="C2" t="str"><f>HYPERLINK("http://x.test")</f><v>x</v></c><c r="D2" t="e"><v>#N/A</v></c><c r="E2" t="inlineStr"><is><t>${'y'.repeat(2_001)}</t></is></c></row>`;
    const result = await read(rawXlsx({ rows }));
    expect(result.ok && result.sheet.rows[0]?.cells).toEqual([
      { t: 'formula' },
      { t: 'formula' },
      { t: 'formula' },
      { t: 'error', v: '#N/A' },
      { t: 'error', v: 'texto de más de 2000 caracteres' },
    ]);
  });
});
