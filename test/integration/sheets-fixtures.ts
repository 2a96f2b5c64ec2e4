import { zipSync, type Zippable } from 'fflate';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** What a hand-made workbook may differ in. */
export interface RawWorkbook {
  /** The rows of the sheet's XML: `<row r="1">…</row>`. */
  rows: string;
  /** Before the rows, for example a dimension. */
  before?: string;
  /** The `<sheet …/>` list and other elements of workbook.xml. */
  workbook?: string;
  styles?: string;
  /** Further parts of the zip. */
  parts?: Zippable;
}

/** The parts of a workbook with one sheet, as a spreadsheet program would write them. */
export const rawParts = (book: RawWorkbook): Zippable => ({
  '[Content_Types].xml': text(
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/></Types>`,
  ),
  '_rels/.rels': text(
    `<Relationships><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ),
  'xl/workbook.xml': text(
    book.workbook ??
      `<workbook ${MAIN} xmlns:r="${RELATION}"><sheets><sheet name="Cartera" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ),
  'xl/_rels/workbook.xml.rels': text(
    `<Relationships><Relationship Id="rId1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATION}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${RELATION}/styles" Target="styles.xml"/></Relationships>`,
  ),
  'xl/styles.xml': text(
    book.styles ?? `<styleSheet ${MAIN}><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>`,
  ),
  'xl/worksheets/sheet1.xml': text(
    `<worksheet ${MAIN}>${book.before ?? ''}<sheetData>${book.rows}</sheetData></worksheet>`,
  ),
  ...book.parts,
});

/** A workbook made of raw XML, for what no library would write. */
export const rawXlsx = (book: RawWorkbook): Uint8Array => zipSync(rawParts(book));

/** `<row>` elements of inline texts and numbers, from row 1. */
export const rowsXml = (rows: (string | number)[][], first = 1): string =>
  rows
    .map((cells, at) => {
      const row = first + at;
      const xml = cells.map((value, column) => {
        const ref = `${String.fromCharCode(65 + column)}${row}`;
        return typeof value === 'number'
          ? `<c r="${ref}"><v>${value}</v></c>`
          : `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
      });
      return `<row r="${row}">${xml.join('')}</row>`;
    })
    .join('');

/** Rewrites the announced size of each entry in the central directory, as a lying bomb does. */
export const lieAboutSizes = (zip: Uint8Array, announced: number): Uint8Array => {
  const lying = zip.slice();
  const view = new DataView(lying.buffer);
  for (let at = 0; at + 46 < lying.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, announced, true);
  }
  return lying;
};

/** Sets the encryption flag of each entry in the central directory. */
export const flagEncrypted = (zip: Uint8Array): Uint8Array => {
  const flagged = zip.slice();
  const view = new DataView(flagged.buffer);
  for (let at = 0; at + 46 < flagged.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
  }
  return flagged;
};
