// The page: puts its parts together and says what happens.
import './download.js';
import { undo } from './edit.js';
import { engine, Failed } from './engine.js';
import { count, showFindings } from './findings.js';
import { build, refresh } from './form.js';
import { leavePrevious } from './open.js';
import { showCell, showPlace } from './source.js';
import { on, state } from './state.js';
import { label, words } from './words.js';

const at = (id) => document.getElementById(id);
const status = at('status');
const failure = at('failure');

// The first file shall not wait for the engine, nor the first edit for what checks it.
engine('warm');
let checks = null;

on('busy', (name) => {
  failure.textContent = '';
  status.textContent = words().reading(name);
});

on('report', (what) => {
  const { report } = state;
  failure.textContent = '';
  for (const id of ['summary', 'work']) at(id).hidden = false;
  showSummary();
  if (what === 'opened') build();
  else refresh();
  showFindings();
  showCell();
  const [errors, warnings] = count(report);
  status.textContent = what === 'opened' ? words().read(report.source.name ?? '', errors, warnings) : words().checked(errors, warnings);
  checks ??= engine('warmChecks');
  document.body.dataset.checked = String(Number(document.body.dataset.checked ?? 0) + 1);
});

on('previous', () => {
  status.textContent = words().previous_first;
});

on('selected', showCell);
on('place', (location) => {
  // A place that a finding names is not that of the cell selected before.
  state.selected = null;
  showCell();
  showPlace(location);
});

on('failure', (error, name) => {
  status.textContent = '';
  const why = error instanceof Failed ? error.words[state.language] : words().broke(error.message);
  failure.textContent = name ? words().failed(name, why) : why;
});

function showSummary() {
  const { report, previous, edits } = state;
  const { facts, untitled, unknown, edition } = words();
  at('summary-heading').textContent = report.meta.title ?? untitled;
  const form = report.form.requests ?? report.form.disclosure ?? report.form.expected;
  const told = [
    [facts.agency, report.meta.agency ?? unknown], [facts.year, report.meta.year ?? unknown],
    [facts.form, form ? edition(form) : unknown], [facts.file, report.source.name ?? ''],
  ];
  at('facts').textContent = told.map(([name, value]) => `${name}: ${value}`).join(' · ');
  at('undo-all').hidden = !edits.size;
  const beside = at('beside');
  beside.replaceChildren();
  if (!previous) return;
  beside.append(words().previous_beside(previous.meta.agency ?? unknown, previous.meta.year ?? unknown), ' ');
  if (previous.meta.year !== report.meta.year - 1) beside.append(words().previous_not_year(report.meta.year - 1), ' ');
  const remove = Object.assign(document.createElement('button'), { type: 'button', className: 'quiet', textContent: words().remove });
  remove.addEventListener('click', leavePrevious);
  beside.append(remove);
}

function showLanguage() {
  label();
  const other = state.language === 'zh' ? ['en', 'English'] : ['zh-CN', '中文'];
  [at('language').lang, at('language').textContent] = other;
  if (!state.report) return;
  showSummary();
  build();
  showFindings();
  showCell();
  status.textContent = '';
}

at('language').addEventListener('click', () => {
  state.language = state.language === 'zh' ? 'en' : 'zh';
  showLanguage();
});
at('undo-all').addEventListener('click', () => undo());

showLanguage();
