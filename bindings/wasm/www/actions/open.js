// Opening files: each is read and checked, failures are kept as rows, and a single one is shown at once.
import { engine, Failed } from '../engine.js';
import { fresh, isEdited, isUnsaved } from '../model/file.js';
import { kindOf } from '../model/refusal.js';
import { besideOf, standingOf } from '../model/standing.js';
import { state, update, updateFile } from '../store.js';
import { verdictOf, words } from '../words.js';
import { recheck } from './check.js';

const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());

/** Reads files as reports, or as those of the year before. */
export async function open(inputs, role = 'report') {
  if (!inputs.length) return update({ alarm: words().empty_folder });
  const added = inputs.map(({ name, blob }) => fresh(name, blob, role));
  // The same file again, as it is now, takes the place of what was read of it, unless that was edited.
  const names = new Set(added.map(({ name }) => name));
  const kept = [...state.files].filter(([, file]) => file.role !== role || !names.has(file.name) || isEdited(file));
  update({ files: new Map([...kept, ...added.map((file) => [file.id, file])]), alarm: '', news: added.length > 1 ? words().reading_many(added.length) : words().reading(added[0].name) });
  if (!state.files.has(state.open)) update({ open: null });
  await Promise.all(added.map(read));
  const ready = added.map(({ id }) => state.files.get(id)).filter(Boolean);
  await pair();
  if (role === 'report') arrive(ready);
  else update({ news: words().opened_many(ready.length - failed(ready), failed(ready)) });
}

const failed = (files) => files.filter(({ status }) => status === 'failed').length;

/** One file is shown at once, and so is its refusal; several are a list. */
function arrive(added) {
  if (!added.length) return;
  if (added.length > 1) {
    update({ open: null, news: words().opened_many(added.length - failed(added), failed(added)) });
  } else {
    const [{ id }] = added;
    show(id);
    const file = state.files.get(id);
    if (file.status === 'ready') update({ news: words().opened(file.name, verdictOf(standingOf(file))) });
    else update({ news: '' });
  }
}

async function read({ id, name, blob }) {
  const bytes = await bytesOf(blob);
  try {
    const { report, isText } = await engine('open', bytes, name);
    updateFile(id, { status: 'ready', read: report, report, first: report, text: isText ? undefined : null });
  } catch (error) {
    const code = error instanceof Failed ? error.code : 'broke';
    updateFile(id, { status: 'failed', failure: { kind: kindOf(bytes, name, code), words: error instanceof Failed ? error.words : { zh: words().broke(error.message), en: words().broke(error.message) } } });
  }
  count();
}

/** How often something was checked: what waits for the page can tell by it. */
export function count() {
  document.body.dataset.checked = String(Number(document.body.dataset.checked ?? 0) + 1);
}

/** Checks anew what another report of the year before now is beside. */
export async function pair() {
  const changed = [...state.files.values()].filter((file) => (besideOf(file, state.files)?.id ?? null) !== file.against && file.status === 'ready');
  await Promise.all(changed.map(({ id }) => recheck(id)));
}

/** Shows a file, with the text that its places count in. */
export async function show(id) {
  update({ open: id, selected: null, problem: null, alarm: '', news: '' });
  const file = state.files.get(id);
  if (file?.status !== 'ready' || file.text !== undefined) return;
  const text = await engine('text', await bytesOf(file.blob), file.name);
  updateFile(id, { text: text === null ? null : new TextEncoder().encode(text) });
}

export const showAll = () => update({ open: null, selected: null, problem: null, alarm: '', news: '' });

/** Takes a file away; edits that nobody has are asked for first. */
export async function remove(id) {
  const file = state.files.get(id);
  if (!file || (isUnsaved(file) && !confirm(words().remove_edited(file.name)))) return;
  const files = new Map(state.files);
  files.delete(id);
  update({ files, open: state.open === id ? null : state.open });
  await pair();
}

/** What the reader says of the year before: the id of a file, `none`, or nothing. */
export async function setBeside(id, beside) {
  updateFile(id, { beside });
  await pair();
}

addEventListener('beforeunload', (event) => {
  if ([...state.files.values()].some(isUnsaved)) event.preventDefault();
});
