import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import * as gd from '../js/node.js';
import { drawn, root } from './command.mjs';

const page = readFileSync(`${root}examples/reports/html-clean.html`);

test('an input without a report rejects with the code that every language has', async () => {
  const cases = [
    ['unknown-format', Buffer.from('{\\rtf1 }')],
    ['unknown-format', Buffer.from('PK\x03\x04 OFD.xml')],
    ['malformed', drawn(1, 'docx').subarray(0, 3000)],
    ['malformed', '%PDF-1.7\n'],
    ['not-a-report', '一则通知'],
  ];
  for (const [code, bytes] of cases) {
    const thrown = await gd.parse(bytes, { name: 'a' }).then(assert.fail, (error) => error);
    assert.ok(thrown instanceof gd.DisclosureError && thrown instanceof Error);
    assert.equal(thrown.code, code);
    assert.ok(thrown.zh && thrown.en && thrown.message.includes(thrown.zh));
    assert.equal(thrown.failure.schema, 'gov-disclosure/failure/v1');
    assert.equal(thrown.failure.source.name, 'a');
  }
  await assert.rejects(gd.check({ schema: 'other', cells: {} }), { code: 'malformed' });
});

test('a call that cannot be meant is a TypeError with a code', async () => {
  const usage = (error) => error instanceof TypeError && error.code === 'usage';
  await assert.rejects(gd.parse(page, { nmae: 'a' }), usage);
  await assert.rejects(gd.correct(page, { cell: {} }), usage);
  for (const year of [2023.5, 2007, 2200, 65536 + 2023, 2 ** 32 + 2023, -1, '2023']) await assert.rejects(gd.parse(page, { year }), usage);
  await assert.rejects(gd.parse(page, { format: 'jpeg' }), usage);
  await assert.rejects(gd.parse(42), usage);
  await assert.rejects(gd.load('word'), usage);
  await assert.rejects(gd.render(await gd.parse(page), 'rtf'), usage);
  await assert.rejects(gd.checkSeries({}), usage);
  await assert.rejects(gd.check(undefined), usage);
  await assert.rejects(gd.checkJson({}), usage);
  await assert.rejects(gd.fields('2016'), usage);
});

test('require gives the functions that import gives', { skip: !process.features.require_module && 'this Node requires no modules' }, () => {
  const required = createRequire(import.meta.url)('../js/node.js');
  assert.equal(required.extract, gd.extract);
});

test('a number that JSON does not have is refused, never blank', async () => {
  for (const value of [NaN, Infinity]) await assert.rejects(gd.check({ year: 2023, 'requests.received.total': value }), TypeError);
  const { cells } = await gd.check({ year: 2023, 'requests.received.total': null });
  assert.equal(cells['requests.received.total'].state, 'blank');
});

test('options say what the copy does not', async () => {
  const report = await gd.parse(page, { name: 'a.html', year: 2021, agency: '青岫市林业局' });
  assert.deepEqual([report.source.name, report.meta.year, report.meta.agency], ['a.html', 2021, '青岫市林业局']);
  assert.equal((await gd.parse(page)).source.name, null);
});

test('bytes come in any view, and text as text', async () => {
  const { buffer, byteOffset, byteLength } = new Uint8Array(page);
  const expected = await gd.parseJson(page);
  assert.equal(await gd.parseJson(buffer.slice(byteOffset, byteOffset + byteLength)), expected);
  assert.equal(await gd.parseJson(new DataView(buffer, byteOffset, byteLength)), expected);
  assert.equal(await gd.parseJson(page.toString()), expected);
});

test('the decoded text holds each value where the report says', async () => {
  const bytes = readFileSync(`${root}examples/reports/html-word-gb18030.html`);
  const text = Buffer.from(await gd.decode(bytes));
  const report = await gd.parse(bytes);
  assert.equal(report.source.encoding, 'gb18030');
  const placed = Object.values(report.cells).filter((cell) => cell.raw && cell.location);
  assert.ok(placed.length > 100);
  for (const { raw, location } of placed) {
    const written = text.subarray(...location.byte).toString().replace(/<[^>]*>/g, '').replace(/\s/g, '');
    assert.ok(written.includes(raw.replace(/\s/g, '')), `${raw} in ${written}`);
  }
  assert.equal(await gd.decode(drawn(1, 'docx')), null);
});

test('a wrong cell is named with the value that fits, and mended by it', async () => {
  const report = await gd.parse(page);
  const field = 'requests.granted.natural_person';
  const right = report.cells[field].value;
  report.cells[field].value = right + 40;
  const checked = await gd.check(report);
  const broken = checked.diagnostics.filter((found) => found.severity === 'error');
  assert.ok(broken.some((found) => found.rule === 'A403'));
  assert.ok(broken.some((found) => found.suspects?.some(([suspect]) => suspect.field === field && suspect.value === right)));
  assert.ok((await gd.isFlagged(checked, field)) && !(await gd.isFlagged(report, field)));
  await assert.rejects(gd.isFlagged(checked, 'requests'), TypeError);
  const trusted = await gd.trusted(checked);
  assert.ok(!(field in trusted) && trusted['disclosure.licensing.decisions'].state === 'reported');
  checked.cells[field].value = right;
  assert.equal((await gd.check(checked)).diagnostics.filter((found) => found.severity === 'error').length, 0);
});

test('figures of one\'s own are checked and rendered', async () => {
  const own = { year: 2023, agency: '青岫市林业局', 'requests.received.total': 3, 'requests.received.natural_person': 2 };
  const report = await gd.check(own);
  assert.equal(report.cells['requests.received.total'].value, 3);
  assert.match(await gd.render(own, 'md'), /青岫市林业局/);
  assert.match(await gd.renderTables(own), /data-field="requests.received.total"/);
});

test('plain figures are read from CSV', async () => {
  const report = await gd.fromCsv('field,value\nyear,2023\nrequests.received.total,47\n');
  assert.deepEqual([report.meta.year, report.cells['requests.received.total'].value], [2023, 47]);
  assert.equal(await gd.fromCsv('name,age\n'), null);
  await assert.rejects(gd.fromCsv('field,value\nrequests.received.totl,47\n'), (error) => error.hint === 'fields' && error.message.endsWith('(fields())'));
  await assert.rejects(gd.fromCsv(47), TypeError);
});

test('the form of 2019 becomes that of 2021, with what is open and what was left out', async () => {
  const old = { schema: 'gov-disclosure/report/v1', meta: { year: 2022 }, form: { expected: '2021', disclosure: '2019' }, cells: { 'disclosure.licensing.decisions': 581, 'disclosure.rules.made': 4 } };
  const { report, carried, open, left } = await gd.toForm2021(old);
  assert.deepEqual(carried, ['licensing', 'penalties', 'coercion'].map((row) => `disclosure.${row}.decisions`));
  assert.equal(report.cells['disclosure.licensing.decisions'].value, 581);
  assert.equal(open.length, 7);
  assert.equal(report.cells['disclosure.rules.issued'].state, 'absent');
  assert.equal(left['disclosure.rules.made'].value, 4);
  assert.deepEqual(report.diagnostics.filter(({ rule }) => rule === 'S301').map(({ fields }) => fields), [open]);
  const now = await gd.check({ year: 2022, 'disclosure.licensing.decisions': 581 });
  assert.deepEqual(await gd.toForm2021(now), { report: now, carried: [], open: [], left: {} });
});

test('years are checked against each other', async () => {
  const of = (name) => JSON.parse(readFileSync(`${root}crates/gov-disclosure/tests/rules/Y601/${name}.json`, 'utf8'));
  const said = async (...names) => {
    const checked = await gd.checkSeries(names.map(of));
    return checked.map((report) => report.diagnostics.filter((found) => found.rule === 'Y601').length);
  };
  // One column, and with it the total.
  assert.deepEqual(await said('breaks-1', 'breaks-2'), [0, 2]);
  assert.deepEqual(await said('nearly-year-between-1', 'nearly-year-between-2'), [0, 0]);
});

test('the printed form covers every place once and has every field of its edition', async () => {
  const { sections, tables } = await gd.printed();
  assert.equal(sections.length, 6);
  assert.deepEqual(tables.map(({ table, edition }) => `${table} ${edition}`), ['II 2019', 'III 2019', 'IV 2019', 'II 2021', 'III 2021', 'IV 2021']);
  const fields = await gd.fields();
  for (const { table, edition, widths, rows } of tables) {
    const taken = rows.map(() => widths.map(() => 0));
    rows.forEach((slots, row) => slots.forEach((slot) => {
      for (let down = 0; down < slot.rows; down++) for (let across = 0; across < slot.columns; across++) taken[row + down][slot.column + across]++;
    }));
    assert.ok(taken.flat().every((count) => count === 1), `${table} ${edition}`);
    const printed = rows.flat().filter((slot) => slot.print === 'field').map((slot) => slot.field).sort();
    assert.deepEqual(printed, fields.filter((field) => field.table === table && field.forms.includes(edition)).map((field) => field.id).sort());
  }
});

test('an engine answers at once, for the parts that it was loaded with', async () => {
  const engine = await gd.load('report');
  assert.equal(engine.parseJson(page), await gd.parseJson(page));
  assert.equal(typeof engine.check(engine.parse(page)).verdicts.length, 'number');
});

test('a first file in Node is read without what only a network needs', () => {
  // Naming `Response` loads all of `fetch`, which would be a third of what the first file takes.
  const script = `import { extract } from ${JSON.stringify(new URL('../js/node.js', import.meta.url).href)};
    await extract('<p>一则通知</p>').catch(() => {});
    console.log(process.moduleLoadList.filter((name) => name.includes('undici')).length);`;
  assert.equal(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trim(), '0');
});
