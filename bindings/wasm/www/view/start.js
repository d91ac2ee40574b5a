// The page before there is a file: where to drop one, how it goes on, and a sample.
import { open } from '../actions/open.js';
import { sample } from '../engine.js';
import { state } from '../store.js';
import { words } from '../words.js';
import { button, fill, h } from './dom.js';

const home = document.getElementById('start');
let drawn = null;

export function drawStart() {
  home.hidden = state.files.size > 0;
  if (home.hidden || drawn === state.language) return;
  drawn = state.language;
  const choose = (id, text, style) => button(text, () => document.getElementById(id).click(), { class: style });
  const pasted = h('textarea', { id: 'pasted', rows: '6', spellcheck: 'false' });
  const check = () => {
    if (pasted.value.trim()) open([{ name: words().pasted_name, blob: new Blob([pasted.value]) }]);
  };
  fill(home, [
    h('div', { class: 'drop' },
      h('h2', {}, words().drop_heading), h('p', { class: 'hint' }, words().drop_hint),
      h('p', { class: 'actions' }, choose('file', words().choose), choose('folder', words().choose_folder, 'quiet'), button(words().sample, openSample, { class: 'quiet', id: 'sample' }))),
    h('ol', { class: 'steps' }, words().steps.map(([name, text]) => h('li', {}, h('strong', {}, name), h('span', {}, text)))),
    h('details', { id: 'paste' }, h('summary', {}, words().paste), h('label', { for: 'pasted' }, words().paste_label), pasted, button(words().check_pasted, check, { id: 'check-pasted' })),
  ]);
}

const openSample = async () => open([{ name: words().sample_name, blob: await sample() }]);
