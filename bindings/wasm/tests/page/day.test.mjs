// A day of the office that collects the drafts: sixty Word documents, ten with a fault, all mended on the page; what is taken away is
// opened with other programs and compared.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';

import { command, drawn } from '../command.mjs';
import { asFile, checkedAfter, choose, extracted, paged, settled, taken } from './harness.mjs';

const OFFICE = '/usr/bin/soffice';
const COUNT = 60;

/** What the list holds: name, and the kind of verdict. */
const rowsOn = (tab) => tab.$$eval('.batch tbody tr', (rows) => rows.map((row) => [row.dataset.name, row.dataset.kind]));

/** The draft with one number made another: a cell, or one of the prose; with what a clerk presses to mend it. */
function faultIn(draft, folder, inProse) {
  const report = extracted(null, draft);
  const path = `${folder}/draft.docx`;
  writeFileSync(path, draft);
  const written = (args) => {
    rmSync(`${folder}/faulty.docx`, { force: true });
    command(['correct', path, ...args, '-o', `${folder}/faulty.docx`]);
    return readFileSync(`${folder}/faulty.docx`);
  };
  if (inProse) {
    const passed = report.verdicts.filter(({ rule, verdict, claim }) => rule === 'X501' && verdict === 'pass' && claim !== undefined);
    const { claim } = passed.find((one) => /^\d+/.test(report.claims[one.claim].raw) && report.claims[one.claim].value > 0) ?? {};
    if (claim === undefined) return null;
    const { value } = report.claims[claim];
    const bytes = written(['--claim', `${claim}=${value + 3}`]);
    const isFound = extracted(null, bytes).verdicts.some((one) => one.rule === 'X501' && one.claim === claim && one.verdict === 'fail');
    return isFound ? { bytes, press: `.prose button:has-text("正文改为 ${value}")`, was: value + 3 } : null;
  }
  const isFull = Object.entries(report.cells).every(([id, { state }]) => !id.startsWith('requests.') || state === 'reported');
  const field = isFull && ['requests.granted.enterprise', 'requests.received.natural_person'].find((id) => report.cells[id]?.value > 0);
  if (!field) return null;
  const { value } = report.cells[field];
  const bytes = written(['--set', `${field}=${value + 70}`]);
  const isFound = extracted(null, bytes).diagnostics.some(({ suspects = [] }) => suspects.some((set) => set.length === 1 && set[0].field === field && set[0].value === value));
  return isFound ? { bytes, press: `.remedies button:has-text("改为 ${value}")`, was: value + 70, field } : null;
}

/** The rows of a workbook's first sheet, as LibreOffice reads it. */
function rowsOf(workbook, folder) {
  writeFileSync(`${folder}/list.xlsx`, workbook);
  execFileSync(OFFICE, [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):9,34,76', '--outdir', folder, `${folder}/list.xlsx`], { stdio: 'ignore', timeout: 240_000 });
  const text = readFileSync(`${folder}/list.csv`, 'utf8');
  const rows = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n"]*))(\t|\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? bare);
    if (end !== '\t') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

paged('sixty drafts with ten faults are all mended, and the list, the record and the drafts are what other programs read', async (tab, context) => {
  tab.setDefaultTimeout(30_000);
  const folder = mkdtempSync(`${tmpdir()}/gov-disclosure-`);
  try {
    const right = Array.from({ length: COUNT }, (_, at) => drawn(at + 1, 'docx'));
    const faults = new Map();
    for (let at = 0; at < COUNT && faults.size < 10; at += 1) {
      const fault = faultIn(right[at], folder, faults.size % 3 === 2);
      if (fault) faults.set(`单位${at + 1}.docx`, { ...fault, right: right[at] });
    }
    assert.equal(faults.size, 10);
    await choose(tab, right.map((bytes, at) => asFile(`单位${at + 1}.docx`, faults.get(`单位${at + 1}.docx`)?.bytes ?? bytes)));
    const before = await rowsOn(tab);
    assert.equal(before.length, COUNT);
    const work = before.filter(([, kind]) => kind !== 'clear').map(([name]) => name);
    for (const name of faults.keys()) assert.ok(work.includes(name), `${name} is not among what needs work`);
    // What needs work stands first.
    assert.deepEqual(before.slice(0, work.length).map(([name]) => name), work);

    for (const [name, { press, right: original }] of faults) {
      await tab.click(`tr[data-name="${name}"] th button`);
      await tab.waitForSelector(press).catch(async () => assert.fail(`${name}: no ${press} in ${await tab.textContent('#found')}`));
      await checkedAfter(tab, () => tab.click(press));
      assert.equal(await tab.locator(press).count(), 0, name);
      const corrected = extracted(null, (await taken(tab, 'draft')).bytes);
      const wanted = extracted(null, original);
      assert.deepEqual(Object.entries(corrected.cells).map(([field, { state, value }]) => [field, state, value]), Object.entries(wanted.cells).map(([field, { state, value }]) => [field, state, value]), name);
      assert.deepEqual(corrected.sections.map(({ text }) => text), wanted.sections.map(({ text }) => text), name);
      await tab.click('#back');
      await settled(tab);
    }

    const list = (await taken(tab, 'list')).bytes;
    const [first] = faults.keys();
    await tab.click(`tr[data-name="${first}"] th button`);
    await tab.click('#more summary');
    await tab.click('[data-download=audit]');
    await tab.waitForSelector('#record');
    const [download] = await Promise.all([tab.waitForEvent('download'), tab.click('[data-download=audit-docx]')]);
    const record = readFileSync(await download.path());
    if (!existsSync(OFFICE)) return context.diagnostic(`${OFFICE} is missing: the list and the record were not opened with it`);
    const rows = rowsOf(list, folder);
    assert.deepEqual(rows[0], ['单位', '文件', '表', '行', '列', '现填', '应填', '问题', '依据', '整改情况']);
    for (const [name, { was, field }] of faults) {
      const own = rows.filter((row) => row[1] === name && row[9].startsWith('已在核对页面改正'));
      assert.ok(own.length >= 1, name);
      if (field) assert.ok(own.some((row) => row[5] === String(was)), `${name}: ${was}`);
    }
    writeFileSync(`${folder}/record.docx`, record);
    execFileSync(OFFICE, [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, `${folder}/record.docx`], { stdio: 'ignore', timeout: 240_000 });
    const text = readFileSync(`${folder}/record.txt`, 'utf8');
    for (const words of [first, String(faults.get(first).was), '核查人', '复核人', /[0-9a-f]{64}/]) assert.match(text, words instanceof RegExp ? words : new RegExp(words.replaceAll('.', '\\.')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}, { viewport: { width: 1366, height: 768 } });
