import type { HttpClient, Page } from './http-client';

export interface StrategyItem {
  strategyId: string;
  name: string;
  version: number;
  archived: boolean;
  createdAt: string;
  updatedAt: string;
  updatedBy: string;
}

export interface Strategy extends StrategyItem {
  source: string;
}

export interface StrategyVersion {
  version: number;
  source: string;
  time: string;
  actor: string;
}

export type DiagnosticSeverity = 'error' | 'warning' | 'info';

/** What the compiler says about a place in the source; lines and columns count from 1. */
export interface Diagnostic {
  line: number;
  column: number;
  endLine?: number | null;
  endColumn?: number | null;
  severity: string;
  code: string;
  message: string;
}

export interface SavedStrategy {
  strategyId: string;
  version: number;
}

export interface StrategiesApi {
  list(cursor?: string): Promise<Page<StrategyItem>>;
  one(id: string, signal?: AbortSignal): Promise<Strategy>;
  versions(id: string, cursor?: string): Promise<Page<StrategyVersion>>;
  create(name: string, source: string): Promise<SavedStrategy>;
  save(id: string, source: string, expectedVersion: number): Promise<SavedStrategy>;
  rename(id: string, name: string): Promise<void>;
  archive(id: string): Promise<void>;
  validate(source: string, signal?: AbortSignal): Promise<Diagnostic[]>;
  /** The source laid out in the one way; 422 where it can't be parsed. */
  format(source: string): Promise<string>;
}

export function strategiesApi(http: HttpClient): StrategiesApi {
  const path = (id: string, rest = '') => `/strategies/${encodeURIComponent(id)}${rest}`;
  return {
    list: (cursor) => http.get('/strategies', { query: { cursor, limit: 200 }, readYourWrites: true }),
    one: (id, signal) => http.get(path(id), { readYourWrites: true, ...(signal ? { signal } : {}) }),
    versions: (id, cursor) => http.get(path(id, '/versions'), { query: { cursor, limit: 200 }, readYourWrites: true }),
    create: (name, source) => http.write('POST', '/strategies', { name, source }),
    save: (id, source, expectedVersion) => http.write('PUT', path(id), { source, expectedVersion }),
    rename: (id, name) => http.write('POST', path(id, '/rename'), { name }),
    archive: (id) => http.write('POST', path(id, '/archive'), {}),
    validate: async (source, signal) =>
      (await http.ask<{ diagnostics: Diagnostic[] }>('/strategies/validate', { source }, signal)).diagnostics,
    format: async (source) => (await http.ask<{ source: string }>('/strategies/format', { source })).source
  };
}
