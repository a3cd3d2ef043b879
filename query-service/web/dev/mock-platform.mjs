/**
 * Serves build/ over an invented platform, to look at the pages without one. For developers only: no part of the product, and
 * nothing here says how the real platform behaves.
 *
 *   npm run build && node dev/mock-platform.mjs [port]
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHash, randomBytes } from 'node:crypto';
import { WebSocketServer } from 'ws';
import {
  backtests,
  createStrategy,
  events,
  problem,
  record,
  requestBacktest,
  saveStrategy,
  strategies,
  tellProgress,
  language,
  validate
} from './mock-desk.mjs';
import { candles, priceAt, quote, symbols } from './mock-market.mjs';

const PORT = Number(process.argv[2] ?? 5199);
const BUILD = fileURLToPath(new URL('../build/', import.meta.url));
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2'
};
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
  if (kind === 'language') return { status: 200, body: { entries: language } };
  if (kind === 'strategies') {
    if (key === 'format')
      return { status: 200, body: { source: `${body.source.trimEnd().replace(/,(?=\S)/g, ', ')}\n` } };
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
tellProgress((channel, type, data) => publish(channel, type, data));
setInterval(() => publish('lag', 'update', { items: lag() }), 1000);

server.listen(PORT, '127.0.0.1', () => console.log(`mock platform at http://127.0.0.1:${PORT}`));
