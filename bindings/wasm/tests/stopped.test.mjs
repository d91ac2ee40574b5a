// What happens where a call stops in the middle, which no input is known to make it do.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { library } from '../js/library.js';
import { root } from './command.mjs';

const page = readFileSync(`${root}examples/reports/html-clean.html`);

test('an instance that stopped is made anew, and the caller told', async () => {
  const file = (name) => () => readFile(new URL(`../dist/${name}_bg.wasm`, import.meta.url));
  const own = library({ text: { glue: () => import('../dist/tables.js'), bytes: file('tables') } });
  const expected = await own.parseJson(page);
  const glue = await import('../dist/tables.js');
  const { memory } = await glue.default();
  // A table of pointers overwritten: the next call runs into nonsense.
  new Uint8Array(memory.buffer).fill(0xff);
  const thrown = await own.parseJson(page, { name: 'a' }).then(assert.fail, (error) => error);
  assert.ok(thrown instanceof own.DisclosureError, thrown);
  assert.deepEqual([thrown.code, thrown.failure.source.name], ['malformed', 'a']);
  assert.equal(await own.parseJson(page), expected);
});

test('a part that could not be had may be asked for again', async () => {
  let asked = 0;
  const bytes = async () => {
    if (++asked === 1) throw new Error('no network');
    return readFile(new URL('../dist/text_bg.wasm', import.meta.url));
  };
  const own = library({ text: { glue: () => import('../dist/text.js'), bytes } });
  await assert.rejects(own.parse(page), /no network/);
  assert.equal((await own.parse(page)).meta.year, 2022);
});

test('a part may come from elsewhere', async () => {
  const own = library({ text: { glue: () => import('../dist/text.js'), bytes: () => assert.fail('not asked') } });
  own.provide('text', await WebAssembly.compile(await readFile(new URL('../dist/text_bg.wasm', import.meta.url))));
  assert.equal((await own.parse(page)).meta.year, 2022);
});
