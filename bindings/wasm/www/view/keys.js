// The keyboard: between cells as in a spreadsheet, undo and redo, and the next problem.
import { redo, take, type, undo } from '../actions/edit.js';
import { opened, state, update } from '../store.js';
import { words } from '../words.js';
import { visit } from './visit.js';

const tables = document.getElementById('tables');
const fieldOf = (event) => event.target.closest('td[data-field]')?.dataset.field;

tables.addEventListener('input', (event) => {
  const field = fieldOf(event);
  if (field) type(field, event.target.value);
});

tables.addEventListener('focusin', (event) => {
  const field = fieldOf(event);
  if (!field) return;
  event.target.select();
  // What is there when the cell is entered is what Esc brings back.
  event.target.dataset.before = event.target.value;
  if (state.selected !== field) update({ selected: field, problem: null });
});

// Cells copied from a spreadsheet or a document go into as many cells, from the one that is selected on.
tables.addEventListener('paste', (event) => {
  const field = fieldOf(event);
  const rows = event.clipboardData.getData('text/plain').replace(/[\r\n]+$/, '').split(/\r?\n/).map((line) => line.split('\t'));
  if (!field || rows.flat().length === 1) return;
  event.preventDefault();
  const cells = placed(event.target.closest('tr'), field, rows);
  if (cells) take({ cells });
  else update({ alarm: words().paste_misfit(rows.length, Math.max(...rows.map((row) => row.length))) });
});

/** The fields that rows of texts belong to, from a field of a row of the form on, as pairs; null where there are not as many. */
function placed(first, field, rows) {
  const fieldsOf = (line) => [...line.querySelectorAll('td[data-field]')].map((cell) => cell.dataset.field);
  const start = fieldsOf(first).indexOf(field);
  const lines = [...first.parentElement.rows].slice(first.sectionRowIndex);
  const fits = rows.every((row, at) => lines[at] && fieldsOf(lines[at]).length >= start + row.length);
  return fits ? rows.flatMap((row, at) => row.map((text, column) => [fieldsOf(lines[at])[start + column], text])) : null;
}

tables.addEventListener('keydown', (event) => {
  const field = fieldOf(event);
  if (!field || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const input = event.target;
  const step = {
    Enter: [0, event.shiftKey ? -1 : 1], ArrowDown: [0, 1], ArrowUp: [0, -1],
    ArrowLeft: atEdge(input, 'start') && [-1, 0], ArrowRight: atEdge(input, 'end') && [1, 0],
  }[event.key];
  if (event.key === 'Escape' && input.value !== input.dataset.before) {
    input.value = input.dataset.before;
    type(field, input.value);
    input.select();
  } else if (step) neighbour(input, ...step)?.focus();
  else return;
  event.preventDefault();
});

/** Within a number the arrows move the caret; at its ends, or while all of it is selected, they leave the cell. */
function atEdge({ selectionStart, selectionEnd, value }, side) {
  if (selectionStart === 0 && selectionEnd === value.length) return true;
  return selectionStart === selectionEnd && selectionStart === (side === 'start' ? 0 : value.length);
}

/** The nearest input in a direction, as the table is laid out on the screen: merged cells have no grid of their own. */
function neighbour(from, across, down) {
  const inputs = [...tables.querySelectorAll('td[data-field] input')];
  if (across) return inputs[inputs.indexOf(from) + across];
  const own = from.getBoundingClientRect();
  const middle = own.left + own.width / 2;
  let [best, least] = [null, Infinity];
  for (const input of inputs) {
    const box = input.getBoundingClientRect();
    const away = (box.top - own.top) * down;
    if (input === from || away <= own.height / 2) continue;
    const aside = Math.abs(box.left + box.width / 2 - middle);
    const distance = away + aside / 4;
    if (distance < least) [best, least] = [input, distance];
  }
  return best;
}

addEventListener('keydown', (event) => {
  if (opened()?.status !== 'ready' || state.dialog || event.isComposing) return;
  const key = event.key.toLowerCase();
  const control = (event.ctrlKey || event.metaKey) && !event.altKey;
  if (event.key === 'F8') visit(event.shiftKey ? -1 : 1);
  else if (control && !event.target.closest('textarea') && key === 'z') (event.shiftKey ? redo : undo)();
  else if (control && !event.target.closest('textarea') && key === 'y') redo();
  else return;
  event.preventDefault();
});
