import type { HttpClient, Page } from './http-client';

/** Where an instrument's data comes from; shown wherever the data shows. */
export type SymbolSource = 'SIMULATED' | 'IMPORTED' | 'MASSIVE';

export interface SymbolItem {
  symbol: string;
  name: string;
  source: SymbolSource;
  last?: number | null;
  currency?: string;
  type?: string;
}

/** A candle on the wire: `time` is the start of the bar, ISO-8601 UTC. */
export interface CandleItem {
  time: string;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  revision?: number;
}

/** The best bid and offer of a symbol, as the channel `quotes:<symbol>` tells it. */
export interface QuoteItem {
  symbol: string;
  time: string;
  bid: number;
  bidSize: number;
  ask: number;
  askSize: number;
}

export interface CandleRange {
  from?: string;
  to?: string;
  limit?: number;
}

/** The most candles one request may ask for. */
export const MAX_CANDLES_PER_REQUEST = 10_000;

export interface MarketApi {
  symbols(
    query: string,
    options?: { limit?: number; cursor?: string; signal?: AbortSignal }
  ): Promise<Page<SymbolItem>>;
  candles(symbol: string, timeframe: string, range: CandleRange, signal?: AbortSignal): Promise<CandleItem[]>;
}

export function marketApi(http: HttpClient): MarketApi {
  return {
    symbols: (query, { limit, cursor, signal } = {}) =>
      http.get('/symbols', { query: { query, limit, cursor }, ...(signal ? { signal } : {}) }),
    candles: async (symbol, timeframe, range, signal) => {
      const query = { symbol, timeframe, from: range.from, to: range.to, limit: range.limit };
      const answer = await http.get<{ candles: CandleItem[] }>('/candles', { query, ...(signal ? { signal } : {}) });
      return answer.candles;
    }
  };
}
