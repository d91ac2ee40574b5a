// What npm sends, and how much of it a reader of a page waits for.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { test } from 'node:test';

/** What is loaded for each kind of file may weigh, in kilobytes as sent; PDF has no promise, and what it weighs shall be known. */
const CEILINGS = { text: 680, office: 1035, pdf: 1690, report: 440 };

const folder = fileURLToPath(new URL('../', import.meta.url));
const size = (...names) => names.reduce((sum, name) => sum + gzipSync(readFileSync(`${folder}${name}`), { level: 9 }).length, 0);

test('each part is no larger than it may be', (context) => {
  const shared = ['js/browser.js', 'js/library.js', 'js/engine.js', 'js/error.js', 'js/fetched.js', 'js/files.js'];
  const sizes = {
    text: size('dist/text_bg.wasm', 'dist/text.js', ...shared),
    office: size('dist/office_bg.wasm', 'dist/office.js'),
    pdf: size('dist/pdf_bg.wasm', 'dist/pdf.js'),
    report: size('dist/report_bg.wasm', 'dist/report.js'),
  };
  context.diagnostic(`gzipped: ${Object.entries(sizes).map(([name, bytes]) => `${name} ${Math.ceil(bytes / 1000)} KB`).join(', ')}`);
  for (const [name, kilobytes] of Object.entries(CEILINGS)) assert.ok(sizes[name] <= kilobytes * 1000, `${name}: ${sizes[name]} bytes`);
});

test('the package holds the files that it loads and no others', (context) => {
  const { stdout, stderr } = spawnSync('npm', ['pack', '--dry-run', '--json'], { cwd: folder, encoding: 'utf8' });
  const [{ files, size: packed }] = [JSON.parse(stdout || stderr)].flat().flatMap((entry) => (entry.files ? [entry] : Object.values(entry)));
  const names = files.map(({ path }) => path).sort();
  context.diagnostic(`npm pack: ${names.length} files, ${Math.ceil(packed / 1000)} KB`);
  const parts = ['office', 'pdf', 'report', 'tables', 'text'].flatMap((name) => [`dist/${name}.js`, `dist/${name}_bg.wasm`]);
  const js = ['browser', 'data', 'engine', 'error', 'fetched', 'files', 'library', 'node', 'worker'].map((name) => `js/${name}.js`);
  const data = ['fields', 'indicatorDefinitions', 'printed', 'rules', 'schema', 'statisticFields'].map((name) => `dist/${name}.js`);
  const rest = ['bin/gov-disclosure.js', 'LICENSE-APACHE', 'LICENSE-MIT', 'NOTICE', 'README.md', 'THIRD-PARTY.md', 'package.json', 'js/index.d.ts', 'js/report.d.ts'];
  assert.deepEqual(names, [...parts, ...js, ...data, ...rest].sort());
});
