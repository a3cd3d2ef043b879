import type { Backtest, BacktestStatus } from '../api/backtests';

/** True once nothing about a backtest changes any more. */
export function isFinished(status: BacktestStatus): boolean {
  return status === 'COMPLETED' || status === 'FAILED' || status === 'CANCELLED';
}

export function statusTone(status: BacktestStatus): 'plain' | 'accent' | 'up' | 'down' | 'warn' {
  const tones = { REQUESTED: 'plain', RUNNING: 'accent', COMPLETED: 'up', FAILED: 'down', CANCELLED: 'warn' } as const;
  return tones[status];
}

/** Progress as a fraction for a bar; a finished run is whole. */
export function progressOf(backtest: Backtest): number {
  return isFinished(backtest.status) ? 1 : Math.min(1, Math.max(0, backtest.progress ?? 0));
}

/** Takes what a frame says over what is known; a finished run is not set back by a frame that came late. */
export function withUpdate(known: Backtest, update: Partial<Backtest>): Backtest {
  if (isFinished(known.status) && update.status !== undefined && !isFinished(update.status)) {
    return known;
  }
  return {
    ...known,
    ...Object.fromEntries(Object.entries(update).filter(([, value]) => value !== undefined && value !== null))
  };
}
