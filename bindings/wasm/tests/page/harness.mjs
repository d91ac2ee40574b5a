// The checking page in a real Chromium, opened from the disk as a clerk opens it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { chromium } from 'playwright-core';

import { root } from '../command.mjs';

export { asFile, bytesOf, changed, clean, extracted, received } from './files.mjs';

const CHROMIUM = '/usr/bin/chromium';
const page = `${root}bindings/wasm/dist/page/index.html`;
const missing = [CHROMIUM, page].find((path) => !existsSync(path));
const skip = missing ? `${missing} is missing` : false;

let browser;
before(async () => {
  if (skip) return;
  const quiet = ['quic', 'background-networking', 'component-update', 'sync', 'gpu'].map((what) => `--disable-${what}`);
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--no-first-run', ...quiet] });
});
after(() => browser?.close());

/** A test with the page open, or another that is named, which fails where the page asks for anything but itself or says anything on the console. */
export function paged(name, act, { opened = page, ...options } = {}) {
  test(name, { skip }, async (context) => {
    const own = await browser.newContext({ viewport: { width: 1400, height: 900 }, acceptDownloads: true, ...options });
    const tab = await own.newPage();
    tab.setDefaultTimeout(15_000);
    const [asked, said] = [[], []];
    own.on('request', (request) => asked.push(request.url()));
    tab.on('console', (message) => said.push(message.text()));
    tab.on('pageerror', (error) => said.push(String(error)));
    try {
      await tab.goto(pathToFileURL(opened).href);
      await act(tab, context);
      const strange = asked.filter((url) => url !== pathToFileURL(opened).href && !url.startsWith('blob:null/'));
      assert.deepEqual([strange, said], [[], []]);
    } finally {
      await own.close();
    }
  });
}

/** Waits until the page has checked once more than before, and has drawn what it found. */
export async function checkedAfter(tab, act, times = 1) {
  const was = await tab.evaluate(() => Number(document.body.dataset.checked ?? 0));
  await act();
  await tab.waitForFunction((count) => Number(document.body.dataset.checked ?? 0) >= count, was + times);
  await settled(tab);
}

/** Waits for what is drawn of the last change, and for the text of the file that is shown. */
export const settled = (tab) => tab.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 150); }));

/** Chooses files by a control of the page. */
export const choose = (tab, files, input = '#file') => {
  const list = [files].flat();
  return checkedAfter(tab, () => tab.setInputFiles(input, list), list.length);
};

/** Drops a file on the page, as from a folder. */
export async function drop(tab, bytes, name) {
  const transfer = await tab.evaluateHandle(async ([base64, file]) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], file));
    return data;
  }, [Buffer.from(bytes).toString('base64'), name]);
  await checkedAfter(tab, () => tab.dispatchEvent('body', 'drop', { dataTransfer: transfer }));
}

export const at = (field) => `td[data-field="${field}"]`;

/** The cells as they stand on the page. */
export const cellsOn = (tab) => tab.$$eval('td[data-field]', (cells) => cells.map((cell) => [cell.dataset.field, cell.dataset.state, cell.querySelector('input').value]));

/** The findings as they stand on the page, each with its rule. */
export const findingsOn = (tab) => tab.$$eval('.problem .message', (found) => found.map((item) => [item.dataset.rule, item.textContent]));

/** The bytes that a download button gives; what stands behind 更多 is opened first. */
export async function taken(tab, what) {
  const button = tab.locator(`[data-download="${what}"]`).first();
  if (!(await button.isVisible())) await tab.click('#more summary');
  const [download] = await Promise.all([tab.waitForEvent('download'), button.click().then(() => guard(tab))]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function guard(tab) {
  await settled(tab);
  const go = tab.locator('#guard-go');
  if (await go.isVisible()) await go.click();
}
