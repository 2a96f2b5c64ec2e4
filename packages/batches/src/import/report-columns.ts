import { foldHeader } from './fold-header.ts';

/** Headers of the two columns that the file of refused rows has beside its own. */
export const REASON_COLUMN = 'Motivo';
export const SUGGESTION_COLUMN = 'Sugerencia';

const FOLDED = new Set([REASON_COLUMN, SUGGESTION_COLUMN].map(foldHeader));

/** True for a column that we added: a corrected file is sent again with it, and nobody has to be told that it feeds nothing. */
export const isReportColumn = (header: string): boolean => FOLDED.has(foldHeader(header));
