import { describe, expect, it } from 'vitest';
import type { LanguageEntry } from '../api/language';
import { completionsFor, entriesOf, wordAt } from './language-names';

const entry = (kind: string, name: string, text?: string, more: Partial<LanguageEntry> = {}): LanguageEntry => ({
  kind,
  name,
  signatures: text ? [{ text, parameters: [], returns: '' }] : [],
  doc: `About ${name}.`,
  example: '',
  ...more
});

const CATALOGUE = [
  entry('indicator', 'ta.rsi', 'ta.rsi(source: series, length: int) -> series', { lines: [] }),
  entry('indicator', 'ta.macd', 'ta.macd(source: series) -> tuple[series, series]', {
    lines: [
      { name: 'line', doc: 'Fast less slow.', firstValue: '26' },
      { name: 'signal', doc: 'Its ema.', firstValue: '34' }
    ]
  }),
  entry('series', 'close', 'close -> series'),
  entry('function', 'log', 'log(x: float) -> float'),
  entry('message', 'log', 'log(text: str) -> none'),
  entry('account', 'position.qty', 'position.qty -> float'),
  entry('security-field', 'close', 'security.close -> series', { owner: 'security' }),
  entry('list-method', 'count', 'list.count(x: value) -> int', { owner: 'list' }),
  entry('text-method', 'count', 'text.count(part: str) -> int', { owner: 'text' }),
  entry('keyword', 'while')
];

const labels = (before: string) => completionsFor(CATALOGUE, before).options.map(({ label }) => label);

describe('completionsFor', () => {
  it('should complete names from where they begin', () => {
    expect(completionsFor(CATALOGUE, '    x = ta.r')).toEqual({
      from: 8,
      options: [
        { label: 'ta.rsi', kind: 'function', detail: '(source: series, length: int) -> series', info: 'About ta.rsi.' }
      ]
    });
    expect(labels('if pos')).toEqual(['position.qty']);
    expect(completionsFor(CATALOGUE, 'wh').options[0]).toMatchObject({ kind: 'keyword', detail: 'keyword' });
    expect(completionsFor(CATALOGUE, 'clo').options[0]).toMatchObject({ kind: 'variable', detail: 'series' });
  });

  it('should offer what stands behind a dot only there', () => {
    expect(labels('xs.co')).toEqual(['count', 'count']);
    expect(labels('"a".co')).toEqual(['count', 'count']);
    expect(labels('co')).toEqual([]);
    expect(labels('x = 1.')).toEqual([]);
    expect(completionsFor(CATALOGUE, 'spy.')).toMatchObject({ from: 4 });
    expect(labels('spy.cl')).toEqual(['close']);
  });

  it('should offer the lines of the indicator that is called', () => {
    expect(labels('m = ta.macd(close).')).toEqual(['line', 'signal']);
    expect(labels('m = ta.macd(close).s')).toEqual(['signal']);
    expect(labels('m = ta.rsi(close, 14).')).toEqual([]);
  });
});

describe('wordAt', () => {
  it('should give the name up to the part under the column', () => {
    const line = 'x = ta.rsi(close)';
    expect(wordAt(line, 8)).toEqual({ from: 4, to: 10, text: 'ta.rsi', isMember: false });
    expect(wordAt(line, 5)?.text).toBe('ta');
    expect(wordAt(line, 11)?.text).toBe('close');
    expect(wordAt(line, 2)).toBeUndefined();
    expect(wordAt('"a".count("b")', 5)).toMatchObject({ text: 'count', isMember: true });
  });
});

describe('entriesOf', () => {
  const kindsAt = (line: string, column: number) => {
    const word = wordAt(line, column);
    return word ? entriesOf(CATALOGUE, word).map(({ kind }) => kind) : [];
  };

  it('should find every meaning of a name', () => {
    expect(kindsAt('ta.rsi(close, 14)', 4)).toEqual(['indicator']);
    expect(kindsAt('log(close)', 1)).toEqual(['function', 'message']);
    expect(kindsAt('position.qty', 10)).toEqual(['account']);
  });

  it('should tell a series from the field of a security', () => {
    expect(kindsAt('close', 1)).toEqual(['series']);
    expect(kindsAt('spy.close', 5)).toEqual(['security-field']);
  });

  it('should find methods behind a dot only', () => {
    expect(kindsAt('xs.count(1)', 4)).toEqual(['list-method', 'text-method']);
    expect(kindsAt('"a".count("b")', 5)).toEqual(['list-method', 'text-method']);
    expect(kindsAt('count', 1)).toEqual([]);
    expect(kindsAt('own', 1)).toEqual([]);
  });
});
