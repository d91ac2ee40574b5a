// A file that was opened: what was read of it, and the edits with their history. All functions are pure.
import { remaining, withClaims } from './prose.js';

/** No edits: text by field, numbers by claim, reasons by problem, and whether the tables are in the form of 2021 instead of that of 2019. */
export const NONE = Object.freeze({ cells: Object.freeze({}), claims: Object.freeze({}), confirmed: Object.freeze({}), converted: false });

let count = 0;

/**
 * A file that is yet to be read; `path` is where it was in a folder or an archive, null for one that came alone.
 *
 * `name` is for people, `source` for the engine. `part` is the number of a report in a file that holds several, else null. `role` is `report`, or `previous` for one that only is beside the report on the year after. `status` is `reading`, `ready` or
 * `failed`. `read` is the report as read, `report` as it is with the edits, checked; `first` is the first that was checked.
 */
export function fresh(name, path, blob, role, part = null) {
  count += 1;
  return {
    id: `f${count}`, name, source: name, path, blob, role, part, status: 'reading', read: null, first: null, report: null, failure: null,
    /** The report as read in the form of 2021, once that was asked for: `{report, carried, open, left}`. */
    conversion: null,
    /** What the reader gave for the file before it was read again: any of `{encoding, year, agency}`. */
    options: {},
    /** The decoded text as UTF-8, which places count in: undefined until it is asked for, null for files that are no text. */
    text: undefined,
    history: [NONE], at: 0,
    /** How far the history had come when the file was last taken away. */
    taken: 0,
    /** What the reader said of the year before: an id, `none`, or nothing. */
    beside: undefined,
    /** The id of the file that `report` was last checked against. */
    against: null,
  };
}

export const editsOf = (file) => file.history[file.at];
export const isEdited = (file) => editsOf(file) !== NONE && (editsOf(file).converted || Object.keys({ ...editsOf(file).cells, ...editsOf(file).claims, ...editsOf(file).confirmed }).length > 0);
/** Whether edits would be lost with the page. */
export const isUnsaved = (file) => file.at !== file.taken && isEdited(file);

/** The history with one more step. Typing on in one cell is one step: `merge` names it. */
export function stepped(file, edits, merge = null) {
  const same = merge !== null && file.merge === merge && file.at > 0 && file.at === file.history.length - 1;
  const kept = file.history.slice(0, same ? file.at : file.at + 1);
  return { history: [...kept, edits], at: kept.length, merge };
}

/** What the edits start from: the report as read, or the same in the form of 2021. */
export const baseOf = ({ read, conversion }, { converted }) => (converted ? conversion.report : read);

/** The report as read with the edits in it, for the checks: what was typed is read as the text of a cell is. */
export function withEdits(file, edits) {
  const read = baseOf(file, edits);
  // A cell that the form does not have any more takes its edit with it.
  const fields = Object.entries(edits.cells).filter(([field]) => !edits.converted || read.cells[field]);
  if (!fields.length && !Object.keys(edits.claims).length) return read;
  const cells = { ...read.cells };
  for (const [field, text] of fields) cells[field] = { value: text, provenance: 'edited' };
  return withClaims({ ...read, cells, diagnostics: read.diagnostics.map((found) => remaining(found, edits)).filter(Boolean) }, edits.claims);
}

/** What a cell shows: the text typed, the value, or what is there instead of one. */
export function shown(file, field) {
  const { cells } = editsOf(file);
  return Object.hasOwn(cells, field) ? cells[field] : textOf(file.read.cells[field]);
}

export function textOf(cell) {
  if (!cell) return '';
  return cell.state === 'reported' ? String(cell.value) : (cell.raw ?? '');
}

/** Whether a text is what was read, and so no edit. */
export function isAsRead(file, field, text) {
  const read = file.read.cells[field] ?? { state: 'absent' };
  return text === textOf(read) && (text !== '' || read.state === 'blank');
}
