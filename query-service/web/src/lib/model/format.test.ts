import { describe, expect, it } from 'vitest';
import {
  formatCompact,
  formatDecimal,
  formatDuration,
  formatNumber,
  formatPercent,
  formatPrice,
  formatUtc,
  formatUtcClock,
  shortId
} from './format';

describe('formatNumber', () => {
  it('should group thousands and show what is missing as a dash', () => {
    expect(formatNumber(1234567.891, 2)).toBe('1,234,567.89');
    expect(formatNumber(null)).toBe('–');
    expect(formatNumber(NaN)).toBe('–');
  });
});

describe('formatPrice', () => {
  it('should give small prices more decimals', () => {
    expect(formatPrice(45.5)).toBe('45.50');
    expect(formatPrice(0.1234)).toBe('0.1234');
  });
});

describe('formatDecimal', () => {
  it('should keep every digit of a decimal string that a float would lose', () => {
    expect(formatDecimal('12345678901234567.12345678')).toBe('12,345,678,901,234,567.12345678');
  });

  it('should drop zeros behind and pad to the decimals wanted', () => {
    expect(formatDecimal('100000.00000000', 2)).toBe('100,000.00');
    expect(formatDecimal('-1000.5', 2)).toBe('-1,000.50');
    expect(formatDecimal('250')).toBe('250');
  });

  it('should pass on what is no decimal', () => {
    expect(formatDecimal(null)).toBe('–');
    expect(formatDecimal('n/a')).toBe('n/a');
  });
});

describe('formatPercent', () => {
  it('should sign gains only where asked to', () => {
    expect(formatPercent(0.01234)).toBe('1.23%');
    expect(formatPercent(0.01234, { signed: true })).toBe('+1.23%');
    expect(formatPercent(-0.5, { decimals: 0, signed: true })).toBe('-50%');
  });
});

describe('times', () => {
  it('should be UTC whatever the zone of the machine', () => {
    expect(formatUtc('2026-11-20T23:30:05.123Z')).toBe('2026-11-20 23:30:05');
    expect(formatUtc('2026-11-20T23:30:05.123+02:00', 'milli')).toBe('2026-11-20 21:30:05.123');
    expect(formatUtc('2026-11-20T23:30:05Z', 'day')).toBe('2026-11-20');
    expect(formatUtc(null)).toBe('–');
    expect(formatUtc('yesterday')).toBe('yesterday');
    expect(formatUtcClock(0)).toBe('00:00:00');
  });

  it('should say lengths in the unit that fits', () => {
    expect(formatDuration(420)).toBe('0.4 s');
    expect(formatDuration(95_000)).toBe('95 s');
    expect(formatDuration(30 * 60_000)).toBe('30 min');
    expect(formatDuration(125 * 60_000)).toBe('2 h 05 min');
    expect(formatDuration(3 * 86_400_000)).toBe('3 d');
  });
});

describe('short forms', () => {
  it('should stay tellable apart', () => {
    expect(formatCompact(1_234_567)).toBe('1.23M');
    expect(shortId('main.strategy.019a0453-e414-af3b-9000-2cd856714aa8')).toBe('…2cd856714aa8');
    expect(shortId('short')).toBe('short');
  });
});
