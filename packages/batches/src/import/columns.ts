import { CONTAINED_WORDS, HEADER_WORDS, MISLEADING } from './header-words.ts';
import type { ColumnMapping, ImportField } from './types.ts';

/** A header as it is compared: lower case, without accents, blanks, hyphens and other marks; `/` stays. */
export const foldHeader = (header: string): string =>
  header
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9/]/g, '');

const FIELDS = Object.keys(HEADER_WORDS) as ImportField[];

/** Columns that match a field exactly, best synonym first, then left to right. */
const exactMatches = (folded: string[], field: ImportField): number[] =>
  HEADER_WORDS[field].flatMap((word) =>
    folded.flatMap((header, column) => (header === word ? [column] : [])),
  );

/** What a file cannot do without. In Chile the RUT tells one person from another; elsewhere the phone can. */
const missingOf = (mapping: ColumnMapping['mapping'], country: string): string[] => {
  const has = (...fields: ImportField[]): boolean => fields.some((field) => mapping[field]);
  return [
    ...(country !== 'CL' || has('rut') ? [] : ['RUT']),
    ...(has('name') ? [] : ['Nombre']),
    ...(has('mobile', 'landline', 'phone', 'other_phone') ? [] : ['Teléfono']),
  ];
};

const repeats = (columns: string[], mapping: ColumnMapping['mapping']): ColumnMapping['ambiguous'] =>
  FIELDS.flatMap((field) => {
    const [first, second] = mapping[field] ?? [];
    if (first === undefined || second === undefined) return [];
    if (foldHeader(columns[first] ?? '') !== foldHeader(columns[second] ?? '')) return [];
    return [
      { column: columns[second] ?? '', field, message: 'El encabezado se repite; se usa la primera columna' },
    ];
  });

/**
 * Which header feeds which field. Exact synonyms first (accents, case, blanks and hyphens aside); a header that merely
 * contains a known word is used only when its field has no exact one, and is reported as ambiguous.
 */
export const mapColumns = (columns: string[], country = 'CL'): ColumnMapping => {
  const folded = columns.map(foldHeader);
  const mapping: ColumnMapping['mapping'] = {};
  for (const field of FIELDS) {
    const matches = exactMatches(folded, field);
    if (matches.length > 0) mapping[field] = matches;
  }
  const used = new Set(Object.values(mapping).flat());
  const ambiguous = repeats(columns, mapping);
  for (const [field, words] of CONTAINED_WORDS) {
    if (mapping[field] || (field === 'phone' && (mapping.mobile || mapping.landline))) continue;
    const column = folded.findIndex(
      (header, at) =>
        !used.has(at) && !MISLEADING.test(header) && words.some((word) => header.includes(word)),
    );
    if (column < 0) continue;
    mapping[field] = [column];
    used.add(column);
    ambiguous.push({
      column: columns[column] ?? '',
      field,
      message: 'El encabezado no es exacto: se usa porque contiene una palabra conocida',
    });
  }
  const unknown = columns.filter((column, at) => column !== '' && !used.has(at));
  return { mapping, missing: missingOf(mapping, country), ambiguous, unknown };
};
