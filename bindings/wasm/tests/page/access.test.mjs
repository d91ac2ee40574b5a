// The page for everyone: axe-core in every state, on a desk and on a phone, light and dark; a page without script; the keyboard from end to end.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { root } from '../command.mjs';
import { asFile, changed, checkedAfter, choose, clean, extracted, paged, received, settled } from './harness.mjs';
import { states } from './states.mjs';

const axe = readFileSync(`${root}bindings/wasm/node_modules/axe-core/axe.min.js`, 'utf8');

/** What axe-core finds wrong. The page's own policy would not let a further script in, so it is run from outside. */
async function faults(tab) {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(' | ')}`);
}

for (const [size, viewport] of Object.entries({ desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } })) {
  paged(`axe-core finds nothing in any state on a ${size}, light and dark`, async (tab) => {
    for (const [name, reach] of Object.entries(states)) {
      await tab.reload();
      await reach(tab);
      for (const colorScheme of ['light', 'dark']) {
        await tab.emulateMedia({ colorScheme });
        await settled(tab);
        assert.deepEqual(await faults(tab), [], `${name} ${colorScheme}`);
      }
      assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is wider than the screen`);
    }
  }, { viewport });
}

paged('a page without script says in Chinese what is needed', async (tab) => {
  assert.match(await tab.textContent('#unsupported'), /政府信息公开工作年度报告核对.*浏览器太旧或停用了脚本.*极速模式/s);
  assert.equal(await tab.isVisible('#app'), false);
}, { javaScriptEnabled: false });

paged('what is printed is dark on white on a dark system too, without what can be pressed', async (tab) => {
  await states.report(tab);
  await tab.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const light = await tab.evaluate(() => ['body', '.problem', 'td[data-field]', 'th[scope=row]'].map((place) => {
    const { backgroundColor, color } = getComputedStyle(document.querySelector(place));
    const [ground, ink] = [backgroundColor, color].map((one) => one.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0));
    return backgroundColor === 'rgba(0, 0, 0, 0)' || ground - ink > 300;
  }));
  assert.deepEqual(light, [true, true, true, true]);
  for (const what of ['#bar', '.acts', '.take']) assert.equal(await tab.locator(what).first().isVisible(), false, what);
});

paged('a report is printed on two sheets, no table of it in pieces', async (tab) => {
  await choose(tab, asFile('draft.html', changed(clean, [[received, 1490]])));
  const sheets = (await tab.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g);
  assert.equal(sheets.length, 2);
});

paged('the keyboard alone goes from a draft to the corrected download', async (tab) => {
  for (let step = 0; step < 10 && (await tab.evaluate(() => document.activeElement.textContent)) !== '选择文件'; step += 1) await tab.keyboard.press('Tab');
  const asked = tab.waitForEvent('filechooser');
  await settled(tab);
  await tab.keyboard.press('Enter');
  const chooser = await asked;
  await checkedAfter(tab, () => chooser.setFiles(asFile('draft.html', changed(clean, [[received, 1490]]))));
  await tab.keyboard.press('F8');
  await settled(tab);
  await checkedAfter(tab, () => tab.keyboard.type('1483'));
  assert.equal(await tab.getAttribute('#verdict', 'data-kind'), 'clear');
  for (let step = 0; step < 400 && (await tab.evaluate(() => document.activeElement.dataset.download)) !== 'docx'; step += 1) await tab.keyboard.press('Shift+Tab');
  const [download] = await Promise.all([tab.waitForEvent('download'), tab.keyboard.press('Enter')]);
  assert.equal(extracted(null, readFileSync(await download.path())).cells[received].value, 1483);
});
