// What is taken away: the corrected form, the list of problems, the record of the check, and the report as data.
import { engine, Failed } from '../engine.js';
import { editsOf } from '../model/file.js';
import { marksOf } from '../model/problems.js';
import { layoutsOf, standingOf } from '../model/standing.js';
import { opened, state, update, updateFile } from '../store.js';
import { words } from '../words.js';
import { audit } from '../write/audit.js';
import { problemList } from '../write/list.js';
import { marked, recordDocument } from '../write/word.js';

const COLUMNS = ['source', 'agency', 'year', 'table', 'form', 'field', 'state', 'value', 'unit', 'raw', 'derived', 'line', 'provenance'];

/** The long CSV of the command, with the mark that Excel tells UTF-8 by. */
function csv(rows) {
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))];
  return `\uFEFF${lines.map((line) => `${line.map(quoted).join(',')}\n`).join('')}`;
}

function quoted(value) {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Whether anything is left that whoever gets the form must know of. */
const isOpen = ({ errors, warnings, unread, toFill }) => errors + warnings + unread + toFill > 0;

/** The form, with what is left to settle marked in it. */
async function form(file) {
  const bytes = await engine('render', file.report, 'docx');
  const standing = standingOf(file);
  if (!isOpen(standing)) return bytes;
  const doubtful = [...marksOf(file).keys()];
  const all = layoutsOf(file.report).flatMap(({ layout }) => layout.rows.flat().flatMap(({ field }) => field ?? []));
  const unread = all.filter((field) => ['lost', 'illegible', 'absent'].includes(file.report.cells[field]?.state ?? 'absent'));
  return marked(bytes, [...doubtful, ...unread], words().mark_line(standing));
}

/** The draft itself with its edits, as revisions where an author is named. The engine reads it again before it gives it. */
async function draft(file, tracked) {
  const { cells, claims } = editsOf(file);
  return engine('correct', new Uint8Array(await file.blob.arrayBuffer()), file.source, { cells, claims, tracked });
}

const endingOf = ({ name }, otherwise) => /\.\w+$/.exec(name)?.[0].slice(1) ?? otherwise;

const made = {
  draft: async (file) => [await draft(file), file.read.source.format === 'xlsx' ? EXCEL : WORD, endingOf(file, file.read.source.format), words().corrected],
  tracked: async (file) => [await draft(file, words().tracked_author), WORD, endingOf(file, 'docx'), words().corrected],
  json: async ({ report }) => [await engine('canonical', report), 'application/json', 'json'],
  csv: async ({ report }) => [csv(await engine('cells', report)), 'text/csv', 'csv'],
  docx: async (file) => [await form(file), WORD, 'docx'],
  audit: async (file) => [await recordDocument(audit(file)), WORD, 'docx', words().audit.name],
  list: async (file) => [await problemList(file), EXCEL, 'xlsx', words().list.name],
};

/** A name for what is taken that a folder can hold. */
function named(file, ending, what) {
  if (what === words().corrected) return `${file.name.replace(/\.\w+$/, '')}-${what}.${ending}`;
  const own = file && ([file.report.meta.agency, file.report.meta.year].filter(Boolean).join('-') || file.name);
  return `${[own, what].filter(Boolean).join('-').replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')}.${ending}`;
}

/** Whether the draft itself can be corrected: a Word document or workbook with edits in it, in the form that it has. Of a file with several reports it is the first that is found again in it. */
export const isDraft = (file) => !editsOf(file).converted && !(file.part > 1) && ['docx', 'xlsx'].includes(file.read.source.format) && Object.keys({ ...editsOf(file).cells, ...editsOf(file).claims }).length > 0;

/** Gives a file to the reader; a form with open problems says so first. */
export async function take(kind, file = kind === 'list' ? null : opened()) {
  if (['docx', 'draft', 'tracked'].includes(kind) && isOpen(standingOf(file))) return update({ dialog: { kind: 'guard', ending: kind } });
  return give(kind, file);
}

/** Goes on with what was asked about. */
export function goOn(kind) {
  update({ dialog: null });
  return give(kind, opened());
}

async function give(kind, file) {
  try {
    const [content, type, ending, what] = await made[kind](file);
    const name = named(file, ending, what);
    update({ alarm: '' });
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob([content], { type })), download: name });
    link.click();
    // The download has begun by then; the bytes need not be held longer.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    if (file && ['docx', 'draft', 'tracked', 'json', 'csv'].includes(kind) && state.files.has(file.id)) updateFile(file.id, { taken: file.at });
    update({ news: words().taken(name) });
  } catch (error) {
    update({ alarm: error instanceof Failed && error.code === 'not-correctable' ? words().draft_refused : words().broke(error.message) });
  }
}
