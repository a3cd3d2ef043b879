import type { Diagnostic } from '../api/strategies';

/** Lines of a text as offsets, the way an editor's document knows them. */
export interface LineOffsets {
  readonly lines: number;
  /** Offsets of the first and one past the last character of a line, counted from 1. */
  line(number: number): { from: number; to: number };
}

export interface TextRange {
  from: number;
  to: number;
}

/** Where a diagnostic stands in the text; clamped, since the text may have moved on since it was checked. */
export function rangeOf(diagnostic: Diagnostic, text: LineOffsets): TextRange {
  const from = offsetOf(diagnostic.line, diagnostic.column, text);
  const hasEnd = diagnostic.endLine != null && diagnostic.endColumn != null;
  const to = hasEnd ? offsetOf(diagnostic.endLine as number, diagnostic.endColumn as number, text) : from;
  if (to > from) {
    return { from, to };
  }
  const line = text.line(clamp(diagnostic.line, 1, text.lines));
  return from < line.to ? { from, to: from + 1 } : { from: Math.max(line.from, from - 1), to: from };
}

/** Severity as one of three, whatever case the server writes it in. */
export function severityOf(diagnostic: Diagnostic): 'error' | 'warning' | 'info' {
  const severity = diagnostic.severity.toLowerCase();
  return severity === 'warning' || severity === 'info' ? severity : 'error';
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => severityOf(diagnostic) === 'error');
}

function offsetOf(lineNumber: number, column: number, text: LineOffsets): number {
  const line = text.line(clamp(lineNumber, 1, text.lines));
  return clamp(line.from + column - 1, line.from, line.to);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
