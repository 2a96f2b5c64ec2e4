import type { ImportDocument } from '@timbre/store';
import type { ProcessingType } from '../import/types.ts';

/** What the reading of one file depends on, fixed at the upload so that a second run gives the same result. */
export interface ImportOptions {
  processing_type: ProcessingType;
  allow_duplicates: boolean;
  strict: boolean;
  /** `YYYY-MM-DD` in the account's zone on the day of the upload. */
  today: string;
  dias_fecha_limite: number | null;
  dias_fecha_maxima: number | null;
}

/** The options as they stand in the import's document. */
export const optionsOf = (document: ImportDocument): ImportOptions => {
  const { processing_type, allow_duplicates, strict, today, dias_fecha_limite, dias_fecha_maxima } =
    document.options;
  return {
    processing_type: processing_type === 'acquisition' ? 'acquisition' : 'basic',
    allow_duplicates: allow_duplicates === true,
    strict: strict === true,
    today: String(today),
    dias_fecha_limite: typeof dias_fecha_limite === 'number' ? dias_fecha_limite : null,
    dias_fecha_maxima: typeof dias_fecha_maxima === 'number' ? dias_fecha_maxima : null,
  };
};
