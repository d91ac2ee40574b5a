// The draft itself, corrected: only the changed numbers are others, and every other part of the document is what it was, byte for byte.
import assert from 'node:assert/strict';

import { archive, entries } from '../../www/model/zip.js';
import { drawn } from '../command.mjs';
import { asFile, at, bytesOf, checkedAfter, choose, extracted, paged, settled, taken } from './harness.mjs';

/** The parts of a document as they are packed. */
const parts = async (bytes) => new Map(await Promise.all(entries(new Uint8Array(bytes)).map(async (one) => [one.name, Buffer.from(await one.bytes())])));

/** A draft with a picture, a header and parts that nobody here knows. */
async function withMore(bytes) {
  const all = await parts(bytes);
  all.set('word/media/image1.png', Buffer.from('89504e470d0a1a0a00', 'hex'));
  all.set('word/header1.xml', Buffer.from('<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p/></w:hdr>'));
  all.set('customXml/item1.xml', Buffer.from('<x>不认识的部分</x>'));
  return archive([...all]);
}

for (const seed of [3, 8, 21]) {
  paged(`the corrected draft ${seed} has the changed cells and nothing else`, async (tab) => {
    const bytes = await withMore(drawn(seed, 'docx'));
    const before = extracted(null, Buffer.from(bytes));
    const fields = Object.keys(before.cells).filter((field) => before.cells[field].state === 'reported' && field.startsWith('requests.')).slice(0, 2);
    await choose(tab, asFile('某局草稿.docx', bytes));
    for (const field of fields) await checkedAfter(tab, () => tab.fill(`${at(field)} input`, '4321'));
    const { name, bytes: corrected } = await taken(tab, 'draft');
    assert.equal(name, '某局草稿-改正.docx');
    const after = extracted(null, corrected);
    for (const [field, cell] of Object.entries(before.cells)) {
      if (fields.includes(field)) assert.equal(after.cells[field].value, 4321, field);
      else assert.deepEqual([after.cells[field].state, after.cells[field].value], [cell.state, cell.value], field);
    }
    const [old, now] = [await parts(bytes), await parts(corrected)];
    assert.deepEqual([...now.keys()], [...old.keys()]);
    for (const [part, content] of old) if (part !== 'word/document.xml') assert.ok(content.equals(now.get(part)), part);
    const bare = (xml) => xml.toString().replaceAll(/(<w:t(?: [^>]*)?>)[^<]*/g, '$1');
    assert.equal(bare(now.get('word/document.xml')), bare(old.get('word/document.xml')));
  });
}

paged('an empty cell of the draft is filled, and an emptied one is empty', async (tab) => {
  const bytes = drawn(3, 'docx');
  const { cells } = extracted(null, bytes);
  const blank = Object.keys(cells).find((field) => cells[field].state === 'blank' && cells[field].location);
  const full = Object.keys(cells).find((field) => cells[field].state === 'reported');
  await choose(tab, asFile('draft.docx', bytes));
  if (blank) await checkedAfter(tab, () => tab.fill(`${at(blank)} input`, '17'));
  await checkedAfter(tab, () => tab.fill(`${at(full)} input`, ''));
  const after = extracted(null, (await taken(tab, 'draft')).bytes);
  if (blank) assert.equal(after.cells[blank].value, 17);
  assert.equal(after.cells[full].state, 'blank');
});

paged('a number of the prose is changed in the draft', async (tab) => {
  // The form as this page writes it, with a sentence that differs from its table.
  await choose(tab, asFile('clean.html', bytesOf('examples/reports/html-clean.html')));
  const form = (await taken(tab, 'docx')).bytes;
  const all = await parts(form);
  const xml = all.get('word/document.xml').toString();
  assert.equal(xml.split('规章6件').length, 2);
  all.set('word/document.xml', Buffer.from(xml.replace('规章6件', '规章</w:t></w:r><w:r><w:t>9</w:t></w:r><w:r><w:t xml:space="preserve">件')));
  await choose(tab, asFile('draft.docx', await archive([...all])));
  await checkedAfter(tab, () => tab.click('.prose button:has-text("正文改为 6")'));
  const after = extracted(null, (await taken(tab, 'draft')).bytes);
  assert.ok(after.sections[0].text.includes('规章6件') && !after.sections[0].text.includes('规章9件'));
});

paged('a draft in which the place of a change is not certain is refused with the way out', async (tab) => {
  const all = await parts(drawn(21, 'docx'));
  const { cells } = extracted(null, drawn(21, 'docx'));
  const xml = all.get('word/document.xml').toString();
  // A cell that shows a struck digit beside its figure: which of the two is to be another is not certain.
  const once = ({ state, raw }) => state === 'reported' && xml.split(`>${raw}</w:t>`).length === 2;
  const field = Object.keys(cells).find((id) => once(cells[id]));
  const end = `>${cells[field].raw}</w:t>`;
  all.set('word/document.xml', Buffer.from(xml.replace(end, `${end}</w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>8</w:t>`)));
  await choose(tab, asFile('draft.docx', await archive([...all])));
  await checkedAfter(tab, () => tab.fill(`${at(field)} input`, '5'));
  await tab.click('[data-download=draft]');
  await settled(tab);
  if (await tab.isVisible('#guard-go')) await tab.click('#guard-go');
  await tab.waitForFunction(() => document.getElementById('failure').textContent !== '');
  assert.match(await tab.textContent('#failure'), /没有改动原稿.*按官方版式重排/);
});

paged('a corrected draft can carry its changes as revisions', async (tab) => {
  const bytes = drawn(3, 'docx');
  const { cells } = extracted(null, bytes);
  const field = Object.keys(cells).find((id) => cells[id].state === 'reported' && id.startsWith('requests.'));
  await choose(tab, asFile('draft.docx', bytes));
  await checkedAfter(tab, () => tab.fill(`${at(field)} input`, '4321'));
  const { bytes: corrected } = await taken(tab, 'tracked');
  const xml = (await parts(corrected)).get('word/document.xml').toString();
  assert.deepEqual([xml.split('<w:del ').length - 1, xml.split('<w:ins ').length - 1], [1, 1]);
  assert.equal(extracted(null, corrected).cells[field].value, 4321);
});

paged('a workbook is corrected where its figures stand', async (tab) => {
  const bytes = drawn(8, 'xlsx');
  const before = extracted(null, bytes);
  const field = Object.keys(before.cells).find((id) => before.cells[id].state === 'reported' && id.startsWith('requests.'));
  await choose(tab, asFile('某局草稿.xlsx', bytes));
  await checkedAfter(tab, () => tab.fill(`${at(field)} input`, '4321'));
  const { name, bytes: corrected } = await taken(tab, 'draft');
  assert.equal(name, '某局草稿-改正.xlsx');
  const after = extracted(null, corrected);
  for (const [id, cell] of Object.entries(before.cells)) assert.equal(after.cells[id].value, id === field ? 4321 : cell.value, id);
});
