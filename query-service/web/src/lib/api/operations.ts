import type { HttpClient } from './http-client';

/** How far a consumer group is behind on one partition. */
export interface LagItem {
  group: string;
  topic: string;
  partition: number;
  endOffset: number;
  committedOffset: number | null;
  lagRecords: number;
  lagSeconds: number | null;
}

export interface ComponentHealth {
  name: string;
  status: string;
  detail?: string | null;
}

/** Where a read model stands. */
export interface ProjectionStatus {
  projection: string;
  topic: string;
  state: string;
  reason?: string | null;
}

/** The platform's own view of itself; parts of a service are components named `service/part`. */
export interface PlatformStatus {
  status: string;
  version?: string;
  components: ComponentHealth[];
  projections?: ProjectionStatus[];
}

export interface OperationsApi {
  lag(signal?: AbortSignal): Promise<LagItem[]>;
  status(signal?: AbortSignal): Promise<PlatformStatus>;
}

export function operationsApi(http: HttpClient): OperationsApi {
  return {
    lag: async (signal) => (await http.get<{ items: LagItem[] }>('/ops/lag', signal ? { signal } : {})).items,
    status: (signal) => http.get('/ops/status', signal ? { signal } : {})
  };
}
