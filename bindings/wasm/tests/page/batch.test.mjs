// Many files: the list, failures as rows, the year before, folders and archives, and that nothing happens in silence.
import assert from 'node:assert/strict';

import { entries, archive } from '../../www/model/zip.js';
import { drawn } from '../command.mjs';
import { asFile, at, bytesOf, changed, checkedAfter, choose, clean, drop, extracted, findingsOn, paged, received, settled, taken } from './harness.mjs';

const rowsOn = (tab) => tab.$$eval('.batch tbody tr', (rows) => rows.map((row) => [row.dataset.name, row.dataset.kind]));

/** A part of a package, as text. */
const partOf = async (bytes, path) => new TextDecoder().decode(await entries(new Uint8Array(bytes)).find(({ name }) => name === path).bytes());

/** The texts of the first sheet of a workbook, by row. */
const rowsOf = async (bytes) => (await partOf(bytes, 'xl/worksheets/sheet1.xml')).split('<row ').slice(1).map((row) => [...row.matchAll(/<c [^>]*?(?:\/>|>(.*?)<\/c>)/gs)].map(([, inner]) => (inner ?? '').replaceAll(/<[^>]*>/g, '')));

const mixed = () => [
  asFile('clean.html', bytesOf(clean)), asFile('cells.txt', bytesOf('examples/reports/text-cells.txt')),
  asFile('wrong.html', changed('examples/reports/html-cms-layout.html', [['requests.received.total', 9]])), asFile('letter.rtf', '{\\rtf1 abc}'),
];

paged('several files are a list in the order of the work they need, and a file that cannot be read is a row', async (tab) => {
  await choose(tab, mixed());
  const rows = await rowsOn(tab);
  assert.deepEqual(rows.map(([, kind]) => kind), ['failed', 'errors', 'clear', 'clear']);
  assert.equal(rows[0][0], 'letter.rtf');
  assert.match(await tab.textContent('#batch .lead'), /共 4 份，1 份需要处理，1 份不能读取，2 份可以上报/);
});

paged('a file of the list is opened, edited and left, and its edits are kept', async (tab) => {
  await choose(tab, mixed());
  await tab.click('tr[data-name="clean.html"] th button');
  await tab.waitForSelector('#report:not([hidden])');
  await checkedAfter(tab, () => tab.fill(`${at(received)} input`, '9'));
  await tab.click('#back');
  await tab.waitForSelector('#batch:not([hidden])');
  assert.equal(await tab.getAttribute('tr[data-name="clean.html"]', 'data-kind'), 'errors');
  assert.match(await tab.textContent('tr[data-name="clean.html"]'), /已修改/);
  await tab.click('tr[data-name="cells.txt"] th button');
  await settled(tab);
  await tab.click('#back');
  await tab.click('tr[data-name="clean.html"] th button');
  await settled(tab);
  assert.equal(await tab.inputValue(`${at(received)} input`), '9');
});

paged('a file with edits is not removed without asking', async (tab) => {
  await choose(tab, asFile('clean.html', bytesOf(clean)));
  await checkedAfter(tab, () => tab.fill(`${at(received)} input`, '9'));
  await tab.click('#back');
  let asked = '';
  tab.once('dialog', (dialog) => {
    asked = dialog.message();
    dialog.dismiss();
  });
  await tab.click('tr[data-name="clean.html"] button:has-text("×")');
  await settled(tab);
  assert.match(asked, /尚未下载/);
  assert.equal((await rowsOn(tab)).length, 1);
});

paged('a ZIP archive is its files, with names in UTF-8 or in GBK', async (tab) => {
  const bytes = await archive([['各部门/甲局.html', bytesOf(clean)], ['各部门/乙局.txt', bytesOf('examples/reports/text-cells.txt')], ['__MACOSX/._甲局.html', 'x']]);
  assert.deepEqual(entries(bytes).map(({ name }) => name), ['各部门/甲局.html', '各部门/乙局.txt', '__MACOSX/._甲局.html']);
  await checkedAfter(tab, () => tab.setInputFiles('#file', asFile('草稿.zip', bytes)), 2);
  assert.deepEqual((await rowsOn(tab)).map(([name]) => name).sort(), ['乙局.txt', '甲局.html'].sort());
  // 局.txt as Chinese Windows writes it, in the two places of its name.
  const plain = Buffer.from(await archive([['AB.txt', bytesOf('examples/reports/text-cells.txt')]]));
  for (let at_ = plain.indexOf('AB.txt'); at_ >= 0; at_ = plain.indexOf('AB.txt', at_ + 1)) plain.set([0xbe, 0xd6], at_);
  assert.equal(entries(new Uint8Array(plain))[0].name, '局.txt');
});

paged('the year before stands beside the report of the same agency, which the list shows', async (tab) => {
  const report = extracted(clean);
  const previous = { year: report.meta.year - 1, agency: report.meta.agency, 'requests.carried_out.total': report.cells['requests.carried_in.total'].value + 5 };
  await choose(tab, asFile('clean.html', bytesOf(clean)));
  await choose(tab, asFile('previous.json', JSON.stringify(previous)), '#previous');
  await tab.waitForSelector('#beside');
  assert.ok((await findingsOn(tab)).some(([rule]) => rule === 'Y601'));
  // Only the cell of this report is marked: the other one is in that of the year before.
  assert.deepEqual(await tab.$$eval('td[data-mark=error]', (cells) => cells.map(({ dataset }) => dataset.field)), ['requests.carried_in.total']);
  await checkedAfter(tab, () => tab.click('.facts button:has-text("不用上年报告")'));
  assert.ok(!(await findingsOn(tab)).some(([rule]) => rule.startsWith('Y')));
  await checkedAfter(tab, () => tab.click('.facts button:has-text("恢复对照")'));
  await tab.click('#back');
  assert.match(await tab.textContent('tr[data-name="clean.html"]'), /previous\.json/);
});

paged('a report of another agency is not taken for the year before, and the page says so', async (tab) => {
  const report = extracted(clean);
  const previous = { year: report.meta.year - 1, agency: '松河县教育局', 'requests.carried_out.total': 99 };
  await choose(tab, asFile('clean.html', bytesOf(clean)));
  await choose(tab, asFile('other.json', JSON.stringify(previous)), '#previous');
  assert.match(await tab.textContent('.refused'), /未采用“other\.json”：它是松河县教育局.*不是同一单位/);
  assert.equal(await tab.getAttribute('#verdict', 'data-kind'), 'clear');
  assert.ok(!(await findingsOn(tab)).some(([rule]) => rule.startsWith('Y')));
  await checkedAfter(tab, () => tab.click('.refused button'));
  await tab.waitForSelector('#beside');
});

paged('after a file that cannot be read, the report before it is out of sight and the refusal has the focus', async (tab) => {
  await choose(tab, asFile('clean.html', bytesOf(clean)));
  await drop(tab, Buffer.from('一封信'), 'letter.txt');
  await tab.waitForSelector('#refusal:not([hidden])');
  assert.equal(await tab.isVisible('#report'), false);
  assert.equal(await tab.evaluate(() => document.activeElement.id), 'refusal');
  assert.match(await tab.textContent('#refusal'), /letter\.txt.*不能核对/);
  assert.doesNotMatch(await tab.textContent('main'), /✓/);
});

paged('a refusal names the kind of file and the way out, without options of a command', async (tab) => {
  const files = [
    ['a.rtf', '{\\rtf1 abc}', /RTF.*另存为.*docx/s], ['b.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /旧版 Word.*另存为/s], ['c.wps', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /WPS 文字.*另存为/s],
    ['d.png', Buffer.from('89504e470d0a1a0a', 'hex'), /图片/], ['e.html', '', /空文件/], ['f.rar', 'Rar!\x1a\x07', /压缩包.*解压/s],
  ];
  for (const [name, bytes, words] of files) {
    await choose(tab, asFile(name, bytes));
    await tab.waitForSelector('#refusal:not([hidden])');
    const said = await tab.textContent('#refusal');
    assert.match(said, words, name);
    assert.doesNotMatch(said, /--\w|unknown-format|not-a-report/, name);
  }
});

paged('a file of which hardly anything was read is not said to be without errors', async (tab) => {
  await choose(tab, asFile('few.html', '<h1>青岫市林业局2023年政府信息公开工作年度报告</h1><h2>二、主动公开政府信息情况</h2><table><tr><td colspan=4>第二十条第（五）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>581</td></tr></table>'));
  assert.equal(await tab.getAttribute('#verdict', 'data-kind'), 'unread');
  assert.match(await tab.textContent('#verdict'), /200 格中只读出 1 格，请换原件/);
});

paged('sixty drafts are checked while the page answers', async (tab, context) => {
  const drafts = Array.from({ length: 60 }, (_, seed) => asFile(`单位${seed + 1}.docx`, drawn(seed + 1, 'docx')));
  await tab.evaluate(() => {
    globalThis.longest = 0;
    let last = performance.now();
    setInterval(() => {
      globalThis.longest = Math.max(globalThis.longest, performance.now() - last);
      last = performance.now();
    }, 10);
  });
  const begun = Date.now();
  await choose(tab, drafts);
  const longest = await tab.evaluate(() => globalThis.longest);
  context.diagnostic(`sixty files in ${Date.now() - begun} ms, the page's longest pause ${Math.round(longest)} ms`);
  assert.equal((await rowsOn(tab)).length, 60);
  // Wide bounds: how fast is the machine's affair.
  assert.ok(longest < 2000, `${longest} ms`);
});

paged('the list of problems is a workbook with a sheet for all and one for each agency', async (tab) => {
  await choose(tab, mixed());
  await tab.click('tr[data-name="wrong.html"] th button');
  await tab.waitForSelector('.remedies button');
  await checkedAfter(tab, () => tab.click('.remedies button'));
  await tab.click('#back');
  const { name, bytes } = await taken(tab, 'list');
  assert.equal(name, '问题清单.xlsx');
  const names = [...(await partOf(bytes, 'xl/workbook.xml')).matchAll(/sheet name="([^"]*)"/g)].map(([, one]) => one);
  assert.deepEqual(names, ['全部问题', 'letter.rtf', extracted('examples/reports/html-cms-layout.html').meta.agency]);
  const rows = await rowsOf(bytes);
  assert.deepEqual(rows[0], ['单位', '文件', '表', '行', '列', '现填', '应填', '问题', '依据', '整改情况']);
  const mended = rows.find((row) => row[1] === 'wrong.html');
  assert.equal(mended[2], '表三');
  assert.equal(mended[5], '9');
  assert.match(mended[9], /已在核对页面改正，现填/);
  assert.match(rows.find((row) => row[1] === 'letter.rtf')[7], /RTF/);
});

paged('a blank cell that a sum needs is in the list with its row and column', async (tab) => {
  await choose(tab, asFile('draft.html', changed(clean, [[received, 1490], ['requests.carried_in.enterprise', '']])));
  await tab.click('#back');
  const { bytes } = await taken(tab, 'list');
  const row = (await rowsOf(bytes)).find((one) => /空白单元格/.test(one[7]));
  assert.deepEqual(row.slice(2, 6), ['表三', '二、上年结转政府信息公开申请数量', '商业企业', '空白']);
});

paged('a number of the text that differs from a table is in the list with both ways to correct it', async (tab) => {
  await choose(tab, asFile('draft.html', changed(clean, [], [['规章6件', '规章9件']])));
  await tab.click('#back');
  const { bytes } = await taken(tab, 'list');
  const row = (await rowsOf(bytes)).find(([, name]) => name === 'draft.html');
  assert.equal(row[2], '正文');
  assert.deepEqual(row.slice(5, 7), ['9件', '正文 6，或表格 9']);
});

paged('the record of the check names the file, its verdict, the changes and the reasons, and is a Word document too', async (tab) => {
  await choose(tab, asFile('draft.html', changed(clean, [[received, 1490]], [['规章6件', '规章9件']])));
  await checkedAfter(tab, () => tab.click('.remedies button'));
  await tab.click('.acts button:has-text("已核实，无需修改")');
  await tab.fill('#reason', '按公布日期统计');
  await tab.click('#save-reason');
  await settled(tab);
  await tab.click('#more summary');
  await tab.click('[data-download=audit]');
  await tab.waitForSelector('#record');
  const shown = await tab.textContent('#record');
  for (const words of ['draft.html', /[0-9a-f]{64}/, '可以上报', '1490', '1483', '按公布日期统计', '核查人', '复核人', '日期', 'gov-disclosure ']) assert.match(shown, new RegExp(words));
  const [download] = await Promise.all([tab.waitForEvent('download'), tab.click('[data-download=audit-docx]')]);
  assert.match(download.suggestedFilename(), /核查报告\.docx$/);
  const { readFileSync } = await import('node:fs');
  const xml = new TextDecoder().decode(await entries(new Uint8Array(readFileSync(await download.path()))).find(({ name }) => name === 'word/document.xml').bytes());
  for (const words of ['1490', '按公布日期统计', '核查人']) assert.ok(xml.includes(words), words);
});
