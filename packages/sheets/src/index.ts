export { checkUpload } from './check-upload.ts';
export { csvLine, csvStart, type CsvDialect } from './csv-lines.ts';
export { serialToIso } from './excel-dates.ts';
export { DEFAULT_LIMITS, DEFAULT_TIME_LIMIT_MS } from './limits.ts';
export { readSheet, type ReadSheetOptions } from './read-sheet.ts';
export type { Cell, ReadFault, ReadResult, Sheet, SheetLimits, SheetRow, WorkbookSheet } from './types.ts';
export { columnLetters, type WrittenCell } from './sheet-xml.ts';
export { streamWorkbook, type StreamedSheet } from './stream-workbook.ts';
export { writeWorkbook } from './write-workbook.ts';
