import type { ReadFault, SheetLimits } from './types.ts';

const fault = (code: ReadFault['code'], status: ReadFault['status'], message: string): ReadFault => ({
  code,
  status,
  message,
});

const inMb = (bytes: number): string => `${Math.max(1, Math.round(bytes / (1024 * 1024)))} MB`;
const inThousands = (count: number): string => count.toLocaleString('es-CL');

/** 400: the name ends in something else than .xlsx or .csv. */
export const wrongExtension = (): ReadFault =>
  fault(
    'unsupported_media_type',
    400,
    'Solo se permiten archivos Excel (.xlsx) o CSV; guarde el .xls como .xlsx',
  );

/** 415: the bytes are not what the name says. `what` names what they are, as far as that can be told. */
export const wrongContent = (what: string): ReadFault =>
  fault(
    'unsupported_media_type',
    415,
    `El contenido no corresponde a la extensión: ${what}. Ábralo en Excel y guárdelo como .xlsx o CSV`,
  );

/** 415: a workbook with macros, whatever it is called. */
export const hasMacros = (): ReadFault =>
  fault(
    'unsupported_media_type',
    415,
    'El libro contiene macros. Guárdelo como "Libro de Excel (.xlsx)", sin macros',
  );

/** 413: more bytes than an upload may have. */
export const fileTooLarge = (limits: SheetLimits): ReadFault =>
  fault(
    'too_large',
    413,
    `El archivo supera el máximo de ${inMb(limits.max_bytes)}. Divídalo en varios archivos`,
  );

/** 413: small as a file, too large once read. */
export const contentTooLarge = (): ReadFault =>
  fault(
    'too_large',
    413,
    'El contenido del archivo es demasiado grande para leerlo. Deje solo la hoja y las columnas necesarias, o divídalo',
  );

/** 413: the reading process was killed at its time limit. */
export const tookTooLong = (): ReadFault =>
  fault(
    'too_large',
    413,
    'El archivo tarda demasiado en leerse. Deje solo la hoja y las columnas necesarias, o divídalo',
  );

/** 422: more rows than one campaign takes. */
export const tooManyRows = (limits: SheetLimits): ReadFault =>
  fault(
    'too_many_rows',
    422,
    `El archivo tiene más de ${inThousands(limits.max_rows)} filas. Divídalo en varios archivos`,
  );

/** 422: more columns than a contact list has. */
export const tooManyColumns = (limits: SheetLimits): ReadFault =>
  fault(
    'too_many_rows',
    422,
    `El archivo tiene más de ${limits.max_columns} columnas. Deje solo las columnas necesarias`,
  );

/** 422: no header, or nothing under it. */
export const nothingInside = (what: string): ReadFault => fault('empty', 422, what);

/** 422: opens with a password. */
export const isEncrypted = (): ReadFault =>
  fault(
    'encrypted',
    422,
    'El archivo está protegido con contraseña. Guarde una copia sin contraseña y súbala de nuevo',
  );

/** 422: damaged, or built in a way that no spreadsheet program builds. */
export const cannotRead = (why: string): ReadFault =>
  fault(
    'unreadable',
    422,
    `No se pudo leer el archivo: ${why}. Ábralo en Excel, guárdelo de nuevo y súbalo otra vez`,
  );
