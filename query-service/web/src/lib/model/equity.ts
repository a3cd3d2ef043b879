import type { EquityItem } from '../api/backtests';

/** Equity and drawdown as parallel columns, ready to be plotted; drawdown is a fraction, zero or below. */
export interface EquityCurve {
  timesS: number[];
  equity: number[];
  drawdown: number[];
}

/** Drawdown of each point = equity / highest equity so far - 1. */
export function equityCurve(items: readonly EquityItem[]): EquityCurve {
  const curve: EquityCurve = { timesS: [], equity: [], drawdown: [] };
  let peak = -Infinity;
  for (const item of items) {
    const equity = Number(item.equity);
    peak = Math.max(peak, equity);
    curve.timesS.push(Date.parse(item.time) / 1000);
    curve.equity.push(equity);
    curve.drawdown.push(peak > 0 ? equity / peak - 1 : 0);
  }
  return curve;
}
