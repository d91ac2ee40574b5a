// What is over the page: a rule's page, a reason, values to fill in, what a download lacks, the record of the check.
import { convert, fillProven, confirmProblem } from '../actions/edit.js';
import { goOn, take } from '../actions/download.js';
import { rules } from '../engine.js';
import { editsOf, shown, textOf } from '../model/file.js';
import { provenOf } from '../model/problems.js';
import { fieldOf, standingOf } from '../model/standing.js';
import { opened, state, update } from '../store.js';
import { nameOf, words } from '../words.js';
import { audit } from '../write/audit.js';
import { recordView } from './record.js';
import { button, fill, h } from './dom.js';
import { markdown } from './markdown.js';

const home = document.getElementById('dialog');
let drawn = null;
let before = null;

const close = () => update({ dialog: null });
const closing = (text = words().close) => button(text, close, { class: 'quiet' });

const kinds = {
  rule: async ({ rules: ids }) => {
    const all = await rules();
    const pages = ids.map((id) => all.get(id)).filter(Boolean);
    return [words().why, [pages.length ? pages.map((rule) => h('article', {}, markdown(rule.page, state.language, rule[state.language], (id) => all.get(id)?.[state.language]))) : h('p', {}, words().rule_missing)], [closing()]];
  },
  confirm: ({ problem }) => {
    const reason = h('textarea', { id: 'reason', rows: '3' });
    const missing = h('p', { class: 'warning', role: 'alert' });
    const act = () => {
      if (reason.value.trim()) confirmProblem(problem, reason.value.trim());
      else {
        missing.textContent = words().confirm_missing;
        reason.focus();
      }
    };
    return [words().confirm_heading, [problem.diagnostics.map(({ message }) => h('p', {}, message[state.language])), h('label', { for: 'reason' }, words().confirm_label), reason, missing], [button(words().save, act, { id: 'save-reason' }), closing(words().cancel)]];
  },
  fill: () => {
    const { report } = opened();
    const proven = provenOf(report);
    const rows = proven.map(([field, value]) => h('tr', {}, h('th', { scope: 'row', lang: 'zh-CN' }, nameOf(field)), h('td', {}, words().fill_row(textOf(report.cells[field]))), h('td', {}, h('strong', {}, value))));
    const act = () => {
      close();
      fillProven();
    };
    return [words().fill_heading, [h('p', {}, words().fill_hint), h('table', { class: 'plain' }, h('tbody', {}, rows))], [button(words().fill_now(proven.length), act, { id: 'fill-now' }), closing(words().cancel)]];
  },
  convert: () => {
    const file = opened();
    const { carried, open, left } = file.conversion;
    const { converted } = editsOf(file);
    const say = words().conversion;
    const rows = new Map();
    for (const field of open) {
      const { table, row_zh, column_zh } = fieldOf(field);
      const name = `${words().table_short[table]} ${row_zh}`;
      rows.set(name, [...(rows.get(name) ?? []), column_zh]);
    }
    const listed = (heads, lines) => h('table', { class: 'plain', lang: 'zh-CN' }, h('thead', {}, h('tr', {}, heads.map((head) => h('th', { scope: 'col' }, head)))), h('tbody', {}, lines.map(([name, text]) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, text)))));
    const act = () => {
      close();
      convert();
    };
    return [words().convert, [
      h('p', {}, say.carried(carried.length)),
      open.length > 0 && [h('h3', {}, say.open(open.length)), listed(say.open_heads, [...rows].map(([name, columns]) => [name, columns.join('、')]))],
      Object.keys(left).length > 0 && [h('h3', {}, say.left(Object.keys(left).length)), listed(say.left_heads, Object.keys(left).map((field) => [nameOf(field), shown(file, field) || words().empty]))],
      h('p', { class: 'hint' }, say.note),
    ], converted ? [closing()] : [button(say.now, act, { id: 'convert-now' }), closing(words().cancel)]];
  },
  guard: ({ ending }) => [words().guard_heading, [h('p', {}, words().guard(standingOf(opened()))), h('p', {}, words().guard_marks[ending])], [button(words().guard_back, close), button(words().guard_go, () => goOn(ending), { class: 'quiet', id: 'guard-go' })]],
  audit: async () => [words().download_audit, [recordView(await audit(opened()))], [button(words().print_audit, () => print(), { id: 'print' }), button(words().download_audit_word, () => take('audit'), { class: 'quiet', 'data-download': 'audit-docx' }), closing()]],
};

export async function drawDialog({ dialog }) {
  if (dialog === drawn) return;
  drawn = dialog;
  if (!dialog) {
    home.close();
    before?.focus?.({ preventScroll: true });
    return;
  }
  before = document.activeElement;
  const [heading, content, buttons] = await kinds[dialog.kind](dialog);
  if (drawn !== dialog) return;
  home.className = dialog.kind;
  fill(home, [h('h2', { id: 'dialog-heading', tabindex: '-1' }, heading), h('div', { class: 'content', tabindex: dialog.kind === 'confirm' ? null : '0', role: 'group', 'aria-labelledby': 'dialog-heading' }, content), h('p', { class: 'actions' }, buttons)]);
  if (!home.open) home.showModal();
  (home.querySelector('textarea') ?? home.querySelector('h2')).focus();
}

home.addEventListener('close', () => {
  if (state.dialog) close();
});
