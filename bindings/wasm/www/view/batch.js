// The list of files: how each is, those that need most work first, and which report of the year before is beside it.
import { remove, show } from '../actions/open.js';
import { isEdited } from '../model/file.js';
import { besideOf, ranked, standingOf, tallyOf, twinsOf } from '../model/standing.js';
import { formOf, titleOf, verdictOf, words } from '../words.js';
import { button, clauses, fill, h } from './dom.js';

const home = document.getElementById('batch');

export function drawBatch(state) {
  home.hidden = state.open !== null || !state.files.size;
  if (home.hidden) return;
  const rows = ranked(state.files);
  const previous = [...state.files.values()].filter(({ role }) => role === 'previous');
  fill(home, [
    h('h2', { id: 'batch-heading', tabindex: '-1' }, words().batch_heading), h('p', { class: 'lead' }, clauses(words().batch_summary(tallyOf(state.files)))),
    rows.length > 0 && table(rows, state.files), previous.length > 0 && older(previous, rows, state.files),
  ], home.querySelector('h2'));
}

function table(rows, files) {
  const { columns } = words();
  const twins = twinsOf(files);
  const heads = ['agency', 'year', 'form', 'errors', 'warnings', 'unread', 'previous', 'status', 'act'];
  return h('div', { class: 'scroll', role: 'group', 'aria-labelledby': 'batch-heading', tabindex: '0' }, h('table', { class: 'batch' },
    h('thead', {}, h('tr', {}, heads.map((key) => h('th', { scope: 'col', class: key }, columns[key])))),
    h('tbody', {}, rows.map(({ file, standing }) => row(file, standing, files, twins.get(file.id))))));
}

function row(file, standing, files, twin) {
  const meta = file.report?.meta;
  const { columns } = words();
  const number = (key, value) => h('td', { class: `number ${value ? 'some' : ''}`, 'data-label': columns[key] }, file.status === 'ready' ? String(value) : words().none);
  const beside = besideOf(file, files);
  const name = h('th', { scope: 'row' }, button(meta?.agency ?? file.name, () => show(file.id), { class: 'link', 'data-key': `open ${file.id}`, 'aria-label': words().open_file_of(titleOf(file)) }),
    (meta?.agency || file.path) && h('span', { class: 'sub' }, file.path ?? file.name));
  const why = file.failure && words().advice[file.failure.kind]?.[0];
  return h('tr', { data: { kind: standing.kind, name: file.name } }, name,
    h('td', { 'data-label': columns.year }, file.status === 'ready' ? (meta.year ?? words().unknown) : words().none), h('td', { 'data-label': columns.form }, file.status === 'ready' ? formOf(file.report) : words().none),
    number('errors', standing.errors), number('warnings', standing.warnings), number('unread', standing.unread),
    h('td', { 'data-label': columns.previous }, beside ? h('span', { class: 'sub' }, beside.name) : words().none),
    h('td', { class: 'status' }, h('span', { class: 'verdict', data: { kind: standing.kind } }, words().verdict_short[standing.kind === 'clear' && standing.old ? 'old' : standing.kind]),
      isEdited(file) && h('span', { class: 'sub' }, words().edited_row), twin && h('span', { class: 'sub twin' }, words().twin[twin.kind](twin.file.name)), why && h('span', { class: 'sub' }, why),
      standing.kind === 'unread' && h('span', { class: 'sub' }, verdictOf(standing))),
    h('td', { class: 'act' }, button(words().open_file, () => show(file.id), { class: 'quiet', 'data-key': `show ${file.id}`, 'aria-label': words().open_file_of(file.name) }),
      button('×', () => remove(file.id), { class: 'quiet icon', 'data-key': `remove ${file.id}`, 'aria-label': words().remove_of(file.name), title: words().remove })));
}

/** Files that only are beside others, each with the report that it is beside. */
function older(previous, rows, files) {
  const beside = (file) => rows.find((one) => besideOf(one.file, files) === file)?.file;
  const told = (file) => {
    if (file.status !== 'ready') return verdictOf(standingOf(file));
    return beside(file) ? words().previous_pair(titleOf(beside(file))) : words().previous_alone;
  };
  return h('section', { class: 'older', 'aria-labelledby': 'older-heading' }, h('h3', { id: 'older-heading' }, words().previous_list), h('ul', {}, previous.map((file) => h('li', {},
    h('strong', {}, titleOf(file)), h('span', { class: 'sub' }, file.name), h('span', { class: beside(file) ? '' : 'unused' }, told(file)),
    button('×', () => remove(file.id), { class: 'quiet icon', 'data-key': `remove ${file.id}`, 'aria-label': words().remove_of(file.name), title: words().remove })))));
}
