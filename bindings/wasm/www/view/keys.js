// The keyboard: between cells as in a spreadsheet, undo and redo, and the next problem.
import { redo, type, undo } from '../actions/edit.js';
import { opened, state, update } from '../store.js';
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
