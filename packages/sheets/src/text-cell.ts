import type { Cell, SheetLimits } from './types.ts';

const LINE_END = /\r\n?|[\p{Zl}\p{Zp}]/gu;
/** NUL reaches no database; a line end stays, since two phones in a cell often stand on two lines. */
const CONTROL = /[^\P{Cc}\n]+/gu;
/** Zero-width and direction marks, which names and phones copied from web pages bring along. */
const INVISIBLE = /[\u200b\u200e\u200f\u2060\ufeff]|\p{Surrogate}/gu;

/** Text as stored → a cell: one Unicode form, no control or invisible characters, trimmed; null when nothing is left. */
export const textCell = (raw: string, limits: SheetLimits): Cell | null => {
  if (raw.length > limits.max_cell_chars) {
    return { t: 'error', v: `texto de más de ${limits.max_cell_chars} caracteres` };
  }
  const text = raw
    .replace(LINE_END, '\n')
    .replace(CONTROL, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .trim();
  return text === '' ? null : { t: 'text', v: text };
};
