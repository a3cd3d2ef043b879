const KEY = 'atlantis.chart';

/** What the person looked at last on this machine. */
export interface LastChart {
  symbol: string;
  timeframe: string;
}

export function rememberChart(chart: LastChart): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(chart));
  } catch {
    // Storage may be switched off; then the next visit starts with the first symbol.
  }
}

export function recallChart(): LastChart | undefined {
  try {
    const chart = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<LastChart> | null;
    return chart?.symbol && chart.timeframe ? { symbol: chart.symbol, timeframe: chart.timeframe } : undefined;
  } catch {
    return undefined;
  }
}
