// The page for everyone: axe-core in every state, on a desk and on a phone, light and dark; a page without script; the keyboard from end to end.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { root } from '../command.mjs';
import { asFile, at, bytesOf, changed, checkedAfter, choose, clean, extracted, paged, received, settled } from './harness.mjs';

const axe = readFileSync(`${root}bindings/wasm/node_modules/axe-core/axe.min.js`, 'utf8');

/** What axe-core finds wrong. The page's own policy would not let a further script in, so it is run from outside. */
async function faults(tab) {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(' | ')}`);
}

const faulty = () => asFile('draft.html', changed(clean, [[received, 1490], ['requests.carried_in.enterprise', '']], [['规章6件', '规章9件']]));

const states = {
  start: async () => {},
  list: (tab) => choose(tab, [faulty(), asFile('cells.txt', bytesOf('examples/reports/text-cells.txt')), asFile('a.rtf', '{\\rtf1 x}')]),
  refusal: async (tab) => {
    await choose(tab, asFile('a.rtf', '{\\rtf1 x}'));
    await tab.waitForSelector('#refusal:not([hidden])');
  },
  report: (tab) => choose(tab, faulty()),
  cell: async (tab) => {
    await choose(tab, faulty());
    await tab.focus(`${at(received)} input`);
    await tab.waitForSelector('#text mark');
  },
  rule: async (tab) => {
    await choose(tab, faulty());
    await tab.click('.acts button:has-text("为什么")');
    await tab.waitForSelector('dialog[open]');
  },
  reason: async (tab) => {
    await choose(tab, faulty());
    await tab.click('.acts button:has-text("已核实")');
    await tab.waitForSelector('#reason');
  },
  proven: async (tab) => {
    await choose(tab, asFile('blank.html', changed(clean, [[received, '']])));
    await tab.click('#fill-all');
    await tab.waitForSelector('#fill-now');
  },
  record: async (tab) => {
    await choose(tab, faulty());
    await tab.click('#more summary');
    await tab.click('[data-download=audit]');
    await tab.waitForSelector('#record');
  },
  cut: (tab) => choose(tab, asFile('cut.txt', bytesOf('examples/reports/text-truncated.txt'))),
};

for (const [size, viewport] of Object.entries({ desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } })) {
  for (const colorScheme of ['light', 'dark']) {
    paged(`axe-core finds nothing on a ${size}, ${colorScheme}`, async (tab) => {
      for (const [name, reach] of Object.entries(states)) {
        await tab.reload();
        await reach(tab);
        await settled(tab);
        assert.deepEqual(await faults(tab), [], name);
        assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is wider than the screen`);
      }
    }, { viewport, colorScheme });
  }
}

paged('a page without script says in Chinese what is needed', async (tab) => {
  assert.match(await tab.textContent('#unsupported'), /政府信息公开工作年度报告核对.*浏览器太旧或停用了脚本.*极速模式/s);
  assert.equal(await tab.isVisible('#app'), false);
}, { javaScriptEnabled: false });

paged('the keyboard alone goes from a draft to the corrected download', async (tab) => {
  await choose(tab, asFile('draft.html', changed(clean, [[received, 1490]])));
  await tab.keyboard.press('F8');
  await settled(tab);
  await checkedAfter(tab, () => tab.keyboard.type('1483'));
  assert.equal(await tab.getAttribute('#verdict', 'data-kind'), 'clear');
  for (let step = 0; step < 400 && (await tab.evaluate(() => document.activeElement.dataset.download)) !== 'docx'; step += 1) await tab.keyboard.press('Shift+Tab');
  const [download] = await Promise.all([tab.waitForEvent('download'), tab.keyboard.press('Enter')]);
  assert.equal(extracted(null, readFileSync(await download.path())).cells[received].value, 1483);
});
