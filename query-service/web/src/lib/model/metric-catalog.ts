import type { Metrics } from '../api/backtests';
import { formatDecimal, formatNumber, formatPercent, NO_VALUE } from './format';

type MetricUnit = 'money' | 'percent' | 'ratio' | 'count';

interface MetricEntry {
  name: string;
  label: string;
  unit: MetricUnit;
  /** Coloured by its sign. */
  signed?: boolean;
  hint: string;
}

/** The statistics a report shows first, in this order; others the engine knows follow under their own names. */
const CATALOG: readonly MetricEntry[] = [
  { name: 'finalEquity', label: 'Final equity', unit: 'money', hint: 'Cash and positions at the last close' },
  {
    name: 'totalReturn',
    label: 'Total return',
    unit: 'percent',
    signed: true,
    hint: 'Final equity / starting cash - 1'
  },
  { name: 'cagr', label: 'CAGR', unit: 'percent', signed: true, hint: 'Yearly compound growth' },
  { name: 'sharpe', label: 'Sharpe', unit: 'ratio', signed: true, hint: 'Mean return / its deviation, per year' },
  {
    name: 'sortino',
    label: 'Sortino',
    unit: 'ratio',
    signed: true,
    hint: 'Mean return / downside deviation, per year'
  },
  { name: 'maxDrawdown', label: 'Max drawdown', unit: 'percent', hint: 'Deepest fall from a peak of equity' },
  { name: 'volatility', label: 'Volatility', unit: 'percent', hint: 'Deviation of returns, per year' },
  { name: 'exposure', label: 'Exposure', unit: 'percent', hint: 'Share of bars with an open position' },
  { name: 'trades', label: 'Trades', unit: 'count', hint: 'Round trips, open ones included' },
  { name: 'winRate', label: 'Win rate', unit: 'percent', hint: 'Share of trades with a profit' },
  { name: 'profitFactor', label: 'Profit factor', unit: 'ratio', hint: 'Gross profit / gross loss' },
  { name: 'avgTrade', label: 'Average trade', unit: 'money', signed: true, hint: 'Mean profit or loss of a trade' },
  { name: 'avgWin', label: 'Average win', unit: 'money', hint: 'Mean profit of the trades with one' },
  { name: 'avgLoss', label: 'Average loss', unit: 'money', hint: 'Mean loss of the trades with one' },
  { name: 'bestTrade', label: 'Best trade', unit: 'money', hint: 'Greatest profit of a trade' },
  { name: 'worstTrade', label: 'Worst trade', unit: 'money', hint: 'Greatest loss of a trade' },
  { name: 'avgBarsInTrade', label: 'Bars in a trade', unit: 'ratio', hint: 'Mean length of a trade in bars' },
  { name: 'calmar', label: 'Calmar', unit: 'ratio', signed: true, hint: 'CAGR / maximum drawdown' },
  { name: 'openTrades', label: 'Open at the end', unit: 'count', hint: 'Trades still open after the last bar' },
  { name: 'totalCommission', label: 'Commission', unit: 'money', hint: 'Paid over the whole run' }
];

export interface MetricCell {
  name: string;
  label: string;
  text: string;
  hint: string;
  tone: 'up' | 'down' | 'plain';
}

/** Cells of the metrics grid. */
export function metricCells(metrics: Metrics): MetricCell[] {
  const known = CATALOG.filter((entry) => entry.name in metrics).map((entry) => cellOf(entry, metrics[entry.name]));
  const names = new Set(CATALOG.map((entry) => entry.name));
  const others = Object.entries(metrics)
    .filter(([name, value]) => !names.has(name) && typeof value !== 'object')
    .map(([name, value]) => cellOf({ name, label: wordsOf(name), unit: unitOf(value), hint: name }, value));
  return [...known, ...others];
}

function cellOf(entry: MetricEntry, value: number | string | null | undefined): MetricCell {
  const number = Number(value ?? NaN);
  const isDownside = entry.name === 'maxDrawdown' && number !== 0;
  const signedTone = entry.signed && number !== 0 && Number.isFinite(number) ? (number > 0 ? 'up' : 'down') : 'plain';
  return {
    name: entry.name,
    label: entry.label,
    hint: entry.hint,
    text: textOf(entry.unit, value),
    tone: isDownside ? 'down' : signedTone
  };
}

function textOf(unit: MetricUnit, value: number | string | null | undefined): string {
  if (value === null || value === undefined) {
    return NO_VALUE;
  }
  switch (unit) {
    case 'money':
      return typeof value === 'string' ? formatDecimal(value, 2) : formatNumber(value, 2);
    case 'percent':
      return formatPercent(Number(value));
    case 'count':
      return formatNumber(Number(value), 0);
    case 'ratio':
      return typeof value === 'string' ? formatDecimal(value, 2) : formatNumber(value, 3);
  }
}

function unitOf(value: number | string | null): MetricUnit {
  return typeof value === 'string' ? 'money' : Number.isInteger(value) ? 'count' : 'ratio';
}

/** `avgTradePnl` as `Avg trade pnl`. */
function wordsOf(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
