// How a report comes in: dropped, chosen or pasted; and the one on the year before.
import { forget, recheck } from './edit.js';
import { engine } from './engine.js';
import { state, tell } from './state.js';
import { words } from './words.js';

let turn = 0;

/** Reads a file as the report to check. A file opened later wins, even where it is read sooner. */
async function open(name, bytes) {
  turn += 1;
  const mine = turn;
  forget();
  tell('busy', name);
  try {
    const { report, text } = await engine('open', bytes, name);
    if (mine !== turn) return;
    Object.assign(state, { read: report, report, selected: null, source: text === null ? null : new TextEncoder().encode(text) });
    state.edits.clear();
    tell('report', 'opened');
    if (state.previous) await recheck();
  } catch (error) {
    if (mine === turn) tell('failure', error, name);
  }
}

async function openPrevious(name, bytes) {
  tell('busy', name);
  try {
    state.previous = (await engine('open', bytes, name)).report;
    if (state.read) await recheck();
    else tell('previous');
  } catch (error) {
    tell('failure', error, name);
  }
}

/** Takes the report on the year before away again. */
export function leavePrevious() {
  state.previous = null;
  // Checked from what was read, the report says nothing of years again.
  if (state.read) recheck();
}

const bytesOf = async (file) => new Uint8Array(await file.arrayBuffer());

function chosen(id, act) {
  const input = document.getElementById(id);
  input.addEventListener('change', async () => {
    const [file] = input.files;
    if (file) await act(file.name, await bytesOf(file));
    // The same file, changed on the disk, can be chosen again.
    input.value = '';
  });
}

chosen('file', open);
chosen('previous', openPrevious);

const drop = document.getElementById('drop');

// The whole page takes a drop: a file beside the box would otherwise replace the page.
addEventListener('dragover', (event) => {
  event.preventDefault();
  drop.classList.add('over');
});
addEventListener('dragleave', (event) => {
  if (!event.relatedTarget) drop.classList.remove('over');
});
addEventListener('drop', async (event) => {
  event.preventDefault();
  drop.classList.remove('over');
  const [file] = event.dataTransfer.files;
  if (file) return open(file.name, await bytesOf(file));
  const text = event.dataTransfer.getData('text/html') || event.dataTransfer.getData('text/plain');
  if (text) open(words().pasted_name, new TextEncoder().encode(text));
});

const pasted = document.getElementById('pasted');

document.getElementById('check-pasted').addEventListener('click', () => {
  if (pasted.value.trim()) open(words().pasted_name, new TextEncoder().encode(pasted.value));
});

// Tables copied in a browser or a word processor come with their cells only as HTML; their plain text has lost them.
addEventListener('paste', async (event) => {
  if (event.target.closest?.('input')) return;
  const [file] = event.clipboardData.files;
  const html = event.clipboardData.getData('text/html');
  if (file) open(file.name, await bytesOf(file));
  else if (html.includes('<table') || event.target !== pasted) {
    const text = html || event.clipboardData.getData('text/plain');
    if (!text) return;
    open(words().pasted_name, new TextEncoder().encode(text));
  } else return;
  event.preventDefault();
});
