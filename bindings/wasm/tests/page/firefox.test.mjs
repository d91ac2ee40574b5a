// The checking page in Firefox, which is driven by WebDriver BiDi: a draft is opened, mended by typing, and taken away.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import puppeteer from 'puppeteer-core';

import { changed, clean, extracted, received } from './files.mjs';
import { root } from '../command.mjs';

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);
const page = `${root}bindings/wasm/dist/page/index.html`;
const skip = !FIREFOX ? 'Firefox is missing: on Debian apt-get install firefox-esr' : !existsSync(page) && `${page} is missing`;

/** Waits until something holds. */
async function until(holds, what) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  assert.fail(what);
}

test('in Firefox a draft is opened, mended and taken away', { skip, timeout: 180_000 }, async (context) => {
  const folder = mkdtempSync(`${tmpdir()}/gov-disclosure-`);
  const draft = `${folder}/draft.html`;
  writeFileSync(draft, changed(clean, [[received, 1490]]));
  const browser = await puppeteer.launch({
    browser: 'firefox', executablePath: FIREFOX, headless: true, timeout: 90_000,
    extraPrefsFirefox: { 'browser.download.folderList': 2, 'browser.download.dir': folder, 'browser.download.always_ask_before_handling_new_types': false },
  });
  try {
    context.diagnostic(await browser.version());
    const tab = await browser.newPage();
    const said = [];
    tab.on('console', (message) => said.push(message.text()));
    tab.on('pageerror', (error) => said.push(String(error)));
    await tab.goto(pathToFileURL(page).href);
    await (await tab.$('#file')).uploadFile(draft);
    await tab.waitForSelector('#report:not([hidden])');
    const kind = () => tab.$eval('#verdict', (one) => one.dataset.kind);
    assert.equal(await kind(), 'errors');
    const cell = `td[data-field="${received}"]`;
    assert.equal(await tab.$eval(cell, (one) => one.dataset.mark), 'suspect');
    await tab.click(`${cell} input`);
    await tab.waitForSelector('#text mark');
    assert.equal(await tab.$eval('#text mark', (one) => one.textContent), '1490');
    await tab.keyboard.type('1483');
    await until(async () => (await kind()) === 'clear', 'the draft is not clear');
    await tab.click('[data-download=docx]');
    const made = () => readdirSync(folder).find((name) => name.endsWith('.docx') && !existsSync(`${folder}/${name}.part`));
    await until(async () => made() && readFileSync(`${folder}/${made()}`).length > 0, 'nothing was downloaded');
    assert.equal(extracted(null, readFileSync(`${folder}/${made()}`)).cells[received].value, 1483);
    assert.deepEqual(said, []);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
});
