// Writes the checking page as one file that needs no server: styles, scripts, the worker and the parts of the engine are in it.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { build } from 'esbuild';

import { oldForms } from './forms.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/** What comes after the script, as it is wanted: what checks an edit, and the rest. What reads a page comes before it. */
const PARTS = ['report', 'office', 'pdf'];

async function bundled(entry, define = {}) {
  const { outputFiles: [file] } = await build({
    entryPoints: [here + entry], bundle: true, write: false, minify: true, format: 'iife', target: 'es2022', charset: 'utf8', define,
    // The package says that its modules do nothing by being imported; those of the page do.
    ignoreAnnotations: true,
  });
  // Nothing in a script may end its element.
  return file.text.trim().replaceAll(/<(?=\/script|!--)/gi, '\\x3C');
}

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const style = (await build({ entryPoints: [`${here}page.css`], write: false, minify: true, charset: 'utf8' })).outputFiles[0].text.trim();
const worker = await bundled('worker.js');
const { version } = JSON.parse(readFileSync(`${here}../package.json`, 'utf8'));
const script = await bundled('app.js', { WORKER_SOURCE: JSON.stringify(worker), VERSION: JSON.stringify(version), OLD_FORMS: JSON.stringify(oldForms()) });

// The page may run its own script, start its own worker and compile its own engine, and nothing else: no address is allowed.
const policy = [
  "default-src 'none'", `script-src ${hash(script)} 'wasm-unsafe-eval'`, `style-src ${hash(style)}`, 'worker-src blob:', "connect-src 'none'",
  "base-uri 'none'", "form-action 'none'",
].join('; ');

const packed = (id, data) => `<script type="text/plain" id="${id}">${gzipSync(data, { level: 9 }).toString('base64')}</script>`;
const part = (name) => packed(`part-${name}`, readFileSync(`${dist}${name}_bg.wasm`));

// The pages of the rules, which a reader asks for, and a sample with two faults in it: a cell, and a number of the prose.
const { default: rules } = await import(`${dist}rules.js`);
const sample = faulty(readFileSync(`${here}../../../examples/reports/html-clean.html`, 'utf8'));

function faulty(page) {
  const faults = [['<td>1483</td>', '<td>1438</td>'], ['规章6件', '规章9件']];
  for (const [right, wrong] of faults) {
    if (page.split(right).length !== 2) throw new Error(`the sample does not have ${right} once`);
    page = page.replace(right, wrong);
  }
  return page;
}

const first = part('text');
const parts = [...PARTS.map(part), packed('rules', JSON.stringify(rules)), packed('sample-page', sample)].join('\n');

const filled = { policy, style, script, first, parts };
const page = readFileSync(`${here}index.html`, 'utf8').replaceAll(/\{\{(\w+)\}\}/g, (_, name) => filled[name]);
mkdirSync(`${dist}page`, { recursive: true });
writeFileSync(`${dist}page/index.html`, page);
const kilobytes = (text) => `${Math.ceil(Buffer.byteLength(text) / 1000)} KB`;
console.log(`bindings/wasm/dist/page/index.html ${kilobytes(page)}: scripts ${kilobytes(script)}, styles ${kilobytes(style)}, engine ${kilobytes(first + parts)}`);
