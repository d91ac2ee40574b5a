// Edits of the file that is shown: each is a step of its history, which can be taken back and done again.
import { engine } from '../engine.js';
import { editsOf, isAsRead, NONE, stepped } from '../model/file.js';
import { keyOf, provenOf } from '../model/problems.js';
import { standingOf } from '../model/standing.js';
import { opened, update, updateFile } from '../store.js';
import { verdictOf, words } from '../words.js';
import { recheck } from './check.js';

/** How long typing must rest before the checks run, in milliseconds: short enough to seem at once, long enough for a number. */
const REST = 120;

let timer = 0;

function step(change, merge = null) {
  const file = opened();
  updateFile(file.id, stepped(file, change(editsOf(file)), merge));
  update({ alarm: '' });
  return file.id;
}

function withCells(edits, texts) {
  const cells = { ...edits.cells };
  for (const [field, text] of texts) {
    if (isAsRead(opened(), field, text.trim())) delete cells[field];
    else cells[field] = text.trim();
  }
  return { ...edits, cells };
}

/** A cell as it is being typed: one step, checked when typing rests. */
export function type(field, text) {
  const id = step((edits) => withCells(edits, [[field, text]]), field);
  clearTimeout(timer);
  timer = setTimeout(() => recheck(id), REST);
}

/** Puts texts into cells and numbers into the prose, and checks. */
export function take({ cells = [], claims = [] }) {
  clearTimeout(timer);
  return recheck(step((edits) => ({ ...withCells(edits, cells), claims: { ...edits.claims, ...Object.fromEntries(claims) } })));
}

/** Has ready what the form of 2021 makes of the report, and shows it before anything is changed. */
export async function previewConversion() {
  const file = opened();
  const conversion = file.conversion ?? await engine('toForm2021', file.read);
  updateFile(file.id, { conversion });
  update({ dialog: { kind: 'convert' } });
}

/** Puts the tables into the form of 2021. */
export const convert = () => recheck(step((edits) => ({ ...edits, converted: true })));

/** Fills in every value that the sums prove. */
export const fillProven = () => take({ cells: provenOf(opened().report) });

/** Takes back what was typed into a cell. */
export function restore(field) {
  const rest = (edits) => {
    const cells = { ...edits.cells };
    delete cells[field];
    return { ...edits, cells };
  };
  return recheck(step(rest));
}

/** Keeps a reason why a problem stays as it is; none takes it back. The checks have no part in it. */
export function confirmProblem({ diagnostics }, reason) {
  step((edits) => {
    const confirmed = { ...edits.confirmed };
    for (const one of diagnostics) {
      if (reason) confirmed[keyOf(one)] = reason;
      else delete confirmed[keyOf(one)];
    }
    return { ...edits, confirmed };
  });
  update({ dialog: null, news: words().checked(verdictOf(standingOf(opened()))) });
}

export const restoreAll = () => recheck(step(() => NONE));

function move(by) {
  const file = opened();
  if (!file?.history[file.at + by]) return null;
  clearTimeout(timer);
  updateFile(file.id, { at: file.at + by, merge: null });
  return recheck(file.id);
}

export const undo = () => move(-1);
export const redo = () => move(1);
