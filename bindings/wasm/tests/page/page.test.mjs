// The checking page in a real Chromium, opened from the disk as a clerk opens it, held against the command.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { chromium } from 'playwright-core';

import { command, drawn, files, root } from '../command.mjs';

const CHROMIUM = '/usr/bin/chromium';
const page = `${root}bindings/wasm/dist/page/index.html`;
const missing = [CHROMIUM, page].find((path) => !existsSync(path));
const skip = missing ? `${missing} is missing` : false;
const clean = 'examples/reports/html-clean.html';
const received = 'requests.received.natural_person';

let browser;
before(async () => {
  if (skip) return;
  const quiet = ['quic', 'background-networking', 'component-update', 'sync', 'gpu'].map((what) => `--disable-${what}`);
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--no-first-run', ...quiet] });
});
after(() => browser?.close());

/** A test with the page open, which fails where the page asks for anything but itself or says anything on the console. */
function paged(name, act, options = {}) {
  test(name, { skip }, async (context) => {
    const own = await browser.newContext({ viewport: { width: 1400, height: 900 }, acceptDownloads: true, ...options });
    const tab = await own.newPage();
    const [asked, said] = [[], []];
    own.on('request', (request) => asked.push(request.url()));
    tab.on('console', (message) => said.push(message.text()));
    tab.on('pageerror', (error) => said.push(String(error)));
    try {
      await tab.goto(pathToFileURL(page).href);
      await act(tab, context);
      const strange = asked.filter((url) => url !== pathToFileURL(page).href && !url.startsWith('blob:null/'));
      assert.deepEqual([strange, said], [[], []]);
    } finally {
      await own.close();
    }
  });
}

/** Waits until the page has checked once more than before. */
async function checkedAfter(tab, act) {
  const before = await tab.evaluate(() => document.body.dataset.checked ?? '0');
  await act();
  await tab.waitForFunction((count) => (document.body.dataset.checked ?? '0') !== count, before);
}

const bytesOf = (path) => readFileSync(root + path);

const choose = (tab, bytes, name, input = '#file') => checkedAfter(tab, () => tab.setInputFiles(input, { name, mimeType: '', buffer: Buffer.from(bytes) }));

/** Drops a file on the page, as from a folder. */
async function drop(tab, bytes, name) {
  const transfer = await tab.evaluateHandle(async ([base64, file]) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], file));
    return data;
  }, [Buffer.from(bytes).toString('base64'), name]);
  await checkedAfter(tab, () => tab.dispatchEvent('#drop', 'drop', { dataTransfer: transfer }));
}

/** The cells as they stand on the page. */
const cellsOn = (tab) => tab.$$eval('td[data-field]', (cells) => cells.map((cell) => [cell.dataset.field, cell.dataset.state, cell.querySelector('input').value]));

const findingsOn = (tab) => tab.$$eval('.finding', (found) => found.map((item) => [item.dataset.rule, item.querySelector('.message').textContent]));

/** What the page must show of a report that the command read. */
function expected(report) {
  const cells = Object.entries(report.cells).map(([field, cell]) => [field, cell.state, cell.state === 'reported' ? String(cell.value) : (cell.raw ?? '')]);
  const found = [false, true].flatMap((slight) => report.diagnostics.filter(({ severity }) => (severity === 'info') === slight));
  return { cells: cells.sort(), findings: found.map(({ rule, message }) => [rule, message.zh]) };
}

/** The clean example with one wrong number: the requests received from natural persons. */
function broken() {
  const report = JSON.parse(command(['extract', '--format', 'jsonl', clean]));
  const { value, location } = report.cells[received];
  const text = bytesOf(clean);
  const [from, to] = location.byte;
  return { value, bytes: Buffer.concat([text.subarray(0, from), Buffer.from(String(value + 7)), text.subarray(to)]) };
}

const at = (field) => `td[data-field="${field}"]`;

/** The bytes that a download button gives. */
async function taken(tab, ending) {
  const [download] = await Promise.all([tab.waitForEvent('download'), tab.click(`[data-download=${ending}]`)]);
  return readFileSync(await download.path());
}

paged('every report that is dropped shows the cells and diagnostics of the command, and gives its JSON byte by byte', async (tab) => {
  // Beside the project stand real copies, where its own tests run.
  const paths = [...files('examples/reports'), ...files('../shared/reports')];
  assert.ok(paths.length >= 18);
  const lines = command(['extract', '--format', 'jsonl', ...paths]).toString().trimEnd().split('\n');
  for (const [index, path] of paths.entries()) {
    await drop(tab, bytesOf(path), path.split('/').at(-1));
    const { cells, findings } = expected(JSON.parse(lines[index]));
    const shown = new Map((await cellsOn(tab)).map((cell) => [cell[0], cell]));
    // A table that was not found stands as an empty form, absent throughout.
    for (const cell of cells) assert.deepEqual(shown.get(cell[0]), cell, path);
    for (const [field, state, value] of shown.values()) assert.ok(cells.some(([id]) => id === field) || (state === 'absent' && value === ''), `${path} ${field}`);
    assert.deepEqual(await findingsOn(tab), findings, path);
    // A browser gives the name of a file without its folder.
    const line = lines[index].replace(JSON.stringify(path), JSON.stringify(path.split('/').at(-1)));
    assert.ok((await taken(tab, 'json')).toString() === line, path);
  }
});

for (const format of ['docx', 'xlsx', 'pdf']) {
  paged(`a ${format} file is read with the part of the engine for it, and its places are told in words`, async (tab) => {
    const bytes = drawn(3, format);
    await choose(tab, bytes, `draft.${format}`);
    const { cells, findings } = expected(JSON.parse(command(['extract', '--format', 'jsonl', '-'], bytes)));
    assert.deepEqual((await cellsOn(tab)).sort(), cells);
    assert.deepEqual(await findingsOn(tab), findings);
    await tab.focus(`${at(cells.find(([, state]) => state === 'reported')[0])} input`);
    assert.match(await tab.textContent('#place'), { docx: /表格/, xlsx: /工作表/, pdf: /第 \d+ 页/ }[format]);
    assert.equal(await tab.isVisible('#text'), false);
  });
}

paged('a wrong cell is found, its place marked, and mended by typing the value that fits', async (tab) => {
  const { value, bytes } = broken();
  await choose(tab, bytes, 'draft.html');
  assert.equal(await tab.getAttribute(at(received), 'data-mark'), 'suspect');
  assert.equal(await tab.getAttribute(`${at(received)} input`, 'aria-invalid'), 'true');
  await tab.click(`${at(received)} input`);
  assert.equal(await tab.textContent('#text mark'), String(value + 7));
  await checkedAfter(tab, () => tab.fill(`${at(received)} input`, String(value)));
  assert.equal(await tab.getAttribute('#verdict', 'data-clean'), 'true');
  assert.equal(await tab.getAttribute(at(received), 'data-look'), 'edited');
  assert.match(await tab.textContent('#status'), /0 个错误，0 个警告/);
  await checkedAfter(tab, () => tab.click('#undo-all'));
  assert.equal(await tab.getAttribute(at(received), 'data-mark'), 'suspect');
});

paged('a value that is lost is shown near what was said of it', async (tab) => {
  await choose(tab, bytesOf('examples/reports/text-truncated.txt'), 'cut.txt');
  await tab.focus(`${at('requests.unavailable.needs_creation.total')} input`);
  assert.match(await tab.textContent('#place'), /附近在：第 43 行/);
  assert.match(await tab.textContent('#text mark'), /没有现成信息需要另行制作/);
});

paged('a button takes the value that fits', async (tab) => {
  const { value, bytes } = broken();
  await choose(tab, bytes, 'draft.html');
  await checkedAfter(tab, () => tab.click(`.remedies button:has-text("改为 ${value}")`));
  assert.equal(await tab.inputValue(`${at(received)} input`), String(value));
  assert.equal(await tab.getAttribute('#verdict', 'data-clean'), 'true');
});

paged('an emptied cell is blank and a slash a placeholder, never 0', async (tab) => {
  await choose(tab, bytesOf(clean), 'clean.html');
  for (const [text, state] of [['', 'blank'], ['/', 'placeholder'], ['7a', 'illegible'], ['１２', 'reported']]) {
    await checkedAfter(tab, () => tab.fill(`${at(received)} input`, text));
    assert.equal(await tab.getAttribute(at(received), 'data-state'), state, text);
  }
});

paged('the keyboard alone moves, changes and takes back', async (tab) => {
  await choose(tab, bytesOf(clean), 'clean.html');
  const focused = () => tab.evaluate(() => document.activeElement.closest('td')?.dataset.field);
  await tab.focus(`${at(received)} input`);
  const walk = [['ArrowRight', 'received.enterprise'], ['ArrowDown', 'carried_in.enterprise'], ['ArrowLeft', 'carried_in.natural_person'], ['Enter', 'granted.natural_person'], ['ArrowUp', 'carried_in.natural_person'], ['Shift+Enter', 'received.natural_person']];
  for (const [key, field] of walk) {
    await tab.keyboard.press(key);
    assert.equal(await focused(), `requests.${field}`, key);
  }
  const was = await tab.inputValue(`${at(received)} input`);
  await checkedAfter(tab, () => tab.keyboard.type('99999'));
  assert.equal(await tab.getAttribute('#verdict', 'data-clean'), 'false');
  await checkedAfter(tab, () => tab.keyboard.press('Escape'));
  assert.equal(await tab.inputValue(`${at(received)} input`), was);
  assert.equal(await tab.getAttribute('#verdict', 'data-clean'), 'true');
});

paged('what is downloaded is what the command writes', async (tab) => {
  await choose(tab, bytesOf(clean), 'html-clean.html');
  // A browser gives the name of a file without its folder.
  const bare = (text) => text.toString().replaceAll('examples/reports/', '');
  assert.ok((await taken(tab, 'json')).toString() === bare(command(['extract', '--format', 'jsonl', clean])).trimEnd(), 'json');
  assert.ok((await taken(tab, 'csv')).toString() === bare(command(['extract', '--format', 'csv', '--bom', clean])), 'csv');
  await checkedAfter(tab, () => tab.fill(`${at(received)} input`, '4321'));
  const corrected = await taken(tab, 'docx');
  await choose(tab, corrected, 'corrected.docx');
  assert.equal(await tab.inputValue(`${at(received)} input`), '4321');
  assert.equal(await tab.getAttribute(at(received), 'data-state'), 'reported');
});

paged('the year before stands beside it for the carry-over', async (tab) => {
  const report = JSON.parse(command(['extract', '--format', 'jsonl', clean]));
  const carried = report.cells['requests.carried_in.total'].value;
  const previous = { year: report.meta.year - 1, agency: report.meta.agency, 'requests.carried_out.total': carried + 5 };
  await choose(tab, bytesOf(clean), 'clean.html');
  await choose(tab, JSON.stringify(previous), 'previous.json', '#previous');
  assert.ok((await findingsOn(tab)).some(([rule]) => rule === 'Y601'));
  await checkedAfter(tab, () => tab.click('#beside button'));
  assert.ok(!(await findingsOn(tab)).some(([rule]) => rule.startsWith('Y')));
});

paged('pasted text is a report like another', async (tab) => {
  await tab.click('#paste summary');
  await tab.fill('#pasted', bytesOf('examples/reports/text-truncated.txt').toString());
  await checkedAfter(tab, () => tab.click('#check-pasted'));
  assert.ok((await findingsOn(tab)).some(([rule]) => rule === 'S201'));
});

paged('what is no report is said, in words', async (tab) => {
  await tab.setInputFiles('#file', { name: 'letter.txt', mimeType: '', buffer: Buffer.from('一封信') });
  await tab.waitForFunction(() => document.getElementById('failure').textContent !== '');
  assert.match(await tab.textContent('#failure'), /letter\.txt 读不出报告/);
});

paged('the switch makes the page English, and the language of the page is said', async (tab) => {
  await choose(tab, bytesOf('examples/reports/text-truncated.txt'), 'cut.txt');
  assert.equal(await tab.getAttribute('html', 'lang'), 'zh-CN');
  await tab.click('#language');
  assert.equal(await tab.getAttribute('html', 'lang'), 'en');
  const report = JSON.parse(command(['extract', '--format', 'jsonl', 'examples/reports/text-truncated.txt']));
  const english = report.diagnostics.map(({ message }) => message.en).sort();
  assert.deepEqual((await findingsOn(tab)).map(([, message]) => message).sort(), english);
  assert.match(await tab.textContent('h1'), /^Check an annual report/);
});

paged('a file of five megabytes leaves the page answering', async (tab, context) => {
  const big = Buffer.concat([bytesOf(clean), Buffer.from('<p>青岫市的一段话，没有数字。</p>\n'.repeat(110_000))]);
  assert.ok(big.length > 5_000_000);
  const folder = mkdtempSync(`${tmpdir()}/gov-disclosure-`);
  writeFileSync(`${folder}/big.html`, big);
  await tab.evaluate(() => {
    let last = performance.now();
    globalThis.gaps = [];
    const frame = (now) => {
      globalThis.gaps.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const begun = Date.now();
  await checkedAfter(tab, () => tab.setInputFiles('#file', `${folder}/big.html`));
  rmSync(folder, { recursive: true });
  const gaps = await tab.evaluate(() => globalThis.gaps);
  context.diagnostic(`read in ${Date.now() - begun} ms, ${gaps.length} frames, longest gap ${Math.round(Math.max(...gaps))} ms`);
  // Were the engine on the page's thread there would be hardly a frame; how long each takes is the machine's affair.
  assert.ok(gaps.length >= 5, `${gaps.length} frames`);
});

paged('the page allows itself no outside source', async (tab, context) => {
  const policy = await tab.getAttribute('meta[http-equiv=Content-Security-Policy]', 'content');
  for (const rule of ["default-src 'none'", "connect-src 'none'", 'worker-src blob:', "form-action 'none'"]) assert.ok(policy.includes(rule), rule);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  await choose(tab, bytesOf(clean), 'clean.html');
  const shown = await tab.evaluate(() => performance.now());
  context.diagnostic(`first check shown ${Math.round(shown)} ms after the page began to open`);
});

paged('a phone scrolls the tables and not the page, and the page has its landmarks and labels', async (tab) => {
  await choose(tab, bytesOf(clean), 'clean.html');
  assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  for (const landmark of ['header', 'main', 'footer', '#findings[aria-labelledby]', '#form[aria-labelledby]', '#source[aria-labelledby]', '[role=status][aria-live]', '[role=alert]']) {
    assert.equal(await tab.locator(landmark).count(), 1, landmark);
  }
  const nameless = await tab.$$eval('input, textarea, button, th', (all) => all.filter((one) => !(one.getAttribute('aria-label') || one.labels?.length || one.textContent.trim())).length);
  assert.equal(nameless, 0);
  assert.equal(await tab.locator('th:not([scope])').count(), 0);
}, { viewport: { width: 375, height: 720 } });
