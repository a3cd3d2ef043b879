import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../api/strategies';
import { rangeOf, severityOf } from './diagnostics';

const SOURCE = 'ab = 1\ncd = 22\n';

/** Lines of a text found by splitting it: independent of the editor's own document. */
const text = {
  lines: SOURCE.split('\n').length,
  line(number: number) {
    const from = SOURCE.split('\n')
      .slice(0, number - 1)
      .reduce((sum, line) => sum + line.length + 1, 0);
    return { from, to: from + (SOURCE.split('\n')[number - 1] ?? '').length };
  }
};

const at = (changes: Partial<Diagnostic>): Diagnostic => ({
  line: 1,
  column: 1,
  severity: 'error',
  code: 'x',
  message: 'x',
  ...changes
});

describe('rangeOf', () => {
  it('should cover what the compiler names', () => {
    const { from, to } = rangeOf(at({ line: 2, column: 6, endLine: 2, endColumn: 8 }), text);
    expect(SOURCE.slice(from, to)).toBe('22');
  });

  it('should show one character where no end is given', () => {
    expect(rangeOf(at({ line: 2, column: 1 }), text)).toEqual({ from: 7, to: 8 });
  });

  it('should step back at the end of a line', () => {
    const { from, to } = rangeOf(at({ line: 1, column: 7 }), text);
    expect([from, to]).toEqual([5, 6]);
  });

  it('should stay inside a text that has become shorter', () => {
    const { from, to } = rangeOf(at({ line: 99, column: 50, endLine: 99, endColumn: 60 }), text);
    expect(to).toBeLessThanOrEqual(SOURCE.length);
    expect(from).toBeLessThanOrEqual(to);
  });
});

describe('severityOf', () => {
  it('should read severities in any case, and take the unknown for an error', () => {
    expect(['ERROR', 'Warning', 'info', 'fatal'].map((severity) => severityOf(at({ severity })))).toEqual([
      'error',
      'warning',
      'info',
      'error'
    ]);
  });
});
