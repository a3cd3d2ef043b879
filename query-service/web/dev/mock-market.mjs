/** The invented market of the mock platform: the same prices for the same second, without a store. */

const SECONDS = { '1s': 1, '1m': 60, '5m': 300, '15m': 900, '1h': 3600, '4h': 14400, '1d': 86400 };
const NAMES = `
AAPL Apple
MSFT Microsoft
NVDA Nvidia
AMZN Amazon
GOOGL Alphabet
META Meta Platforms
TSLA Tesla
AVGO Broadcom
JPM JPMorgan Chase
V Visa
LLY Eli Lilly
XOM Exxon Mobil
UNH UnitedHealth
MA Mastercard
COST Costco
HD Home Depot
PG Procter & Gamble
JNJ Johnson & Johnson
ABBV AbbVie
NFLX Netflix
BAC Bank of America
KO Coca-Cola
CRM Salesforce
ORCL Oracle
CVX Chevron
MRK Merck
AMD Advanced Micro Devices
PEP PepsiCo
TMO Thermo Fisher
LIN Linde
ADBE Adobe
DIS Walt Disney
CSCO Cisco
WMT Walmart
ABT Abbott
INTC Intel
QCOM Qualcomm
IBM IBM
CAT Caterpillar
GE GE Aerospace
`
  .trim()
  .split('\n');

export const symbols = NAMES.map((line, i) => ({
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

export function priceAt(item, timeS) {
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

export function candles(item, timeframe, { from, to, limit }) {
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

export function quote(item) {
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
