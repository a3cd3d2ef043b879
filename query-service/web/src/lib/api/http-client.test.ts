// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { HttpClient, queryString } from './http-client';
import { ApiProblem, isAbort } from './problem';

interface Call {
  url: string;
  init: RequestInit;
}

let calls: Call[];
let answers: (() => Response | Promise<Response>)[];
let nowMs: number;
let http: HttpClient;

beforeEach(() => {
  calls = [];
  answers = [];
  nowMs = 0;
  let keys = 0;
  http = new HttpClient({
    basePath: '/api/v1',
    fetch: (url, init) => {
      calls.push({ url: String(url), init: init ?? {} });
      const answer = answers.shift();
      return answer ? Promise.resolve().then(answer) : Promise.reject(new TypeError('fetch failed'));
    },
    newIdempotencyKey: () => `key-${++keys}`,
    nowMs: () => nowMs,
    timeoutMs: 1_000,
    positionLifetimeMs: 60_000
  });
});

const json =
  (body: unknown, init: ResponseInit = {}) =>
  () =>
    new Response(JSON.stringify(body), init);
const headersOf = (call: Call | undefined) => call?.init.headers as Record<string, string>;

async function failureOf(promise: Promise<unknown>): Promise<ApiProblem> {
  const cause = await promise.then(
    () => undefined,
    (error: unknown) => error
  );
  expect(cause).toBeInstanceOf(ApiProblem);
  return cause as ApiProblem;
}

describe('HttpClient', () => {
  it('should leave unset parameters out of the query', async () => {
    answers.push(json({ items: [] }));
    await http.get('/symbols', { query: { query: 'A&B', limit: 5, cursor: undefined } });
    expect(calls[0]?.url).toBe('/api/v1/symbols?query=A%26B&limit=5');
  });

  it('should read the words of a problem document', async () => {
    const problem = {
      type: 'https://atlantis.invalid/problems/version-conflict',
      title: 'Version conflict',
      status: 409,
      detail: 'expectedVersion is 1, the strategy is at 2',
      currentVersion: 2,
      correlationId: 'c-1',
      errors: [{ field: 'expectedVersion', value: 1, message: 'read it again' }]
    };
    answers.push(json(problem, { status: 409, headers: { 'Content-Type': 'application/problem+json' } }));
    const failure = await failureOf(http.write('PUT', '/strategies/x', {}));
    expect(failure).toMatchObject({ status: 409, code: 'version-conflict', currentVersion: 2, correlationId: 'c-1' });
    expect(failure.message).toBe('expectedVersion is 1, the strategy is at 2');
    expect(failure.errors[0]?.field).toBe('expectedVersion');
  });

  it('should make a problem of an answer that explains nothing', async () => {
    answers.push(
      () => new Response('<html>Bad gateway</html>', { status: 502, headers: { 'X-Correlation-Id': 'c-2' } })
    );
    const failure = await failureOf(http.get('/ops/lag'));
    expect(failure).toMatchObject({ status: 502, code: 'http-502', correlationId: 'c-2', isUnreachable: true });
  });

  it('should make a problem of an answer that is no JSON', async () => {
    answers.push(() => new Response('hello'));
    expect((await failureOf(http.get('/ops/lag'))).code).toBe('unreadable-answer');
  });

  it('should send a lost write once more with the same idempotency key', async () => {
    answers.push(() => Promise.reject(new TypeError('fetch failed')), json({ strategyId: 's', version: 1 }));
    await http.write('POST', '/strategies', { name: 'n' });
    expect(calls.map((call) => headersOf(call)['Idempotency-Key'])).toEqual(['key-1', 'key-1']);
  });

  it('should use a new idempotency key for each write', async () => {
    answers.push(json({}), json({}));
    await http.write('POST', '/strategies', {});
    await http.write('POST', '/strategies', {});
    expect(calls.map((call) => headersOf(call)['Idempotency-Key'])).toEqual(['key-1', 'key-2']);
  });

  it('should not repeat a write that was refused', async () => {
    answers.push(json({ detail: 'no' }, { status: 422 }));
    await failureOf(http.write('POST', '/backtests', {}));
    expect(calls).toHaveLength(1);
  });

  it('should read its own writes, for a while, where asked to', async () => {
    answers.push(json({}, { headers: { 'Atlantis-Position': '2:17' } }), json({}), json({}), json({}));
    await http.write('POST', '/strategies', {});
    await http.get('/strategies', { readYourWrites: true });
    await http.get('/symbols');
    nowMs = 60_001;
    await http.get('/strategies', { readYourWrites: true });
    expect(calls.slice(1).map((call) => headersOf(call)['Atlantis-Min-Position'])).toEqual([
      '2:17',
      undefined,
      undefined
    ]);
  });

  it('should let an abort through as such', async () => {
    const abort = new AbortController();
    answers.push(() => Promise.reject(new DOMException('aborted', 'AbortError')));
    const cause = await http.get('/ops/lag', { signal: abort.signal }).catch((error: unknown) => error);
    expect(isAbort(cause)).toBe(true);
  });

  it('should say when the platform can not be reached', async () => {
    expect(await failureOf(http.get('/ops/lag'))).toMatchObject({ code: 'network-unreachable', isUnreachable: true });
  });
});

describe('queryString', () => {
  it('should be empty without values', () => {
    expect(queryString({ a: undefined, b: '' })).toBe('');
  });
});
