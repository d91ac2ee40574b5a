// Places in files: the text around one, and the row that a cell was read in where the file is no text.
import { fieldOf } from './standing.js';

/** How many characters of the text are on each side of a place. */
const AROUND = 400;
const BYTES = AROUND * 4;

/** The cell nearest to a blank one in its row of the form that has a place: what is blank has none of its own. */
function neighbourOf(cells, field) {
  const { table, group_zh, row_zh } = fieldOf(field) ?? {};
  const isBeside = (id) => {
    const other = fieldOf(id);
    return id !== field && cells[id].location && other?.table === table && other.group_zh === group_zh && other.row_zh === row_zh;
  };
  const all = Object.keys(cells);
  const at = all.indexOf(field);
  return all.slice(0, at).findLast(isBeside) ?? all.slice(at).find(isBeside) ?? null;
}

const isBlank = (cell) => cell?.state === 'blank' && !cell.location;

/**
 * The place of a cell in the file, where it was read even if it is edited; for a blank cell that of a cell in its row, `beside`; for one
 * that is nowhere the place of what was found about it, which is near.
 */
export function placeOf({ read }, field) {
  const own = read.cells[field]?.location;
  if (own) return { location: own, near: false };
  const beside = isBlank(read.cells[field]) ? neighbourOf(read.cells, field) : null;
  if (beside) return { location: read.cells[beside].location, near: false, beside };
  const found = read.diagnostics.find(({ fields, locations }) => locations.length && fields.includes(field));
  return { location: found?.locations[0] ?? null, near: Boolean(found) };
}

/** The nearest beginning of a character at or before a byte. */
function edge(bytes, at) {
  let byte = Math.min(Math.max(at, 0), bytes.length);
  while (byte > 0 && byte < bytes.length && (bytes[byte] & 0xc0) === 0x80) byte -= 1;
  return byte;
}

const ENTITIES = { nbsp: ' ', ensp: ' ', emsp: ' ', lt: '<', gt: '>', amp: '&', quot: '"' };

/** What a reader sees of a piece of a page: tags are gone, cells are apart, rows and paragraphs are lines. */
function seen(html) {
  return html.replace(/^[^<>]*>/, '').replace(/<[^<>]*$/, '').replaceAll(/\s+/g, ' ').replaceAll(/<(?:style|script)\b.*?<\/(?:style|script)>/gi, '')
    .replaceAll(/<\/t[dh]>/gi, ' │ ').replaceAll(/<(?:\/(?:tr|p|div|li|h[1-6]|caption|table)|br\s*\/?)>/gi, '\n').replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(\w+);/g, (all, name) => ENTITIES[name] ?? all).replaceAll(/ *\n[\s\n]*/g, '\n');
}

/** The text around a place of a decoded file: `{before, marked, after}`. Of a page it is what a reader sees. */
export function excerpt(bytes, [from, to], isPage) {
  const part = (a, b) => new TextDecoder().decode(bytes.subarray(a, b));
  const start = edge(bytes, from - BYTES);
  const end = edge(bytes, Math.max(to, from) + BYTES);
  const look = isPage ? seen : (text) => text;
  return {
    before: (start > 0 ? '…' : '') + look(part(start, from)).slice(-AROUND), marked: look(part(from, Math.min(to, end))),
    after: look(part(Math.min(to, end), end)).slice(0, AROUND) + (end < bytes.length ? '…' : ''),
  };
}

const rowOfSheet = (cell) => /\d+$/.exec(cell)?.[0];

/** Whether two places are in one row of a file that is no text. */
function inOneRow(a, b) {
  if (a.sheet !== undefined) return a.sheet === b.sheet && rowOfSheet(a.cell) === rowOfSheet(b.cell);
  if (a.table !== undefined) return a.part === b.part && a.table === b.table && a.row === b.row;
  if (a.page === undefined || a.page !== b.page) return false;
  const middle = (b.box[1] + b.box[3]) / 2;
  return middle > a.box[1] && middle < a.box[3];
}

/** The cells that were read in the row of a place, as written, and one that is blank in it: `{field, raw}` each, in the order of the form. */
export function rowOf({ read }, location, field) {
  if (!location || location.byte || location.paragraph !== undefined) return [];
  const row = Object.entries(read.cells).filter(([id, cell]) => (cell.location ? inOneRow(location, cell.location) : id === field && isBlank(cell)));
  return row.map(([field, { raw }]) => ({ field, raw: raw ?? '' }));
}
