// The official form as it is printed, filled with what was read. It is built once for a file and then brought up to date in place, so
// that whoever types keeps the place.
import { editsOf, shown } from '../model/file.js';
import { marksOf } from '../model/problems.js';
import { isOldForm, layoutsOf } from '../model/standing.js';
import { opened } from '../store.js';
import { nameOf, words } from '../words.js';
import { columnWords, h } from './dom.js';
import { statisticsTable } from './statistics.js';

const home = document.getElementById('tables');
const legend = document.getElementById('legend');
let built = null;

/** The input of a field; null where the form shows none. */
export const inputOf = (field) => home.querySelector(`td[data-field="${field}"] input`);

export function drawForm(state) {
  const file = opened();
  if (file?.status !== 'ready') return;
  const key = `${file.id} ${state.language} ${JSON.stringify(file.report.form)}`;
  if (built !== key) build(file);
  built = key;
  refresh(file, state.selected);
}

function build({ report }) {
  home.parentElement.querySelector('.hint').hidden = isOldForm(report);
  const tables = isOldForm(report) ? [] : layoutsOf(report);
  const placed = new Set(tables.flatMap(({ layout }) => layout.rows.flat().map(({ field }) => field)));
  const others = Object.keys(report.cells).filter((field) => !placed.has(field));
  home.replaceChildren(...[
    isOldForm(report) && h('p', { class: 'warning' }, words().unsupported),
    ...tables.map(({ layout, missing }) => figure(layout, words().table[layout.table], missing)),
    others.length > 0 && region(words().other_fields, h('table', { data: { table: 'other' } }, h('caption', {}, h('span', {}, words().other_fields)), h('tbody', {}, others.map((field) => h('tr', {}, h('th', { scope: 'row' }, nameOf(field)), input(field)))))),
    report.statistics && region(words().statistics_heading, statisticsTable(report)),
  ].filter(Boolean));
}

/** Puts what the report says now into the cells. */
function refresh(file, selected) {
  const worst = marksOf(file);
  const counts = new Map();
  for (const cell of home.querySelectorAll('td[data-field]')) {
    const { field } = cell.dataset;
    const found = file.report.cells[field] ?? { state: 'absent' };
    const look = Object.hasOwn(editsOf(file).cells, field) ? 'edited' : found.state;
    const mark = worst.get(field);
    Object.assign(cell.dataset, { state: found.state, look });
    if (mark) cell.dataset.mark = mark;
    else delete cell.dataset.mark;
    cell.classList.toggle('selected', field === selected);
    for (const what of new Set([look, mark])) if (what) counts.set(what, (counts.get(what) ?? 0) + 1);
    show(cell, file, found, look, mark);
  }
  tell(counts);
}

function show(cell, file, found, look, mark) {
  const { states, signs, derived } = words();
  const [input_, sign] = cell.children;
  const { field } = cell.dataset;
  const text = shown(file, field);
  // What is being typed stays as it is typed.
  if (input_.value !== text && input_.value.trim() !== text) input_.value = text;
  input_.placeholder = found.derived ? `(${found.derived.value})` : '';
  sign.textContent = [mark && signs[mark], signs[look]].filter(Boolean).join('');
  const told = [look === 'edited' && look, found.state, mark].filter(Boolean).map((what) => states[what]);
  if (found.derived) told.push(derived(found.derived.value));
  input_.setAttribute('aria-label', [nameOf(field), ...told].join('，'));
  if (mark === 'error' || mark === 'suspect') input_.setAttribute('aria-invalid', 'true');
  else input_.removeAttribute('aria-invalid');
  cell.title = [nameOf(field), told.join('，')].join('\n');
}

/** The legend tells only what is to be seen, with how often; cells that are simply filled need no word. */
function tell(counts) {
  const { states, signs } = words();
  legend.replaceChildren(...Object.keys(states).filter((what) => counts.has(what) && what !== 'reported').map((what) => {
    const kind = ['suspect', 'error', 'warning'].includes(what) ? 'mark' : 'look';
    return h('li', {}, h('span', { class: 'sample', 'aria-hidden': 'true', data: { [kind]: what } }, signs[what]), ` ${states[what]} ${counts.get(what)}`);
  }));
}

function figure(layout, heading, missing) {
  const rows = layout.rows.map((slots) => h('tr', {}, slots.map(place)));
  const table = h('table', { data: { table: layout.table } }, h('caption', {}, h('span', {}, heading)),
    h('colgroup', {}, layout.widths.map((width) => {
      const column = h('col');
      column.style.width = `${width}%`;
      return column;
    })), h('thead', {}, rows.slice(0, layout.head)), h('tbody', {}, rows.slice(layout.head)));
  return region(heading, missing && h('p', { class: 'warning' }, words().table_missing), table);
}

function place(slot) {
  const cell = slot.print === 'field' ? input(slot.field) : h(slot.print === 'note' ? 'td' : 'th', { lang: 'zh-CN' }, slot.print === 'heading' ? columnWords(slot.words) : slot.words);
  if (slot.columns > 1) cell.colSpan = slot.columns;
  if (slot.rows > 1) cell.rowSpan = slot.rows;
  if (slot.print === 'heading') cell.scope = slot.columns > 1 ? 'colgroup' : 'col';
  if (slot.print === 'label') cell.scope = slot.rows > 1 ? 'rowgroup' : 'row';
  // What stands left of the figures stays in view where they scroll by.
  if (slot.print === 'label' || slot.print === 'note') cell.dataset.column = slot.column;
  return cell;
}

const input = (field) => h('td', { data: { field } }, h('input', { type: 'text', autocomplete: 'off', spellcheck: 'false' }), h('span', { class: 'sign', 'aria-hidden': 'true' }));

/** A table scrolls inside itself where the page is narrow; the keyboard must reach it to do so. */
const region = (name, ...content) => h('div', { class: 'scroll', role: 'group', 'aria-label': name }, content);
