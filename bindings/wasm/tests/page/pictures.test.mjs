// The pictures of the READMEs. Beside each stands the text that it shows, and a picture that shows another text than the page does now
// fails here. `scripts/pictures` takes them anew.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';

import { root } from '../command.mjs';
import { asFile, bytesOf, choose, clean, paged, settled } from './harness.mjs';

const folder = `${root}docs/pictures/`;
const notebook = `${root}target/pictures/notebook.html`;
const update = process.env.UPDATE_PICTURES === '1';

/** The clean example as someone might have typed it: two digits of a cell swapped, and a number of the prose that is not that of the table. */
function draft() {
  let page = bytesOf(clean).toString();
  for (const [right, wrong] of [['<td>1483</td>', '<td>1438</td>'], ['规章6件', '规章9件']]) {
    assert.equal(page.split(right).length, 2, right);
    page = page.replace(right, wrong);
  }
  return asFile('青岫市人民政府2022年度报告.html', page);
}

/** The text that is seen in the window, as its pieces of text lie in it. */
const seen = (tab) => tab.evaluate(() => {
  const range = document.createRange();
  const within = (box) => box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const lines = [];
  for (const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); walker.nextNode();) {
    const node = walker.currentNode;
    const text = node.data.trim().replaceAll(/\s+/g, ' ');
    if (!text || !node.parentElement.checkVisibility()) continue;
    range.selectNodeContents(node);
    if ([...range.getClientRects()].some(within)) lines.push(text);
  }
  const values = [...document.querySelectorAll('input')].filter((input) => input.value && input.checkVisibility() && within(input.getBoundingClientRect()));
  return `${[...lines, ...values.map((input) => input.value)].join('\n')}\n`;
});

async function pictured(tab, name) {
  // What is drawn last, such as the place in the source, may take a while on a busy machine.
  let text = '';
  for (let before = null; text !== before;) {
    before = text;
    await settled(tab);
    text = await seen(tab);
  }
  if (update) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}${name}.txt`, text);
    await tab.screenshot({ path: `${folder}${name}.png` });
  }
  assert.ok(existsSync(`${folder}${name}.png`), `docs/pictures/${name}.png is missing: scripts/pictures takes it`);
  assert.equal(text, readFileSync(`${folder}${name}.txt`, 'utf8'), `docs/pictures/${name}.png shows another text: scripts/pictures takes it anew`);
}

const desktop = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 };
const phone = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

for (const [name, language, options] of [['page', 'zh', desktop], ['page-en', 'en', desktop], ['page-phone', 'zh', phone]]) {
  paged(`the picture ${name} shows what the page shows`, async (tab) => {
    tab.setDefaultTimeout(60_000);
    if (language === 'en') await tab.click('#language');
    await choose(tab, draft());
    // On a wide window the cell is shown with its place in the source beside it.
    if (options === desktop) {
      await tab.locator('.problem').first().getByText(/看表格|Show the cell/).click();
      await tab.waitForSelector('#text mark');
    }
    await pictured(tab, name);
  }, options);
}

if (existsSync(notebook)) {
  paged('the picture of the notebook shows what the notebook shows', async (tab) => {
    await pictured(tab, 'notebook');
  }, { opened: notebook, viewport: { width: 1000, height: 760 }, deviceScaleFactor: 1.5 });
} else {
  test('the picture of the notebook shows what the notebook shows', { skip: `${notebook} is missing: scripts/test python writes it` });
}
