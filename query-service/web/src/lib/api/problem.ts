/** One rejected field of a request, as the server names it. */
export interface FieldError {
  field: string;
  value?: unknown;
  message: string;
}

/** The RFC 9457 body every failed request answers with. */
export interface ProblemDetail {
  type?: string;
  title?: string;
  status?: number;
  code?: string;
  detail?: string;
  errors?: FieldError[];
  correlationId?: string;
  /** Set on a 409 of a strategy: the version the server has. */
  currentVersion?: number;
}

/** Codes this client gives to failures that never reached the server or came back unreadable. */
export const NETWORK_UNREACHABLE = 'network-unreachable';
export const TIMED_OUT = 'timed-out';
export const UNREADABLE_ANSWER = 'unreadable-answer';

/** A failed request, always in the same shape whatever went wrong. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly errors: readonly FieldError[];
  readonly correlationId: string | undefined;
  readonly currentVersion: number | undefined;

  constructor(problem: ProblemDetail) {
    super(problem.detail ?? problem.title ?? 'The request failed');
    this.name = 'ApiProblem';
    this.status = problem.status ?? 0;
    this.code = problem.code ?? codeOfType(problem.type) ?? `http-${this.status}`;
    this.title = problem.title ?? 'Request failed';
    this.errors = problem.errors ?? [];
    this.correlationId = problem.correlationId;
    this.currentVersion = problem.currentVersion;
  }

  /** True where the answer never came, so that trying again is sensible. */
  get isUnreachable(): boolean {
    return this.code === NETWORK_UNREACHABLE || this.code === TIMED_OUT || this.status === 502 || this.status === 503;
  }
}

/** Reads a failed response; a body that is no problem document still becomes an honest {@link ApiProblem}. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const correlationId = response.headers.get('X-Correlation-Id') ?? undefined;
  const fallback: ProblemDetail = {
    status: response.status,
    title: response.statusText || `HTTP ${response.status}`,
    detail: `The server answered ${response.status} without an explanation.`
  };
  try {
    const body = (await response.json()) as ProblemDetail;
    const known = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
    return new ApiProblem({
      ...fallback,
      ...(correlationId ? { correlationId } : {}),
      ...known,
      status: response.status
    });
  } catch {
    return new ApiProblem({ ...fallback, ...(correlationId ? { correlationId } : {}) });
  }
}

/** Turns whatever `fetch` threw into an {@link ApiProblem}; an abort by the caller passes through unchanged. */
export function problemOfFailure(cause: unknown, path: string): unknown {
  if (cause instanceof DOMException && cause.name === 'TimeoutError') {
    return new ApiProblem({ code: TIMED_OUT, title: 'No answer in time', detail: `${path} did not answer in time.` });
  }
  if (cause instanceof DOMException && cause.name === 'AbortError') {
    return cause;
  }
  return new ApiProblem({
    code: NETWORK_UNREACHABLE,
    title: 'Server unreachable',
    detail: 'The platform can not be reached. Is it running?'
  });
}

/** True for the error a caller caused by aborting its own request. */
export function isAbort(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === 'AbortError';
}

function codeOfType(type: string | undefined): string | undefined {
  const code = type?.split('/').pop();
  return code && code !== 'about:blank' ? code : undefined;
}
