import { similarKey } from '@timbre/scheduling';
import { columnLetters } from '@timbre/sheets';
import { foldHeader } from './fold-header.ts';
import type { ColumnMapping, GivenMapping, ImportField, MappingFault } from './types.ts';

const LETTERS = /^[A-Za-z]{1,3}$/;

const columnOf = (columns: readonly string[], name: string): { column: number } | { message: string } => {
  const exact = columns.flatMap((header, at) => (header === name.trim() ? [at] : []));
  const alike = columns.flatMap((header, at) =>
    header !== '' && foldHeader(header) === foldHeader(name) ? [at] : [],
  );
  const found = exact.length > 0 ? exact : alike;
  const [column, second] = found;
  if (column !== undefined && second === undefined) return { column };
  if (column !== undefined)
    return {
      message: `el encabezado «${name}» está ${found.length} veces; escriba la letra de la columna (${found.map(columnLetters).join(' o ')})`,
    };
  const letter = LETTERS.test(name.trim())
    ? columns.findIndex((_, at) => columnLetters(at) === name.trim().toUpperCase())
    : -1;
  if (letter >= 0) return { column: letter };
  const near = similarKey(
    name,
    columns.filter((header) => header !== ''),
  );
  return {
    message: `el archivo no tiene la columna «${name.slice(0, 60)}»${near === null ? '' : `; ¿quiso decir «${near}»?`}`,
  };
};

/**
 * The columns that an uploader names, found in this file: a header (as it stands, else accents and case aside) or a
 * column letter. Every name that the file does not have is a fault, and so is a column that feeds two fields.
 */
export const readGivenMapping = (
  columns: readonly string[],
  given: GivenMapping,
): { mapping: ColumnMapping['mapping']; faults: MappingFault[] } => {
  const mapping: ColumnMapping['mapping'] = {};
  const faults: MappingFault[] = [];
  const owner = new Map<number, ImportField>();
  for (const [field, names] of Object.entries(given) as [ImportField, readonly string[]][]) {
    mapping[field] = names.flatMap((name) => {
      const found = columnOf(columns, name);
      if ('message' in found) {
        faults.push({ field, message: found.message });
        return [];
      }
      const other = owner.get(found.column);
      if (other !== undefined) {
        faults.push({ field, message: `la columna «${name}» ya se asignó a ${other}` });
        return [];
      }
      owner.set(found.column, field);
      return [found.column];
    });
  }
  return { mapping, faults };
};
