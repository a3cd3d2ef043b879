/**
 * The main job in a real browser, against a running platform.
 *
 *   BASE_URL=http://localhost:8080 OUT=/tmp/journey CHROMIUM=/usr/bin/chromium node e2e/journey.mjs
 *
 * Opens the chart and waits for a live update; makes a strategy from the example, sees a diagnostic for a typo, fixes it, has a name completed and
 * explained and the text laid out, saves;
 * runs it over a simulated symbol and sees the report; sees what a run wrote before it failed; finds the save in the audit trail
 * and lag on the operations page. Keeps a screenshot of each step in OUT. Fails (exit code 1) on a step that does not happen in time, any console error, any violation
 * of the content security policy, and any accessibility violation of WCAG level A or AA.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const BASE_URL = (process.env.BASE_URL ?? 'http://localhost:8080').replace(/\/$/, '');
const OUT = process.env.OUT ?? 'journey-out';
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const STEP_TIMEOUT_MS = Number(process.env.STEP_TIMEOUT_MS ?? 30_000);
const BACKTEST_TIMEOUT_MS = 90_000;
/** Enough for the example's averages to cross a few times. */
const HOURLY_BARS_NEEDED = 300;
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const complaints = [];
const steps = [];
const testId = (name) => `[data-testid="${name}"]`;

mkdirSync(OUT, { recursive: true });
const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
const page = await browser.newPage({ viewport: { width: 1600, height: 900 }, reducedMotion: 'reduce' });
page.setDefaultTimeout(STEP_TIMEOUT_MS);
page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
page.on('console', (message) => {
  if (message.type() === 'error') {
    complaints.push(`console error on ${page.url()}: ${message.text()} (${message.location().url})`);
  }
});
await page.exposeFunction('reportCspViolation', (text) => complaints.push(`CSP violation: ${text}`));
await page.addInitScript(() => {
  document.addEventListener('securitypolicyviolation', (event) =>
    window.reportCspViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
  );
});

async function step(name, run, { axe = true } = {}) {
  const began = performance.now();
  await run();
  const tookMs = Math.round(performance.now() - began);
  if (axe) {
    await checkAccessibility(name);
  }
  const file = `${String(steps.length + 1).padStart(2, '0')}-${name.replaceAll(' ', '-')}.png`;
  await page.screenshot({ path: join(OUT, file) });
  steps.push({ name, tookMs, screenshot: file });
  console.log(`${String(tookMs).padStart(6)} ms  ${name}`);
}

async function checkAccessibility(where) {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(
    async (tags) => (await window.axe.run(document, { runOnly: { type: 'tag', values: tags } })).violations,
    AXE_TAGS
  );
  for (const { id, help, nodes } of violations) {
    complaints.push(
      `axe at “${where}”: ${id}, ${help}: ${nodes
        .slice(0, 3)
        .map((node) => node.target.join(' '))
        .join(' | ')}`
    );
  }
}

const attribute = (selector, name) => page.locator(selector).first().getAttribute(name);

async function openChart() {
  await page.goto(`${BASE_URL}/`);
  await page.locator(`${testId('chart-area')}[data-status="ready"]`).waitFor();
  await page.locator(testId('source-badge')).first().waitFor();
}

async function waitForLiveUpdate() {
  await page.locator(testId('timeframe-1m')).click();
  await page.locator(`${testId('freshness')}[data-tone="live"]`).waitFor();
  const before = await page.locator(testId('ohlcv-legend')).textContent();
  await page.waitForFunction(
    ([selector, text]) => document.querySelector(selector)?.textContent !== text,
    [testId('ohlcv-legend'), before]
  );
}

/** On a fresh platform history is still being filled in; the backtest below needs some of it. */
async function waitForHistory() {
  await page.keyboard.press('5');
  await page.waitForFunction(
    ([selector, wanted]) => Number(document.querySelector(selector)?.getAttribute('data-bars')) >= wanted,
    [testId('chart-area'), HOURLY_BARS_NEEDED]
  );
}

async function findSymbolByKeyboard() {
  await page.keyboard.press('Control+k');
  await page.locator(testId('symbol-search-input')).fill('A');
  await page.locator(testId('symbol-option')).first().waitFor();
}

async function showBarsAsTable() {
  await page.keyboard.press('Escape');
  await page.locator(testId('symbol-search-input')).waitFor({ state: 'detached' });
  await page.keyboard.press('t');
  await page
    .locator(`${testId('bars-table')} tbody tr`)
    .nth(3)
    .waitFor();
}

async function createFromExample() {
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.locator(testId('new-strategy')).click();
  await page.locator(testId('new-strategy-name')).fill(`SMA cross ${Date.now().toString(36)}`);
  await page.locator(testId('create-strategy')).click();
  await page.locator(testId('editor-content')).waitFor();
  await page.locator(`${testId('problems')}[data-state="clean"]`).waitFor();
}

/** Puts the cursor behind the first “ta.sma” with the keyboard alone and types a letter too many. */
async function makeTypo() {
  await page.locator(testId('editor-content')).click();
  await page.keyboard.press('Control+Home');
  for (let line = 0; line < 4; line++) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  for (let column = 0; column < 'f = ta.sma'.length; column++) {
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.type('x');
  await page.locator(`${testId('problems')}[data-state="problems"]`).waitFor();
  await page.locator(testId('diagnostic')).first().waitFor();
  await page.locator('.cm-lintRange-error').first().waitFor();
}

async function fixTypo() {
  await page.keyboard.press('Backspace');
  await page.locator(`${testId('problems')}[data-state="clean"]`).waitFor();
}

/** Takes a name from the list. The editor's list stays, and takes nothing, as long as it is asking for the letters typed last. */
async function complete(name) {
  const list = page.locator('.cm-tooltip-autocomplete');
  for (let click = 0; click < 10; click++) {
    await list.locator('li', { hasText: name }).click();
    const gone = list.waitFor({ state: 'detached', timeout: 3_000 });
    if (
      await gone.then(
        () => true,
        () => false
      )
    ) {
      return;
    }
  }
  throw new Error(`the list never gave ${name}`);
}

async function completeExplainAndFormat() {
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('g = ta.rs');
  await complete('ta.rsi');
  await page.keyboard.type('(close,14)\n');
  await page.locator(testId('format-strategy')).click();
  const formatted = page.locator(`${testId('editor-content')} .cm-line`, { hasText: 'g = ta.rsi(close, 14)' });
  await formatted.waitFor();
  await formatted.getByText('rsi').hover();
  await page.locator('.cm-language-hover', { hasText: 'ta.rsi(source: series, length: int) -> series' }).waitFor();
  await page.locator(testId('tab-versions')).hover();
  await page.locator('.cm-language-hover').waitFor({ state: 'detached' });
}

async function saveVersion() {
  await page.locator(testId('editor-content')).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n# Reviewed.\n');
  await page.locator(testId('unsaved')).waitFor();
  await page.keyboard.press('Control+s');
  await page.locator(testId('unsaved')).waitFor({ state: 'detached' });
  await page.locator(testId('strategy-version'), { hasText: 'v2' }).waitFor();
}

async function compareVersions() {
  await page.locator(testId('tab-versions')).click();
  await page.locator(testId('version-2')).getByRole('button', { name: 'Changes' }).click();
  await page
    .locator(`${testId('version-diff')} .cm-changedLine`)
    .first()
    .waitFor();
}

async function runBacktest() {
  await page.keyboard.press('Escape');
  await page.locator(testId('tab-run')).click();
  await page.locator(testId('run-symbol')).first().waitFor();
  await page.locator(testId('run-timeframe')).selectOption('1h');
  await page.waitForFunction((selector) => document.querySelector(selector)?.value, testId('run-from'));
  await page.locator(testId('run-backtest')).click();
  await page.locator(testId('backtest')).waitFor();
}

async function seeReport() {
  await page.locator(`${testId('backtest')}[data-status="COMPLETED"]`).waitFor({ timeout: BACKTEST_TIMEOUT_MS });
  await page.locator(testId('metric-finalEquity')).waitFor();
  await page
    .locator(`${testId('equity-chart')} canvas`)
    .first()
    .waitFor();
  await page.locator(`${testId('trade-chart')}[data-status="ready"]`).waitFor();
  await page
    .locator(`${testId('trades-table')} tbody tr`)
    .first()
    .waitFor();
  if ((await attribute(testId('source-badge'), 'title')) === null) {
    throw new Error('The report does not say where its data comes from.');
  }
}

async function seeCertificate() {
  await page.locator(testId('tab-facts')).click();
  const hash = await attribute(testId('result-hash'), 'data-hash');
  if (!hash || hash.length < 32) {
    throw new Error(`The certificate's hash is “${hash}”.`);
  }
}

/** The address of a report is a link to be passed on: the server has to answer it with the page. */
async function reloadReport() {
  const status = (await page.reload()).status();
  if (status !== 200) {
    throw new Error(`${page.url()} answers ${status}.`);
  }
  await page.locator(testId('metric-finalEquity')).waitFor();
}

/** A strategy that writes and then divides by zero, over the symbol and times of the run before. */
async function seeWhatAFailedRunWrote() {
  const [done] = (await (await page.request.get(`${BASE_URL}/api/v1/backtests?limit=1`)).json()).items;
  const source =
    'def on_bar():\n    log(f"bar {bar_index}")\n    if bar_index == 2:\n        x = 1 // (bar_index - 2)\n';
  const name = `Breaks ${Date.now().toString(36)}`;
  const strategyId = await command('/strategies', { name, source }, (answer) => answer.strategyId);
  const { symbols, timeframe, from, to, cash, costs } = done;
  const run = { strategyId, symbols, timeframe, from, to, cash, parameters: {}, costs };
  const backtestId = await command('/backtests', run, (answer) => answer.backtestId);
  await page.goto(`${BASE_URL}/backtests/${backtestId}`);
  await page.locator(`${testId('backtest')}[data-status="FAILED"]`).waitFor({ timeout: BACKTEST_TIMEOUT_MS });
  await page.locator(testId('failure-line'), { hasText: '4' }).waitFor();
  await page.locator(`${testId('messages-table')} tbody tr`, { hasText: 'bar 2' }).waitFor();
}

/** Returns once reads know of it: a page that is opened by its address asks without the write's position. */
async function command(path, data, idOf) {
  const headers = { 'Idempotency-Key': crypto.randomUUID() };
  const answer = await page.request.post(`${BASE_URL}/api/v1${path}`, { headers, data });
  if (!answer.ok()) {
    throw new Error(`${path} answers ${answer.status()}: ${await answer.text()}`);
  }
  const id = idOf(await answer.json());
  await page.request.get(`${BASE_URL}/api/v1${path}/${id}`, {
    headers: { 'Atlantis-Min-Position': answer.headers()['atlantis-position'] }
  });
  return id;
}

async function seeAuditTrail() {
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.locator(testId('filter-type')).selectOption('StrategyEdited');
  await page
    .locator(`${testId('audit-table')} tbody tr`, { hasText: 'StrategyEdited' })
    .first()
    .click();
  await page.locator(testId('event-detail')).getByText('Reviewed.').first().waitFor();
}

async function seeEntityHistory() {
  await page
    .locator(testId('event-detail'))
    .getByRole('link', { name: /strategy/ })
    .first()
    .click();
  await page
    .locator(`${testId('entity-diff')} .cm-changedLine`)
    .first()
    .waitFor();
}

async function seeLag() {
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.locator(testId('lag-row')).first().waitFor();
  await page.locator(`${testId('lag-age')}[data-source="live"]`).waitFor();
}

let failure;
try {
  await step('chart', openChart);
  await step('live update', waitForLiveUpdate);
  await step('hourly history', waitForHistory);
  await step('symbol search', findSymbolByKeyboard);
  await step('bars as a table', showBarsAsTable);
  await step('strategy from example', createFromExample);
  await step('diagnostic', makeTypo);
  await step('typo gone', fixTypo);
  await step('names completed, explained, laid out', completeExplainAndFormat);
  await step('saved', saveVersion);
  await step('versions compared', compareVersions);
  await step('backtest started', runBacktest, { axe: false });
  await step('report', seeReport);
  await step('certificate', seeCertificate);
  await step('report by its address', reloadReport);
  await step('what a failed run wrote', seeWhatAFailedRunWrote);
  await step('audit trail', seeAuditTrail);
  await step('entity history', seeEntityHistory);
  await step('lag', seeLag);
} catch (cause) {
  failure = cause;
  await page.screenshot({ path: join(OUT, 'failure.png') }).catch(() => {});
} finally {
  await browser.close();
}

writeFileSync(
  join(OUT, 'journey.json'),
  `${JSON.stringify({ baseUrl: BASE_URL, steps, complaints, failure: failure?.message }, null, 2)}\n`
);
if (failure) {
  console.error(`The journey ended after “${steps.at(-1)?.name ?? 'nothing'}”: ${failure.message}`);
}
for (const complaint of new Set(complaints)) {
  console.error(complaint);
}
process.exitCode = failure || complaints.length > 0 ? 1 : 0;
