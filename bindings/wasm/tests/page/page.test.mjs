// One report on the checking page, held against the command: what is shown, how it is mended, how it comes in.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';

import { command, drawn, files } from '../command.mjs';
import { asFile, at, bytesOf, cellsOn, changed, checkedAfter, choose, clean, drop, extracted, findingsOn, paged, received, settled, taken } from './harness.mjs';

/** What the page must show of a report that the command read: its cells, and its findings in whatever order the causes have. */
function expected(report) {
  const cells = Object.entries(report.cells).map(([field, cell]) => [field, cell.state, cell.state === 'reported' ? String(cell.value) : (cell.raw ?? '')]);
  return { cells: cells.sort(), findings: report.diagnostics.map(({ rule, message }) => [rule, message.zh]).sort() };
}

/** The clean example with one wrong number. */
function broken() {
  const { value } = extracted(clean).cells[received];
  return { value, bytes: changed(clean, [[received, value + 7]]) };
}

const kind = (tab) => tab.getAttribute('#verdict', 'data-kind');

paged('every report that is dropped shows the cells and diagnostics of the command, and gives its JSON byte by byte', async (tab) => {
  // Beside the project stand real copies, where its own tests run.
  const paths = [...files('examples/reports'), ...files('../shared/reports')];
  assert.ok(paths.length >= 18);
  const lines = command(['extract', '--format', 'jsonl', ...paths]).toString().trimEnd().split('\n');
  for (const [index, path] of paths.entries()) {
    await tab.reload();
    await drop(tab, bytesOf(path), path.split('/').at(-1));
    const { cells, findings } = expected(JSON.parse(lines[index]));
    const shown = new Map((await cellsOn(tab)).map((cell) => [cell[0], cell]));
    // A table that was not found stands as an empty form, absent throughout.
    for (const cell of cells) assert.deepEqual(shown.get(cell[0]), cell, path);
    for (const [field, state, value] of shown.values()) assert.ok(cells.some(([id]) => id === field) || (state === 'absent' && value === ''), `${path} ${field}`);
    assert.deepEqual((await findingsOn(tab)).sort(), findings, path);
    // A browser gives the name of a file without its folder.
    const line = lines[index].replace(JSON.stringify(path), JSON.stringify(path.split('/').at(-1)));
    assert.ok((await taken(tab, 'json')).bytes.toString() === line, path);
  }
});

for (const format of ['docx', 'xlsx', 'pdf']) {
  paged(`a ${format} file is read with the part of the engine for it, and its row is shown with the cell marked`, async (tab) => {
    const bytes = drawn(3, format);
    await choose(tab, asFile(`draft.${format}`, bytes));
    const { cells, findings } = expected(JSON.parse(command(['extract', '--format', 'jsonl', '-'], bytes)));
    assert.deepEqual((await cellsOn(tab)).sort(), cells);
    assert.deepEqual((await findingsOn(tab)).sort(), findings);
    const [field, , value] = cells.find(([id, state]) => id.startsWith('requests.') && state === 'reported');
    await tab.focus(`${at(field)} input`);
    await tab.waitForSelector('#row mark');
    assert.match(await tab.textContent('#place'), { docx: /表格/, xlsx: /工作表/, pdf: /第 \d+ 页/ }[format]);
    assert.equal(await tab.textContent('#row mark'), value);
    // The figures of the row as they stand in the form, in their order.
    const row = await tab.$$eval('#row tbody td', (all) => all.map((one) => one.textContent));
    assert.ok(row.length > 1 && row.includes(value));
  });
}

paged('a wrong cell is found, its place marked, and mended by typing the value that fits', async (tab) => {
  const { value, bytes } = broken();
  await choose(tab, asFile('draft.html', bytes));
  assert.equal(await tab.getAttribute(at(received), 'data-mark'), 'suspect');
  assert.equal(await tab.getAttribute(`${at(received)} input`, 'aria-invalid'), 'true');
  await tab.click(`${at(received)} input`);
  assert.equal(await tab.textContent('#text mark'), String(value + 7));
  // What a reader sees of the page, not how it is written.
  assert.doesNotMatch(await tab.textContent('#text'), /<td|<tr/);
  await checkedAfter(tab, () => tab.fill(`${at(received)} input`, String(value)));
  assert.equal(await kind(tab), 'clear');
  assert.equal(await tab.getAttribute(at(received), 'data-look'), 'edited');
  assert.match(await tab.textContent('#status'), /可以上报/);
  await checkedAfter(tab, () => tab.click('#undo-all'));
  assert.equal(await tab.getAttribute(at(received), 'data-mark'), 'suspect');
});

paged('a wrong cell that breaks a row and a column is one problem, and a button mends both', async (tab) => {
  const { value, bytes } = broken();
  await choose(tab, asFile('draft.html', bytes));
  assert.equal(await tab.locator('#found > .cards > .problem').count(), 1);
  assert.deepEqual((await findingsOn(tab)).map(([rule]) => rule).slice(0, 2), ['A401', 'A403']);
  await checkedAfter(tab, () => tab.click(`.remedies button:has-text("改为 ${value}")`));
  assert.equal(await tab.inputValue(`${at(received)} input`), String(value));
  assert.equal(await kind(tab), 'clear');
});

paged('a value that was not read is shown near what was found of it', async (tab) => {
  await choose(tab, asFile('cut.txt', bytesOf('examples/reports/text-truncated.txt')));
  await tab.focus(`${at('requests.unavailable.needs_creation.total')} input`);
  await tab.waitForSelector('#text mark');
  assert.match(await tab.textContent('#place'), /在它附近：第 43 行/);
  assert.match(await tab.textContent('#text mark'), /没有现成信息需要另行制作/);
});

paged('an emptied cell is blank and a slash a sign, never 0', async (tab) => {
  await choose(tab, asFile('clean.html', bytesOf(clean)));
  for (const [text, state] of [['', 'blank'], ['/', 'placeholder'], ['7a', 'illegible'], ['１２', 'reported']]) {
    await checkedAfter(tab, () => tab.fill(`${at(received)} input`, text));
    assert.equal(await tab.getAttribute(at(received), 'data-state'), state, text);
  }
});

paged('the keyboard alone moves, changes, takes back and does again', async (tab) => {
  await choose(tab, asFile('clean.html', bytesOf(clean)));
  const focused = () => tab.evaluate(() => document.activeElement.closest('td')?.dataset.field);
  await tab.focus(`${at(received)} input`);
  const walk = [['ArrowRight', 'received.enterprise'], ['ArrowDown', 'carried_in.enterprise'], ['ArrowLeft', 'carried_in.natural_person'], ['Enter', 'granted.natural_person'], ['ArrowUp', 'carried_in.natural_person'], ['Shift+Enter', 'received.natural_person']];
  for (const [key, field] of walk) {
    await tab.keyboard.press(key);
    assert.equal(await focused(), `requests.${field}`, key);
  }
  const was = await tab.inputValue(`${at(received)} input`);
  await checkedAfter(tab, () => tab.keyboard.type('99999'));
  assert.equal(await kind(tab), 'errors');
  await checkedAfter(tab, () => tab.keyboard.press('Escape'));
  assert.equal(await tab.inputValue(`${at(received)} input`), was);
  assert.equal(await kind(tab), 'clear');
  await checkedAfter(tab, () => tab.keyboard.type('5'));
  await checkedAfter(tab, () => tab.keyboard.press('Control+z'));
  assert.equal(await tab.inputValue(`${at(received)} input`), was);
  await checkedAfter(tab, () => tab.keyboard.press('Control+y'));
  assert.equal(await tab.inputValue(`${at(received)} input`), '5');
});

paged('what is downloaded is what the command writes', async (tab) => {
  await choose(tab, asFile('html-clean.html', bytesOf(clean)));
  // A browser gives the name of a file without its folder.
  const bare = (text) => text.toString().replaceAll('examples/reports/', '');
  assert.ok((await taken(tab, 'json')).bytes.toString() === bare(command(['extract', '--format', 'jsonl', clean])).trimEnd(), 'json');
  assert.ok((await taken(tab, 'csv')).bytes.toString() === bare(command(['extract', '--format', 'csv', '--bom', clean])), 'csv');
  await checkedAfter(tab, () => tab.fill(`${at(received)} input`, '4321'));
  const corrected = await taken(tab, 'docx');
  await choose(tab, asFile('corrected.docx', corrected.bytes));
  assert.equal(await tab.inputValue(`${at(received)} input`), '4321');
  assert.equal(await tab.getAttribute(at(received), 'data-state'), 'reported');
});

paged('pasted text is a report like another', async (tab) => {
  await tab.click('#paste summary');
  await tab.fill('#pasted', bytesOf('examples/reports/text-truncated.txt').toString());
  await checkedAfter(tab, () => tab.click('#check-pasted'));
  assert.ok((await findingsOn(tab)).some(([rule]) => rule === 'S201'));
});

paged('the switch makes the page English, and the language of the page is named', async (tab) => {
  await choose(tab, asFile('cut.txt', bytesOf('examples/reports/text-truncated.txt')));
  assert.equal(await tab.getAttribute('html', 'lang'), 'zh-CN');
  await tab.click('#language');
  await settled(tab);
  assert.equal(await tab.getAttribute('html', 'lang'), 'en');
  const english = extracted('examples/reports/text-truncated.txt').diagnostics.map(({ message }) => message.en).sort();
  assert.deepEqual((await findingsOn(tab)).map(([, message]) => message).sort(), english);
  assert.match(await tab.textContent('h1'), /^Check annual reports/);
});

paged('a file of five megabytes leaves the page answering', async (tab, context) => {
  const big = Buffer.concat([bytesOf(clean), Buffer.from('<p>青岫市的一段话，没有数字。</p>\n'.repeat(110_000))]);
  assert.ok(big.length > 5_000_000);
  const folder = mkdtempSync(`${tmpdir()}/gov-disclosure-`);
  writeFileSync(`${folder}/big.html`, big);
  await tab.evaluate(() => {
    let last = performance.now();
    globalThis.gaps = [];
    const frame = (now) => {
      globalThis.gaps.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const begun = Date.now();
  await checkedAfter(tab, () => tab.setInputFiles('#file', `${folder}/big.html`));
  rmSync(folder, { recursive: true });
  const gaps = await tab.evaluate(() => globalThis.gaps);
  context.diagnostic(`read in ${Date.now() - begun} ms, ${gaps.length} frames, longest gap ${Math.round(Math.max(...gaps))} ms`);
  // Were the engine on the page's thread there would be hardly a frame; how long each takes is the machine's affair.
  assert.ok(gaps.length >= 5, `${gaps.length} frames`);
});

paged('the page allows itself no outside source', async (tab, context) => {
  const policy = await tab.getAttribute('meta[http-equiv=Content-Security-Policy]', 'content');
  for (const rule of ["default-src 'none'", "connect-src 'none'", 'worker-src blob:', "form-action 'none'"]) assert.ok(policy.includes(rule), rule);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  await choose(tab, asFile('clean.html', bytesOf(clean)));
  const shown = await tab.evaluate(() => performance.now());
  context.diagnostic(`first check shown ${Math.round(shown)} ms after the page began to open`);
});

paged('a report in a form of before 2019 is listed row by row in the words of its form, and its unread figures count', async (tab) => {
  const text = ['青岫市林业局2016年政府信息公开工作年度报告', '五、政府信息公开情况统计表', '指标 单位 本年度 历年累计', '主动公开文件数 条 201 370', '政府网站公开数 条 201 370', '受理依申请公开信息总数 条 3 9'].join('\n');
  await choose(tab, asFile('旧表.txt', text));
  const report = JSON.parse(command(['extract', '--format', 'jsonl', '-'], Buffer.from(text)));
  assert.ok(report.statistics);
  const figures = [...Object.values(report.statistics.cells ?? {}), ...(report.statistics.rows ?? []).flatMap(({ values }) => values.map(({ cell }) => cell))].filter(({ state }) => state === 'reported');
  const shown = await tab.textContent('table[data-table=statistics]');
  assert.ok(figures.length >= 4);
  for (const { value } of figures) assert.ok(shown.includes(String(value)), String(value));
  assert.match(shown, /主动公开文件数/);
  assert.doesNotMatch(shown, /[a-z]{4}\.[a-z]/);
  // The official form has no place for these figures.
  assert.equal(await tab.locator('[data-download=docx]').count(), 0);
  const lost = Object.values(report.statistics.cells ?? {}).filter(({ state }) => ['lost', 'illegible'].includes(state)).length;
  assert.equal(/未读出/.test(await tab.textContent('#verdict')) || lost === 0, true);
});
