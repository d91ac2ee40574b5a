// Settling what is found: the prose, reasons, proven values, undo and redo, the pages of the rules, and what is said before a download.
import assert from 'node:assert/strict';

import { drawn } from '../command.mjs';
import { asFile, at, bytesOf, changed, checkedAfter, choose, clean, extracted, findingsOn, paged, received, settled, taken } from './harness.mjs';
import { sizes } from './states.mjs';

const kind = (tab) => tab.getAttribute('#verdict', 'data-kind');

/** The clean example with a wrong number in its prose: six regulations were issued. */
const prose = () => changed(clean, [], [['规章6件', '规章9件']]);

paged('a number of the prose is shown in its sentence and mended on either side', async (tab) => {
  await choose(tab, asFile('draft.html', prose()));
  assert.equal(await kind(tab), 'warnings');
  assert.match(await tab.textContent('.sentence'), /市政府新出台规章9件，废止4件/);
  assert.equal(await tab.textContent('.sentence mark'), '9');
  await checkedAfter(tab, () => tab.click('.prose button:has-text("正文改为 6")'));
  assert.equal(await kind(tab), 'clear');
  await checkedAfter(tab, () => tab.keyboard.press('Control+z'));
  await checkedAfter(tab, () => tab.click('.prose button:has-text("表格改为 9")'));
  assert.equal(await tab.inputValue(`${at('disclosure.rules.issued')} input`), '9');
  assert.ok(!(await findingsOn(tab)).some(([rule]) => rule === 'X501'));
});

paged('the corrected prose is in the Word document', async (tab) => {
  await choose(tab, asFile('draft.html', prose()));
  await checkedAfter(tab, () => tab.click('.prose button:has-text("正文改为 6")'));
  const { bytes } = await taken(tab, 'docx');
  const text = extracted(null, bytes).sections[0].text;
  assert.ok(text.includes('新出台规章6件') && !text.includes('规章9件'));
});

paged('a finding that is right as it stands is confirmed with a reason, which undo takes back', async (tab) => {
  await choose(tab, asFile('draft.html', prose()));
  await tab.click('.acts button:has-text("已核实，无需修改")');
  await tab.waitForSelector('#reason');
  await tab.click('#save-reason');
  assert.match(await tab.textContent('dialog .warning'), /请写明理由/);
  await tab.fill('#reason', '含上年底送审、本年公布的三件');
  await tab.click('#save-reason');
  await settled(tab);
  assert.equal(await kind(tab), 'settled');
  assert.match(await tab.textContent('#confirmed'), /含上年底送审/);
  // What is settled is marked no more.
  assert.equal(await tab.locator('td[data-mark]').count(), 0);
  await checkedAfter(tab, () => tab.keyboard.press('Control+z'));
  assert.equal(await kind(tab), 'warnings');
});

paged('a reason does not outlive the number that it was given for', async (tab) => {
  await choose(tab, asFile('draft.html', prose()));
  await tab.click('.acts button:has-text("已核实，无需修改")');
  await tab.fill('#reason', '口径不同');
  await tab.click('#save-reason');
  await settled(tab);
  await checkedAfter(tab, () => tab.fill(`${at('disclosure.rules.issued')} input`, '7'));
  assert.equal(await kind(tab), 'warnings');
});

paged('all proven values are listed and filled in at once, and taken back at once', async (tab) => {
  await choose(tab, asFile('blank.html', changed(clean, [[received, ''], ['requests.carried_in.enterprise', '']])));
  assert.equal(await tab.textContent('#fill-all'), '填入全部可推得的数值（2）');
  await tab.click('#fill-all');
  await tab.waitForSelector('#fill-now');
  assert.match(await tab.textContent('dialog'), /自然人.*空白.*1483/s);
  await checkedAfter(tab, () => tab.click('#fill-now'));
  assert.equal(await tab.inputValue(`${at(received)} input`), '1483');
  assert.equal(await kind(tab), 'clear');
  await checkedAfter(tab, () => tab.click('#undo'));
  assert.equal(await tab.inputValue(`${at(received)} input`), '');
  assert.equal(await tab.inputValue(`${at('requests.carried_in.enterprise')} input`), '');
});

paged('为什么 opens the page of the rule in Chinese, and Esc closes it', async (tab) => {
  await choose(tab, asFile('draft.html', prose()));
  await tab.click('.acts button:has-text("为什么")');
  await tab.waitForSelector('dialog[open]');
  const page = await tab.textContent('dialog');
  assert.match(page, /例子.*怎么办.*编写报告的单位：.*汇总或使用报告的单位：/s);
  assert.doesNotMatch(page, /What it checks|[A-Z]\d{3}/);
  await tab.keyboard.press('Escape');
  await tab.waitForSelector('dialog[open]', { state: 'detached' }).catch(() => assert.fail('the page stays open'));
});

paged('the pages of the rules of one problem are separated, and name other rules by their words', async (tab) => {
  await choose(tab, asFile('draft.html', changed(clean, [[received, 1438]])));
  await tab.click('.acts button:has-text("为什么")');
  await tab.waitForSelector('dialog[open] article + article');
  const page = await tab.textContent('dialog');
  assert.match(page, /「总计列不等于各申请人之和」/);
  assert.doesNotMatch(page, /[A-Z]\d{3}/);
  const [title, heading, line] = await tab.evaluate(() => ['h3', 'h4', 'article + article'].map((one) => getComputedStyle(document.querySelector(`dialog ${one}`))).map(({ fontSize, borderTopWidth }) => (parseFloat(borderTopWidth) || parseFloat(fontSize))));
  assert.ok(title > heading && line === 1, `${title} ${heading} ${line}`);
});

paged('F8 goes through the problems with the focus in the cell, and both it and its source are in view', async (tab) => {
  await choose(tab, asFile('draft.html', changed(clean, [[received, 1438], ['remedies.reconsideration.total', 5]])));
  const seen = [];
  for (let step = 0; step < 2; step += 1) {
    await tab.keyboard.press('F8');
    await tab.waitForSelector('.problem[aria-current]');
    await settled(tab);
    seen.push(await tab.evaluate(() => document.activeElement.closest('td')?.dataset.field));
    for (const place of ['td.selected', '#text mark', '.problem[aria-current] .kind']) {
      const inView = await tab.$eval(place, (one) => {
        const box = one.getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight && box.width > 0;
      });
      assert.ok(inView, `${place} ${step}`);
    }
  }
  assert.ok(seen.includes(received) && new Set(seen).size === 2, seen.join());
}, { viewport: { width: 1280, height: 720 } });

for (const [size, shape] of Object.entries(sizes)) {
  paged(`on a ${size} the cell that is selected and its place in the source are in view, and nothing lies over them`, async (tab) => {
    await choose(tab, asFile('draft.html', changed(clean, [[received, 1438]])));
    for (const field of [received, 'requests.carried_out.total', 'requests.denied.state_secret.natural_person']) {
      await tab.focus(`${at(field)} input`);
      await tab.waitForSelector('#text mark');
      await settled(tab);
      const covered = await tab.evaluate((places) => places.filter((place) => {
        const one = document.querySelector(place);
        const { left, right, top, bottom } = one.getBoundingClientRect();
        const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return !seen || !(one.contains(seen) || seen.contains(one));
      }), [`${at(field)} input`, '#text mark']);
      assert.deepEqual(covered, [], field);
    }
  }, shape);

  paged(`on a ${size} the row of a document is shown with the mark of the cell in view`, async (tab) => {
    await choose(tab, asFile('草稿.docx', drawn(8, 'docx')));
    for (const field of ['requests.received.natural_person', 'requests.granted.total']) {
      await tab.focus(`${at(field)} input`);
      await tab.waitForSelector('#row mark');
      await settled(tab);
      const seen = await tab.evaluate((places) => places.map((place) => {
        const one = document.querySelector(place);
        const { left, right, top, bottom } = one.getBoundingClientRect();
        const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return Boolean(there) && (one.contains(there) || there.contains(one));
      }), [`${at(field)} input`, '#row mark']);
      assert.deepEqual(seen, [true, true], field);
    }
  }, shape);
}

paged('a form with open problems says so before it is taken, and in the document', async (tab) => {
  await choose(tab, asFile('draft.html', changed(clean, [[received, 1490]])));
  await tab.click('[data-download=docx]');
  await tab.waitForSelector('dialog[open]');
  assert.match(await tab.textContent('dialog'), /1 处错误/);
  await tab.click('dialog button:has-text("返回处理")');
  const { bytes } = await taken(tab, 'docx');
  const report = extracted(null, bytes);
  // The marks leave the figures as they are.
  assert.equal(report.cells[received].value, 1490);
  assert.equal(report.cells['requests.received.total'].value, 2837);
  const { entries } = await import('../../www/model/zip.js');
  const xml = new TextDecoder().decode(await entries(new Uint8Array(bytes)).find(({ name }) => name === 'word/document.xml').bytes());
  assert.match(xml, /上报前删除本行】本报告尚有 1 处错误/);
  const yellow = xml.split('<w:tc>').filter((cell) => cell.includes('FFE699') && cell.includes('<w:vAlign')).map((cell) => /<w:t [^>]*>([^<]*)/.exec(cell)?.[1]);
  assert.ok(yellow.includes('1490') && yellow.includes('2837') && !yellow.includes('18437.62'), yellow.join());
});

paged('a clean form is taken without a question and without a mark', async (tab) => {
  await choose(tab, asFile('clean.html', bytesOf(clean)));
  const { bytes } = await taken(tab, 'docx');
  assert.equal(extracted(null, bytes).cells[received].value, 1483);
  assert.ok(!bytes.toString('latin1').includes('data-at'));
});
