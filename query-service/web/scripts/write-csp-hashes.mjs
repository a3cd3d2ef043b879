/**
 * Writes build/csp-hashes.json: the content security policy under which the built pages run.
 *
 * SvelteKit starts the page with one inline script; a policy without 'unsafe-inline' has to name its hash. The server reads
 * this file, makes a nonce per page load, and puts it in place of `noncePlaceholder` in both index.html and the policy.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NONCE_PLACEHOLDER = '__CSP_NONCE__';
/** The style sheet of the attribution logo that Lightweight Charts 5.2.1 adds to a chart. */
const CHART_LOGO_STYLE = 'sha256-3pRED1tOXas1FXFoPb9TGCjmYe9XQsmO9OV23khV2nY=';

const build = fileURLToPath(new URL('../build/', import.meta.url));
const html = readFileSync(`${build}index.html`, 'utf8');
const inlineScripts = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, text]) => text);
if (inlineScripts.length === 0 || !html.includes(NONCE_PLACEHOLDER)) {
  throw new Error('build/index.html has no inline script or no nonce placeholder: its form has changed, look at this script.');
}

const scriptHashes = inlineScripts.map((text) => `sha256-${createHash('sha256').update(text).digest('base64')}`);
const quoted = (hashes) => hashes.map((hash) => `'${hash}'`).join(' ');
const policy = [
  "default-src 'self'",
  `script-src 'self' ${quoted(scriptHashes)}`,
  `style-src-elem 'self' 'nonce-${NONCE_PLACEHOLDER}' ${quoted([CHART_LOGO_STYLE])}`,
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'"
].join('; ');

const content = { noncePlaceholder: NONCE_PLACEHOLDER, scriptHashes, styleHashes: [CHART_LOGO_STYLE], policy };
writeFileSync(`${build}csp-hashes.json`, `${JSON.stringify(content, null, 2)}\n`);
