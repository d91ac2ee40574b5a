// How long a reader of the checking page waits, in Chromium: from opening the page to the first report checked, and for each report
// after that. `scripts/build-wasm` and `scripts/build-page` come before. `node benches/page.mjs [ROUNDS]`
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { chromium } from '../bindings/wasm/node_modules/playwright-core/index.mjs';

const ROUNDS = Number(process.argv[2] ?? 11);
const root = fileURLToPath(new URL('../', import.meta.url));
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** A page of a site around a report: 40 KB, of which two thirds are the report as a word processor writes it. */
function page40() {
  const report = new TextDecoder('gb18030').decode(readFileSync(`${root}examples/reports/html-word-gb18030.html`)).replace(/charset=gb\w+/i, 'charset=utf-8');
  const words = ['首页', '领导之窗', '机构职能', '通知公告', '政策文件', '政策解读', '规划计划', '财政预决算', '人事任免', '重点领域', '互动交流', '办事指南'];
  const link = (at) => `<li class="menu-item"><a href="/col/col${1000 + at}/index.html" target="_blank">${words[at % words.length]}</a></li>\n`;
  let menu = '';
  for (let at = 0; Buffer.byteLength(report) + Buffer.byteLength(menu) < 40_000; at += 1) menu += link(at);
  return Buffer.from(report.replace(/<body[^>]*>/i, (body) => `${body}<ul class="menu">${menu}</ul>`));
}

const middle = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];
const told = (name, times) => console.log(`${name.padEnd(64)} median ${middle(times).toFixed(1).padStart(6)} ms, best ${Math.min(...times).toFixed(1).padStart(6)} ms`);

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });

/** From the start of the navigation until the form stands there, the file being dropped as soon as the page can take one. */
async function opened(bytes) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.addInitScript((base64) => {
    const drop = () => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], 'a.html'));
      new MutationObserver(() => {
        globalThis.shown ??= document.body.dataset.checked && performance.now();
      }).observe(document.body, { attributes: true });
      globalThis.dropped = performance.now();
      document.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
    };
    // The page listens once its script has run, which names it in the reader's language.
    const ready = new MutationObserver(() => {
      if (!document.querySelector('main [data-word]')?.textContent) return;
      ready.disconnect();
      drop();
    });
    ready.observe(document, { childList: true, subtree: true });
  }, bytes.toString('base64'));
  await tab.goto(`file://${root}bindings/wasm/dist/page/index.html`);
  await tab.waitForSelector('body[data-checked]');
  const times = await tab.evaluate(() => [globalThis.dropped, globalThis.shown]);
  await context.close();
  return times;
}

const clean = readFileSync(`${root}examples/reports/html-clean.html`);
const large = page40();
await opened(clean);
const first = [];
for (let round = 0; round < ROUNDS; round += 1) first.push(await opened(clean));
told('page opened, until it takes a file', first.map(([dropped]) => dropped));
told('page opened, until the first report is checked and shown', first.map(([, shown]) => shown));

/** The part that reads pages, as a site has it. */
const server = createServer((request, response) => {
  if (request.url === '/') return response.setHeader('content-type', 'text/html').end('<!doctype html>');
  try {
    const body = readFileSync(`${root}bindings/wasm${request.url}`);
    response.setHeader('content-type', request.url.endsWith('.js') ? 'text/javascript' : 'application/wasm').end(body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0);
const tab = await browser.newPage();
await tab.goto(`http://localhost:${server.address().port}/`);
for (const [name, bytes] of [['html-clean', clean], ['a page of a site', large]]) {
  const times = await tab.evaluate(async (base64) => {
    const { load } = await import('/js/browser.js');
    const engine = await load();
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const once = () => {
      const start = performance.now();
      engine.extractJson(bytes);
      return performance.now() - start;
    };
    for (let at = 0; at < 200; at += 1) once();
    return Array.from({ length: 200 }, once);
  }, bytes.toString('base64'));
  told(`read and checked, once warm: ${name}, ${bytes.length} bytes`, times);
}
server.close();
await browser.close();
