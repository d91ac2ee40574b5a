// The problems of a report, one card for each cause: what is wrong, the values that fit, which a button puts in, and the way to settle
// what is right as it is.
import { confirmProblem, previewConversion, take } from '../actions/edit.js';
import { editsOf, shown } from '../model/file.js';
import { keyOf, problemsOf, provenOf, settledOf } from '../model/problems.js';
import { isConvertible } from '../model/standing.js';
import { opened, update } from '../store.js';
import { nameOf, words } from '../words.js';
import { button, fill, h } from './dom.js';
import { inputOf } from './form.js';
import { hintControls } from './hint.js';
import { showProblem } from './visit.js';

/** The rule of tables in the form of another year. */
const OTHER_FORM = 'S301';

const home = document.getElementById('found');
let last = null;
let drawn = {};

export function drawProblems(state) {
  const file = opened();
  if (file?.status !== 'ready') return;
  // Going from one problem to the next among hundreds changes two cards.
  if (drawn.file === file && drawn.language === state.language) return select(state.problem);
  drawn = { file, language: state.language };
  const { open, confirmed } = settledOf(file);
  const { slight } = problemsOf(file.report);
  const proven = provenOf(file.report);
  const told = (name, heading, problems) => problems.length > 0 && h('details', { class: 'more', id: name, open: document.getElementById(name)?.open && last === file.id },
    h('summary', { 'data-key': name }, heading), h('ol', { class: 'cards' }, problems.map((one) => card(one, file, state))));
  fill(home, [
    proven.length > 0 && h('p', { class: 'actions' }, button(words().fill(proven.length), () => update({ dialog: { kind: 'fill' } }), { class: 'quiet', id: 'fill-all', 'data-key': 'fill-all' })),
    open.length ? h('ol', { class: 'cards' }, open.map((one, at) => card(one, file, state, `${at + 1}`))) : h('p', { class: 'good' }, words().problems_none),
    told('confirmed', words().confirmed_heading(confirmed.length), confirmed), told('notes', words().notes(slight.length), slight),
  ], document.getElementById('problems'));
  select(state.problem);
  if (last !== file.id) home.parentElement.scrollTop = 0;
  last = file.id;
}

/** Marks the card of the problem that is shown. */
function select(key) {
  const is = (one) => one.dataset.problem === key;
  for (const one of home.querySelectorAll('[aria-current]')) if (!is(one)) one.removeAttribute('aria-current');
  [...home.querySelectorAll('[data-problem]')].find(is)?.setAttribute('aria-current', 'true');
}

function card(problem, file, state, number = '') {
  const { severity, diagnostics, key } = problem;
  const reason = editsOf(file).confirmed[keyOf(diagnostics[0])];
  const sign = { error: '✕', warning: '△', info: 'ⓘ' }[severity];
  return h('li', { class: `problem ${severity}`, tabindex: '-1', 'data-key': key, data: { problem: key, severity } },
    h('p', { class: 'kind' }, h('span', { 'aria-hidden': 'true' }, `${sign} `), `${words().severity[severity]}${number && ` ${number}`}`),
    remedies(problem, file),
    diagnostics.map((one) => h('p', { class: 'message', data: { rule: one.rule } }, one.message[state.language])),
    problem.prose.map((one) => prose(one, file)),
    diagnostics.some(({ rule }) => rule === OTHER_FORM) && isConvertible(file) && h('p', { class: 'actions' }, button(words().convert, previewConversion, { class: 'take', 'data-key': `convert ${key}` })),
    hintControls(file, diagnostics.map(({ hint }) => hint)),
    reason && h('p', { class: 'reason' }, words().reason(reason)),
    actions(problem, reason));
}

function actions(problem, reason) {
  const { key, severity, diagnostics, fields, location } = problem;
  const link = (words_, act, id) => button(words_, act, { class: 'link', 'data-key': `${id} ${key}` });
  return h('p', { class: 'acts' },
    (fields.some(inputOf) || (location && !fields.length)) && link(words().show, () => showProblem(problem, true), 'show'),
    link(words().why, () => update({ dialog: { kind: 'rule', rules: [...new Set(diagnostics.map(({ rule }) => rule))] } }), 'why'),
    severity !== 'info' && (reason ? link(words().unconfirm, () => confirmProblem(problem, null), 'unconfirm') : link(words().confirm, () => update({ dialog: { kind: 'confirm', problem } }), 'confirm')));
}

/** Sets of cells: those of one set are to be changed together, the sets are alternatives. */
function remedies({ remedies: sets, key }, file) {
  if (!sets.length) return null;
  const was = (field) => shown(file, field) || words().empty;
  const taking = (text, set) => button(text, () => take({ cells: set.map(({ field, value }) => [field, String(value)]) }), {
    class: 'take', 'data-key': `take ${key} ${text}`, 'aria-label': `${text}（${set.map(({ field, value }) => `${nameOf(field)}：${words().take(value)}`).join('；')}）`,
  });
  const line = ({ field, value }) => words().fits(nameOf(field), was(field), value);
  return [sets.length > 1 && h('p', { class: 'either' }, words().either), h('ul', { class: 'remedies' }, sets.map((set) => h('li', {},
    set.length > 1 && h('p', {}, words().together), set.map((one) => h('p', {}, line(one))),
    taking(set.length > 1 ? words().take_all : words().take(set[0].value), set))))];
}

/** The number of the prose in its sentence, with the two ways to make both agree. */
function prose({ claim, place, text, table }, file) {
  const act = (words_, change) => button(words_, () => take(change), { class: 'take', 'data-key': `prose ${claim} ${words_}` });
  return h('div', { class: 'prose' },
    place ? h('p', { class: 'sentence', lang: 'zh-CN' }, place.before, h('mark', {}, place.number), place.after) : h('p', {}, words().prose_by_hand),
    h('p', { class: 'actions' },
      place && act(words().prose_mend(text), { claims: [[claim, text]] }),
      table && act(words().table_mend(table.value), { cells: [[table.field, String(table.value)]] })));
}
