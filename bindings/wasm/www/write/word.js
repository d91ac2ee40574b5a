// Word documents: the record of a check, and the marks that a form with open problems carries.
import printed from '../../dist/printed.js';
import { archive, entries } from '../model/zip.js';
import { escaped } from './workbook.js';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋" w:cs="Times New Roman"/>';

const run = (text, { bold, size = 21 } = {}) => `<w:r><w:rPr>${FONT}${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
const paragraph = (text, { align, ...look } = {}) => `<w:p><w:pPr><w:spacing w:before="60" w:after="60"/>${align ? `<w:jc w:val="${align}"/>` : ''}</w:pPr>${run(text, look)}</w:p>`;

/** The width between the margins, in twentieths of a point. */
const WIDTH = 9070;

function table(rows, shares, isHead) {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.round((WIDTH * share) / whole));
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`).join('');
  const line = (row, at) => `<w:tr>${isHead && at === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${row.map((text, column) => `<w:tc><w:tcPr><w:tcW w:w="${widths[column]}" w:type="dxa"/></w:tcPr>${text.split('\n').map((line) => paragraph(line, { bold: isHead ? at === 0 : column === 0 })).join('')}</w:tc>`).join('')}</w:tr>`;
  return `<w:tbl><w:tblPr><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.map(line).join('')}</w:tbl>`;
}

const SHARES = { 2: [1, 4], 3: [1, 8, 6], 4: [1, 4, 4, 4] };

/** The record of write/audit.js as a document. */
export function recordDocument({ heading, facts, sections, sign, note, none }) {
  const body = [
    paragraph(heading, { bold: true, size: 32, align: 'center' }), table(facts, SHARES[2], false),
    ...sections.map(({ heading: name, heads, rows }) => paragraph(name, { bold: true, size: 24 }) + (rows.length ? table([heads, ...rows], SHARES[heads.length], true) : paragraph(none))),
    paragraph(note), paragraph(sign.map((who) => `${who}：______________`).join('　'), { size: 24 }),
  ].join('');
  return archive([
    ['[Content_Types].xml', `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`],
    ['_rels/.rels', `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`],
    ['word/document.xml', `${XML}<w:document xmlns:w="${MAIN}"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>`],
  ]);
}

/** The fields of a printed table, row by row in the order of the cells that Word has, with null for what is no field. */
function cellsOf({ rows }) {
  const found = [];
  let above = [];
  for (const slots of rows) {
    const reaching = above.filter(({ left }) => left > 0);
    const here = [...slots.map((slot) => ({ column: slot.column, field: slot.print === 'field' ? slot.field : null })), ...reaching.map(({ column }) => ({ column, field: null }))];
    found.push(...here.sort((a, b) => a.column - b.column).map(({ field }) => field));
    above = [...reaching.map((one) => ({ ...one, left: one.left - 1 })), ...slots.map(({ column, rows: spanned }) => ({ column, left: spanned - 1 }))];
  }
  return found;
}

/**
 * The form as a document with the cells of `fields` in yellow and a line that says so below the title. Throws where the document is
 * not the form: a mark in the wrong cell would be worse than none.
 */
export async function marked(bytes, fields, line) {
  const contents = await Promise.all(entries(bytes).map(async (entry) => [entry.name, await entry.bytes()]));
  return archive(contents.map(([name, data]) => [name, name === 'word/document.xml' ? markedXml(new TextDecoder().decode(data), new Set(fields), line) : data]));
}

function markedXml(xml, fields, line) {
  const parts = xml.split(/(?=<w:tbl>)/);
  const shaded = parts.map((part) => {
    if (!part.startsWith('<w:tbl>')) return part;
    const [inside, ...rest] = part.split('</w:tbl>');
    const count = inside.split('<w:tc>').length - 1;
    const known = printed.tables.map(cellsOf).filter((cells) => cells.length === count);
    const layout = known.find((cells) => isLayoutOf(inside, cells));
    if (!layout) throw new Error('the tables of the document are not those of the form');
    let at = -1;
    const cells = inside.replaceAll('<w:tc>', () => `<w:tc data-at="${at += 1}">`).split(/(?=<w:tc )/).map((cell) => {
      const index = /^<w:tc data-at="(\d+)">/.exec(cell)?.[1];
      const own = cell.replace(/^<w:tc data-at="\d+">/, '<w:tc>');
      return index !== undefined && fields.has(layout[index]) ? own.replace('<w:vAlign', '<w:shd w:val="clear" w:color="auto" w:fill="FFE699"/><w:vAlign') : own;
    });
    return [cells.join(''), ...rest].join('</w:tbl>');
  });
  const told = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:color w:val="C00000"/><w:shd w:val="clear" w:color="auto" w:fill="FFE699"/></w:rPr><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`;
  return shaded.join('').replace('</w:p>', `</w:p>${told}`);
}

/** Labels are where the layout has no field: a cell with the style of labels is never one. */
const isLayoutOf = (table, layout) => table.split('<w:tc>').slice(1).every((cell, at) => !(layout[at] && cell.includes('"CellLabel"')));
