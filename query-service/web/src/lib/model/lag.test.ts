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

describe('lag over time', () => {
  it('should tell growing, steady and shrinking apart', () => {
    expect(
      lagTrend([
        { timeMs: 0, lagRecords: 0 },
        { timeMs: 1_000, lagRecords: 10 }
      ])
    ).toBe('growing');
    expect(
      lagTrend([
        { timeMs: 0, lagRecords: 10 },
        { timeMs: 10_000, lagRecords: 11 }
      ])
    ).toBe('steady');
    expect(
      lagTrend([
        { timeMs: 0, lagRecords: 10 },
        { timeMs: 1_000, lagRecords: 4 }
      ])
    ).toBe('shrinking');
    expect(lagTrend([])).toBe('steady');
  });

  it('should foresee when a shrinking lag is gone', () => {
    const samples = [
      { timeMs: 0, lagRecords: 300 },
      { timeMs: 10_000, lagRecords: 200 }
    ];
    expect(lagSlope(samples)).toBe(-10);
    expect(timeToCatchUpMs(samples)).toBe(20_000);
  });

  it('should foresee nothing where lag grows or is gone', () => {
    expect(
      timeToCatchUpMs([
        { timeMs: 0, lagRecords: 1 },
        { timeMs: 1_000, lagRecords: 2 }
      ])
    ).toBeNull();
    expect(
      timeToCatchUpMs([
        { timeMs: 0, lagRecords: 1 },
        { timeMs: 1_000, lagRecords: 0 }
      ])
    ).toBeNull();
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
