// What a finding asks the reader for, where the file does not say it: its encoding, its year or its agency. The file is read again with it.
import { reread } from '../actions/open.js';
import { words } from '../words.js';
import { button, h } from './dom.js';

/** Encodings that Chinese files have, by the names that the engine knows them by. */
const ENCODINGS = ['gb18030', 'utf-8', 'big5', 'utf-16le', 'utf-16be'];

/** What was typed, by file and hint, since the page is drawn anew meanwhile. */
const typed = new Map();

/** What the engine takes of it; undefined where it is nothing that can be meant. */
const valueOf = {
  encoding: (text) => text,
  year: (text) => (/^(19|20)\d\d$/.test(text) ? Number(text) : undefined),
  agency: (text) => text || undefined,
};

/** The control for the hints of a file; none where there is no hint. */
export function hintControls(file, hints) {
  return [...new Set(hints.filter(Boolean))].filter((hint) => Object.hasOwn(valueOf, hint)).map((hint) => control(file, hint));
}

function control(file, hint) {
  const say = words().hints[hint];
  const id = `hint-${hint}`;
  const key = `${file.id} ${hint}`;
  const now = typed.get(key) ?? String(file.options[hint] ?? '');
  const input = hint === 'encoding'
    ? h('select', { id, 'data-key': key }, ENCODINGS.map((name) => h('option', { value: name, selected: name === now }, words().encodings[name])))
    : h('input', { id, type: 'text', autocomplete: 'off', inputmode: hint === 'year' ? 'numeric' : null, value: now, 'data-key': key });
  const missing = h('p', { class: 'warning', role: 'alert' });
  const keep = () => typed.set(key, input.value);
  input.addEventListener('input', keep);
  const act = () => {
    const value = valueOf[hint](input.value.normalize('NFKC').trim());
    if (value !== undefined) return reread(file.id, { [hint]: value });
    missing.textContent = say.missing;
    input.focus();
  };
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    act();
  });
  return h('div', { class: 'hinted' }, h('label', { for: id }, say.label), h('p', { class: 'actions' }, input, button(words().reread, act, { class: 'take', 'data-key': `reread ${key}` })), missing);
}
