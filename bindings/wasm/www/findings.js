// The diagnostics: what is wrong, the cell that is suspect and the value that fits, which a button puts in.
import { take } from './edit.js';
import { inputOf } from './form.js';
import { shown, state, tell } from './state.js';
import { nameOf, words } from './words.js';

const list = document.getElementById('found');
const notes = document.getElementById('notes');
const verdict = document.getElementById('verdict');

/** How many errors and warnings a report has. */
export function count(report) {
  const of = (severity) => report.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return [of('error'), of('warning')];
}

export function showFindings() {
  const { report } = state;
  if (!report) return;
  const held = keep();
  const grave = report.diagnostics.filter(({ severity }) => severity !== 'info');
  const slight = report.diagnostics.filter(({ severity }) => severity === 'info');
  const [errors, warnings] = count(report);
  verdict.textContent = grave.length ? words().found(errors, warnings) : words().clean;
  verdict.dataset.clean = String(!grave.length);
  list.replaceChildren(...grave.map(finding));
  notes.hidden = !slight.length;
  notes.querySelector('summary').textContent = words().notes(slight.length);
  notes.querySelector('ol').replaceChildren(...slight.map(finding));
  held();
}

/** The focus stays in the list when the list is made anew under it: the button that was pressed is gone. */
function keep() {
  const inside = list.contains(document.activeElement);
  return () => {
    if (inside) document.getElementById('findings').focus();
  };
}

function finding(diagnostic) {
  const { severity, rule, name, message, fields, locations, suspects } = diagnostic;
  const item = make('li', { className: `finding ${severity}` });
  Object.assign(item.dataset, { rule, severity });
  const head = make('p', { className: 'head' });
  const sign = make('span', { className: 'mark', textContent: `${words().signs[severity] ?? 'ⓘ'} ` });
  sign.setAttribute('aria-hidden', 'true');
  head.append(sign, make('strong', { textContent: words().severity[severity] }), ' ', make('span', { className: 'rule', textContent: `${rule} ${name}`, lang: 'en' }));
  item.append(head, make('p', { className: 'message', textContent: message[state.language] }));
  if (suspects?.length) item.append(...remedies(suspects));
  const actions = make('p', { className: 'actions' });
  const field = suspects?.[0]?.[0]?.field ?? fields.find(inputOf);
  if (field && inputOf(field)) actions.append(button(words().show, () => go(field), 'quiet'));
  if (locations.length) {
    const where = button(words().where, () => tell('place', locations[0]), 'quiet');
    actions.append(where);
  }
  if (actions.children.length) item.append(actions);
  return item;
}

/** Sets of cells: those of one set are to be changed together, the sets are alternatives. */
function remedies(sets) {
  const parts = [];
  if (sets.length > 1) parts.push(make('p', { textContent: words().either }));
  const listed = make('ul', { className: 'remedies' });
  for (const set of sets) {
    const item = make('li', {});
    if (set.length > 1) item.append(make('p', { textContent: words().together }));
    for (const { field, value } of set) {
      const line = make('p', { textContent: words().fits(nameOf(field), was(field), value) });
      if (set.length === 1) line.append(' ', taking(words().take(value), set));
      item.append(line);
    }
    if (set.length > 1) item.append(taking(words().take_all, set));
    listed.append(item);
  }
  parts.push(listed);
  return parts;
}

function was(field) {
  const cell = state.report.cells[field];
  return (cell && shown(field, cell)) || words().empty;
}

function taking(text, set) {
  const made = button(text, async () => {
    await take(set.map(({ field, value }) => [field, String(value)]));
    show(set[0].field);
  }, 'take');
  made.setAttribute('aria-label', set.map(({ field, value }) => `${nameOf(field)}: ${words().take(value)}`).join('; '));
  return made;
}

/** Brings a cell into view without taking the focus from where the reader is. */
function show(field) {
  state.selected = field;
  inputOf(field)?.scrollIntoView({ block: 'center', inline: 'center' });
  tell('selected');
}

function go(field) {
  const input = inputOf(field);
  input.focus({ preventScroll: true });
  input.scrollIntoView({ block: 'center', inline: 'center' });
}

function button(text, act, style) {
  const made = make('button', { type: 'button', textContent: text, className: style });
  made.addEventListener('click', act);
  return made;
}

const make = (name, properties) => Object.assign(document.createElement(name), properties);
