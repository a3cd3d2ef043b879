import { describe, expect, it } from 'vitest';
import { emptyRunForm, parseUtc, readRunForm, type RunForm } from './run-form';
import { declaredParameters } from './strategy-source';

function filled(changes: Partial<RunForm> = {}): RunForm {
  return { ...emptyRunForm(), symbols: ['AAPL'], timeframe: '1d', from: '2020-01-01', to: '2021-01-01', ...changes };
}

describe('parseUtc', () => {
  it('should read days and times as UTC', () => {
    expect(parseUtc('2026-11-20')?.toISOString()).toBe('2026-11-20T00:00:00.000Z');
    expect(parseUtc(' 2026-11-20 14:30 ')?.toISOString()).toBe('2026-11-20T14:30:00.000Z');
    expect(parseUtc('2026-11-20T14:30:05Z')?.toISOString()).toBe('2026-11-20T14:30:05.000Z');
  });

  it.each(['', '20.11.2026', '2026-13-01', '2026-11-20 25:00', 'now'])('should refuse “%s”', (text) => {
    expect(parseUtc(text)).toBeUndefined();
  });
});

describe('readRunForm', () => {
  it('should make a request with money as text', () => {
    const read = readRunForm(filled({ cash: '100000.10', commissionPct: '0.05' }), []);
    expect(read).toEqual({
      isValid: true,
      request: {
        symbols: ['AAPL'],
        timeframe: '1d',
        from: '2020-01-01T00:00:00.000Z',
        to: '2021-01-01T00:00:00.000Z',
        cash: '100000.10',
        parameters: {},
        costs: { commissionPct: '0.05', commissionPerShare: '0', slippageBps: '0', fill: 'next-open' }
      }
    });
  });

  it('should name every field that is wrong', () => {
    const read = readRunForm(filled({ symbols: [], from: 'x', to: '', cash: '-1', slippageBps: 'a' }), []);
    expect(read.isValid).toBe(false);
    expect(read.isValid ? [] : Object.keys(read.errors).sort()).toEqual([
      'cash',
      'from',
      'slippageBps',
      'symbols',
      'to'
    ]);
  });

  it('should refuse a range that ends before it begins', () => {
    const read = readRunForm(filled({ from: '2021-01-01', to: '2020-01-01' }), []);
    expect(read).toMatchObject({ isValid: false, errors: { to: expect.stringContaining('later') as string } });
  });

  it('should send only parameters that differ from their default, in their type', () => {
    const declared = declaredParameters(
      'fast = param(10, min=2, max=200)\nslow = param(30)\nlong_only = param(True)\n'
    );
    const read = readRunForm(filled({ parameters: { fast: '12', slow: '30', long_only: 'false' } }), declared);
    expect(read.isValid && read.request.parameters).toEqual({ fast: 12, long_only: false });
  });

  it('should hold parameters to their bounds', () => {
    const declared = declaredParameters('fast = param(10, min=2, max=200)');
    const read = readRunForm(filled({ parameters: { fast: '500' } }), declared);
    expect(read).toMatchObject({ isValid: false, errors: { 'parameters.fast': 'Between 2 and 200' } });
  });
});

describe('declaredParameters', () => {
  it('should find declarations with their bounds and types', () => {
    const source =
      'a = param(10, min=2, max=200)\nb: float = param(0.5)\nc = param(False)\nd = param("x")\n# e = param(1)\n';
    expect(declaredParameters(source)).toEqual([
      { name: 'a', defaultValue: 10, min: 2, max: 200 },
      { name: 'b', defaultValue: 0.5 },
      { name: 'c', defaultValue: false },
      { name: 'd', defaultValue: 'x' }
    ]);
  });

  it('should not take anything else for a declaration', () => {
    expect(declaredParameters('x = params(1)\n  y = param(1)\nprint(param(2))')).toEqual([]);
  });
});
