/**
 * Holds the direction of src/lib: api -> model -> state -> charts -> features. A file may use its own layer and those to the left; `ui`
 * stands beside charts; a feature may not use another feature, but for the shell's doors named below.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAY_USE = {
  api: ['api'],
  model: ['api', 'model'],
  state: ['api', 'model', 'state'],
  ui: ['api', 'model', 'ui'],
  charts: ['api', 'model', 'ui', 'charts'],
  features: ['api', 'model', 'state', 'ui', 'charts', 'features'],
  routes: ['model', 'state', 'ui', 'features']
};
/** Files of one feature that others may use. */
const OPEN_DOORS = ['features/shell/shortcuts.ts'];

const src = fileURLToPath(new URL('../src/', import.meta.url));
const lib = join(src, 'lib');

const layerOf = (file) => {
  const path = relative(src, file).split('/');
  return path[0] === 'lib' ? path[1] : path[0];
};
const featureOf = (file) => (layerOf(file) === 'features' ? relative(lib, file).split('/')[1] : undefined);

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      yield* sources(path);
    } else if (/\.(ts|svelte)$/.test(entry.name)) {
      yield path;
    }
  }
}

function* importsOf(file) {
  for (const [, name] of readFileSync(file, 'utf8').matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g)) {
    if (name.startsWith('$lib/')) {
      yield join(lib, name.slice('$lib/'.length));
    } else if (name.startsWith('.') && !name.startsWith('./$types')) {
      yield resolve(dirname(file), name);
    }
  }
}

function complaintOf(file, target) {
  const from = layerOf(file);
  const to = layerOf(target);
  if (MAY_USE[from] && to !== 'app.css' && !MAY_USE[from].includes(to)) {
    return `${from} may not use ${to}`;
  }
  const isDoor = OPEN_DOORS.some((door) => `${relative(lib, target)}.ts` === door || relative(lib, target) === door);
  const crosses = from === 'features' && to === 'features' && featureOf(file) !== featureOf(target) && !isDoor;
  return crosses ? `feature ${featureOf(file)} may not use feature ${featureOf(target)}` : undefined;
}

const complaints = [...sources(src)].flatMap((file) =>
  [...importsOf(file)].flatMap((target) => {
    const complaint = complaintOf(file, target);
    return complaint ? [`${relative(src, file)}: ${complaint} (${relative(src, target)})`] : [];
  })
);
if (complaints.length > 0) {
  console.error(complaints.join('\n'));
  process.exit(1);
}
console.log('Layers hold.');
