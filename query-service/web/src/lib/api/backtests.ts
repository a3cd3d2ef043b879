import type { HttpClient, Page } from './http-client';

export type BacktestStatus = 'REQUESTED' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELLED';
export type ParameterValue = number | boolean | string;

export interface Costs {
  commissionPct: string;
  commissionPerShare: string;
  slippageBps: string;
  fill: 'next-open' | 'close';
}

export interface BacktestRequest {
  strategyId: string;
  version?: number;
  symbols: string[];
  timeframe: string;
  from: string;
  to: string;
  cash: string;
  parameters: Record<string, ParameterValue>;
  costs: Costs;
}

export interface BacktestFailure {
  code: string;
  message: string;
  line?: number | null;
  column?: number | null;
  barTime?: string | null;
  barIndex?: number | null;
}

export interface CertificateRange {
  topic: string;
  partition: number;
  fromOffset: number;
  toOffset: number;
  hash: string;
}

export interface Certificate {
  resultHash: string;
  sourceHash?: string;
  engineVersion?: string;
  ranges?: CertificateRange[];
}

/** Statistics by name; `finalEquity` is a decimal string, an undefined statistic is null. */
export type Metrics = Record<string, number | string | null>;

export interface Backtest {
  backtestId: string;
  status: BacktestStatus;
  progress?: number | null;
  strategyId: string;
  strategyName?: string;
  strategyVersion?: number;
  symbols: string[];
  timeframe: string;
  from: string;
  to: string;
  requestedAt?: string;
  requestedBy?: string;
  startedAt?: string | null;
  endedAt?: string | null;
  cash?: string;
  parameters?: Record<string, ParameterValue>;
  costs?: Partial<Costs>;
  metrics?: Metrics | null;
  certificate?: Certificate | null;
  error?: BacktestFailure | null;
  cancelReason?: string | null;
}

export interface OrderItem {
  id: string | number;
  symbol: string;
  side: 'BUY' | 'SELL';
  qty: string;
  type: string;
  submittedTime: string;
  filledTime?: string | null;
  fillPrice?: string | null;
  commission?: string | null;
  status: string;
  tag?: string | null;
}

export interface TradeItem {
  symbol: string;
  side: 'LONG' | 'SHORT';
  qty: string;
  entryTime: string;
  entryPrice: string;
  exitTime?: string | null;
  exitPrice?: string | null;
  pnl: string;
  commission?: string | null;
  bars?: number | null;
}

export interface EquityItem {
  time: string;
  equity: string;
}

/** A line that the strategy wrote, at the bar that it was called for. */
export interface MessageItem {
  symbol: string;
  time: string;
  text: string;
}

export interface BacktestsApi {
  list(filter: { strategyId?: string; cursor?: string; limit?: number }): Promise<Page<Backtest>>;
  one(id: string, signal?: AbortSignal): Promise<Backtest>;
  request(request: BacktestRequest): Promise<{ backtestId: string }>;
  cancel(id: string): Promise<void>;
  orders(id: string, cursor?: string): Promise<Page<OrderItem>>;
  trades(id: string, cursor?: string): Promise<Page<TradeItem>>;
  equity(id: string, cursor?: string): Promise<Page<EquityItem>>;
  logs(id: string, cursor?: string): Promise<Page<MessageItem>>;
  alerts(id: string, cursor?: string): Promise<Page<MessageItem>>;
}

const ROWS_PER_PAGE = 500;
const EQUITY_POINTS_PER_PAGE = 10_000;

export function backtestsApi(http: HttpClient): BacktestsApi {
  const path = (id: string, rest = '') => `/backtests/${encodeURIComponent(id)}${rest}`;
  return {
    list: (filter) => http.get('/backtests', { query: { limit: 100, ...filter }, readYourWrites: true }),
    one: (id, signal) => http.get(path(id), { readYourWrites: true, ...(signal ? { signal } : {}) }),
    request: (request) => http.write('POST', '/backtests', request),
    cancel: (id) => http.write('POST', path(id, '/cancel'), {}),
    orders: (id, cursor) => http.get(path(id, '/orders'), { query: { cursor, limit: ROWS_PER_PAGE } }),
    trades: (id, cursor) => http.get(path(id, '/trades'), { query: { cursor, limit: ROWS_PER_PAGE } }),
    equity: (id, cursor) => http.get(path(id, '/equity'), { query: { cursor, limit: EQUITY_POINTS_PER_PAGE } }),
    logs: (id, cursor) => http.get(path(id, '/logs'), { query: { cursor, limit: ROWS_PER_PAGE } }),
    alerts: (id, cursor) => http.get(path(id, '/alerts'), { query: { cursor, limit: ROWS_PER_PAGE } })
  };
}
