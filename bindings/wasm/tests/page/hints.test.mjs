// What a finding asks for can be said on the page: the year, the agency, the encoding. The file is read again with it.
import assert from 'node:assert/strict';

import { asFile, at, bytesOf, checkedAfter, choose, clean, findingsOn, paged, received, settled, taken } from './harness.mjs';

const page = (change = (text) => text) => Buffer.from(change(bytesOf(clean).toString()));
const rulesOn = async (tab) => (await findingsOn(tab)).map(([rule]) => rule);

paged('a year that was not found is asked for, and the file read again with it', async (tab) => {
  await choose(tab, asFile('draft.html', page((text) => text.replaceAll(/202[1-3]/g, ''))));
  const before = await rulesOn(tab);
  await tab.fill('#hint-year', '22');
  await tab.click('.hinted button');
  assert.match(await tab.textContent('.hinted'), /四位数的年度/);
  await tab.fill('#hint-year', '２０２２');
  await checkedAfter(tab, () => tab.press('#hint-year', 'Enter'));
  assert.equal(await tab.locator('#hint-year').count(), 0);
  assert.equal((await rulesOn(tab)).length, before.length - 1);
  assert.equal(JSON.parse((await taken(tab, 'json')).bytes).meta.year, 2022);
});

paged('an agency whose name is covered is asked for, and the file read again with it', async (tab) => {
  await choose(tab, asFile('draft.html', page((text) => text.replaceAll('青岫市人民政府', 'XX市人民政府'))));
  await tab.fill('#hint-agency', '青岫市人民政府');
  await checkedAfter(tab, () => tab.click('.hinted button'));
  assert.equal(await tab.locator('#hint-agency').count(), 0);
  assert.equal(JSON.parse((await taken(tab, 'json')).bytes).meta.agency, '青岫市人民政府');
});

paged('another encoding is chosen where bytes could not be decoded, and the places are those of the text as decoded then', async (tab) => {
  // One broken byte: enough for the file not to pass for UTF-8.
  const [before, after] = bytesOf(clean).toString().split('<h1>');
  await choose(tab, asFile('draft.html', Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xff]), Buffer.from(`<h1>${after}`)])));
  assert.ok(await tab.locator('#hint-encoding').count(), (await findingsOn(tab)).join());
  await tab.selectOption('#hint-encoding', 'utf-8');
  await checkedAfter(tab, () => tab.click('.hinted button'));
  assert.equal(JSON.parse((await taken(tab, 'json')).bytes).source.encoding, 'utf-8');
  await tab.focus(`${at(received)} input`);
  await tab.waitForSelector('#text mark');
  assert.equal(await tab.textContent('#text mark'), await tab.inputValue(`${at(received)} input`));
});

paged('a file that is no text is refused with the choice of an encoding, in case it is one', async (tab) => {
  await choose(tab, asFile('notice.txt', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 31))));
  assert.match(await tab.textContent('#refusal'), /文字编码/);
  await tab.selectOption('#hint-encoding', 'big5');
  await checkedAfter(tab, () => tab.click('#refusal button'));
  assert.match(await tab.textContent('#refusal'), /不能核对/);
});

paged('edits are asked for before a file is read again', async (tab) => {
  await choose(tab, asFile('draft.html', page((text) => text.replaceAll(/202[1-3]/g, ''))));
  await checkedAfter(tab, () => tab.fill(`${at(received)} input`, '9'));
  const asked = [];
  tab.once('dialog', (dialog) => {
    asked.push(dialog.message());
    dialog.dismiss();
  });
  await tab.fill('#hint-year', '2022');
  await tab.click('.hinted button');
  await settled(tab);
  assert.match(asked.join(), /修改和核实理由都不保留/);
  assert.equal(await tab.inputValue(`${at(received)} input`), '9');
});
