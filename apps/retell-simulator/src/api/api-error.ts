/** An answer other than success, in one of Retell's two envelopes (retell.md §1.8). */
export class ApiError extends Error {
  readonly status: number;
  readonly body: Record<string, string>;

  constructor(status: number, body: Record<string, string>) {
    super(Object.values(body).join(': '));
    this.name = 'ApiError';
    this.status = status;
    this.body = body;
  }
}

/** `{"status":"error","message":…}`. */
export const apiError = (status: number, message: string): ApiError =>
  new ApiError(status, { status: 'error', message });

/** The other envelope, seen when a body does not fit the schema. */
export const schemaError = (message: string): ApiError => new ApiError(400, { error_message: message });

/** Texts that Retell documents for a status. */
const RETELL_MESSAGES: Readonly<Record<number, string>> = {
  400: 'Invalid request format, please check API reference.',
  401: 'API key is missing or invalid.',
  402: 'Trial has ended, please add payment method.',
  403: 'Forbidden',
  404: 'Not found',
  409: 'The resource is locked by another request.',
  422: 'Cannot find requested asset under given api key.',
  429: 'Account rate limited, please throttle your requests.',
  500: 'An unexpected server error occurred.',
  503: 'Service temporarily unavailable.',
};

/** The documented answer of a status. */
export const standardError = (status: number): ApiError =>
  apiError(status, RETELL_MESSAGES[status] ?? RETELL_MESSAGES[500]!);
