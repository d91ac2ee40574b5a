// Checks a file as it is with its edits. An answer that a later edit has overtaken is dropped.
import { engine } from '../engine.js';
import { editsOf, withEdits } from '../model/file.js';
import { besideOf, standingOf } from '../model/standing.js';
import { state, update, updateFile } from '../store.js';
import { verdictOf, words } from '../words.js';
import { count } from './open.js';

const turns = new Map();

/** Checks a file, against the year before where that is open. */
export async function recheck(id) {
  const file = state.files.get(id);
  if (!file) return;
  const mine = (turns.get(id) ?? 0) + 1;
  turns.set(id, mine);
  const beside = besideOf(file, state.files);
  const edits = editsOf(file);
  try {
    const report = await engine('check', withEdits(file, edits), beside?.report ?? null);
    if (turns.get(id) !== mine || !state.files.has(id)) return;
    const against = beside?.id ?? null;
    // What was found before any edit is what the list of problems starts from.
    const first = withEdits(file, edits) === file.read ? report : file.first;
    updateFile(id, { report, first, against });
    if (id === state.open) update({ news: words().checked(verdictOf(standingOf(state.files.get(id)))) });
  } catch (error) {
    if (turns.get(id) === mine) update({ alarm: words().broke(error.message) });
  }
  count();
}
