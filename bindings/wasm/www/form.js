// The official form as it is printed, filled with what was read. It is built once for a file and then brought up to date in place, so
// that whoever types keeps the place.
import { marks, shown, state } from './state.js';
import { nameOf, words } from './words.js';

const TABLES = [['II', 'disclosure'], ['III', 'requests'], ['IV', 'remedies']];

/** The edition that stands in for a table which was not found and a year that was not found either. */
const PRESENT = '2021';

const home = document.getElementById('tables');
const legend = document.getElementById('legend');

/** Builds the tables of the report. */
export function build() {
  const { report, printed } = state;
  home.replaceChildren();
  if (!report) return;
  const placed = new Set();
  for (const [numeral, name] of TABLES) {
    const edition = report.form[name] ?? report.form.expected ?? PRESENT;
    const layout = printed.tables.find((table) => table.table === numeral && table.edition === edition);
    for (const slot of layout.rows.flat()) placed.add(slot.field);
    home.append(figure(layout, words().table[numeral], report.form[name] === null));
  }
  const others = Object.keys(report.cells).filter((field) => !placed.has(field));
  if (others.length) home.append(apart(others));
  if (!Object.keys(report.cells).length) home.prepend(element('p', words().unsupported, 'warning'));
  refresh();
}

/** Puts what the report says now into the cells. */
export function refresh() {
  const worst = marks(state.report);
  const counts = new Map();
  for (const cell of home.querySelectorAll('td[data-field]')) {
    const { field } = cell.dataset;
    const said = state.report.cells[field] ?? { state: 'absent' };
    const look = state.edits.has(field) ? 'edited' : said.state;
    const mark = worst.get(field);
    cell.dataset.state = said.state;
    cell.dataset.look = look;
    if (mark) cell.dataset.mark = mark;
    else delete cell.dataset.mark;
    for (const what of new Set([look, mark])) if (what) counts.set(what, (counts.get(what) ?? 0) + 1);
    show(cell, field, said, look, mark);
  }
  tell(counts);
}

function show(cell, field, said, look, mark) {
  const { states, signs, derived } = words();
  const [input, sign] = cell.children;
  const text = shown(field, said);
  // What is being typed stays as it is typed.
  if (input.value !== text && document.activeElement !== input) input.value = text;
  input.placeholder = said.derived ? `(${said.derived.value})` : '';
  sign.textContent = [mark && signs[mark], signs[look]].filter(Boolean).join('');
  const told = [look === 'edited' && look, said.state, mark].filter(Boolean).map((what) => states[what]);
  if (said.derived) told.push(derived(said.derived.value));
  input.setAttribute('aria-label', [nameOf(field), ...told].join(', '));
  if (mark === 'error' || mark === 'suspect') input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
  cell.title = [nameOf(field), told.join(', ')].join('\n');
}

/** The legend tells only what is to be seen, with how often. */
function tell(counts) {
  const { states, signs } = words();
  legend.replaceChildren(...Object.keys(states).filter((what) => counts.has(what)).map((what) => {
    const item = element('li', '');
    const sample = element('span', signs[what], 'sample');
    sample.dataset[['suspect', 'error', 'warning'].includes(what) ? 'mark' : 'look'] = what;
    sample.setAttribute('aria-hidden', 'true');
    item.append(sample, ` ${states[what]} ${counts.get(what)}`);
    return item;
  }));
}

function figure(layout, heading, missing) {
  const table = document.createElement('table');
  table.dataset.table = layout.table;
  table.append(element('caption', heading));
  const group = document.createElement('colgroup');
  for (const width of layout.widths) {
    const column = document.createElement('col');
    column.style.width = `${width}%`;
    group.append(column);
  }
  const [head, body] = [document.createElement('thead'), document.createElement('tbody')];
  layout.rows.forEach((slots, at) => {
    const row = document.createElement('tr');
    for (const slot of slots) row.append(place(slot));
    (at < layout.head ? head : body).append(row);
  });
  table.append(group, head, body);
  const scroll = region(table, heading);
  if (missing) scroll.prepend(element('p', words().table_missing, 'warning'));
  return scroll;
}

function place(slot) {
  const cell = slot.print === 'field' ? input(slot.field) : element(slot.print === 'note' ? 'td' : 'th', slot.words);
  if (slot.columns > 1) cell.colSpan = slot.columns;
  if (slot.rows > 1) cell.rowSpan = slot.rows;
  if (slot.print === 'heading') cell.scope = slot.columns > 1 ? 'colgroup' : 'col';
  if (slot.print === 'label') cell.scope = slot.rows > 1 ? 'rowgroup' : 'row';
  if (slot.print !== 'field') cell.lang = 'zh-CN';
  return cell;
}

function input(field) {
  const cell = document.createElement('td');
  cell.dataset.field = field;
  const box = document.createElement('input');
  Object.assign(box, { type: 'text', autocomplete: 'off', spellcheck: false });
  const sign = element('span', '', 'sign');
  sign.setAttribute('aria-hidden', 'true');
  cell.append(box, sign);
  return cell;
}

/** The cells of another edition that the copy prints all the same. */
function apart(fields) {
  const table = document.createElement('table');
  table.dataset.table = 'other';
  table.append(element('caption', words().other_fields));
  const body = document.createElement('tbody');
  for (const field of fields) {
    const row = document.createElement('tr');
    const name = element('th', nameOf(field));
    name.scope = 'row';
    row.append(name, input(field));
    body.append(row);
  }
  table.append(body);
  return region(table, words().other_fields);
}

/** A table scrolls inside itself where the page is narrow; the keyboard must reach it to do so. */
function region(table, name) {
  const scroll = element('div', '', 'scroll');
  scroll.setAttribute('role', 'group');
  scroll.setAttribute('aria-label', name);
  scroll.append(table);
  return scroll;
}

function element(name, text, style) {
  const made = document.createElement(name);
  made.textContent = text;
  if (style) made.className = style;
  return made;
}

/** The input of a field; null where the form has none. */
export const inputOf = (field) => home.querySelector(`td[data-field="${field}"] input`);
