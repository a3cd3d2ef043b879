import type { HttpClient, Page } from './http-client';

export interface LogPosition {
  partition: number;
  offset: number;
}

/** One event of the log: who did what, when, to which entity, and where it stands. */
export interface AuditEvent {
  position: LogPosition;
  time: string;
  actor: string;
  type: string;
  entityType: string;
  entityId: string;
  correlationId: string;
  eventId?: string;
  /** Dense number in the partition. */
  sequence?: number;
  /** The event's link of the hash chain, in hex. */
  hash?: string;
  data: Record<string, unknown>;
}

export interface AuditFilter {
  entityType?: string;
  entityId?: string;
  actor?: string;
  type?: string;
  correlationId?: string;
  from?: string;
  to?: string;
}

export interface AuditApi {
  /** Newest first. */
  events(
    filter: AuditFilter,
    page?: { limit?: number; cursor?: string; signal?: AbortSignal }
  ): Promise<Page<AuditEvent>>;
}

export function auditApi(http: HttpClient): AuditApi {
  return {
    events: (filter, { limit = 100, cursor, signal } = {}) =>
      http.get('/audit/events', {
        query: { ...filter, limit, cursor },
        readYourWrites: true,
        ...(signal ? { signal } : {})
      })
  };
}
