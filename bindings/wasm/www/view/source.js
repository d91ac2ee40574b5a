// Where a cell or a problem comes from: the text with the place marked or, for files that are no text, the row as it was read.
import { restore, take } from '../actions/edit.js';
import { editsOf } from '../model/file.js';
import { settledOf } from '../model/problems.js';
import { fieldOf } from '../model/standing.js';
import { excerpt, placeOf, rowOf } from '../model/source.js';
import { opened } from '../store.js';
import { nameOf, placeInWords, words } from '../words.js';
import { button, fill, h } from './dom.js';

const home = document.getElementById('place');

export function drawSource(state) {
  const file = opened();
  if (file?.status !== 'ready') return;
  const { open, confirmed } = settledOf(file);
  const problem = [...open, ...confirmed].find(({ key }) => key === state.problem);
  const field = state.selected;
  home.closest('#source').classList.toggle('empty', !field && !problem);
  if (!field && !problem) {
    fill(home, h('p', { class: 'hint' }, words().pick));
    return;
  }
  const own = field ? placeOf(file, field) : { location: null };
  const { location, near, beside } = own.location || !problem ? own : { location: problem.location, near: false };
  fill(home, [field && about(field, file), h('p', { class: 'spot' }, location ? `${near ? words().near : ''}${beside ? words().near_blank(fieldOf(beside)?.column_zh || nameOf(beside)) : ''}${placeInWords(location)}` : words().no_place), shownPlace(file, location, field)]);
  reveal();
}

/** The cell that is selected, and what is known of it beyond what it shows. */
function about(field, file) {
  const cell = file.report.cells[field] ?? { state: 'absent' };
  const edited = Object.hasOwn(editsOf(file).cells, field);
  const { states, raw_label, derived, candidates, take_derived, was, restore: back, empty } = words();
  const facts = [cell.state !== 'reported' && states[cell.state], edited && was(file.read.cells[field]?.raw ?? ''), !edited && cell.raw !== undefined && cell.raw !== String(cell.value) && cell.state !== 'placeholder' && `${raw_label} ${cell.raw}`, cell.candidates && candidates(cell.candidates.map((value) => value ?? empty).join('、')), cell.derived && derived(cell.derived.value)];
  return h('div', { class: 'about' }, h('h3', { lang: 'zh-CN' }, nameOf(field)), h('p', { class: 'sub' }, facts.filter(Boolean).join('；')),
    cell.derived && cell.state !== 'reported' && button(take_derived(cell.derived.value), () => take({ cells: [[field, String(cell.derived.value)]] }), { class: 'take' }),
    edited && button(back, () => restore(field), { class: 'take quiet', id: 'restore' }));
}

function shownPlace(file, location, field) {
  if (location?.byte && file.text) {
    const { before, marked, after } = excerpt(file.text, location.byte, file.read.source.format === 'html');
    return h('pre', { id: 'text', tabindex: '0', 'aria-label': words().source_heading }, before, h('mark', {}, marked), after);
  }
  const row = rowOf(file, location, field);
  if (!row.length) return null;
  const { row_zh } = fieldOf(row[0].field) ?? {};
  return h('div', { class: 'scroll', role: 'group', tabindex: '0', 'aria-label': words().row_heading }, h('table', { class: 'row', id: 'row' }, h('caption', {}, h('span', {}, `${words().row_heading}${row_zh ? `：${row_zh}` : ''}`)),
    h('thead', {}, h('tr', {}, row.map((one) => h('th', { scope: 'col' }, fieldOf(one.field)?.column_zh || nameOf(one.field))))),
    h('tbody', {}, h('tr', {}, row.map((one) => h('td', {}, one.field === field ? h('mark', {}, one.raw || words().empty) : one.raw))))));
}

/** The mark is in the middle of its box; the page stays where the reader is. */
function reveal() {
  const box = home.querySelector('#text, .scroll');
  const mark = box?.querySelector('mark');
  if (!mark) return;
  const [from, of] = [mark.getBoundingClientRect(), box.getBoundingClientRect()];
  box.scrollTop += from.top - of.top - box.clientHeight / 2;
  box.scrollLeft += from.left - of.left - box.clientWidth / 2;
}
