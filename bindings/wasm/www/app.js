// The page: puts its parts together. Views are drawn from the state; what happens to it is in actions/.
import { switchLanguage } from './actions/go.js';
import { fromDrop, fromList } from './actions/inputs.js';
import { open } from './actions/open.js';
import { isAble } from './browser.js';
import { engine } from './engine.js';
import { draw, state, update } from './store.js';
import { drawBar } from './view/bar.js';
import { drawBatch } from './view/batch.js';
import { drawDialog } from './view/dialog.js';
import { drawForm } from './view/form.js';
import './view/keys.js';
import { drawOverview } from './view/overview.js';
import { drawProblems } from './view/problems.js';
import { drawSource } from './view/source.js';
import { drawStart } from './view/start.js';
import { standingOf, tallyOf } from './model/standing.js';
import { label, titleOf, verdictOf, words } from './words.js';

const at = (id) => document.getElementById(id);

let language = null;

function drawShell({ files, open: id, news, alarm }) {
  if (language !== state.language) {
    language = state.language;
    label();
    [at('language').lang, at('language').textContent] = words().other_language;
  }
  const file = files.get(id);
  document.title = [file && titleOf(file), words().title].filter(Boolean).join(' - ');
  document.body.dataset.checked = String(state.checked);
  document.body.dataset.view = file ? file.status : files.size ? 'list' : 'start';
  if (at('status').textContent !== news) at('status').textContent = news;
  const isShown = file ? file.status === 'ready' && news.includes(verdictOf(standingOf(file))) : files.size > 0 && news === words().batch_summary(tallyOf(files));
  at('status').classList.toggle('told', isShown);
  if (at('failure').textContent !== alarm) at('failure').textContent = alarm;
}

[drawStart, drawBatch, drawForm, drawOverview, drawProblems, drawSource, drawBar, drawDialog, drawShell].forEach(draw);

at('language').addEventListener('click', switchLanguage);

// What stays in view below the bar must know how tall it is: on narrow screens its buttons take two lines.
new ResizeObserver(([{ target }]) => document.documentElement.style.setProperty('--bar-height', `${target.offsetHeight}px`)).observe(at('bar'));

for (const [id, role] of [['file', 'report'], ['folder', 'report'], ['previous', 'previous']]) {
  at(id).addEventListener('change', async ({ target }) => {
    const list = [...target.files];
    // The same file, changed on the disk, can be chosen again.
    target.value = '';
    if (list.length) open(await fromList(list), role);
  });
}

// The whole page takes a drop: a file beside the box would otherwise replace the page.
addEventListener('dragover', (event) => {
  event.preventDefault();
  document.body.classList.add('over');
});
addEventListener('dragleave', (event) => {
  if (!event.relatedTarget) document.body.classList.remove('over');
});
addEventListener('drop', async (event) => {
  event.preventDefault();
  document.body.classList.remove('over');
  if (event.dataTransfer.files.length) return open(await fromDrop(event.dataTransfer));
  const text = event.dataTransfer.getData('text/html') || event.dataTransfer.getData('text/plain');
  if (text) openText(text);
});

const openText = (text) => open([{ name: words().pasted_name, blob: new Blob([text]) }]);

// Tables copied in a browser or a word processor come with their cells only as HTML; their plain text has lost them.
addEventListener('paste', async (event) => {
  const inBox = event.target.closest?.('input, textarea');
  if (inBox && inBox.id !== 'pasted') return;
  const { files } = event.clipboardData;
  const html = event.clipboardData.getData('text/html');
  const text = html || event.clipboardData.getData('text/plain');
  if (!files.length && (!text || (inBox && !html.includes('<table')))) return;
  event.preventDefault();
  if (files.length) open(await fromList(files));
  else openText(text);
});

if (isAble()) {
  // The first file shall not wait for the engine, nor the first edit for what checks it.
  engine('warm').then(() => engine('warmChecks')).then(() => engine('warmDocuments'));
  at('unsupported').remove();
  at('app').hidden = false;
  update({});
}
