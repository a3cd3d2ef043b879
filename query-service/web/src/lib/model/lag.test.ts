import { describe, expect, it } from 'vitest';
import type { LagItem } from '../api/operations';
import { lagGroups, lagSlope, lagTone, lagTrend, timeToCatchUpMs } from './lag';

const item = (
  group: string,
  topic: string,
  partition: number,
  lagRecords: number,
  lagSeconds: number | null
): LagItem => ({
  group,
  topic,
  partition,
  endOffset: 100,
  committedOffset: 100 - lagRecords,
  lagRecords,
  lagSeconds
});

/** Samples a second apart. */
const samplesOf = (...records: number[]) => records.map((lagRecords, i) => ({ timeMs: i * 1_000, lagRecords }));

describe('lag over time', () => {
  it('should tell growing, steady and shrinking apart', () => {
    expect(lagTrend(samplesOf(0, 10, 20, 30))).toBe('growing');
    expect(lagTrend(samplesOf(10, 11, 10, 11))).toBe('steady');
    expect(lagTrend(samplesOf(30, 20, 10, 0))).toBe('shrinking');
  });

  it('should not make a trend of two samples or of one late commit', () => {
    expect(lagTrend(samplesOf(0, 500))).toBe('steady');
    expect(lagTrend(samplesOf(0, 0, 14, 0, 0))).toBe('steady');
  });

  it('should foresee when a shrinking lag is gone', () => {
    const samples = samplesOf(300, 290, 280, 270);
    expect(lagSlope(samples)).toBeCloseTo(-10);
    expect(timeToCatchUpMs(samples)).toBeCloseTo(27_000);
  });

  it('should foresee nothing where lag grows or is gone', () => {
    expect(timeToCatchUpMs(samplesOf(1, 2, 3, 4))).toBeNull();
    expect(timeToCatchUpMs(samplesOf(3, 2, 1, 0))).toBeNull();
  });
});

describe('lagGroups', () => {
  it('should sum records and show the partition furthest behind', () => {
    const groups = lagGroups([item('b', 't', 1, 5, 2), item('a', 't', 0, 1, null), item('b', 't', 0, 7, 9)]);
    expect(groups.map(({ group, lagRecords, lagSeconds }) => [group, lagRecords, lagSeconds])).toEqual([
      ['a', 1, 0],
      ['b', 12, 9]
    ]);
    expect(groups[1]?.items.map(({ partition }) => partition)).toEqual([0, 1]);
  });
});

describe('lagTone', () => {
  it('should rise with seconds behind', () => {
    expect([null, 5, 6, 61].map((seconds) => lagTone(item('g', 't', 0, 1, seconds)))).toEqual([
      'ok',
      'ok',
      'warn',
      'alarm'
    ]);
  });
});
