// Pictures of the page in every state and size, to be looked at: node tests/page/look.mjs FOLDER [STATE…]. Dark ones are named so.
import { mkdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { chromium } from 'playwright-core';

import { root } from '../command.mjs';
import { sizes, states } from './states.mjs';

const [folder, ...wanted] = process.argv.slice(2);
const page = pathToFileURL(`${root}bindings/wasm/dist/page/index.html`).href;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
mkdirSync(folder, { recursive: true });

async function pictures(name, reach, options = {}) {
  for (const [size, shape] of Object.entries(sizes)) {
    const own = await browser.newContext({ ...shape, ...options });
    const tab = await own.newPage();
    tab.setDefaultTimeout(60_000);
    try {
      await tab.goto(page);
      await reach(tab);
      for (const colorScheme of ['light', 'dark']) {
        await tab.emulateMedia({ colorScheme, media: name.startsWith('print') ? 'print' : 'screen' });
        await tab.waitForTimeout(100);
        await tab.screenshot({ path: `${folder}/${name}-${size}${colorScheme === 'dark' ? '-dark' : ''}.png`, fullPage: name.startsWith('print') });
      }
    } catch (error) {
      console.error(name, size, String(error).slice(0, 200));
    }
    await own.close();
  }
}

const all = { ...states, print: states.report, 'print-record': states.record };
for (const [name, reach] of Object.entries(all)) if (!wanted.length || wanted.includes(name)) await pictures(name, reach);
if (!wanted.length || wanted.includes('no-script')) await pictures('no-script', async () => {}, { javaScriptEnabled: false });
await browser.close();
process.exit();
