import type { PreviewResult } from '@timbre/batches';
import type { PreviewView } from '@timbre/contracts';
import type { ImportPreviewDocument } from '@timbre/store';
import { rowNote } from './batch-import.ts';
import type { Reader } from './job.ts';
import { maskDni, maskName, maskPhone, maskValue } from './mask.ts';

type Facts = NonNullable<PreviewView['preview']>;

/** The columns whose values say who somebody is; of the others only what looks like a number or an address is hidden. */
const NAMES = new Set(['name']);

const maskedCells = (result: PreviewResult): Facts['sample_rows'] => {
  const named = result.detected_columns.map(({ field }) => field !== null && NAMES.has(field));
  return result.sample_rows.map(({ row, cells }) => ({
    row,
    cells: cells.map(({ column, value }, at) => ({
      column,
      value: value === null ? null : named[at] ? maskName(value) : String(maskValue(value)),
    })),
  }));
};

/** The rows of the file as a person on a screen may see them. */
const masked = (
  result: PreviewResult,
): Pick<Facts, 'duplicates_preview' | 'sample_debtors' | 'sample_rows'> => ({
  duplicates_preview: result.duplicates_preview.map((person) => ({
    ...person,
    rut: maskDni(person.rut),
    nombre: maskName(person.nombre),
  })),
  sample_debtors: result.sample_debtors.map((person) => ({
    ...person,
    rut: maskDni(person.rut),
    nombre: maskName(person.nombre),
    phones: person.phones.map(maskPhone),
    to_number: person.to_number === null ? null : maskPhone(person.to_number),
  })),
  sample_rows: maskedCells(result),
});

const factsOf = (result: PreviewResult, reader: Reader): Facts => ({
  ...result,
  ...(reader.contacts ? {} : masked(result)),
  errors: result.errors.map(rowNote),
  warnings: result.warnings.map(rowNote),
});

/** A preview; rows of the file are masked for readers who do not see people's data in clear. */
export const presentPreview = (document: ImportPreviewDocument, reader: Reader): PreviewView => ({
  success: true,
  preview_id: document.preview_id,
  filename: document.file_name,
  state: document.state,
  preview: document.result === null ? null : factsOf(document.result as PreviewResult, reader),
});
