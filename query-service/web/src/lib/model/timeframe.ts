/** The timeframes candles exist in, shortest first. */
export const TIMEFRAMES = ['1s', '1m', '5m', '15m', '1h', '4h', '1d'] as const;

export type Timeframe = (typeof TIMEFRAMES)[number];

const SECONDS: Record<Timeframe, number> = {
  '1s': 1,
  '1m': 60,
  '5m': 300,
  '15m': 900,
  '1h': 3_600,
  '4h': 14_400,
  '1d': 86_400
};

export function secondsOf(timeframe: Timeframe): number {
  return SECONDS[timeframe];
}

/** The timeframe a text names, or undefined. */
export function timeframeOf(text: string | null | undefined): Timeframe | undefined {
  return TIMEFRAMES.find((timeframe) => timeframe === text);
}

/** The shortest timeframe, not shorter than `wanted`, whose bars between two times number at most `maxBars`. */
export function fitTimeframe(wanted: Timeframe, fromS: number, toS: number, maxBars: number): Timeframe {
  const candidates = TIMEFRAMES.slice(TIMEFRAMES.indexOf(wanted));
  return candidates.find((timeframe) => (toS - fromS) / SECONDS[timeframe] <= maxBars) ?? '1d';
}

/** Start of the bar that holds `timeS`; bars are aligned to UTC. */
export function barStart(timeS: number, timeframe: Timeframe): number {
  return Math.floor(timeS / SECONDS[timeframe]) * SECONDS[timeframe];
}

/** A span of history that is sensible to begin a backtest with. */
export function defaultHistoryDays(timeframe: Timeframe): number {
  const days: Record<Timeframe, number> = { '1s': 1, '1m': 7, '5m': 14, '15m': 30, '1h': 90, '4h': 365, '1d': 3_650 };
  return days[timeframe];
}
