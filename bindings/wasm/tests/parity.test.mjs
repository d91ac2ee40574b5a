import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import * as gd from '../js/node.js';
import { library } from '../js/library.js';
import { command, drawn, files, root } from './command.mjs';
import { oldWorkbook } from './old-workbook.mjs';

const reports = [...files('examples/reports'), ...files('../shared/reports')];
const lines = (paths) => command(['extract', '--format', 'jsonl', ...paths]).toString().trimEnd().split('\n');

/** What `extract` writes for a file: the checked report, or the failure. */
async function extracted(library, path, bytes = readFileSync(root + path)) {
  try {
    return await library.extractJson(bytes, { name: path });
  } catch (error) {
    assert.ok(error instanceof gd.DisclosureError, error);
    return JSON.stringify(error.failure);
  }
}

test('every example is read as the command reads it', async () => {
  assert.ok(reports.length >= 18);
  const expected = lines(reports);
  for (const [at, path] of reports.entries()) assert.equal(await extracted(gd, path), expected[at], path);
});

test('a report goes through objects and comes back as it was', async () => {
  for (const path of reports) {
    const json = await gd.parseJson(readFileSync(root + path), { name: path });
    const report = await gd.parse(readFileSync(root + path), { name: path });
    assert.equal(JSON.stringify(report), json, path);
    assert.equal(await gd.canonical(report), json, path);
    const checked = await gd.extractJson(readFileSync(root + path), { name: path });
    assert.equal(await gd.checkJson(json), checked, path);
    assert.equal(JSON.stringify(await gd.check(report)), checked, path);
    assert.equal(JSON.stringify(await gd.extract(readFileSync(root + path), { name: path })), checked, path);
  }
});

test('the part for browsers, with the decoder of the host, reads the examples alike', async () => {
  const file = (name) => () => readFile(new URL(`../dist/${name}_bg.wasm`, import.meta.url));
  const browser = library({ text: { glue: () => import('../dist/text.js'), bytes: file('text') } });
  const expected = lines(reports);
  for (const [at, path] of reports.entries()) assert.equal(await extracted(browser, path), expected[at], path);
});

test('files of every format, whole and broken, are read as the command reads them', async () => {
  for (const format of ['html-site', 'text-aligned', 'docx', 'xlsx', 'xlsx-sheets', 'xls', 'mhtml', 'pdf']) {
    const whole = drawn(5, format);
    const zeros = Buffer.from(whole).fill(0, Math.floor(whole.length / 3), Math.floor(whole.length / 2));
    for (const bytes of [whole, whole.subarray(0, Math.floor(whole.length / 2)), zeros]) {
      const expected = command(['extract', '--format', 'jsonl', '-'], bytes).toString().trimEnd();
      assert.equal(await extracted(gd, '-', bytes), expected, `${format}, ${bytes.length} bytes`);
    }
  }
});

test('a workbook older than Unicode, whose text is in its code page, is read as the command reads it', async () => {
  const rows = [
    ['青岫市林业局2022年政府信息公开工作年度报告'], ['二、主动公开政府信息情况'], ['第二十条第（一）项'],
    ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'], ['规章', '0', '0', '0'], ['行政规范性文件', '3', '1', '12'],
  ];
  const bytes = oldWorkbook(rows);
  const expected = command(['extract', '--format', 'jsonl', '-'], bytes).toString().trimEnd();
  const { meta, cells } = JSON.parse(expected);
  assert.equal(meta.agency, '青岫市林业局');
  assert.equal(cells['disclosure.normative_documents.in_force'].value, 12);
  assert.equal(await extracted(gd, '-', bytes), expected);
});

test('every target is rendered as the command renders it', async () => {
  for (const path of ['examples/reports/html-clean.html', 'examples/reports/text-placeholders.txt']) {
    const report = await gd.check(await gd.parse(readFileSync(root + path), { name: path }));
    for (const target of ['html', 'md', 'txt', 'docx', 'xlsx']) {
      const ours = Buffer.from(await gd.render(report, target));
      assert.ok(ours.equals(command(['render', path, '--to', target])), `${path} to ${target}`);
    }
  }
});

test('rows are those of the long CSV', async () => {
  const path = 'examples/reports/text-placeholders.txt';
  const rows = await gd.cells(await gd.check(await gd.parse(readFileSync(root + path), { name: path })));
  const [head, ...rest] = command(['extract', '--format', 'csv', '--exact-text', path]).toString().trimEnd().split('\n');
  assert.deepEqual(Object.keys(rows[0]), head.split(','));
  const plain = rows.map((row) => Object.values(row).map((value) => value ?? '').join(','));
  const unquoted = rest.map((line) => line.replaceAll('"', ''));
  assert.deepEqual(plain, unquoted);
});

test('indicators are those of the command', async () => {
  const path = 'examples/reports/html-clean.html';
  const report = await gd.extract(readFileSync(root + path), { name: path });
  const own = await gd.indicators(report, { population: 1000000 });
  const line = command(['indicators', path, '--format', 'jsonl', '--population', '1000000']);
  assert.deepEqual(own, JSON.parse(line).indicators);
  const previous = { ...report, meta: { ...report.meta, year: report.meta.year - 1 } };
  const waiting = (all) => all.filter(({ reason }) => reason?.code === 'previous-needed').length;
  assert.ok(waiting(own) > waiting(await gd.indicators(report, { previous })));
  await assert.rejects(gd.indicators(report, { residents: 1 }), TypeError);
});

test('the catalogue is that of the command', async () => {
  const printed = (name) => JSON.parse(command(name === 'schema' ? [name] : [name, '--format', 'json']));
  assert.deepEqual(await gd.rules(), printed('rules'));
  assert.deepEqual(await gd.fields(), printed('fields'));
  assert.deepEqual(await gd.fields('2019'), (await gd.fields()).filter(({ forms }) => forms.includes('2019')));
  assert.equal((await gd.fields('stat2014')).length, 58);
  await assert.rejects(gd.fields('stat2013'), { name: 'TypeError', message: 'fields: no form is called "stat2013"' });
  await assert.rejects(gd.fields('toString'), TypeError);
  assert.equal((await gd.indicatorDefinitions()).length, (await gd.indicators({ year: 2023, 'requests.received.total': 1 })).length);
  assert.deepEqual(await gd.schema(), printed('schema'));
});
