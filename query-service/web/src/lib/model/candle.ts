import type { CandleItem } from '../api/market';

/** A candle as the charts want it: `timeS` is the start of the bar in epoch seconds, UTC. */
export interface Candle {
  timeS: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  revision: number;
}

export function candleOf(item: CandleItem): Candle {
  return {
    timeS: Math.floor(Date.parse(item.time) / 1000),
    open: item.open,
    high: item.high,
    low: item.low,
    close: item.close,
    volume: item.volume,
    revision: item.revision ?? 0
  };
}

/** Change of a bar from its open, as a fraction. */
export function barChange(candle: Candle): number {
  return candle.open === 0 ? 0 : candle.close / candle.open - 1;
}

/** Change of the last price against the close of the bar before, as a fraction; null without one. */
export function changeFromPrevious(candles: readonly Candle[], index: number): number | null {
  const previous = candles[index - 1];
  const current = candles[index];
  return previous && current && previous.close !== 0 ? current.close / previous.close - 1 : null;
}
