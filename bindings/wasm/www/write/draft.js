// The draft itself, corrected: a Word document with other numbers in the places that were edited. Everything else stays as it is, every other
// part of the package byte for byte. What cannot be placed with certainty is refused, never guessed.
import { placeOfClaim } from '../model/prose.js';
import { entries, replaced } from '../model/zip.js';
import { escaped } from './workbook.js';

const DOCUMENT = 'word/document.xml';

/** The draft holds something in a way that is not edited here. */
export class Refused extends Error {}

const TAG = /<(\/?)w:(tbl|tr|tc|p|t|gridSpan|gridBefore|instrText|delText)(?=[\s/>])([^>]*?)(\/?)>/g;

/**
 * Tables, rows, cells, paragraphs and texts of a document, with their places in its XML. Tables count in the order of their starts,
 * paragraphs outside of tables only.
 */
function survey(xml) {
  const [tables, paragraphs, open] = [[], [], []];
  const inside = (kind) => open.findLast((one) => one.kind === kind);
  for (const { 0: tag, 1: end, 2: kind, 3: attributes, 4: empty, index } of xml.matchAll(TAG)) {
    if (end) {
      const closed = open.pop();
      if (closed?.kind !== kind) throw new Refused(kind);
      closed.to = index;
      continue;
    }
    const value = Number(/w:val=["'](\d+)/.exec(attributes)?.[1] ?? 1);
    const made = { kind, from: index + tag.length, to: index + tag.length, texts: [], rows: [], cells: [], paragraphs: [], empty: Boolean(empty) };
    if (kind === 'tbl') tables.push(made);
    else if (kind === 'tr') inside('tbl')?.rows.push(Object.assign(made, { next: 1 }));
    else if (kind === 'gridBefore') inside('tr').next += value;
    else if (kind === 'tc') {
      const row = inside('tr');
      row?.cells.push(Object.assign(made, { column: row.next }));
      if (row) row.next += 1;
    } else if (kind === 'gridSpan') inside('tr').next += value - 1;
    else if (kind === 'p') {
      const cell = inside('tc');
      if (cell) cell.paragraphs.push(made);
      else paragraphs.push(made);
    } else if (kind === 't') [inside('tc'), inside('p')].forEach((one) => one?.texts.push(made));
    if (!empty) open.push(made);
  }
  return { tables, paragraphs };
}

const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const plain = (xml) => xml.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hex, name) => (decimal ? String.fromCodePoint(decimal) : hex ? String.fromCodePoint(parseInt(hex, 16)) : (ENTITIES[name] ?? all)));

/** Changes of the XML that put other words in the place of some characters of the texts of a cell or a paragraph. */
function rewritten(xml, { texts }, from, to, words) {
  const changes = [];
  let at = 0;
  let put = false;
  for (const text of texts) {
    const own = plain(xml.slice(text.from, text.to));
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, own.length)];
    if (start < end) {
      changes.push({ from: text.from, to: text.to, words: escaped(own.slice(0, start) + (put ? '' : words) + own.slice(end)) });
      put = true;
    }
    at += own.length;
  }
  return changes;
}

const textOf = (xml, { texts }) => texts.map(({ from, to }) => plain(xml.slice(from, to))).join('');

function cellChange(xml, { tables }, read, words) {
  const { part, table, row, column } = read.location ?? {};
  const cell = part === DOCUMENT && tables[table - 1]?.rows[row - 1]?.cells.find((one) => one.column === column);
  if (!cell) throw new Refused('place');
  const text = textOf(xml, cell);
  if (text.trim() !== (read.raw ?? '')) throw new Refused('text');
  const from = text.length - text.trimStart().length;
  if (text.trim()) return rewritten(xml, cell, from, from + text.trim().length, words);
  // An empty cell gets a run with the look that its paragraph asks for.
  const [paragraph] = cell.paragraphs;
  if (cell.paragraphs.length !== 1 || paragraph.empty) throw new Refused('empty');
  const look = /<w:pPr>.*?<w:rPr>(.*?)<\/w:rPr>.*?<\/w:pPr>/s.exec(xml.slice(paragraph.from, paragraph.to))?.[1] ?? '';
  return [{ from: paragraph.to, to: paragraph.to, words: `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t>${escaped(words)}</w:t></w:r>` }];
}

function claimChange(xml, { paragraphs }, report, index, value) {
  const { location, raw } = report.claims[index];
  const paragraph = location?.part === DOCUMENT && location.paragraph !== undefined && paragraphs[location.paragraph - 1];
  if (!paragraph || !placeOfClaim(report, index)) throw new Refused('place');
  const text = textOf(xml, paragraph);
  const alike = report.claims.flatMap((one, other) => (one.raw === raw && one.location?.paragraph === location.paragraph ? [other] : []));
  const found = [...text.matchAll(new RegExp(`(?<![\\d.,])${raw.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'g'))].map((one) => one.index);
  const digits = /^[\d,.]+/.exec(raw)?.[0];
  if (found.length !== alike.length || !digits) throw new Refused('text');
  const from = found[alike.indexOf(index)];
  return rewritten(xml, paragraph, from, from + digits.length, String(value));
}

/** The bytes of the draft with its edits. Throws `Refused` where one of them has no certain place. */
export async function correctedDraft(bytes, { read }, { cells, claims }) {
  const document = entries(bytes).find(({ name }) => name === DOCUMENT);
  if (!document) throw new Refused('part');
  const xml = new TextDecoder('utf-8', { fatal: true }).decode(await document.bytes());
  const found = survey(xml);
  const changes = [
    ...Object.entries(cells).flatMap(([field, words]) => cellChange(xml, found, read.cells[field] ?? {}, words)),
    ...Object.entries(claims).flatMap(([index, value]) => claimChange(xml, found, read, Number(index), value)),
  ].sort((a, b) => b.from - a.from);
  if (changes.some((change, at) => at > 0 && change.to > changes[at - 1].from)) throw new Refused('twice');
  const corrected = changes.reduce((text, { from, to, words }) => text.slice(0, from) + words + text.slice(to), xml);
  return replaced(bytes, DOCUMENT, corrected);
}
