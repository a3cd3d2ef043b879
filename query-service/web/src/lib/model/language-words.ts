/** A word of the strategy language, for completion in the editor. The compiler decides; this only helps to type. */
export interface LanguageWord {
  word: string;
  kind: 'function' | 'variable' | 'keyword';
  signature: string;
}

const INDICATORS: readonly [name: string, signature: string][] = [
  ['sma', '(source, length)'],
  ['ema', '(source, length)'],
  ['wma', '(source, length)'],
  ['rma', '(source, length)'],
  ['rsi', '(source, length)'],
  ['roc', '(source, length)'],
  ['mom', '(source, length)'],
  ['change', '(source, length=1)'],
  ['stdev', '(source, length)'],
  ['variance', '(source, length)'],
  ['highest', '(source, length)'],
  ['lowest', '(source, length)'],
  ['atr', '(length)'],
  ['tr', '()'],
  ['crossover', '(a, b)'],
  ['crossunder', '(a, b)']
];

const WORDS: readonly LanguageWord[] = [
  ...INDICATORS.map(([name, signature]): LanguageWord => ({ word: `ta.${name}`, kind: 'function', signature })),
  ...['open', 'high', 'low', 'close', 'volume'].map((word): LanguageWord => ({
    word,
    kind: 'variable',
    signature: 'series'
  })),
  { word: 'param', kind: 'function', signature: '(default, min=…, max=…)' },
  { word: 'buy', kind: 'function', signature: '(qty, tag="")' },
  { word: 'sell', kind: 'function', signature: '(qty, tag="")' },
  { word: 'target_pct', kind: 'function', signature: '(fraction of equity, tag="")' },
  { word: 'close_position', kind: 'function', signature: '(tag="")' },
  { word: 'position.qty', kind: 'variable', signature: 'shares held' },
  { word: 'position.avg_price', kind: 'variable', signature: 'of the open position' },
  { word: 'account.equity', kind: 'variable', signature: 'cash and positions' },
  { word: 'account.cash', kind: 'variable', signature: '' },
  { word: 'on_bar', kind: 'function', signature: 'called at each bar’s close' },
  ...[
    'def',
    'if',
    'elif',
    'else',
    'for',
    'while',
    'in',
    'range',
    'and',
    'or',
    'not',
    'return',
    'break',
    'continue',
    'True',
    'False'
  ].map((word): LanguageWord => ({ word, kind: 'keyword', signature: '' }))
];

/** Words that begin as `text` does, `ta.` and the like included. */
export function wordsBeginningWith(text: string): readonly LanguageWord[] {
  return WORDS.filter(({ word }) => word.startsWith(text));
}
