// What a report is, how it is, and what is beside it; or what a file is that gives none, and the way out.
import { setBeside } from '../actions/open.js';
import { previewConversion, restoreAll } from '../actions/edit.js';
import { editsOf, isEdited } from '../model/file.js';
import { besideOf, isConvertible, standingOf, unusedFor } from '../model/standing.js';
import { opened, update } from '../store.js';
import { formOf, verdictOf, words } from '../words.js';
import { button, clauses, fill, h, titled } from './dom.js';
import { hintControls } from './hint.js';

const report = document.getElementById('report');
const home = document.getElementById('overview');
const refusal = document.getElementById('refusal');
let last = null;

export function drawOverview(state) {
  const file = opened();
  report.hidden = file?.status !== 'ready';
  refusal.hidden = file?.status !== 'failed';
  if (file?.status === 'ready') fill(home, ofReport(file, state), home);
  if (file?.status === 'failed') fill(refusal, ofFailure(file, state));
  if (file && last !== file.id) {
    scrollTo(0, 0);
    // What was opened is read first, from its top: a refusal with the focus, so that it is not overlooked.
    (file.status === 'failed' ? refusal : home).focus({ preventScroll: true });
  }
  last = file?.id ?? null;
}

function ofReport(file, state) {
  const { report: { meta } } = file;
  const standing = standingOf(file);
  const { facts, untitled } = words();
  return [
    h('h2', { id: 'report-heading', lang: 'zh-CN' }, titled(meta.title ?? untitled)),
    h('p', { class: 'verdict', data: { kind: standing.kind } }, clauses(verdictOf(standing))),
    standing.unread > 0 && h('p', { class: 'unread' }, words().unread_note(standing)),
    standing.toFill > 0 && h('p', { class: 'unread' }, words().to_fill_note(standing)),
    h('dl', { class: 'facts' }, [[facts.file, file.name], [facts.form, form(file)], [facts.previous, previous(file, state)]].map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value)))),
    isEdited(file) && button(words().undo_all, restoreAll, { class: 'link', id: 'undo-all', 'data-key': 'undo-all' }),
  ];
}

/** The form that the tables are in, with the way to that of 2021, or what became of the cells on that way. */
function form(file) {
  const { converted } = editsOf(file);
  const link = (text, act, id) => button(text, act, { class: 'link', id, 'data-key': id });
  return [
    formOf(file.report), ' ', converted && link(words().converted_show, () => update({ dialog: { kind: 'convert' } }), 'converted'),
    !converted && isConvertible(file) && link(words().convert, previewConversion, 'convert'),
  ];
}

/** The report of the year before, or why the one that was given is not used. */
function previous(file, state) {
  const beside = besideOf(file, state.files);
  const link = (text, id) => button(text, () => setBeside(file.id, id), { class: 'link', 'data-key': `beside ${id}` });
  if (beside) return [h('span', { id: 'beside' }, words().beside(beside.report.meta.agency ?? words().unknown, beside.report.meta.year ?? words().unknown)), ' ', link(words().beside_remove, 'none')];
  const unused = unusedFor(file, state.files);
  const add = button(words().choose_previous, () => document.getElementById('previous').click(), { class: 'link', 'data-choose': 'previous', 'data-key': 'add previous' });
  return [words().beside_none, ' ', file.beside === 'none' ? link(words().beside_restore, undefined) : add, unused.map(({ file: other, why }) => h('p', { class: 'refused' },
    words().beside_refused(other.name), words().why_refused[why === 'yes' ? 'unknown' : why](other.report.meta.agency, other.report.meta.year), ' ', why !== 'year' && link(words().use_anyway, other.id)))];
}

function ofFailure(file, { language }) {
  const { name, failure } = file;
  const [what, steps] = words().advice[failure.kind] ?? words().advice.unknown;
  return [
    h('h2', { id: 'refusal-heading' }, words().refused(name)), h('p', { class: 'lead' }, what),
    h('h3', {}, words().refused_steps), h('ol', {}, steps.map((step) => h('li', {}, step))),
    ...hintControls(file, [failure.hint]),
    failure.kind === 'other' && h('p', { class: 'hint' }, words().refused_error(failure.words[language])),
  ];
}
