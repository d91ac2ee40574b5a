// What the page knows, and who wants to hear of it. Nothing is kept beyond the page: no storage, no cookies.
import fields from '../dist/fields.js';
import printed from '../dist/printed.js';

export const state = {
  /** `zh` or `en`. */
  language: 'zh',
  /** The form as it is laid out, and its fields by id. */
  printed,
  fields: new Map(fields.map((field) => [field.id, field])),
  /** The report as it was read, and as it stands with the edits, checked. */
  read: null,
  report: null,
  /** What was typed into cells, by field. */
  edits: new Map(),
  /** The decoded text of the file as UTF-8, which places count in; null for files that are no text. */
  source: null,
  /** The checked report on the year before. */
  previous: null,
  /** The field whose place is shown. */
  selected: null,
};

const listeners = new Map();

/** Hears of `report`, `selected`, `language` or `failure`. */
export function on(topic, listen) {
  if (!listeners.has(topic)) listeners.set(topic, []);
  listeners.get(topic).push(listen);
}

export function tell(topic, ...what) {
  for (const listen of listeners.get(topic) ?? []) listen(...what);
}

/** The report as read with the edits in it, for the checks: what was typed is read as the text of a cell is. */
export function edited() {
  const { read, edits } = state;
  if (!edits.size) return read;
  const cells = { ...read.cells };
  for (const [field, text] of edits) cells[field] = text === '' ? null : text;
  return { ...read, cells, diagnostics: read.diagnostics.map(remaining).filter(Boolean) };
}

/**
 * What the reading said that still holds. What it said of a cell is about the text that stood there, so it goes with that text; the
 * count of blank cells (V304) is made anew.
 */
function remaining(diagnostic) {
  if (diagnostic.rule === 'V304') return null;
  if (!diagnostic.fields.some((field) => state.edits.has(field))) return diagnostic;
  const fields = diagnostic.fields.filter((field) => !state.edits.has(field));
  return fields.length ? { ...diagnostic, fields } : null;
}

/** What a cell shows: the text typed, the value, or what stands there instead of one. */
export function shown(field, cell) {
  if (state.edits.has(field)) return state.edits.get(field);
  if (cell.state === 'reported') return String(cell.value);
  return cell.raw ?? '';
}

/**
 * The place of a cell in the file, where it was read even if it is edited; for a cell that stands nowhere the place of what was said
 * of it, which is near.
 */
export function placeOf(field) {
  const own = state.read?.cells[field]?.location;
  if (own) return { location: own, near: false };
  const said = state.read?.diagnostics.find(({ fields, locations }) => locations.length && fields.includes(field));
  return { location: said?.locations[0] ?? null, near: Boolean(said) };
}

/** The worst that a diagnostic says of each field: `error` or `warning`, or `suspect` for a cell that explains one. */
export function marks(report) {
  const worst = new Map();
  const rank = { warning: 1, error: 2, suspect: 3 };
  const mark = (field, what) => {
    if (rank[what] > (rank[worst.get(field)] ?? 0)) worst.set(field, what);
  };
  for (const { severity, fields, suspects } of report.diagnostics) {
    if (severity === 'info') continue;
    for (const field of fields) mark(field, severity);
    for (const set of suspects ?? []) for (const { field } of set) mark(field, 'suspect');
  }
  return worst;
}
