import { ApiProblem, NETWORK_UNREACHABLE, problemOf, problemOfFailure, UNREADABLE_ANSWER } from './problem';

/** A page of a list; `nextCursor` is opaque and absent on the last page. */
export interface Page<T> {
  items: T[];
  nextCursor?: string | null;
}

export type Query = Record<string, string | number | boolean | undefined>;

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT';
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
  /** Reads of domain state wait until the server has seen this client's own writes. */
  readYourWrites?: boolean;
}

export interface HttpClientSettings {
  basePath: string;
  fetch: typeof fetch;
  newIdempotencyKey: () => string;
  nowMs: () => number;
  timeoutMs: number;
  /** How long after a write reads still ask for its position. */
  positionLifetimeMs: number;
}

/**
 * JSON over HTTP with the platform's conventions: problem details, idempotency keys and read-your-writes.
 *
 * A write whose answer was lost is sent once more with the same key, so that it happens exactly once.
 */
export class HttpClient {
  readonly #settings: HttpClientSettings;
  #position: { value: string; writtenAtMs: number } | undefined;

  constructor(settings: HttpClientSettings) {
    this.#settings = settings;
  }

  get<T>(path: string, options: Omit<RequestOptions, 'method' | 'body'> = {}): Promise<T> {
    return this.#request<T>(path, options, this.#readHeaders(options.readYourWrites ?? false));
  }

  async write<T>(method: 'POST' | 'PUT', path: string, body: unknown, signal?: AbortSignal): Promise<T> {
    const headers = { 'Idempotency-Key': this.#settings.newIdempotencyKey() };
    const options: RequestOptions = { method, body, ...(signal ? { signal } : {}) };
    try {
      return await this.#request<T>(path, options, headers);
    } catch (cause) {
      if (cause instanceof ApiProblem && cause.code === NETWORK_UNREACHABLE) {
        return this.#request<T>(path, options, headers);
      }
      throw cause;
    }
  }

  /** A POST that changes nothing, such as a validation: no idempotency key, no second try. */
  ask<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
    return this.#request<T>(path, { method: 'POST', body, ...(signal ? { signal } : {}) }, {});
  }

  async #request<T>(path: string, options: RequestOptions, headers: Record<string, string>): Promise<T> {
    const response = await this.#send(path, options, headers);
    if (!response.ok) {
      throw await problemOf(response);
    }
    this.#rememberPosition(response);
    return readJson<T>(response, path);
  }

  async #send(path: string, options: RequestOptions, headers: Record<string, string>): Promise<Response> {
    const timeout = AbortSignal.timeout(this.#settings.timeoutMs);
    const hasBody = options.body !== undefined;
    try {
      return await this.#settings.fetch(this.#settings.basePath + path + queryString(options.query ?? {}), {
        method: options.method ?? 'GET',
        headers: { Accept: 'application/json', ...(hasBody ? { 'Content-Type': 'application/json' } : {}), ...headers },
        ...(hasBody ? { body: JSON.stringify(options.body) } : {}),
        signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout
      });
    } catch (cause) {
      throw problemOfFailure(cause, path);
    }
  }

  #readHeaders(readYourWrites: boolean): Record<string, string> {
    const position = this.#position;
    if (!readYourWrites || !position) {
      return {};
    }
    const ageMs = this.#settings.nowMs() - position.writtenAtMs;
    return ageMs <= this.#settings.positionLifetimeMs ? { 'Atlantis-Min-Position': position.value } : {};
  }

  #rememberPosition(response: Response): void {
    const value = response.headers.get('Atlantis-Position');
    if (value) {
      this.#position = { value, writtenAtMs: this.#settings.nowMs() };
    }
  }
}

/** `?a=1&b=2` of the values that are set, or an empty string. */
export function queryString(query: Query): string {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
  return text ? `?${text}` : '';
}

async function readJson<T>(response: Response, path: string): Promise<T> {
  const text = await response.text();
  if (!text) {
    return undefined as T;
  }
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new ApiProblem({
      status: response.status,
      code: UNREADABLE_ANSWER,
      title: 'Unreadable answer',
      detail: `${path} answered with something that is no JSON.`
    });
  }
}
