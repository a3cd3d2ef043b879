/** A strategy to begin with. */
export interface StrategyExample {
  name: string;
  summary: string;
  source: string;
}

export const EXAMPLES: readonly StrategyExample[] = [
  {
    name: 'SMA cross',
    summary: 'Long while the fast average is above the slow one',
    source: `# Follows the trend: long while the fast average is above the slow one.
fast = param(10, min=2, max=200)
slow = param(30, min=5, max=400)

f = ta.sma(close, fast)
s = ta.sma(close, slow)


def on_bar():
    if ta.crossover(f, s):
        target_pct(0.95)
    elif ta.crossunder(f, s):
        close_position()
`
  },
  {
    name: 'RSI reversion',
    summary: 'Buys weakness, sells when it has passed',
    source: `# Buys when the market is oversold and leaves when it has recovered.
length = param(14, min=2, max=100)
oversold = param(30, min=5, max=50)
recovered = param(55, min=40, max=95)

r = ta.rsi(close, length)


def on_bar():
    if r[0] < oversold:
        target_pct(0.95)
    elif r[0] > recovered:
        close_position()
`
  },
  {
    name: 'Channel breakout',
    summary: 'Enters on a new high, leaves on a new low',
    source: `# Enters when the close passes the highest high, leaves when it falls below the lowest low.
entry = param(20, min=2, max=300)
leave = param(10, min=2, max=300)

top = ta.highest(high, entry)
bottom = ta.lowest(low, leave)


def on_bar():
    if close[0] > top[1]:
        target_pct(0.95)
    elif close[0] < bottom[1]:
        close_position()
`
  }
];

/** The first name of the form `name`, `name 2`, `name 3` … that is not taken. */
export function freeName(name: string, taken: readonly string[]): string {
  const names = new Set(taken);
  let candidate = name;
  for (let n = 2; names.has(candidate); n++) {
    candidate = `${name} ${n}`;
  }
  return candidate;
}
