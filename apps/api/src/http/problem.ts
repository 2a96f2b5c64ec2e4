import { AppError, ERROR_CODES, type ErrorCode, type FieldFault } from '@timbre/kernel';

/** An RFC 9457 problem document. `detail` is the sentence that existing clients read. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  request_id: string;
  errors?: FieldFault[];
  [extra: string]: unknown;
}

/** Where the page about an error code stands, below the public address of the API. */
const typeOf = (code: ErrorCode): string => `/docs/errores#${code}`;

/** The problem document of an expected failure. */
export const toProblem = (error: AppError, request_id: string): Problem => ({
  ...error.extra,
  type: typeOf(error.code),
  title: ERROR_CODES[error.code].title,
  status: error.status,
  detail: error.message,
  code: error.code,
  request_id,
  ...(error.errors.length > 0 ? { errors: error.errors } : {}),
});

interface LibraryError {
  name?: string;
  type?: string;
  code?: string | number;
  status?: number;
  field?: string;
}

/** The `type` of the error for a JSON body that is no UTF-8. */
export const NOT_UTF8 = 'entity.not.utf8';

/** What the body readers (express, multer) and the URL decoder throw, in our terms; undefined for a real surprise. */
const fromLibrary = (error: LibraryError): AppError | undefined => {
  if (isDatabaseAway(error))
    return new AppError('unavailable', 'La base de datos no responde; intente de nuevo', { cause: error });
  switch (error.type ?? error.code) {
    case 'entity.too.large':
    case 'LIMIT_FILE_SIZE':
      return new AppError('too_large', 'El contenido enviado supera el máximo permitido', { cause: error });
    case 'entity.parse.failed':
    case 'request.aborted':
    case 'request.size.invalid':
      return new AppError('unparseable', 'El cuerpo no es JSON válido', { cause: error });
    case NOT_UTF8:
      return new AppError('invalid_input', 'El cuerpo no es UTF-8', { cause: error });
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return new AppError('unsupported_media_type', 'Codificación del cuerpo no admitida', { cause: error });
    case 'LIMIT_UNEXPECTED_FILE':
    case 'LIMIT_FILE_COUNT':
    case 'LIMIT_PART_COUNT':
    case 'LIMIT_FIELD_COUNT':
    case 'LIMIT_FIELD_KEY':
    case 'LIMIT_FIELD_VALUE':
    case 'MISSING_FIELD_NAME':
      return new AppError('invalid_input', 'El formulario tiene partes que no se admiten', { cause: error });
    default:
      return error.status === 400
        ? new AppError('unparseable', 'No se pudo leer la solicitud', { cause: error })
        : undefined;
  }
};

/** What reading a form threw: a form that is cut short or not built as one is the client's fault, whatever it says. */
export const formError = (error: unknown): unknown =>
  error instanceof AppError || fromLibrary(error as LibraryError) !== undefined
    ? error
    : new AppError('unparseable', 'No se pudo leer el formulario: está incompleto o mal formado', {
        cause: error,
      });

/** MongoDB that does not answer: nothing is wrong with the request, and it may be sent again. */
const DATABASE_AWAY =
  /^(?:Mongo(?:ose)?(?:ServerSelection|Network|NotConnected|PoolCleared|WaitQueueTimeout)|PoolCleared)/;

/** What a member of a replica set answers that is stepping down or shutting down, and a cut it could not explain. */
const NOT_PRIMARY_CODES: readonly unknown[] = [91, 189, 10_107, 11_600, 11_602, 13_435];

const isDatabaseAway = ({ name, code }: LibraryError): boolean =>
  DATABASE_AWAY.test(name ?? '') || (name === 'MongoServerError' && NOT_PRIMARY_CODES.includes(code));

/** Any thrown thing as an error that a client may see. What we did not expect becomes one generic sentence. */
export const toAppError = (thrown: unknown): AppError => {
  if (thrown instanceof AppError) return thrown;
  const known = typeof thrown === 'object' && thrown !== null ? fromLibrary(thrown) : undefined;
  return (
    known ?? new AppError('internal', 'Ocurrió un error inesperado; ya quedó registrado', { cause: thrown })
  );
};
