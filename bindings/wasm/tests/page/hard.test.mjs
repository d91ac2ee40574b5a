// What readers do that nobody draws a page for: hundreds of files, names with markup, the same file twice, keys while a file is read, old browsers.
import assert from 'node:assert/strict';

import { archive } from '../../www/model/zip.js';
import { drawn } from '../command.mjs';
import { asFile, at, bytesOf, changed, checkedAfter, choose, clean, drop, extracted, paged, received, settled } from './harness.mjs';

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
  const big = Buffer.concat([bytesOf(clean), Buffer.from('<p>青岫市的一段话，没有数字。</p>\n'.repeat(10_000))]);
  // Its bytes come once the keys are pressed, however slow the machine is.
  await tab.evaluate(() => {
    const read = Blob.prototype.arrayBuffer;
    const pressed = new Promise((resolve) => { globalThis.goOn = resolve; });
    Blob.prototype.arrayBuffer = async function arrayBuffer() {
      if (this.size > 400_000) await pressed;
      return read.call(this);
    };
  });
  await checkedAfter(tab, async () => {
    await tab.setInputFiles('#file', asFile('大文件.html', big));
    await tab.focus(`${at(received)} input`);
    await tab.keyboard.type('1483');
    await tab.keyboard.press('Control+z');
    await tab.keyboard.press('Control+y');
    await tab.evaluate(() => globalThis.goOn());
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

/** Pastes a text into what has the focus, as a spreadsheet leaves it. */
const paste = (tab, text) => tab.evaluate((plain) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', plain);
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}, text);

const rowOn = (tab, row) => tab.$$eval(`td[data-field^="requests.${row}."] input`, (all) => all.map(({ value }) => value));

paged('cells copied from a spreadsheet go into as many cells, as one step, and what has no room is refused in view', async (tab) => {
  await choose(tab, asFile('clean.html', bytesOf(clean)));
  const before = await rowOn(tab, 'received');
  await tab.focus(`${at(received)} input`);
  await checkedAfter(tab, () => paste(tab, '１\t2\t3\t4\t5\t6\t21\r\n7\t8\r\n'));
  assert.deepEqual(await rowOn(tab, 'received'), ['１', '2', '3', '4', '5', '6', '21']);
  assert.deepEqual((await rowOn(tab, 'carried_in')).slice(0, 2), ['7', '8']);
  await checkedAfter(tab, () => tab.click('#undo'));
  assert.deepEqual(await rowOn(tab, 'received'), before);
  await tab.focus(`${at('requests.received.other_org')} input`);
  await paste(tab, '1\t2\t3');
  await settled(tab);
  assert.match(await tab.textContent('#failure'), /1 行 3 列.*没有粘贴/);
  const inView = await tab.$eval('#failure', (one) => one.getBoundingClientRect().top >= 0 && one.getBoundingClientRect().bottom <= innerHeight);
  assert.ok(inView);
  assert.deepEqual(await rowOn(tab, 'received'), before);
  await checkedAfter(tab, () => tab.fill(`${at(received)} input`, '5'));
  assert.equal(await tab.textContent('#failure'), '');
});

/** A page with the reports of two agencies, the second with one wrong number. */
function two() {
  const first = bytesOf(clean).toString();
  const second = changed(clean, [[received, 1490]]).toString().replaceAll('青岫', '松河');
  return first.replace('</body>', `${/<body[^>]*>([^]*)<\/body>/.exec(second)[1]}</body>`);
}

paged('a file with two reports is two rows, each opened, corrected and compared by itself', async (tab) => {
  await choose(tab, asFile('合订本.html', two()));
  assert.deepEqual(Object.keys(await statusOf(tab)).sort(), ['合订本（第1份，共2份）.html', '合订本（第2份，共2份）.html']);
  assert.doesNotMatch(await tab.textContent('.batch'), /内容相同/);
  await tab.click('.batch tr[data-kind=errors] th button');
  await settled(tab);
  assert.match(await tab.textContent('#report-heading'), /松河市人民政府/);
  await tab.focus(`${at(received)} input`);
  await tab.waitForSelector('#text mark');
  assert.equal(await tab.textContent('#text mark'), '1490');
  await checkedAfter(tab, () => tab.click('.remedies button'));
  assert.equal(await tab.getAttribute('#verdict', 'data-kind'), 'clear');
  await tab.click('#back');
  await settled(tab);
  assert.match(await tab.textContent('#batch .lead'), /共 2 份，2 份可以上报/);
});

paged('entries of every spelling are read as the file would be, and what is no number is marked', async (tab) => {
  await choose(tab, asFile('clean.html', bytesOf(clean)));
  const spelt = { '１４８３': 'reported', '１，４８３': 'reported', '一千四百八十三': 'reported', '12.5': 'illegible', '1e3': 'illegible', '/': 'placeholder' };
  for (const [text, state] of Object.entries(spelt)) {
    await checkedAfter(tab, () => tab.fill(`${at(received)} input`, text));
    assert.equal(await tab.getAttribute(at(received), 'data-state'), state, text);
    assert.equal(await tab.inputValue(`${at(received)} input`), text);
    assert.equal((await tab.getAttribute('#verdict', 'data-kind')) === 'clear', state === 'reported', text);
  }
  await checkedAfter(tab, () => tab.fill(`${at(received)} input`, '-5'));
  assert.equal(await tab.getAttribute('#verdict', 'data-kind'), 'errors');
});

paged('words that an input method is still composing are one step with what comes of them', async (tab) => {
  await choose(tab, asFile('clean.html', bytesOf(clean)));
  await tab.click(`${at(received)} input`);
  const keyboard = await tab.context().newCDPSession(tab);
  await checkedAfter(tab, () => keyboard.send('Input.imeSetComposition', { text: 'yi', selectionStart: 2, selectionEnd: 2 }));
  await checkedAfter(tab, () => keyboard.send('Input.insertText', { text: '１４８３' }));
  assert.equal(await tab.inputValue(`${at(received)} input`), '１４８３');
  assert.equal(await tab.getAttribute('#verdict', 'data-kind'), 'clear');
  await checkedAfter(tab, () => tab.keyboard.press('Control+z'));
  assert.equal(await tab.inputValue(`${at(received)} input`), '1483');
});

paged('the page is not left with edits that nobody has taken', async (tab) => {
  await choose(tab, asFile('clean.html', bytesOf(clean)));
  await tab.click(`${at(received)} input`);
  await checkedAfter(tab, () => tab.keyboard.type('9'));
  const asked = tab.waitForEvent('dialog');
  await tab.evaluate(() => { setTimeout(() => location.reload(), 0); });
  const dialog = await asked;
  assert.equal(dialog.type(), 'beforeunload');
  await dialog.dismiss();
  assert.equal(await tab.inputValue(`${at(received)} input`), '9');
});

for (const [name, viewport] of Object.entries({ 'a phone of 375 pixels': { width: 375, height: 812 }, 'a phone of 360 pixels': { width: 360, height: 740 }, 'a laptop enlarged twice': { width: 683, height: 384 }, 'a page enlarged four times': { width: 320, height: 256 } })) {
  paged(`on ${name} the bar leaves room, the language can be switched, and nothing is cut off`, async (tab) => {
    const long = '青岫市望河镇云溪街道办事处暨经济技术开发区管理委员会综合行政执法联合工作领导小组办公室';
    await choose(tab, [asFile(`${long}（最终定稿）.html`, changed(clean, [[received, 1490]]).toString().replaceAll('青岫市人民政府', long)), asFile('clean.html', bytesOf(clean))]);
    const isWhole = () => tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    assert.ok(await isWhole());
    await tab.click('#language');
    assert.equal(await tab.textContent('#batch-heading'), 'Results');
    await tab.click('#language');
    await tab.click('.batch tr[data-kind=errors] th button');
    await settled(tab);
    assert.ok(await isWhole());
    const [height, position] = await tab.$eval('#bar', (bar) => [bar.offsetHeight, getComputedStyle(bar).position]);
    assert.ok(position === 'static' || height <= viewport.height / 3.5, `${height} of ${viewport.height}`);
    if (viewport.width > 330) assert.ok(height <= 100, `the bar has ${height} pixels`);
    await tab.click('#more summary');
    await tab.click('#language-item');
    assert.equal(await tab.textContent('#problems-heading'), 'Problems');
    await tab.keyboard.press('F8');
    await settled(tab);
    const card = await tab.$eval('.problem[aria-current] .kind', (one) => {
      const { left, top, width, height: tall } = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(left + Math.min(width, 40) / 2, top + tall / 2));
    });
    assert.ok(card, 'the card lies under something');
  }, { viewport });
}

paged('a menu that is open stays open while a file is read, and closes once something of it is chosen', async (tab) => {
  await choose(tab, asFile('draft.html', changed(clean, [[received, 1490]])));
  await tab.click('#more summary');
  await checkedAfter(tab, () => tab.setInputFiles('#previous', asFile('notice.txt', '一则通知')));
  assert.ok(await tab.isVisible('[data-download=audit]'));
  await tab.click('[data-download=json]');
  await settled(tab);
  assert.ok(!(await tab.isVisible('[data-download=audit]')));
});

paged('an archive with a password, a broken one and an empty one say so, and a broken file in one is a row', async (tab) => {
  const whole = Buffer.from(await archive([['甲局.html', bytesOf(clean)], ['乙局.html', bytesOf(clean)]]));
  const locked = Buffer.from(whole);
  // The mark of a password, in both places of each entry.
  for (const [sign, offset] of [['PK\x03\x04', 6], ['PK\x01\x02', 8]]) for (let from = locked.indexOf(sign, 0, 'latin1'); from >= 0; from = locked.indexOf(sign, from + 1, 'latin1')) locked[from + offset] |= 1;
  for (const bytes of [locked, whole.subarray(0, 3000)]) {
    await choose(tab, asFile('草稿.zip', bytes));
    await tab.waitForSelector('#refusal:not([hidden])');
    assert.match(await tab.textContent('#refusal'), /压缩包设了密码，或已损坏.*解压/s);
    await tab.reload();
  }
  await tab.setInputFiles('#file', asFile('空.zip', await archive([])));
  await tab.waitForFunction(() => document.querySelector('#failure').textContent.includes('没有可以核对的文件'));
  await tab.reload();
  const damaged = Buffer.from(whole);
  damaged.fill(0xff, damaged.indexOf('PK\x01\x02', 0, 'latin1') - 3000, damaged.indexOf('PK\x01\x02', 0, 'latin1') - 10);
  await checkedAfter(tab, () => tab.setInputFiles('#file', asFile('草稿.zip', damaged)), 2);
  const status = await statusOf(tab);
  assert.match(status['甲局.html'], /可以上报/);
  assert.match(status['乙局.html'], /不能读取.*已损坏或不完整/);
});

paged('hundreds of findings are cards, of which the one gone to is marked', async (tab) => {
  const report = extracted(clean);
  const found = (at_) => ({ rule: 'R010', name: 'unread', severity: 'warning', confidence: 'high', fields: [], locations: [], message: { zh: `第 ${at_} 处不能识别`, en: `place ${at_}` } });
  await choose(tab, asFile('许多.json', JSON.stringify({ ...report, diagnostics: Array.from({ length: 300 }, (_, at_) => found(at_ + 1)) })));
  assert.match(await tab.textContent('#verdict'), /300 处要核实/);
  const current = () => tab.$$eval('.problem[aria-current]', (cards) => cards.map((one) => one.querySelector('.message').textContent));
  for (const [key, words] of [['F8', '第 1 处不能识别'], ['F8', '第 2 处不能识别'], ['Shift+F8', '第 1 处不能识别'], ['Shift+F8', '第 300 处不能识别']]) {
    await tab.keyboard.press(key);
    await settled(tab);
    assert.deepEqual(await current(), [words]);
  }
});
