// A draft in the form of 2019 put into that of 2021 on the page: what is carried over, filled in, left out, taken back and taken away.
import assert from 'node:assert/strict';

import { asFile, at, bytesOf, checkedAfter, choose, extracted, paged, taken } from './harness.mjs';

/** The form of 2019 for a year that asks for that of 2021. */
const old = () => asFile('旧版式.html', bytesOf('examples/reports/html-cms-layout.html').toString().replaceAll('2020年', '2022年'));

const made = 'disclosure.rules.made';
const issued = 'disclosure.rules.issued';
const carried = 'disclosure.licensing.decisions';

async function converted(tab) {
  await choose(tab, old());
  await tab.click('.problem button:has-text("转为2021年版式")');
  await tab.waitForSelector('#convert-now');
  const said = await tab.textContent('dialog');
  await checkedAfter(tab, () => tab.click('#convert-now'));
  return said;
}

paged('a draft in the form of 2019 is put into that of 2021, with what becomes of its cells said before', async (tab) => {
  const said = await converted(tab);
  for (const words of [/172 格原样转入/, /需要补填的 28 格/, /不转入的 26 格/, /其他处理/, /政府集中采购.*12864500/s]) assert.match(said, words);
  assert.equal(await tab.inputValue(`${at(carried)} input`), '51672');
  assert.equal(await tab.inputValue(`${at(issued)} input`), '');
  assert.equal(await tab.getAttribute(at(issued), 'data-state'), 'absent');
  assert.equal(await tab.locator(at(made)).count(), 0);
  assert.match(await tab.textContent('#verdict'), /28 格待补填/);
  assert.doesNotMatch(await tab.textContent('#verdict'), /未读出/);
  await tab.click('#converted');
  assert.match(await tab.textContent('dialog'), /不转入的 26 格/);
});

paged('the conversion is undone and done again, and cells are filled in', async (tab) => {
  await converted(tab);
  await checkedAfter(tab, () => tab.fill(`${at(issued)} input`, '3'));
  assert.match(await tab.textContent('#verdict'), /27 格待补填/);
  await checkedAfter(tab, () => tab.click('#undo'));
  await checkedAfter(tab, () => tab.click('#undo'));
  assert.equal(await tab.locator(at(made)).count(), 1);
  assert.equal(await tab.locator(at(issued)).count(), 0);
  await checkedAfter(tab, () => tab.click('#redo'));
  await checkedAfter(tab, () => tab.click('#redo'));
  assert.equal(await tab.inputValue(`${at(issued)} input`), '3');
});

paged('the Word document and the record are those of the form of 2021', async (tab) => {
  await converted(tab);
  const report = extracted(null, (await taken(tab, 'docx')).bytes);
  assert.deepEqual([report.form.disclosure, report.form.requests], ['2021', '2021']);
  assert.equal(report.cells[carried].value, 51672);
  assert.notEqual(report.cells[issued].state, 'reported');
  await tab.click('#more summary');
  await tab.click('[data-download=audit]');
  await tab.waitForSelector('#record');
  assert.match(await tab.textContent('#record'), /版式2019年版2021年版.*未转入/s);
});
