import { describe, expect, it } from 'vitest';
import type { Backtest, TradeItem } from '../api/backtests';
import { progressOf, withUpdate } from './backtest-status';
import { equityCurve } from './equity';
import { metricCells } from './metric-catalog';
import { fitTimeframe } from './timeframe';
import { tradeMarkers } from './trade-markers';

const trade = (changes: Partial<TradeItem>): TradeItem => ({
  symbol: 'AAPL',
  side: 'LONG',
  qty: '10',
  entryTime: '2026-11-20T14:31:30Z',
  entryPrice: '10',
  exitTime: '2026-11-20T14:45:00Z',
  exitPrice: '11',
  pnl: '10.00',
  ...changes
});

const backtest = (changes: Partial<Backtest>): Backtest => ({
  backtestId: 'b',
  status: 'RUNNING',
  strategyId: 's',
  symbols: ['AAPL'],
  timeframe: '1m',
  from: '2026-01-01T00:00:00Z',
  to: '2026-02-01T00:00:00Z',
  ...changes
});

describe('equityCurve', () => {
  it('should measure drawdown from the highest equity so far', () => {
    const curve = equityCurve(
      ['100', '120', '90', '130'].map((equity, i) => ({ time: new Date(i * 60_000).toISOString(), equity }))
    );
    expect(curve.timesS).toEqual([0, 60, 120, 180]);
    expect(curve.drawdown).toEqual([0, 0, 90 / 120 - 1, 0]);
  });
});

describe('tradeMarkers', () => {
  it('should stand at the bars that hold entry and exit', () => {
    const markers = tradeMarkers([trade({})], 'AAPL', '5m');
    expect(markers.map(({ kind, timeS }) => [kind, new Date(timeS * 1000).toISOString()])).toEqual([
      ['entry', '2026-11-20T14:30:00.000Z'],
      ['exit', '2026-11-20T14:45:00.000Z']
    ]);
  });

  it('should leave out other symbols and the exit of an open trade', () => {
    const markers = tradeMarkers([trade({ symbol: 'MSFT' }), trade({ exitTime: null, exitPrice: null })], 'AAPL', '1m');
    expect(markers.map(({ kind }) => kind)).toEqual(['entry']);
  });
});

describe('fitTimeframe', () => {
  it('should lengthen the bars until they fit', () => {
    const dayS = 86_400;
    expect(fitTimeframe('1m', 0, 7 * dayS, 20_000)).toBe('1m');
    expect(fitTimeframe('1m', 0, 30 * dayS, 20_000)).toBe('5m');
    expect(fitTimeframe('1s', 0, 30 * 365 * dayS, 20_000)).toBe('1d');
  });
});

describe('metricCells', () => {
  it('should put known statistics first and keep unknown ones', () => {
    const cells = metricCells({ avgTradePnl: 1.5, sharpe: null, totalReturn: 0.1, finalEquity: '110000.00000000' });
    expect(cells.map(({ name, text, tone }) => [name, text, tone])).toEqual([
      ['finalEquity', '110,000.00', 'plain'],
      ['totalReturn', '10.00%', 'up'],
      ['sharpe', '–', 'plain'],
      ['avgTradePnl', '1.500', 'plain']
    ]);
    expect(cells.at(-1)?.label).toBe('Avg trade pnl');
  });
});

describe('withUpdate', () => {
  it('should take progress and keep what a frame leaves out', () => {
    const updated = withUpdate(backtest({ progress: 0.1 }), { status: 'RUNNING', progress: 0.6 });
    expect(updated).toMatchObject({ progress: 0.6, strategyId: 's' });
    expect(progressOf(updated)).toBe(0.6);
  });

  it('should not set a finished run back by a late frame', () => {
    const finished = backtest({ status: 'COMPLETED' });
    expect(withUpdate(finished, { status: 'RUNNING', progress: 0.9 })).toBe(finished);
    expect(progressOf(finished)).toBe(1);
  });
});
