import type { LagItem } from '../api/operations';

/** Lag of a partition at a moment. */
export interface LagSample {
  timeMs: number;
  lagRecords: number;
}

export type LagTrend = 'growing' | 'steady' | 'shrinking';

/** Behind by more than this is worth a look, by more than that an alarm. */
export const WARN_LAG_SECONDS = 5;
export const ALARM_LAG_SECONDS = 60;

export function lagKey(item: LagItem): string {
  return `${item.group}|${item.topic}|${item.partition}`;
}

/** Fewer samples than this say nothing about where lag is going: one late commit would look like a trend. */
const MIN_TREND_SAMPLES = 4;

/**
 * Records per second by which the lag changes: the slope of the least-squares line through the samples. Null where there
 * are too few of them.
 */
export function lagSlope(samples: readonly LagSample[]): number | null {
  if (samples.length < MIN_TREND_SAMPLES) {
    return null;
  }
  const meanMs = mean(samples.map(({ timeMs }) => timeMs));
  const meanRecords = mean(samples.map(({ lagRecords }) => lagRecords));
  let covariance = 0;
  let variance = 0;
  for (const { timeMs, lagRecords } of samples) {
    covariance += (timeMs - meanMs) * (lagRecords - meanRecords);
    variance += (timeMs - meanMs) ** 2;
  }
  return variance === 0 ? null : (covariance / variance) * 1000;
}

export function lagTrend(samples: readonly LagSample[]): LagTrend {
  const slope = lagSlope(samples) ?? 0;
  return slope > 0.5 ? 'growing' : slope < -0.5 ? 'shrinking' : 'steady';
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Milliseconds until a shrinking lag reaches zero at its present pace; null where it does not shrink. */
export function timeToCatchUpMs(samples: readonly LagSample[]): number | null {
  const slope = lagSlope(samples);
  const last = samples.at(-1);
  if (slope === null || !last || last.lagRecords === 0 || slope >= -0.01) {
    return null;
  }
  return (last.lagRecords / -slope) * 1000;
}

export function lagTone(item: LagItem): 'ok' | 'warn' | 'alarm' {
  const seconds = item.lagSeconds ?? 0;
  return seconds > ALARM_LAG_SECONDS ? 'alarm' : seconds > WARN_LAG_SECONDS ? 'warn' : 'ok';
}

/** Items of one consumer group with their sums. */
export interface LagGroup {
  group: string;
  items: LagItem[];
  lagRecords: number;
  /** Of the partition that is furthest behind. */
  lagSeconds: number;
}

/** Groups in the order of their names, partitions in order within. */
export function lagGroups(items: readonly LagItem[]): LagGroup[] {
  const byGroup = new Map<string, LagItem[]>();
  for (const item of items) {
    byGroup.set(item.group, [...(byGroup.get(item.group) ?? []), item]);
  }
  return [...byGroup.entries()]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([group, members]) => ({
      group,
      items: members.sort((a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition),
      lagRecords: members.reduce((sum, item) => sum + item.lagRecords, 0),
      lagSeconds: members.reduce((most, item) => Math.max(most, item.lagSeconds ?? 0), 0)
    }));
}
