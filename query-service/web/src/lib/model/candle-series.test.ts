import { describe, expect, it } from 'vitest';
import type { Candle } from './candle';
import { CandleSeries, combineChanges } from './candle-series';

function bar(timeS: number, close: number, revision = 1): Candle {
  return { timeS, open: close, high: close, low: close, close, volume: 1, revision };
}

/** A seeded generator (mulberry32), so that a failing order of arrival can be played again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('CandleSeries', () => {
  it('should keep the higher revision of a time whatever the order of arrival', () => {
    const series = new CandleSeries();
    series.merge([bar(60, 1, 5)]);
    expect(series.merge([bar(60, 2, 4)])).toEqual({ kind: 'none' });
    expect(series.at(60)?.close).toBe(1);
    series.merge([bar(60, 3, 6)]);
    expect(series.at(60)?.close).toBe(3);
  });

  it('should take the later of two candles with the same revision', () => {
    const series = new CandleSeries();
    series.merge([bar(60, 1), bar(120, 1)]);
    expect(series.merge([bar(120, 2)])).toEqual({ kind: 'tail', index: 1 });
    expect(series.last?.close).toBe(2);
  });

  it('should say that only the tail changed when a live bar is appended', () => {
    const series = new CandleSeries();
    series.merge([bar(60, 1), bar(120, 1)]);
    expect(series.merge([bar(120, 2, 2), bar(180, 3)])).toEqual({ kind: 'tail', index: 1 });
  });

  it('should ask for a whole redraw when a bar comes between two others', () => {
    const series = new CandleSeries();
    series.merge([bar(60, 1), bar(180, 1)]);
    expect(series.merge([bar(120, 2)])).toEqual({ kind: 'all' });
    expect(series.bars.map(({ timeS }) => timeS)).toEqual([60, 120, 180]);
  });

  it('should put older history before what is there', () => {
    const series = new CandleSeries();
    series.merge([bar(300, 1)]);
    expect(series.merge([bar(60, 1), bar(120, 1)])).toEqual({ kind: 'all' });
    expect(series.bars.map(({ timeS }) => timeS)).toEqual([60, 120, 300]);
  });

  it('should change nothing when the same candles come again', () => {
    const series = new CandleSeries();
    series.merge([bar(60, 1), bar(120, 1)]);
    expect(series.merge([bar(60, 1), bar(120, 1)])).toEqual({ kind: 'none' });
    expect(series.merge([])).toEqual({ kind: 'none' });
  });

  it('should drop the oldest bars beyond its limit', () => {
    const series = new CandleSeries(10);
    series.merge(Array.from({ length: 600 }, (_, i) => bar(i * 60, i)));
    expect(series.bars).toHaveLength(10);
    expect(series.first?.timeS).toBe(590 * 60);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('should end the same for every order of arrival (seed %i)', (seed) => {
    const random = randomOf(seed);
    const updates = Array.from({ length: 400 }, (_, i) => bar(60 * Math.floor(random() * 80), i, i));
    const newest = new Map<number, Candle>();
    for (const update of updates) {
      newest.set(update.timeS, update);
    }
    const series = new CandleSeries();
    const shuffled = updates.map((update) => ({ update, at: random() })).sort((a, b) => a.at - b.at);
    for (let i = 0; i < shuffled.length; i += 7) {
      series.merge(shuffled.slice(i, i + 7).map(({ update }) => update));
    }
    expect(series.bars).toEqual([...newest.values()].sort((a, b) => a.timeS - b.timeS));
  });

  it.each([11, 12, 13])(
    'should describe changes so that a chart that follows them shows the series (seed %i)',
    (seed) => {
      const random = randomOf(seed);
      const series = new CandleSeries();
      let drawn: Candle[] = [];
      for (let round = 0; round < 300; round++) {
        const base = round * 20;
        const change = series.merge([bar(60 * Math.floor((base + random() * 60) / 10), round, round)]);
        if (change.kind === 'all') {
          drawn = [...series.bars];
        } else if (change.kind === 'tail') {
          drawn = [...drawn.slice(0, change.index), ...series.bars.slice(change.index)];
        }
        expect(drawn).toEqual(series.bars);
      }
    }
  );
});

describe('combineChanges', () => {
  it('should keep the wider of two changes', () => {
    expect(combineChanges({ kind: 'none' }, { kind: 'tail', index: 3 })).toEqual({ kind: 'tail', index: 3 });
    expect(combineChanges({ kind: 'tail', index: 5 }, { kind: 'tail', index: 3 })).toEqual({ kind: 'tail', index: 3 });
    expect(combineChanges({ kind: 'tail', index: 5 }, { kind: 'all' })).toEqual({ kind: 'all' });
  });
});
