import type { TradeItem } from '../api/backtests';
import { barStart, type Timeframe } from './timeframe';

/** An entry or exit to be drawn at a bar. */
export interface TradeMarker {
  timeS: number;
  kind: 'entry' | 'exit';
  side: 'LONG' | 'SHORT';
  text: string;
}

/** Markers of the trades of one symbol in order of time, each at the start of the bar that holds it. */
export function tradeMarkers(trades: readonly TradeItem[], symbol: string, timeframe: Timeframe): TradeMarker[] {
  const markers: TradeMarker[] = [];
  for (const trade of trades) {
    if (trade.symbol !== symbol) {
      continue;
    }
    markers.push({ ...at(trade.entryTime, timeframe), kind: 'entry', side: trade.side, text: entryText(trade) });
    if (trade.exitTime) {
      markers.push({ ...at(trade.exitTime, timeframe), kind: 'exit', side: trade.side, text: exitText(trade) });
    }
  }
  return markers.sort((a, b) => a.timeS - b.timeS);
}

function at(time: string, timeframe: Timeframe): { timeS: number } {
  return { timeS: barStart(Date.parse(time) / 1000, timeframe) };
}

function entryText(trade: TradeItem): string {
  return `${trade.side === 'LONG' ? 'Buy' : 'Short'} ${Number(trade.qty)}`;
}

function exitText(trade: TradeItem): string {
  const pnl = Number(trade.pnl);
  return `${pnl >= 0 ? '+' : ''}${Math.round(pnl).toLocaleString('en-US')}`;
}
