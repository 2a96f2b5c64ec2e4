import { similarKey } from '@timbre/scheduling';
import { foldHeader } from '../import/fold-header.ts';
import { HEADER_WORDS } from '../import/header-words.ts';
import type { GivenMapping, ImportField } from '../import/types.ts';
import type { Note } from './form-fields.ts';

const FIELDS = Object.keys(HEADER_WORDS) as ImportField[];
const MAX_COLUMNS = 10;

/** The field that a key names: by its own name, or by any header that would feed it. */
const fieldOf = (key: string): ImportField | undefined =>
  FIELDS.find((field) => field === key.trim()) ??
  FIELDS.find((field) => HEADER_WORDS[field].includes(foldHeader(key)));

const columnsOf = (value: unknown): string[] | null => {
  if (value === null) return [];
  const list = Array.isArray(value) ? value : [value];
  const texts = list.filter((one): one is string => typeof one === 'string' && one.trim() !== '');
  return texts.length === list.length && list.length <= MAX_COLUMNS ? texts : null;
};

const parse = (note: Note, json: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
    note('mapping_json', 'debe ser un objeto {campo: columna}');
  } catch {
    note('mapping_json', 'mapping_json debe ser un JSON válido', 'invalid_request');
  }
  return null;
};

/**
 * `mapping_json`: field → header text or column letter, a list of them, or null to feed the field from no column.
 * Tells `note` every wrong key and value; whether the file has those columns is seen when it is read.
 */
export const readMapping = (note: Note, text: string | undefined): GivenMapping | null => {
  if (text === undefined || text.trim() === '') return null;
  const mapping: Partial<Record<ImportField, string[]>> = {};
  for (const [key, value] of Object.entries(parse(note, text) ?? {})) {
    const path = `mapping_json.${key.slice(0, 60)}`;
    const field = fieldOf(key);
    const columns = columnsOf(value);
    if (field === undefined) {
      const near = similarKey(key, FIELDS);
      const hint = near === null ? `; use uno de: ${FIELDS.join(', ')}` : `; ¿quiso decir «${near}»?`;
      note(path, `no es un campo${hint}`);
    } else if (mapping[field] !== undefined) {
      note(path, `el campo ${field} ya se asignó`);
    } else if (columns === null) {
      note(path, 'debe ser un encabezado o la letra de una columna, una lista de ellos, o null');
    } else {
      mapping[field] = columns;
    }
  }
  return mapping;
};
