/**
 * Serves build/ over an invented platform, to look at the pages without one. For developers only: no part of the product, and
 * nothing here says how the real platform behaves.
 *
 *   npm run build && node dev/mock-platform.mjs [port]
 */
import { readFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHash, randomBytes } from 'node:crypto';
import { WebSocketServer } from 'ws';

const PORT = Number(process.argv[2] ?? 5199);
const BUILD = fileURLToPath(new URL('../build/', import.meta.url));
const SECONDS = { '1s': 1, '1m': 60, '5m': 300, '15m': 900, '1h': 3600, '4h': 14400, '1d': 86400 };
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2'
};
const NAMES =
  'AAPL Apple,MSFT Microsoft,NVDA Nvidia,AMZN Amazon,GOOGL Alphabet,META Meta Platforms,TSLA Tesla,AVGO Broadcom,JPM JPMorgan Chase,V Visa,LLY Eli Lilly,XOM Exxon Mobil,UNH UnitedHealth,MA Mastercard,COST Costco,HD Home Depot,PG Procter & Gamble,JNJ Johnson & Johnson,ABBV AbbVie,NFLX Netflix,BAC Bank of America,KO Coca-Cola,CRM Salesforce,ORCL Oracle,CVX Chevron,MRK Merck,AMD Advanced Micro Devices,PEP PepsiCo,TMO Thermo Fisher,LIN Linde,ADBE Adobe,DIS Walt Disney,CSCO Cisco,WMT Walmart,ABT Abbott,INTC Intel,QCOM Qualcomm,IBM IBM,CAT Caterpillar,GE GE Aerospace'.split(
    ','
  );

const symbols = NAMES.map((line, i) => ({
  symbol: line.slice(0, line.indexOf(' ')),
  name: line.slice(line.indexOf(' ') + 1),
  source: 'SIMULATED',
  currency: 'USD',
  type: 'CS',
  base: 40 + ((i * 37) % 400)
}));
symbols.push({ symbol: 'IBMX', name: 'IBM, imported', source: 'IMPORTED', currency: 'USD', type: 'CS', base: 120 });

/** A repeatable number in [0, 1) of any two integers. */
function noise(a, b) {
  let x = (a * 374761393 + b * 668265263) | 0;
  x = Math.imul(x ^ (x >>> 13), 1274126177);
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
}

function priceAt(item, timeS) {
  const seed = item.symbol.charCodeAt(0) * 7 + item.symbol.length * 13 + item.base;
  let sum = 0;
  for (const [period, size] of [
    [86400 * 11, 0.09],
    [86400 * 2.3, 0.035],
    [3600 * 5, 0.016],
    [1700, 0.007],
    [240, 0.003],
    [37, 0.0012]
  ]) {
    sum += size * Math.sin((timeS / period) * 6.283 + noise(seed, period | 0) * 6.283);
  }
  return item.base * Math.exp(sum + (noise(seed, timeS | 0) - 0.5) * 0.0016);
}

function candle(item, timeframe, startS, nowS) {
  const width = SECONDS[timeframe];
  const end = Math.min(startS + width, nowS);
  const points = Array.from({ length: 9 }, (_, i) => priceAt(item, startS + ((end - startS) * i) / 8));
  const volume = Math.round(width * (40 + 200 * noise(startS, item.base)) * ((end - startS) / width));
  const round = (x) => Math.round(x * 100) / 100;
  return {
    time: new Date(startS * 1000).toISOString(),
    open: round(points[0]),
    high: round(Math.max(...points)),
    low: round(Math.min(...points)),
    close: round(points.at(-1)),
    volume,
    revision: Math.round(nowS * 10) % 1e9
  };
}

function candles(item, timeframe, { from, to, limit }) {
  const width = SECONDS[timeframe];
  const nowS = Date.now() / 1000;
  const historyS = Math.max(86400 * 21, width * 3000);
  const first = Math.max(from ? Date.parse(from) / 1000 : 0, nowS - historyS);
  const last = Math.min(to ? Date.parse(to) / 1000 : Infinity, nowS);
  let starts = [];
  for (let s = Math.ceil(first / width) * width; s < last && starts.length < 40000; s += width) starts.push(s);
  starts = from ? starts.slice(0, limit) : starts.slice(-limit);
  return starts.map((s) => candle(item, timeframe, s, nowS));
}

const events = [];
const strategies = new Map();
const backtests = new Map();
const id = (kind) =>
  `main.${kind}.019a${randomBytes(14)
    .toString('hex')
    .replace(/^(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4')}`;

function record(type, entityType, entityId, data, correlationId = randomBytes(8).toString('hex')) {
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

function problem(status, code, detail, more = {}) {
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

function validate(source) {
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

function createStrategy({ name, source }) {
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

function saveStrategy(strategy, { source, expectedVersion }) {
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

function requestBacktest(request) {
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
  publish(`backtest:${run.backtestId}`, 'update', {
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

function quote(item) {
  const middle = priceAt(item, Date.now() / 1000);
  const size = () => 100 * Math.ceil(Math.random() * 9);
  return {
    symbol: item.symbol,
    time: new Date().toISOString(),
    bid: middle - 0.01,
    bidSize: size(),
    ask: middle + 0.01,
    askSize: size()
  };
}

function lag() {
  const groups = [
    ['query-service.projections', 'domain.events', 4],
    ['query-service.candle-store', 'view.candles', 8],
    ['query-service.candles', 'market.trades', 8],
    ['strategy-runner.backtests', 'domain.events', 4]
  ];
  const second = Math.floor(Date.now() / 1000);
  return groups.flatMap(([group, topic, count]) =>
    Array.from({ length: count }, (_, partition) => {
      const lagRecords =
        topic === 'market.trades'
          ? Math.round(2000 * Math.abs(Math.sin(second / 40 + partition)) * (partition === 5 ? 6 : 0.1))
          : 0;
      const endOffset = 1_000_000 + (second % 100000) + partition * 7717;
      return {
        group,
        topic,
        partition,
        endOffset,
        committedOffset: endOffset - lagRecords,
        lagRecords,
        lagSeconds: lagRecords / 900
      };
    })
  );
}

const page = (items, query) => {
  const start = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 100);
  const next = start + limit < items.length ? { nextCursor: String(start + limit) } : {};
  return { status: 200, body: { items: items.slice(start, start + limit), ...next } };
};
const without = (object, ...names) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

function answer(method, path, query, body) {
  const parts = path.split('/').map(decodeURIComponent);
  const [, , , kind, key, rest] = parts;
  if (kind === 'symbols')
    return page(
      symbols
        .filter((item) => item.symbol.includes((query.get('query') ?? '').toUpperCase()))
        .map((item) => ({ ...without(item, 'base'), last: Math.round(priceAt(item, Date.now() / 1000) * 100) / 100 })),
      query
    );
  if (kind === 'candles') {
    const item = symbols.find(({ symbol }) => symbol === query.get('symbol'));
    if (!item) return problem(422, 'unknown-symbol', `symbol is ${query.get('symbol')}, which is no known instrument`);
    return {
      status: 200,
      body: {
        candles: candles(item, query.get('timeframe'), {
          from: query.get('from'),
          to: query.get('to'),
          limit: Number(query.get('limit') ?? 500)
        })
      }
    };
  }
  if (kind === 'strategies') {
    if (key === 'validate') return { status: 200, body: { diagnostics: validate(body.source) } };
    if (!key)
      return method === 'POST'
        ? createStrategy(body)
        : page(
            [...strategies.values()].reverse().map((item) => without(item, 'source', 'versions')),
            query
          );
    const strategy = strategies.get(key);
    if (!strategy) return problem(404, 'unknown-strategy', `There is no strategy ${key}`);
    if (rest === 'versions') return page(strategy.versions, query);
    if (rest === 'rename') {
      record('StrategyRenamed', 'Strategy', key, { name: body.name, previousName: strategy.name });
      strategy.name = body.name;
      return { status: 200, body: {} };
    }
    if (rest === 'archive') {
      record('StrategyArchived', 'Strategy', key, { strategyId: key });
      strategy.archived = true;
      return { status: 200, body: {} };
    }
    return method === 'PUT' ? saveStrategy(strategy, body) : { status: 200, body: without(strategy, 'versions') };
  }
  if (kind === 'backtests') {
    if (!key)
      return method === 'POST'
        ? requestBacktest(body)
        : page(
            [...backtests.values()].reverse().map((item) => without(item, 'trades', 'orders', 'equity')),
            query
          );
    const run = backtests.get(key);
    if (!run) return problem(404, 'unknown-backtest', `There is no backtest ${key}`);
    return rest ? page(run[rest] ?? [], query) : { status: 200, body: without(run, 'trades', 'orders', 'equity') };
  }
  if (kind === 'audit')
    return page(
      events.filter((event) =>
        ['entityType', 'entityId', 'actor', 'type', 'correlationId'].every(
          (name) => !query.get(name) || event[name] === query.get(name)
        )
      ),
      query
    );
  if (kind === 'ops' && key === 'lag') return { status: 200, body: { items: lag() } };
  if (kind === 'ops')
    return {
      status: 200,
      body: {
        status: 'UP',
        version: '0.1.0',
        components: [
          'command-service',
          'command-service/eventStore',
          'command-service/ping',
          'market-ingest',
          'market-ingest/feed',
          'strategy-runner',
          'query-service',
          'query-service/db',
          'query-service/redis'
        ].map((name) => ({ name, status: 'UP', detail: '' })),
        projections: ['strategies', 'backtests', 'audit', 'candles'].map((projection) => ({
          projection,
          topic: 'domain.events',
          state: 'FOLLOWING',
          reason: ''
        }))
      }
    };
  return problem(404, 'not-found', path);
}

/** The policy the real platform sends, so that a violation shows here first. */
function policy(html, nonce) {
  const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  );
  const chartLogo = "'sha256-3pRED1tOXas1FXFoPb9TGCjmYe9XQsmO9OV23khV2nY='";
  return `default-src 'self'; script-src 'self' ${scripts.join(' ')}; style-src-elem 'self' 'nonce-${nonce}' ${chartLogo}; style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
}

function serveFile(path, response) {
  const file = join(BUILD, normalize(path));
  const isFile = extname(path) && existsSync(file);
  const nonce = randomBytes(16).toString('base64');
  const content = isFile
    ? readFileSync(file)
    : readFileSync(join(BUILD, 'index.html'), 'utf8').replaceAll('__CSP_NONCE__', nonce);
  const type = TYPES[isFile ? extname(file) : '.html'] ?? 'application/octet-stream';
  response.writeHead(200, {
    'Content-Type': type,
    ...(isFile ? {} : { 'Content-Security-Policy': policy(content, nonce) })
  });
  response.end(content);
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  if (!url.pathname.startsWith('/api/')) return serveFile(url.pathname, response);
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { status, body } = answer(
    request.method,
    url.pathname,
    url.searchParams,
    chunks.length ? JSON.parse(Buffer.concat(chunks)) : {}
  );
  response.writeHead(status, { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json' });
  response.end(JSON.stringify(body));
});

const clients = new Map();
function publish(channel, type, data) {
  for (const [socket, channels] of clients) {
    if (channels.has(channel)) {
      const seq = channels.get(channel) + 1;
      channels.set(channel, seq);
      socket.send(JSON.stringify({ channel, seq, type, data }));
    }
  }
}
new WebSocketServer({ server, path: '/ws' }).on('connection', (socket) => {
  clients.set(socket, new Map());
  socket.on('close', () => clients.delete(socket));
  socket.on('message', (text) => {
    const { op, channels = [] } = JSON.parse(text);
    if (op === 'ping') socket.send('{"type":"pong"}');
    for (const channel of channels) {
      if (op === 'unsubscribe') clients.get(socket).delete(channel);
      else {
        clients.get(socket).set(channel, 0);
        const [kind, symbol, timeframe] = channel.split(':');
        const item = symbols.find((other) => other.symbol === symbol);
        const data =
          kind === 'candles' && item
            ? { candles: candles(item, timeframe, { limit: 300 }) }
            : kind === 'quotes' && item
              ? quote(item)
              : kind === 'lag'
                ? { items: lag() }
                : {};
        socket.send(JSON.stringify({ channel, seq: 0, type: 'snapshot', data }));
      }
    }
  });
});
setInterval(() => {
  const channels = new Set([...clients.values()].flatMap((own) => [...own.keys()]));
  for (const channel of channels) {
    const [kind, symbol, timeframe] = channel.split(':');
    const item = symbols.find((other) => other.symbol === symbol && other.source === 'SIMULATED');
    if (kind === 'quotes' && item) publish(channel, 'update', quote(item));
    if (kind === 'candles' && item) publish(channel, 'update', { candles: candles(item, timeframe, { limit: 2 }) });
  }
}, 200);
setInterval(() => publish('lag', 'update', { items: lag() }), 1000);

server.listen(PORT, '127.0.0.1', () => console.log(`mock platform at http://127.0.0.1:${PORT}`));
