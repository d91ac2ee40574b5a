// Typing into cells. What is typed is checked at once; the keyboard moves between cells as in a spreadsheet.
import { engine } from './engine.js';
import { inputOf } from './form.js';
import { edited, shown, state, tell } from './state.js';

/** How long typing must rest before the checks run, in milliseconds: short enough to seem at once, long enough for a number. */
const REST = 120;

const tables = document.getElementById('tables');
let timer = 0;
let turn = 0;

/** Checks the report as it stands. An answer that a later edit has overtaken is dropped. */
export async function recheck() {
  clearTimeout(timer);
  turn += 1;
  const mine = turn;
  try {
    const report = await engine('check', edited(), state.previous);
    if (mine !== turn) return;
    state.report = report;
    tell('report', 'checked');
  } catch (error) {
    if (mine === turn) tell('failure', error);
  }
}

/** A new file makes the answers that are under way answers to something else. */
export function forget() {
  clearTimeout(timer);
  turn += 1;
}

/** Puts texts into cells, as if they had been typed, and checks. */
export function take(texts) {
  for (const [field, text] of texts) {
    note(field, text);
    const input = inputOf(field);
    if (input) input.value = text;
  }
  return recheck();
}

/** Takes back what was typed, into one cell or all. */
export function undo(field) {
  if (field) state.edits.delete(field);
  else state.edits.clear();
  for (const input of tables.querySelectorAll('td[data-field] input')) {
    const own = input.parentElement.dataset.field;
    if (!field || own === field) input.value = shown(own, state.read.cells[own] ?? { state: 'absent' });
  }
  return recheck();
}

/** Text that is what was read is no edit. */
function note(field, text) {
  const read = state.read.cells[field] ?? { state: 'absent' };
  const was = read.state === 'reported' ? String(read.value) : (read.raw ?? '');
  if (text.trim() === was && (was !== '' || read.state === 'blank')) state.edits.delete(field);
  else state.edits.set(field, text.trim());
}

const fieldOf = (event) => event.target.closest('td[data-field]')?.dataset.field;

tables.addEventListener('input', (event) => {
  const field = fieldOf(event);
  if (!field) return;
  note(field, event.target.value);
  clearTimeout(timer);
  timer = setTimeout(recheck, REST);
});

tables.addEventListener('focusin', (event) => {
  const field = fieldOf(event);
  if (!field) return;
  event.target.select();
  // What stands there when the cell is entered is what Esc brings back.
  event.target.dataset.before = event.target.value;
  state.selected = field;
  tell('selected');
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
    const blank = input.value === '' && (state.read.cells[field]?.state ?? 'absent') !== 'blank';
    if (blank) state.edits.delete(field);
    else note(field, input.value);
    input.select();
    recheck();
  } else if (step) {
    const next = neighbour(input, ...step);
    if (next) next.focus();
  } else return;
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
