import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

import * as gd from '../js/node.js';
import { drawn, files, root } from './command.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

function run(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: here, encoding: 'utf8' });
  return { status: error ? -1 : status, said: `${error ?? ''}${stdout}${stderr}` };
}

test('the types of a report are what its JSON Schema says', () => {
  const { status, said } = run(process.execPath, ['../types/generate.mjs', '--check']);
  assert.equal(status, 0, said);
});

test('the types fit what a caller writes, and every example as it is read', async () => {
  // A literal must have every key that its type has, and no other.
  const copies = [...files('examples/reports').map((path) => readFileSync(root + path)), ...['docx', 'xlsx', 'pdf'].map((kind) => drawn(3, kind))];
  const reports = await Promise.all(copies.map(async (bytes) => gd.checkJson(await gd.parseJson(bytes))));
  const literals = reports.map((json) => `void (${json} satisfies Report);`);
  const file = `${here}types/examples.ts`;
  writeFileSync(file, `import type { Report } from 'gov-disclosure';\n\n${literals.join('\n')}\n`);
  try {
    const { status, said } = run('../node_modules/.bin/tsc', ['--noEmit', '-p', 'types']);
    assert.equal(status, 0, said.slice(0, 2000));
  } finally {
    rmSync(file);
  }
});

test('the types name what the package exports, and nothing else', () => {
  const declared = [...readFileSync(`${here}../js/index.d.ts`, 'utf8').matchAll(/^export (?:class|function) (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual([...new Set(declared)].sort(), Object.keys(gd).sort());
  const source = (name) => readFileSync(`${here}../js/${name}`, 'utf8');
  assert.match(source('browser.js'), /^export \* from '.\/data.js';$/m);
  const browser = source('browser.js').match(/export const \{([^}]*)\}/)[1].split(',').map((name) => name.trim()).filter(Boolean);
  const lists = [...source('data.js').matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual([...browser, ...lists].sort(), Object.keys(gd).sort());
});
