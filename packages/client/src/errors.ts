import type { Schemas } from './types.ts';

/** The problem document of a refusal (RFC 9457). */
export type Problem = Schemas['Problem'];

/** Stable codes of refusals: what a program decides by. */
export type ProblemCode = Problem['code'];

/** The API refused: `code` says why to a program, `message` to a person, `errors` lists every field at fault. */
export class TimbreError extends Error {
  override readonly name = 'TimbreError';
  readonly status: number;
  readonly code: ProblemCode;
  /** Give it to whoever runs the server: it stands in each line of the log. */
  readonly request_id: string;
  readonly errors: NonNullable<Problem['errors']>;
  readonly problem: Problem;
  /** Seconds to wait before another try, where the API says so. */
  readonly retry_after_s: number | undefined;

  constructor(problem: Problem, retry_after_s?: number) {
    super(problem.detail);
    this.status = problem.status;
    this.code = problem.code;
    this.request_id = problem.request_id;
    this.errors = problem.errors ?? [];
    this.problem = problem;
    this.retry_after_s = retry_after_s;
  }
}

/** No answer came, in any try. Whether the API did the work is not known unless the operation only reads. */
export class TimbreNetworkError extends Error {
  override readonly name = 'TimbreNetworkError';
}

const secondsOf = (header: string | null): number | undefined => {
  const seconds = Number(header ?? 'none');
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
};

/** What a server between us and the API may answer instead of a problem document. */
const unreadable = (response: Response): Problem => ({
  type: 'about:blank',
  title: response.statusText,
  status: response.status,
  detail: `El servidor respondió ${response.status} sin explicar por qué`,
  code: response.status === 401 ? 'unauthenticated' : response.status < 500 ? 'invalid_input' : 'unavailable',
  request_id: response.headers.get('X-Request-Id') ?? '',
});

/** The error that a refusal stands for. Reads the body. */
export const errorOf = async (response: Response): Promise<TimbreError> => {
  const told = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined;
  const problem = typeof told?.code === 'string' ? (told as Problem) : unreadable(response);
  return new TimbreError(problem, secondsOf(response.headers.get('Retry-After')));
};
