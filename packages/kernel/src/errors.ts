/** Every error code that a client can meet, with its HTTP status and title. Codes are stable; sentences may change. */
export const ERROR_CODES = {
  invalid_request: { status: 400, title: 'Solicitud inválida' },
  unparseable: { status: 400, title: 'No se pudo leer la solicitud' },
  unauthenticated: { status: 401, title: 'Falta autenticación' },
  forbidden: { status: 403, title: 'Sin permiso' },
  not_found: { status: 404, title: 'No encontrado' },
  method_not_allowed: { status: 405, title: 'Método no permitido' },
  invalid_state: { status: 409, title: 'El estado actual no lo permite' },
  conflict: { status: 409, title: 'Conflicto' },
  too_large: { status: 413, title: 'Demasiado grande' },
  unsupported_media_type: { status: 415, title: 'Tipo de archivo no admitido' },
  invalid_input: { status: 422, title: 'Datos inválidos' },
  too_many_rows: { status: 422, title: 'Demasiadas filas' },
  too_many_requests: { status: 429, title: 'Demasiadas solicitudes' },
  internal: { status: 500, title: 'Error interno' },
  unavailable: { status: 503, title: 'Servicio no disponible' },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** One fault of an input: where (`phones[0]`, `call_settings.timezone`) and what to do about it, in Spanish. */
export interface FieldFault {
  path: string;
  message: string;
}

/** An expected failure that a client is told about. Anything else that is thrown is a bug and answers 500. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly errors: FieldFault[];
  /** Further members of the problem document, for example `allowed` states. Never personal data. */
  readonly extra: Record<string, unknown>;

  constructor(
    code: ErrorCode,
    detail: string,
    options: { errors?: FieldFault[]; extra?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(detail, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.errors = options.errors ?? [];
    this.extra = options.extra ?? {};
  }

  get status(): number {
    return ERROR_CODES[this.code].status;
  }
}

/** 404 with the sentence that existing clients read, for example `Batch not found`. */
export const notFound = (detail: string): AppError => new AppError('not_found', detail);

/** 422 with every fault at once; `detail` sums them up when it is not given. */
export const invalidInput = (errors: FieldFault[], detail?: string): AppError =>
  new AppError(
    'invalid_input',
    detail ?? errors.map((fault) => `${fault.path}: ${fault.message}`).join('; '),
    { errors },
  );

/** 409: the thing exists but its state forbids this. */
export const invalidState = (detail: string, extra: Record<string, unknown> = {}): AppError =>
  new AppError('invalid_state', detail, { extra });
