// Where a cell comes from: the decoded text with its bytes marked or, for files that are no text, the place in words.
import { take, undo } from './edit.js';
import { placeOf, state } from './state.js';
import { nameOf, words } from './words.js';

/** How many bytes of a long text are shown on each side of a place: more would make the page slow, and nobody reads it. */
const AROUND = 16_384;

/** Points in a centimetre: places in PDF files are in points. */
const POINTS = 72 / 2.54;

const cellInfo = document.getElementById('cell');
const place = document.getElementById('place');
const text = document.getElementById('text');

/** Shows the selected cell, what is known of it and its place. */
export function showCell() {
  const field = state.selected;
  const cell = field && state.report?.cells[field];
  cellInfo.replaceChildren();
  if (!cell) {
    place.textContent = words().pick;
    text.hidden = true;
    return;
  }
  const { states, state_label, raw_label, derived, candidates, take_derived, was } = words();
  cellInfo.append(make('h3', nameOf(field), 'zh-CN'));
  const isEdited = state.edits.has(field);
  line(`${state_label}: ${isEdited ? `${states.edited}, ` : ''}${states[cell.state]}`);
  const original = state.read.cells[field];
  if (isEdited && original?.raw !== undefined) line(was(original.raw));
  if (!isEdited && cell.raw !== undefined && cell.raw !== String(cell.value)) line(`${raw_label}: ${cell.raw}`);
  if (cell.candidates) line(candidates(cell.candidates.map((value) => value ?? words().empty).join(', ')));
  if (cell.derived) {
    line(derived(cell.derived.value));
    cellInfo.append(button(take_derived(cell.derived.value), () => take([[field, String(cell.derived.value)]])));
  }
  if (isEdited) cellInfo.append(button(words().undo, () => undo(field)));
  const { location, near } = placeOf(field);
  showPlace(location);
  if (near) place.prepend(words().near);
}

/** Shows a place of the file. */
export function showPlace(location) {
  place.textContent = location ? inWords(location) : words().no_place;
  const marked = location?.byte && state.source;
  text.hidden = !marked;
  if (!marked) return;
  const [from, to] = location.byte;
  const start = edge(from - AROUND);
  const end = edge(Math.max(to, from) + AROUND);
  const part = (a, b) => new TextDecoder().decode(state.source.subarray(a, b));
  const mark = make('mark', part(from, Math.min(to, end)));
  text.replaceChildren((start > 0 ? '…' : '') + part(start, from), mark, part(Math.min(to, end), end) + (end < state.source.length ? '…' : ''));
  // Scrolled within its box only: the page stays where the reader is.
  text.scrollTop += mark.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 2;
}

/** The nearest beginning of a character at or before a byte. */
function edge(at) {
  let byte = Math.min(Math.max(at, 0), state.source.length);
  while (byte > 0 && byte < state.source.length && (state.source[byte] & 0xc0) === 0x80) byte -= 1;
  return byte;
}

/** A place in words, in the terms of the program that shows the file. */
export function inWords(location) {
  const { place_line, place_docx, place_paragraph, place_sheet, place_page, page_part } = words();
  if (location.byte) return place_line(location.line, location.column);
  if (location.sheet !== undefined) return place_sheet(location.sheet, location.cell);
  if (location.page !== undefined) {
    const [left, top] = location.box.map((points) => (points / POINTS).toFixed(1));
    return place_page(location.page, page_part(left, top));
  }
  if (location.paragraph !== undefined) return place_paragraph(location.paragraph);
  return place_docx(location.table, location.row, location.column);
}

function line(words) {
  cellInfo.append(make('p', words));
}

function make(name, words, lang) {
  const made = document.createElement(name);
  made.textContent = words;
  if (lang) made.lang = lang;
  return made;
}

function button(words, act) {
  const made = make('button', words);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}
