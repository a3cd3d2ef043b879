// The vendor's official client against the simulator: node conformance.mjs REST_URL WS_URL KEY TICKER
import assert from 'node:assert/strict';
import { restClient, websocketClient } from '@massive.com/client-js';

const [restUrl, wsUrl, key, ticker] = process.argv.slice(2);
const DAY_MS = 86_400_000;

async function aggregatesFollowEveryPage() {
  const rest = restClient(key, restUrl, { pagination: true });
  const answer = await rest.getStocksAggregates({
    stocksTicker: ticker, multiplier: 1, timespan: 'minute', from: '2025-06-10', to: '2025-06-10', sort: 'asc', limit: 400,
  });
  const times = answer.results.map((bar) => bar.t).sort((a, b) => a - b); // the client returns pages in reverse order
  assert.equal(new Set(times).size, 1440);
  assert.equal(times[1439] - times[0], DAY_MS - 60_000);
  assert.ok(answer.results.every((bar) => bar.l <= bar.o && bar.o <= bar.h && bar.v >= bar.n));
}

async function groupedDailyHasAllSymbols() {
  const rest = restClient(key, restUrl);
  const answer = await rest.getGroupedStocksAggregates({ date: '2025-06-10' });
  assert.equal(answer.resultsCount, 128);
  assert.ok(answer.results.some((bar) => bar.T === ticker));
}

async function tickersFollowEveryPage() {
  const rest = restClient(key, restUrl, { pagination: true });
  const answer = await rest.listTickers({ limit: 50 });
  assert.equal(answer.results.length, 128);
}

async function wrongKeyIsRefused() {
  const rest = restClient('wrong', restUrl);
  await assert.rejects(rest.listTickers({ limit: 1 }));
}

function stream(apiKey, onEvent) {
  return new Promise((resolve, reject) => {
    const socket = websocketClient(apiKey, wsUrl).stocks();
    const timeout = setTimeout(() => reject(new Error('no answer within 10 s')), 10_000);
    const finish = () => { clearTimeout(timeout); socket.close(); resolve(); };
    socket.onerror = (error) => reject(new Error(`stream failed: ${error.message ?? error.type}`));
    socket.onmessage = ({ data }) => JSON.parse(data).forEach((event) => onEvent(event, socket, finish));
  });
}

async function tradesAndQuotesArrive() {
  const statuses = [];
  const seen = new Set();
  await stream(key, (event, socket, finish) => {
    if (event.ev === 'status') {
      statuses.push(event.status);
      if (event.status === 'auth_success') {
        socket.send(JSON.stringify({ action: 'subscribe', params: `T.${ticker},Q.${ticker},A.${ticker}` }));
      }
      return;
    }
    assert.equal(event.sym, ticker);
    seen.add(event.ev);
    if (seen.size === 3) finish();
  });
  assert.deepEqual(statuses.slice(0, 2), ['connected', 'auth_success']);
  assert.ok(statuses.slice(2).every((status) => status === 'success'));
}

async function wrongKeyFailsAuthentication() {
  await stream('wrong', (event, socket, finish) => {
    assert.notEqual(event.status, 'auth_success');
    if (event.status === 'auth_failed') finish();
  });
}

for (const check of [aggregatesFollowEveryPage, groupedDailyHasAllSymbols, tickersFollowEveryPage, wrongKeyIsRefused,
  tradesAndQuotesArrive, wrongKeyFailsAuthentication]) {
  await check();
  console.log(`ok ${check.name}`);
}
