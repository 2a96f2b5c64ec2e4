import { CONTAINED_WORDS, HEADER_WORDS, MISLEADING } from './header-words.ts';
import { readGivenMapping } from './given-mapping.ts';
import { foldHeader } from './fold-header.ts';
import { isReportColumn } from './report-columns.ts';
import type { ColumnMapping, ExtraField, ImportField, ReadContactsOptions } from './types.ts';

const FIELDS = Object.keys(HEADER_WORDS) as ImportField[];

/** Columns that match a field exactly, best synonym first, then left to right. */
const exactMatches = (folded: string[], field: ImportField): number[] =>
  HEADER_WORDS[field].flatMap((word) =>
    folded.flatMap((header, column) => (header === word ? [column] : [])),
  );

/** What a file cannot do without. In Chile the RUT tells one person from another; elsewhere the phone can. */
const missingOf = (mapping: ColumnMapping['mapping'], country: string, id_required: boolean): string[] => {
  const has = (...fields: ImportField[]): boolean => fields.some((field) => mapping[field]);
  return [
    ...(country !== 'CL' || !id_required || has('rut') ? [] : ['RUT']),
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

/** Columns of the extra fields: exact headers only, and before any general field takes its pick. */
const extraColumns = (folded: string[], fields: readonly ExtraField[]): Record<string, number> =>
  Object.fromEntries(
    fields.flatMap(({ name, words }) => {
      const column = folded.findIndex((header) => words.includes(header));
      return column < 0 ? [] : [[name, column]];
    }),
  );

/** Headers by a word that they contain, for the fields that have no exact one; adds what it takes to `used`. */
const containedMatches = (
  columns: string[],
  folded: string[],
  mapping: ColumnMapping['mapping'],
  used: Set<number>,
): ColumnMapping['ambiguous'] =>
  CONTAINED_WORDS.flatMap(([field, words]) => {
    if (mapping[field] || (field === 'phone' && (mapping.mobile || mapping.landline))) return [];
    const column = folded.findIndex(
      (header, at) =>
        !used.has(at) && !MISLEADING.test(header) && words.some((word) => header.includes(word)),
    );
    if (column < 0) return [];
    mapping[field] = [column];
    used.add(column);
    const message = 'El encabezado no es exacto: se usa porque contiene una palabra conocida';
    return [{ column: columns[column] ?? '', field, message }];
  });

/** What a file is read for, beside its country. */
export type MapOptions = Pick<ReadContactsOptions, 'given_mapping' | 'id_required' | 'extra_fields'>;

/**
 * Which header feeds which field. What the uploader names comes first, then exact synonyms (accents, case, blanks and
 * hyphens aside); a header that merely contains a known word is used only when its field has no exact one, and is
 * reported as ambiguous.
 */
export const mapColumns = (
  columns: string[],
  country = 'CL',
  { given_mapping, id_required = true, extra_fields = [] }: MapOptions = {},
): ColumnMapping => {
  const folded = columns.map(foldHeader);
  const extra = extraColumns(folded, extra_fields);
  const given = readGivenMapping(columns, given_mapping ?? {});
  const taken = new Set([...Object.values(given.mapping).flat(), ...Object.values(extra)]);
  const mapping: ColumnMapping['mapping'] = {};
  for (const field of FIELDS) {
    const own = given.mapping[field];
    const matches = own ?? exactMatches(folded, field).filter((column) => !taken.has(column));
    if (matches.length > 0 || own !== undefined) mapping[field] = matches;
  }
  const used = new Set([...Object.values(mapping).flat(), ...Object.values(extra)]);
  const ambiguous = repeats(columns, mapping);
  ambiguous.push(...containedMatches(columns, folded, mapping, used));
  for (const field of FIELDS) if (mapping[field]?.length === 0) delete mapping[field];
  const unknown = columns.filter((column, at) => column !== '' && !used.has(at) && !isReportColumn(column));
  const missing = [
    ...missingOf(mapping, country, id_required),
    ...extra_fields.flatMap(({ name, required }) => (required && extra[name] === undefined ? [name] : [])),
  ];
  return {
    ...{ mapping, missing, ambiguous, unknown },
    ...(given.faults.length > 0 ? { mapping_faults: given.faults } : {}),
    ...(extra_fields.length > 0 ? { extra } : {}),
  };
};
