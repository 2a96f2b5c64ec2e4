/** Where in the zip the sheet stands that is read, and what it needs besides. */
export interface WorkbookParts {
  /** The sheet's place among the workbook's sheets, from 0. */
  index: number;
  sheet: string;
  /** Texts of the cells; a workbook that writes them into the cells has none. */
  strings: string | null;
  /** Number formats, which tell dates from numbers. */
  styles: string | null;
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s(?:[\\w]+:)?${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(tag)?.[1];

const tagsOf = (xml: string, name: string): string[] =>
  xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^<>]*>`, 'g')) ?? [];

/** Relation targets are relative to xl/ unless they begin with a slash. */
const partName = (target: string): string =>
  target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;

interface Relation {
  id: string | undefined;
  type: string;
  part: string;
}

const readRelations = (xml: string): Relation[] =>
  tagsOf(xml, 'Relationship').map((tag) => ({
    id: attribute(tag, 'Id'),
    type: attribute(tag, 'Type') ?? '',
    part: partName(attribute(tag, 'Target') ?? ''),
  }));

/**
 * The first sheet that an operator sees when opening the workbook (hidden ones and charts are passed over) with the
 * parts that it needs. Null when there is none.
 */
export const findParts = (workbook_xml: string, relations_xml: string): WorkbookParts | null => {
  const relations = readRelations(relations_xml);
  const ofType = (type: string): string | null =>
    relations.find((one) => one.type.endsWith(`/${type}`))?.part ?? null;
  const index = tagsOf(workbook_xml, 'sheet').findIndex((tag) => {
    const relation = relations.find((one) => one.id === attribute(tag, 'id'));
    return !/hidden/i.test(attribute(tag, 'state') ?? '') && relation?.type.endsWith('/worksheet');
  });
  const id = attribute(tagsOf(workbook_xml, 'sheet')[index] ?? '', 'id');
  const sheet = relations.find((one) => one.id === id)?.part;
  if (index < 0 || !sheet) return null;
  return { index, sheet, strings: ofType('sharedStrings'), styles: ofType('styles') };
};

const VALUE_ENDS = ['</v>', '</is>', ':v>', ':is>', '</f>'];

/**
 * The Excel row of the last value in a worksheet's XML, found from the end without parsing: formatted but empty rows
 * below the data (Excel writes them up to 1,048,576) do not count. 0 when there is no value or rows bear no number.
 */
export const lastRowWithValue = (worksheet_xml: Uint8Array): number => {
  const xml = Buffer.from(worksheet_xml.buffer, worksheet_xml.byteOffset, worksheet_xml.byteLength);
  const value = Math.max(...VALUE_ENDS.map((end) => xml.lastIndexOf(end)));
  if (value < 0) return 0;
  const row = Math.max(xml.lastIndexOf('<row', value), xml.lastIndexOf(':row', value));
  if (row < 0) return 0;
  return Number(attribute(xml.toString('latin1', row, row + 200).split('>')[0] ?? '', 'r') ?? 0) || 0;
};
