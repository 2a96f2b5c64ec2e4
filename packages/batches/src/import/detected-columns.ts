import { similarKey } from '@timbre/scheduling';
import { columnLetters, type Sheet } from '@timbre/sheets';
import { guessByContent } from './content-guess.ts';
import { FIELD_LABELS } from './field-labels.ts';
import { foldHeader } from './fold-header.ts';
import { HEADER_WORDS } from './header-words.ts';
import type { ColumnMapping, GivenMapping, ImportField } from './types.ts';

/** How sure it is that a column feeds its field. */
export type Confidence = 'given' | 'exact' | 'inexact' | 'none';

/** One column of a file: what it feeds and why, or what it might feed. */
export interface DetectedColumn {
  /** Header as it stands; '' where there is none. */
  column: string;
  letter: string;
  /** A field of `ImportField`, or the name of a use case's own column; null when it feeds nothing. */
  field: string | null;
  label: string | null;
  confidence: Confidence;
  /** Spanish sentence. */
  reason: string;
  /** The field that the uploader could give it, ready for `mapping_json`. */
  suggestion: { field: ImportField; label: string; reason: string } | null;
}

const FIELDS = Object.keys(HEADER_WORDS) as ImportField[];
const PHONES: readonly ImportField[] = ['mobile', 'landline', 'phone', 'other_phone'];

const ofHeader = (header: string): ImportField | null => {
  const folded = foldHeader(header);
  if (folded === '') return null;
  const near = similarKey(
    folded,
    FIELDS.flatMap((field) => HEADER_WORDS[field]),
  );
  return FIELDS.find((field) => near !== null && HEADER_WORDS[field].includes(near)) ?? null;
};

/** What a column of phones can feed beside those that are fed. */
const oneMorePhone = (field: ImportField | null, mapping: ColumnMapping['mapping']): ImportField | null =>
  field === 'phone' && PHONES.some((phone) => mapping[phone] !== undefined) ? 'other_phone' : field;

/** A field for a column that feeds none, unless another column feeds it. */
const suggestionFor = (
  sheet: Sheet,
  column: number,
  country: string,
  mapping: ColumnMapping['mapping'],
): DetectedColumn['suggestion'] => {
  const free = (field: ImportField | null): ImportField | null =>
    field === null || mapping[field] !== undefined ? null : field;
  const by_header = free(ofHeader(sheet.columns[column] ?? ''));
  const field = by_header ?? free(oneMorePhone(guessByContent(sheet, column, country), mapping));
  if (field === null) return null;
  const reason = by_header === null ? 'Los valores se parecen a ese dato' : 'El encabezado se parece';
  return { field, label: FIELD_LABELS[field], reason };
};

const SENTENCES: Readonly<Record<Confidence, string>> = {
  given: 'Lo indicó mapping_json',
  exact: 'El encabezado es uno de los conocidos',
  inexact: 'El encabezado contiene una palabra conocida: revise que sea esta columna',
  none: 'No se usa',
};

const fieldsByColumn = ({ mapping, extra = {} }: ColumnMapping): Map<number, string> =>
  new Map([
    ...(Object.entries(mapping) as [ImportField, number[]][]).flatMap(([field, columns]) =>
      columns.map((column) => [column, field] as const),
    ),
    ...Object.entries(extra).map(([name, column]) => [column, name] as const),
  ]);

const sureness = (header: string, field: string, report: ColumnMapping, given: GivenMapping): Confidence => {
  if (Object.hasOwn(given, field)) return 'given';
  return report.ambiguous.some((one) => one.column === header && one.field === field) ? 'inexact' : 'exact';
};

const labelOf = (field: string): string =>
  field in FIELD_LABELS ? FIELD_LABELS[field as ImportField] : field.replaceAll('_', ' ');

/** Every column of a file with what it feeds, for an uploader to confirm or to correct with `mapping_json`. */
export const detectColumns = (
  sheet: Sheet,
  report: ColumnMapping,
  country: string,
  given: GivenMapping | null,
): DetectedColumn[] => {
  const fields = fieldsByColumn(report);
  return sheet.columns.map((column, at) => {
    const field = fields.get(at) ?? null;
    const confidence = field === null ? 'none' : sureness(column, field, report, given ?? {});
    return {
      ...{ column, letter: columnLetters(at), field, confidence },
      label: field === null ? null : labelOf(field),
      reason: SENTENCES[confidence],
      suggestion: field === null ? suggestionFor(sheet, at, country, report.mapping) : null,
    };
  });
};
