/** The mock platform's strategies, backtests and events, in memory. */
import { randomBytes } from 'node:crypto';
import { candles, symbols } from './mock-market.mjs';

export const events = [];
export const strategies = new Map();
export const backtests = new Map();
let onProgress = () => {};

/** Says whom to tell how far a backtest is. */
export function tellProgress(listener) {
  onProgress = listener;
}

const id = (kind) =>
  `main.${kind}.019a${randomBytes(14)
    .toString('hex')
    .replace(/^(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4')}`;

export function record(type, entityType, entityId, data, correlationId = randomBytes(8).toString('hex')) {
  events.unshift({
    position: { partition: 0, offset: events.length },
    time: new Date().toISOString(),
    actor: 'local',
    type,
    entityType,
    entityId,
    correlationId,
    data
  });
}

export function problem(status, code, detail, more = {}) {
  return {
    status,
    body: {
      type: `https://atlantis.invalid/problems/${code}`,
      title: code.replaceAll('-', ' '),
      status,
      code,
      detail,
      correlationId: randomBytes(8).toString('hex'),
      ...more
    }
  };
}

/** Some of what the strategy language has. */
export const language = [
  ['indicator', 'ta.sma', 'ta.sma(source: series, length: int) -> series', 'Mean of the last length numbers.'],
  ['indicator', 'ta.rsi', 'ta.rsi(source: series, length: int) -> series', 'Relative strength index.'],
  ['series', 'close', 'close -> series', 'Price at the end of the bar.'],
  ['order', 'buy', 'buy(quantity: float, tag: str = "") -> none', 'A market order to buy.']
].map(([kind, name, text, doc]) => ({
  kind,
  name,
  signatures: [{ text, parameters: [], returns: '' }],
  doc,
  example: name
}));

export function validate(source) {
  return source.split('\n').flatMap((line, i) => {
    const typo = /\bta\.(?!sma\b|ema\b|rsi\b|atr\b|highest\b|lowest\b|crossover\b|crossunder\b)(\w+)/.exec(line);
    return typo
      ? [
          {
            line: i + 1,
            column: typo.index + 4,
            endLine: i + 1,
            endColumn: typo.index + 4 + typo[1].length,
            severity: 'error',
            code: 'unknown-function',
            message: `ta has no function “${typo[1]}”. Did you mean “sma”?`
          }
        ]
      : [];
  });
}

export function createStrategy({ name, source }) {
  const strategyId = id('strategy');
  const time = new Date().toISOString();
  strategies.set(strategyId, {
    strategyId,
    name,
    source,
    version: 1,
    archived: false,
    createdAt: time,
    updatedAt: time,
    updatedBy: 'local',
    versions: [{ version: 1, source, time, actor: 'local' }]
  });
  record('StrategyCreated', 'Strategy', strategyId, { strategyId, name, source, version: 1 });
  return { status: 201, body: { strategyId, version: 1 } };
}

export function saveStrategy(strategy, { source, expectedVersion }) {
  if (expectedVersion !== strategy.version) {
    return problem(
      409,
      'version-conflict',
      `expectedVersion is ${expectedVersion}, but the strategy is at version ${strategy.version}; read it and try again`,
      { currentVersion: strategy.version }
    );
  }
  const time = new Date().toISOString();
  Object.assign(strategy, { source, version: strategy.version + 1, updatedAt: time });
  strategy.versions.push({ version: strategy.version, source, time, actor: 'local' });
  record('StrategyEdited', 'Strategy', strategy.strategyId, {
    strategyId: strategy.strategyId,
    source,
    version: strategy.version
  });
  return { status: 200, body: { strategyId: strategy.strategyId, version: strategy.version } };
}

export function requestBacktest(request) {
  const unknown = request.symbols.find((name) => !symbols.some((item) => item.symbol === name));
  if (unknown) return problem(422, 'unknown-symbol', `symbols holds ${unknown}, which is no known instrument`);
  const strategy = strategies.get(request.strategyId);
  const backtestId = id('backtest');
  const run = {
    backtestId,
    status: 'REQUESTED',
    progress: 0,
    strategyName: strategy.name,
    strategyVersion: request.version ?? strategy.version,
    requestedAt: new Date().toISOString(),
    ...request
  };
  backtests.set(backtestId, run);
  record('BacktestRequested', 'Backtest', backtestId, { ...request, backtestId, strategyVersion: run.strategyVersion });
  const timer = setInterval(() => step(run, timer), 250);
  return { status: 202, body: { backtestId } };
}

function step(run, timer) {
  run.status = 'RUNNING';
  run.progress = Math.min(1, run.progress + 0.13);
  if (run.progress >= 1) {
    clearInterval(timer);
    const strategy = strategies.get(run.strategyId);
    if (strategy.source.includes('while True')) fail(run);
    else complete(run);
  }
  onProgress(`backtest:${run.backtestId}`, 'update', {
    backtestId: run.backtestId,
    status: run.status,
    progress: run.progress
  });
}

function fail(run) {
  run.status = 'FAILED';
  run.error = {
    code: 'budget-exhausted',
    message: 'The strategy used up its 10,000,000 steps in one bar.',
    line: 12,
    column: 5,
    barTime: run.from,
    barIndex: 31
  };
  record('BacktestFailed', 'Backtest', run.backtestId, { backtestId: run.backtestId, error: run.error });
}

function complete(run) {
  const bars = run.symbols.map((name) =>
    candles(
      symbols.find((item) => item.symbol === name),
      run.timeframe,
      { from: run.from, to: run.to, limit: 20000 }
    )
  );
  const trades = [];
  const orders = [];
  let cash = Number(run.cash);
  const equity = [];
  bars[0].forEach((bar, i) => {
    const open = trades.at(-1)?.exitTime === null ? trades.at(-1) : null;
    const change = bar.close - (bars[0][i - 20]?.close ?? bar.close);
    if (!open && change > 0 && i % 13 === 0) {
      const qty = Math.floor((cash * 0.95) / bar.open);
      trades.push({
        symbol: run.symbols[0],
        side: 'LONG',
        qty: String(qty),
        entryTime: bar.time,
        entryPrice: bar.open.toFixed(2),
        exitTime: null,
        exitPrice: null,
        pnl: '0',
        commission: '1.00',
        bars: 0
      });
      orders.push({
        id: orders.length + 1,
        symbol: run.symbols[0],
        side: 'BUY',
        qty: String(qty),
        type: 'MARKET',
        submittedTime: bar.time,
        filledTime: bar.time,
        fillPrice: bar.open.toFixed(2),
        commission: '1.00',
        status: 'FILLED',
        tag: null
      });
    } else if (open && i % 17 === 0) {
      const pnl = (bar.open - Number(open.entryPrice)) * Number(open.qty);
      Object.assign(open, { exitTime: bar.time, exitPrice: bar.open.toFixed(2), pnl: pnl.toFixed(2) });
      cash += pnl;
      orders.push({
        ...orders.at(-1),
        id: orders.length + 1,
        side: 'SELL',
        submittedTime: bar.time,
        filledTime: bar.time,
        fillPrice: bar.open.toFixed(2)
      });
    }
    if (open) {
      open.bars++;
      open.pnl = open.exitTime ? open.pnl : ((bar.close - Number(open.entryPrice)) * Number(open.qty)).toFixed(2);
    }
    equity.push({ time: bar.time, equity: (cash + (open && !open.exitTime ? Number(open.pnl) : 0)).toFixed(2) });
  });
  Object.assign(run, { status: 'COMPLETED', trades, orders, equity });
  const final = Number(equity.at(-1)?.equity ?? run.cash);
  let peak = 0;
  const drawdown = Math.max(
    ...equity.map((point) => ((peak = Math.max(peak, +point.equity)), 1 - point.equity / peak))
  );
  const wins = trades.filter((trade) => +trade.pnl > 0);
  run.metrics = {
    finalEquity: final.toFixed(2),
    totalReturn: final / run.cash - 1,
    cagr: 0.182,
    sharpe: 1.274,
    sortino: 1.91,
    maxDrawdown: drawdown,
    volatility: 0.163,
    exposure: 0.61,
    trades: trades.length,
    winRate: wins.length / trades.length,
    profitFactor: 1.42
  };
  run.certificate = {
    resultHash: randomBytes(32).toString('hex'),
    sourceHash: randomBytes(32).toString('hex'),
    engineVersion: '0.1.0',
    ranges: [
      { topic: 'market.bars', partition: 3, fromOffset: 0, toOffset: 30240, hash: randomBytes(32).toString('hex') },
      { topic: 'market.trades', partition: 3, fromOffset: 120, toOffset: 912345, hash: randomBytes(32).toString('hex') }
    ]
  };
  record('BacktestCompleted', 'Backtest', run.backtestId, {
    backtestId: run.backtestId,
    metrics: run.metrics,
    orderCount: orders.length,
    tradeCount: trades.length,
    equityCount: equity.length
  });
}
