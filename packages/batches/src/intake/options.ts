import type { ImportDocument, ImportPreviewDocument } from '@timbre/store';
import type { GivenMapping, ProcessingType } from '../import/types.ts';
import { chosenIn, type ChosenUseCase } from '../use-cases/reading.ts';

/** What the reading of one file depends on, fixed at the upload so that a second run gives the same result. */
export interface ImportOptions {
  processing_type: ProcessingType;
  allow_duplicates: boolean;
  strict: boolean;
  /** `YYYY-MM-DD` in the account's zone on the day of the upload. */
  today: string;
  dias_fecha_limite: number | null;
  dias_fecha_maxima: number | null;
  /** Columns that the uploader named. */
  mapping: GivenMapping | null;
  chosen: ChosenUseCase | null;
  /** ISO country by whose rules the file is read; null: the account's. */
  country: string | null;
  /** True: into a batch that stands already. */
  append: boolean;
}

/** {@link ImportOptions} as a document keeps them, with what only answers need. */
export const storedOptions = (
  { chosen, ...options }: ImportOptions,
  more: Record<string, unknown>,
): Record<string, unknown> => ({
  ...options,
  use_case: chosen?.use_case.name ?? null,
  config: chosen?.config ?? null,
  ...more,
});

const numberOr = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** The options as they stand in the document of an import or a preview; old ones lack the newer fields. */
export const optionsOf = ({
  options,
}: Pick<ImportDocument | ImportPreviewDocument, 'options'>): ImportOptions => ({
  processing_type: options['processing_type'] === 'acquisition' ? 'acquisition' : 'basic',
  allow_duplicates: options['allow_duplicates'] === true,
  strict: options['strict'] === true,
  today: String(options['today']),
  dias_fecha_limite: numberOr(options['dias_fecha_limite']),
  dias_fecha_maxima: numberOr(options['dias_fecha_maxima']),
  mapping: options['mapping'] ?? null,
  chosen: chosenIn(options),
  country: typeof options['country'] === 'string' ? options['country'] : null,
  append: options['append'] === true,
});
