import type { Candle } from './candle';

/** More bars than this make a chart slow; the oldest are the first to go. */
export const MAX_BARS = 20_000;

/** How far the limit may be passed before it is enforced, so that not every new bar moves the whole array. */
const TRIM_SLACK_BARS = 500;

/** Nothing changed; bars from `index` on changed or were appended, none came between two others; or everything has to be drawn anew. */
export type SeriesChange = { kind: 'none' } | { kind: 'tail'; index: number } | { kind: 'all' };

const NONE: SeriesChange = { kind: 'none' };
const ALL: SeriesChange = { kind: 'all' };

/** Bars at the end that a chart takes one by one; a change further back is drawn anew as a whole. */
const TAIL_BARS = 64;

/**
 * The bars of one symbol and timeframe in order of time, each time once.
 *
 * History by REST and updates by WebSocket overlap and may arrive in any order: of two candles of one time that with the
 * higher revision stands, and of equal revisions the one that came last.
 */
export class CandleSeries {
  #bars: Candle[] = [];
  readonly #maxBars: number;

  constructor(maxBars: number = MAX_BARS) {
    this.#maxBars = maxBars;
  }

  get bars(): readonly Candle[] {
    return this.#bars;
  }

  get last(): Candle | undefined {
    return this.#bars.at(-1);
  }

  get first(): Candle | undefined {
    return this.#bars[0];
  }

  get isFull(): boolean {
    return this.#bars.length >= this.#maxBars;
  }

  /** The bar that starts at `timeS`, or undefined. */
  at(timeS: number): Candle | undefined {
    const index = this.#lowerBound(timeS);
    const bar = this.#bars[index];
    return bar?.timeS === timeS ? bar : undefined;
  }

  /** Position of the bar that starts at `timeS`, or -1. */
  indexOf(timeS: number): number {
    const index = this.#lowerBound(timeS);
    return this.#bars[index]?.timeS === timeS ? index : -1;
  }

  /** Takes candles in any order and says from where on the series differs. */
  merge(candles: readonly Candle[]): SeriesChange {
    const lengthBefore = this.#bars.length;
    const change = isOlderBlock(candles, this.#bars) ? this.#prepend(candles) : this.#mergeOneByOne(candles);
    const isTooLong = change.kind === 'tail' && change.index < lengthBefore - TAIL_BARS;
    return this.#trim() || isTooLong ? ALL : change;
  }

  #prepend(candles: readonly Candle[]): SeriesChange {
    this.#bars = [...candles, ...this.#bars];
    return candles.length === 0 ? NONE : ALL;
  }

  #mergeOneByOne(candles: readonly Candle[]): SeriesChange {
    let change: SeriesChange = this.#bars.length === 0 ? ALL : NONE;
    for (const candle of candles) {
      change = combineChanges(change, this.#put(candle));
    }
    return change;
  }

  #put(candle: Candle): SeriesChange {
    const index = this.#lowerBound(candle.timeS);
    const existing = this.#bars[index];
    if (!existing) {
      this.#bars.push(candle);
      return { kind: 'tail', index };
    }
    if (existing.timeS !== candle.timeS) {
      this.#bars.splice(index, 0, candle);
      return ALL;
    }
    if (candle.revision < existing.revision || isSame(candle, existing)) {
      return NONE;
    }
    this.#bars[index] = candle;
    return { kind: 'tail', index };
  }

  #trim(): boolean {
    const isOver = this.#bars.length > this.#maxBars + TRIM_SLACK_BARS;
    if (isOver) {
      this.#bars.splice(0, this.#bars.length - this.#maxBars);
    }
    return isOver;
  }

  /** First index whose bar starts at or after `timeS`; looks at the end first, where live bars go. */
  #lowerBound(timeS: number): number {
    const last = this.last;
    if (!last || last.timeS < timeS) {
      return this.#bars.length;
    }
    let low = 0;
    let high = this.#bars.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#bars[middle] as Candle).timeS < timeS) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

/** The smaller change of two that were not drawn yet. */
export function combineChanges(a: SeriesChange, b: SeriesChange): SeriesChange {
  if (a.kind === 'none') {
    return b;
  }
  if (b.kind === 'none') {
    return a;
  }
  return a.kind === 'tail' && b.kind === 'tail' ? { kind: 'tail', index: Math.min(a.index, b.index) } : { kind: 'all' };
}

/** True for candles in strict order that all lie before the series: the usual case of older history. */
function isOlderBlock(candles: readonly Candle[], bars: readonly Candle[]): boolean {
  const boundary = bars[0]?.timeS ?? Infinity;
  return candles.every((candle, i) => {
    const next = candles[i + 1];
    return candle.timeS < (next ? next.timeS : boundary);
  });
}

function isSame(a: Candle, b: Candle): boolean {
  return (
    a.revision === b.revision &&
    a.close === b.close &&
    a.volume === b.volume &&
    a.high === b.high &&
    a.low === b.low &&
    a.open === b.open
  );
}
