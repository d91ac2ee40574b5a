// The states that a reader meets on the page, each with the way to it from the page as it opens.
import { archive } from '../../www/model/zip.js';
import { drawn } from '../command.mjs';
import { asFile, bytesOf, changed, clean, extracted, received } from './files.mjs';
import { at, checkedAfter, choose, settled } from './harness.mjs';

const faulty = () => asFile('draft.html', changed(clean, [[received, 1490], ['requests.carried_in.enterprise', '']], [['规章6件', '规章9件']]));
const prose = () => asFile('draft.html', changed(clean, [], [['规章6件', '规章9件']]));
const old = () => asFile('旧版式.html', bytesOf('examples/reports/html-cms-layout.html').toString().replaceAll('2020年', '2022年'));
const drafts = (count) => Array.from({ length: count }, (_, seed) => asFile(`单位${seed + 1}.docx`, drawn(seed + 1, 'docx')));

async function confirmed(tab) {
  await choose(tab, prose());
  await tab.click('.acts button:has-text("已核实")');
  await tab.fill('#reason', '含上年底送审、本年公布的三件');
  await tab.click('#save-reason');
  await settled(tab);
}

/** Each state by its name. */
export const states = {
  start: async () => {},
  dragging: (tab) => tab.evaluate(() => document.body.classList.add('over')),
  reading: async (tab) => {
    const big = Buffer.concat([bytesOf(clean), Buffer.from('<p>青岫市的一段话，没有数字。</p>\n'.repeat(110_000))]);
    await tab.setInputFiles('#file', [asFile('大文件.html', big), asFile('clean.html', bytesOf(clean))]);
    await tab.waitForSelector('#batch:not([hidden])');
  },
  clean: (tab) => choose(tab, asFile('clean.html', bytesOf(clean))),
  report: (tab) => choose(tab, faulty()),
  lost: (tab) => choose(tab, asFile('cut.txt', bytesOf('examples/reports/text-truncated.txt'))),
  prose: (tab) => choose(tab, prose()),
  edited: async (tab) => {
    await choose(tab, faulty());
    await checkedAfter(tab, () => tab.fill(`${at('requests.granted.total')} input`, '12'));
    await tab.focus(`${at(received)} input`);
    await settled(tab);
  },
  settled: confirmed,
  list: (tab) => choose(tab, [faulty(), asFile('clean.html', bytesOf(clean)), ...drafts(12)]),
  failures: async (tab) => {
    const zip = await archive([['甲局.html', bytesOf(clean)]]);
    await choose(tab, [faulty(), asFile('甲局.html', zip), asFile('局务会通知.txt', '关于召开局务会议的通知'), asFile('a.rtf', '{\\rtf1 x}'), asFile('扫描件.png', Buffer.from('89504e470d0a1a0a', 'hex')), asFile('cells.txt', bytesOf('examples/reports/text-cells.txt'))]);
  },
  compared: async (tab) => {
    const report = extracted(clean);
    const previous = { year: report.meta.year - 1, agency: report.meta.agency, 'requests.carried_out.total': report.cells['requests.carried_in.total'].value + 5 };
    await choose(tab, asFile('clean.html', bytesOf(clean)));
    await choose(tab, asFile('上年.json', JSON.stringify(previous)), '#previous');
    await tab.waitForSelector('#beside');
  },
  refusal: async (tab) => {
    await choose(tab, asFile('a.rtf', '{\\rtf1 x}'));
    await tab.waitForSelector('#refusal:not([hidden])');
  },
  asked: (tab) => choose(tab, asFile('draft.html', bytesOf(clean).toString().replaceAll(/202[1-3]/g, ''))),
  garbled: async (tab) => {
    await choose(tab, asFile('notice.txt', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 31))));
    await tab.waitForSelector('#hint-encoding');
  },
  cell: async (tab) => {
    await choose(tab, faulty());
    await tab.focus(`${at(received)} input`);
    await tab.waitForSelector('#text mark');
  },
  document: async (tab) => {
    await choose(tab, asFile('草稿.docx', drawn(8, 'docx')));
    await tab.focus(`${at('requests.granted.total')} input`);
    await settled(tab);
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
  converting: async (tab) => {
    await choose(tab, old());
    await tab.click('#convert');
    await tab.waitForSelector('#convert-now');
  },
  converted: async (tab) => {
    await states.converting(tab);
    await checkedAfter(tab, () => tab.click('#convert-now'));
  },
  more: async (tab) => {
    await states.edited(tab);
    await tab.click('#more summary');
  },
  guard: async (tab) => {
    await choose(tab, faulty());
    await tab.click('[data-download=docx]');
    await tab.waitForSelector('dialog[open]');
  },
  record: async (tab) => {
    await choose(tab, faulty());
    await tab.click('#more summary');
    await tab.click('[data-download=audit]');
    await tab.waitForSelector('#record');
  },
};

/** The sizes that the page is looked at in: two desks, a laptop whose system enlarges everything by a quarter, and a phone. */
export const sizes = {
  desk: { viewport: { width: 1920, height: 1080 } },
  laptop: { viewport: { width: 1093, height: 614 }, deviceScaleFactor: 1.25 },
  small: { viewport: { width: 1280, height: 720 } },
  phone: { viewport: { width: 390, height: 844 } },
};
