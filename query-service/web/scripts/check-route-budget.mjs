/**
 * Fails when a route needs more than its budget of scripts and style sheets before it shows, each compressed with gzip. The font (47 KB) comes
 * on top once: it is the same for all routes, and the page shows without it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 200;
const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, '.svelte-kit/output/client/.vite/manifest.json'), 'utf8'));
const sizeOf = (file) => gzipSync(readFileSync(join(root, '.svelte-kit/output/client', file))).length;

/** What the browser loads before a page shows: all that is imported statically. */
function filesOf(key, files = new Set()) {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) {
    return files;
  }
  files.add(chunk.file);
  chunk.css?.forEach((file) => files.add(file));
  chunk.imports?.forEach((next) => filesOf(next, files));
  return files;
}

const nodeKeys = Object.keys(manifest).filter((key) => key.includes('generated/client-optimized/nodes/'));
const shellKeys = Object.keys(manifest).filter((key) => manifest[key].isEntry && !nodeKeys.includes(key));
const numberOf = (key) => Number(/(\d+)\.js$/.exec(key)[1]);
const appSource = readFileSync(join(root, '.svelte-kit/generated/client-optimized/app.js'), 'utf8');
const routes = [...appSource.matchAll(/"(\/[^"]*)": \[(\d+)/g)].map(([, route, node]) => [route, Number(node)]);

let isOver = false;
for (const [route, node] of routes) {
  const keys = [...shellKeys, ...nodeKeys.filter((key) => [0, node].includes(numberOf(key)))];
  const files = keys.reduce((all, key) => filesOf(key, all), new Set());
  const bytes = [...files].reduce((sum, file) => sum + sizeOf(file), 0);
  const kb = bytes / 1024;
  isOver ||= kb > BUDGET_KB;
  console.log(
    `${kb.toFixed(1).padStart(7)} KB  ${route}${kb > BUDGET_KB ? `  over the budget of ${BUDGET_KB} KB` : ''}`
  );
}
process.exitCode = isOver ? 1 : 0;
