// What readers do that nobody draws a page for: hundreds of files, names with markup, the same file twice, keys while a file is read, old browsers.
import assert from 'node:assert/strict';

import { archive } from '../../www/model/zip.js';
import { drawn } from '../command.mjs';
import { asFile, at, bytesOf, changed, checkedAfter, choose, clean, drop, paged, received, settled } from './harness.mjs';

const statusOf = (tab) => tab.$$eval('.batch tbody tr', (rows) => Object.fromEntries(rows.map((row) => [row.dataset.name, row.querySelector('.status').textContent])));

paged('a name with markup is a name', async (tab) => {
  const name = '<img src=x onerror=alert(1)>"\'&.html';
  await choose(tab, [asFile(name, bytesOf(clean)), asFile('b.html', '<b>no report</b>')]);
  assert.deepEqual(Object.keys(await statusOf(tab)).sort(), [name, 'b.html'].sort());
  await tab.click('.batch tr[data-kind=clear] th button');
  await settled(tab);
  assert.ok((await tab.textContent('.facts')).includes(name));
  await tab.click('#more summary');
  await tab.click('[data-download=audit]');
  await tab.waitForSelector('#record');
  assert.ok((await tab.textContent('#record')).includes(name));
  assert.equal(await tab.locator('img').count(), 0);
});

paged('the same content twice, and two reports of an agency on a year, are named in the list', async (tab) => {
  await choose(tab, [asFile('甲.html', bytesOf(clean)), asFile('乙.html', bytesOf(clean)), asFile('丙.html', changed(clean, [[received, 9]]))]);
  const status = await statusOf(tab);
  assert.match(status['甲.html'], /与“乙\.html”内容相同/);
  assert.match(status['乙.html'], /与“甲\.html”内容相同/);
  assert.match(status['丙.html'], /“甲\.html”也是这个单位这一年度的报告/);
});

paged('files of one name in two archives are two files, and the same file again is one', async (tab) => {
  const zip = async (content) => archive([['年报.html', content]]);
  await checkedAfter(tab, async () => tab.setInputFiles('#file', asFile('甲局.zip', await zip(bytesOf(clean)))));
  await checkedAfter(tab, async () => tab.setInputFiles('#file', asFile('乙局.zip', await zip('一则通知'))));
  await tab.click('#back');
  await settled(tab);
  const places = await tab.$$eval('.batch tbody th .sub', (all) => all.map((one) => one.textContent));
  assert.deepEqual(places.sort(), ['乙局.zip/年报.html', '甲局.zip/年报.html'].sort());
  await tab.reload();
  await choose(tab, asFile('年报.html', bytesOf(clean)));
  await choose(tab, asFile('年报.html', changed(clean, [[received, 9]])));
  assert.equal(await tab.getAttribute('#verdict', 'data-kind'), 'errors');
  await tab.click('#back');
  await settled(tab);
  assert.equal(await tab.locator('.batch tbody tr').count(), 1);
});

paged('an archive is its files whatever its name is, and a document is none', async (tab) => {
  const zip = await archive([['甲局.html', bytesOf(clean)]]);
  await choose(tab, asFile('草稿.bin', zip));
  assert.match(await tab.textContent('.facts'), /甲局\.html/);
  await choose(tab, asFile('草稿.docx', drawn(3, 'docx')));
  assert.match(await tab.textContent('.facts'), /草稿\.docx/);
});

paged('three hundred files leave the page answering, and whoever opens one meanwhile stays there', async (tab, context) => {
  tab.setDefaultTimeout(120_000);
  const drafts = Array.from({ length: 15 }, (_, seed) => drawn(seed + 1, 'docx'));
  const many = Array.from({ length: 300 }, (_, index) => asFile(`单位${index + 1}.docx`, drafts[index % drafts.length]));
  const begun = Date.now();
  await tab.setInputFiles('#file', many);
  await tab.waitForFunction(() => document.querySelector('.batch tr:not([data-kind=reading])'));
  await tab.click('.batch tbody tr:not([data-kind=reading]):not([data-kind=failed]) th button');
  await tab.waitForSelector('#report:not([hidden])');
  await tab.waitForFunction(() => Number(document.body.dataset.checked) >= 300);
  await settled(tab);
  context.diagnostic(`three hundred files in ${Date.now() - begun} ms`);
  assert.ok(await tab.isVisible('#report'));
  await tab.click('#back');
  await tab.waitForFunction(() => /^共 300 份，(?!.*正在)/.test(document.querySelector('#batch .lead').textContent));
  assert.equal(await tab.locator('.batch tbody tr').count(), 300);
});

paged('keys while another file is read go to the report that is shown', async (tab) => {
  await choose(tab, asFile('draft.html', changed(clean, [[received, 1490]])));
  const big = Buffer.concat([bytesOf(clean), Buffer.from('<p>青岫市的一段话，没有数字。</p>\n'.repeat(110_000))]);
  await checkedAfter(tab, async () => {
    await tab.setInputFiles('#file', asFile('大文件.html', big));
    await tab.focus(`${at(received)} input`);
    await tab.keyboard.type('1483');
    await tab.keyboard.press('Control+z');
    await tab.keyboard.press('Control+y');
  }, 2);
  await tab.waitForFunction(() => document.querySelector('.facts')?.textContent.includes('大文件'));
  await tab.click('#back');
  await settled(tab);
  const status = await statusOf(tab);
  assert.match(status['draft.html'], /可以上报.*已修改/);
  assert.match(status['大文件.html'], /可以上报/);
});

paged('after a reason is given, the news is of the verdict as it is now', async (tab) => {
  await choose(tab, asFile('draft.html', changed(clean, [], [['规章6件', '规章9件']])));
  await tab.click('.acts button:has-text("已核实")');
  await tab.fill('#reason', '含上年底送审的三件');
  await tab.click('#save-reason');
  await settled(tab);
  assert.match(await tab.textContent('#status'), /可以上报（1 处已核实/);
});

paged('a blank cell that two sums need is one problem, with the value that they prove', async (tab) => {
  await choose(tab, asFile('blank.html', changed(clean, [[received, '']])));
  assert.equal(await tab.locator('#found > .cards > .problem').count(), 1);
  await checkedAfter(tab, () => tab.click('.remedies button:has-text("改为 1483")'));
  assert.equal(await tab.getAttribute('#verdict', 'data-kind'), 'clear');
});

paged('a browser without what the engine needs shows the text for old browsers', async (tab) => {
  for (const lacking of [() => { WebAssembly.validate = () => false; }, () => { delete globalThis.DecompressionStream; }]) {
    await tab.addInitScript(lacking);
    await tab.reload();
    assert.equal(await tab.isVisible('#app'), false);
    assert.match(await tab.textContent('#unsupported'), /浏览器太旧/);
  }
});

paged('a page that may store nothing, in an English browser, works and is in Chinese at first', async (tab) => {
  await tab.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(globalThis, name, { get() { throw new Error(name); } });
  });
  await tab.reload();
  await drop(tab, bytesOf(clean), 'clean.html');
  assert.equal(await tab.getAttribute('html', 'lang'), 'zh-CN');
  assert.equal(await tab.getAttribute('#verdict', 'data-kind'), 'clear');
}, { locale: 'en-US' });
