// Opening files: each is read and checked, failures are kept as rows, and a single one is shown at once.
import { engine, Failed } from '../engine.js';
import { fresh, isEdited, isUnsaved, NONE } from '../model/file.js';
import { kindOf } from '../model/refusal.js';
import { besideOf, standingOf, tallyOf } from '../model/standing.js';
import { state, update, updateFile } from '../store.js';
import { verdictOf, words } from '../words.js';
import { recheck } from './check.js';

const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());

/** Reads files as reports, or as those of the year before. */
export async function open(inputs, role = 'report') {
  if (!inputs.length) return update({ alarm: words().empty_folder });
  const added = inputs.map(({ name, path, blob }) => fresh(name, path ?? null, blob, role));
  update({ files: new Map([...state.files, ...added.map((file) => [file.id, file])]), alarm: '', news: added.length > 1 ? words().reading_many(added.length) : words().reading(added[0].name) });
  // Several are a list from the start: whoever opens one of it meanwhile stays there.
  if (!state.files.has(state.open) || (role === 'report' && added.length > 1)) update({ open: null });
  const ids = (await Promise.all(added.map(read))).flat();
  const ready = ids.map((id) => state.files.get(id)).filter(Boolean);
  // One file with several reports is a list too.
  if (role === 'report' && added.length === 1 && ready.length > 1) update({ open: null });
  replace(ready);
  await pair();
  if (role === 'report') arrive(ready);
  else update({ news: words().previous_added(ready.length - failed(ready), failed(ready)) });
}

/** The same file again, as it is now, takes the place of what was read of it, unless that was edited. */
function replace(added) {
  const isOlder = (file) => !added.includes(file) && !isEdited(file) && added.some((one) => isSameFile(file, one));
  const kept = [...state.files].filter(([, file]) => !isOlder(file));
  if (kept.length < state.files.size) update({ files: new Map(kept) });
}

/** Files of different folders may have one name; of those without a folder, only what they report on tells. */
function isSameFile(one, other) {
  if (one.role !== other.role || one.name !== other.name || one.path !== other.path) return false;
  const [a, b] = [one, other].map(({ report }) => report?.meta);
  return one.path !== null || !a || !b || (a.agency === b.agency && a.year === b.year);
}

const failed = (files) => files.filter(({ status }) => status === 'failed').length;

/** One file is shown at once, and so is its refusal; several are a list. */
function arrive(added) {
  if (!added.length) return;
  if (added.length > 1) {
    update({ news: state.open === null ? words().batch_summary(tallyOf(state.files)) : '' });
  } else {
    const [{ id }] = added;
    show(id);
    const file = state.files.get(id);
    if (file.status === 'ready') update({ news: words().opened(file.name, verdictOf(standingOf(file))) });
    else update({ news: '' });
  }
}

/** Reads a file; the ids of what came of it, which are several where it holds several reports. */
async function read(file) {
  const { id, name, source, blob, options } = file;
  const bytes = await bytesOf(blob);
  let further = [];
  try {
    const { json, isReport } = await engine('open', bytes, source, options);
    const report = JSON.parse(json);
    // The places of a report from elsewhere count in a file that is not here.
    const isText = !isReport && report.source.encoding !== null;
    const ready = (one) => ({ status: 'ready', read: one, report: one, first: one, text: isText ? undefined : null });
    const all = isReport || !report.source.part ? [report] : (await engine('parts', bytes, source, options)).map((one) => JSON.parse(one));
    const own = all[(file.part ?? 1) - 1];
    if (!own) throw new Error(words().part_gone);
    updateFile(id, ready(own));
    if (all.length > 1 && file.part === null && state.files.has(id)) {
      const named = (number) => words().part(name, number, all.length);
      further = all.slice(1).map((one, at) => ({ ...fresh(named(at + 2), file.path, blob, file.role, at + 2), source, options, ...ready(one) }));
      update({ files: new Map([...state.files, ...further.map((one) => [one.id, one])]) });
      updateFile(id, { part: 1, name: named(1) });
    }
  } catch (error) {
    const code = error instanceof Failed ? error.code : 'broke';
    updateFile(id, { status: 'failed', failure: { hint: error instanceof Failed ? error.hint : null, kind: kindOf(bytes, name, code), words: error instanceof Failed ? error.words : { zh: words().broke(error.message), en: words().broke(error.message) } } });
  }
  count();
  return [id, ...further.map((one) => one.id)];
}

/** Reads a file again with what the reader gives for it: any of its encoding, year and agency. Edits belong to what was read before, and are asked for first. */
export async function reread(id, given) {
  const file = state.files.get(id);
  if (!file || (isEdited(file) && !confirm(words().reread_edited))) return;
  const options = { ...file.options, ...given };
  updateFile(id, { options, status: 'reading', read: null, first: null, report: null, failure: null, conversion: null, text: undefined, history: [NONE], at: 0, taken: 0, against: null });
  update({ alarm: '', news: words().reading(file.name) });
  await read(state.files.get(id));
  await pair();
  if (state.open === id) arrive([state.files.get(id)]);
}

/** Counts that something was checked. */
export const count = () => update({ checked: state.checked + 1 });

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
  const text = await engine('text', await bytesOf(file.blob), file.source, file.options);
  updateFile(id, { text: text === null ? null : new TextEncoder().encode(text) });
}

export const showAll = () => update({ open: null, selected: null, problem: null, alarm: '', news: '' });

/** Takes a file away; edits that nobody has are asked for first. */
export async function remove(id) {
  const file = state.files.get(id);
  if (!file || (isUnsaved(file) && !confirm(words().remove_edited(file.name)))) return;
  const files = new Map(state.files);
  files.delete(id);
  update({ files, open: state.open === id ? null : state.open, news: '' });
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
