// The bar: where the reader is, how the file is, and what can be done with it. It stays in view.
import { redo, undo } from '../actions/edit.js';
import { isDraft, take } from '../actions/download.js';
import { switchLanguage } from '../actions/go.js';
import { showAll } from '../actions/open.js';
import { settledOf } from '../model/problems.js';
import { isOldForm, standingOf } from '../model/standing.js';
import { opened, update } from '../store.js';
import { titleOf, verdictOf, words } from '../words.js';
import { button, fill, h } from './dom.js';
import { visit } from './visit.js';

const home = document.getElementById('tools');

export function drawBar(state) {
  const file = opened();
  fill(home, file ? ofFile(file, state) : ofList(state));
}

const chooser = (id, words_, attributes = {}) => button(words_, () => document.getElementById(id).click(), { 'data-choose': id, ...attributes });

function ofList(state) {
  if (!state.files.size) return [];
  const report = [...state.files.values()].some(({ status, role }) => status === 'ready' && role === 'report');
  return [
    chooser('file', words().add, { class: 'quiet' }), chooser('folder', words().add_folder, { class: 'quiet' }), chooser('previous', words().choose_previous, { class: 'quiet' }),
    report && button(words().download_list, () => take('list'), { 'data-download': 'list' }),
  ];
}

function ofFile(file, state) {
  const standing = standingOf(file);
  const list = state.files.size > 1 ? words().all_files(state.files.size) : words().back;
  const back = button(['← ', h('span', { class: 'wide' }, list)], showAll, { class: 'quiet', id: 'back', 'data-key': 'back' });
  const name = h('span', { class: 'where' }, titleOf(file));
  const verdict = h('strong', { class: 'verdict', id: 'verdict', data: { kind: standing.kind, clean: String(['clear', 'settled'].includes(standing.kind)) } }, verdictOf(standing));
  if (file.status !== 'ready') return [back, name, verdict];
  const { open } = settledOf(file);
  const at = open.findIndex(({ key }) => key === state.problem);
  const step = (sign, by, title) => button(sign, () => visit(by), { class: 'quiet icon', title, 'aria-label': title, 'data-key': title });
  return [
    back, name, verdict,
    h('span', { class: 'group' },
      open.length > 0 && [step('↑', -1, words().previous_title), h('span', { class: 'count' }, words().problem_number(at + 1 || '–', open.length)), step('↓', 1, words().next_title)]),
    h('span', { class: 'group' },
      button(words().undo, undo, { class: 'quiet', title: words().undo_title, disabled: file.at === 0, id: 'undo' }),
      button(words().redo, redo, { class: 'quiet', title: words().redo_title, disabled: file.at === file.history.length - 1, id: 'redo' })),
    // The official form has no place for what a form of before 2019 says.
    h('span', { class: 'group end' }, !isOldForm(file.report) && main(file), more(file)),
  ];
}

/** The draft itself where it is a Word document or workbook that was changed, else the form set anew. */
function main(file) {
  const kind = isDraft(file) ? 'draft' : 'docx';
  const what = kind === 'draft' && file.read.source.format === 'xlsx' ? words().download_excel : words().download_short;
  return button([what, h('span', { class: 'wide' }, words().download_what[kind])], () => take(kind), { 'data-download': kind, 'data-key': 'download' });
}

function more(file) {
  const hasDraft = isDraft(file);
  const item = (ending, what, act = () => take(ending)) => button(what, act, { class: 'item', 'data-download': ending });
  // What changes meanwhile, such as a file that is read, leaves an open menu open.
  const menu = h('details', { class: 'menu', id: 'more', open: document.getElementById('more')?.open }, h('summary', { 'data-key': 'more' }, words().download_more), h('div', {},
    hasDraft && file.read.source.format === 'docx' && item('tracked', words().download_tracked),
    hasDraft && item('docx', words().download_form),
    item('audit', words().download_audit, () => update({ dialog: { kind: 'audit' } })),
    item('list', words().download_list, () => take('list', opened())),
    item('json', words().download_json), item('csv', words().download_csv),
    // Where the bar has no room for its own button.
    button(words().other_language[1], switchLanguage, { class: 'item', id: 'language-item', lang: words().other_language[0] }),
    h('p', { class: 'hint' }, words().download_note)));
  menu.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    menu.open = false;
    menu.firstChild.focus();
  });
  // Before the button acts, since that may draw another menu.
  menu.addEventListener('click', ({ target }) => {
    if (target.closest('button')) menu.open = false;
  }, { capture: true });
  return menu;
}

addEventListener('click', ({ target }) => {
  const menu = document.getElementById('more');
  if (menu?.open && !menu.contains(target)) menu.open = false;
});
