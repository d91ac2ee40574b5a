// How a file is: what is left to do, in numbers and in rank, and which report of the year before is beside it.
import fields from '../../dist/fields.js';
import printed from '../../dist/printed.js';
import { editsOf } from './file.js';
import { provenOf, settledOf } from './problems.js';

const TABLES = [['II', 'disclosure'], ['III', 'requests'], ['IV', 'remedies']];

/** The edition that stands in for a table which was not found and a year that was not found either. */
const PRESENT = '2021';

/** The least share of the cells that must be read for the rest of the findings to mean anything. */
const ENOUGH = 0.5;

/** The tables of the form that a report is shown in: `{layout, missing}` each. */
export function layoutsOf({ form }) {
  return TABLES.map(([numeral, name]) => {
    const edition = form[name] ?? form.expected ?? PRESENT;
    return { layout: printed.tables.find((table) => table.table === numeral && table.edition === edition), missing: form[name] === null };
  });
}

const fieldsOf = ({ rows }) => rows.flat().flatMap((slot) => (slot.print === 'field' ? [slot.field] : []));

const sizes = new WeakMap();

/** Reports up to 2018 have other tables, which this form does not hold. */
export const isOldForm = (report) => !Object.keys(report.cells).length && (Boolean(report.statistics) || report.meta.year < 2019);

/** The cells that a report has or should have; of an old form, whose rows are of choice, those that its table prints. */
function expectedOf(report) {
  if (!isOldForm(report)) return layoutsOf(report).flatMap(({ layout }) => fieldsOf(layout)).map((field) => report.cells[field]);
  const { cells = {}, rows = [] } = report.statistics ?? {};
  return [...Object.values(cells).filter(({ state }) => state !== 'absent'), ...rows.flatMap(({ values }) => values.map(({ cell }) => cell))];
}

/** How many cells the form has, and how many of them were read, blank ones too. */
export function readOf(report) {
  if (!sizes.has(report)) {
    const all = expectedOf(report);
    const read = all.filter((cell) => ['reported', 'blank', 'placeholder'].includes(cell?.state));
    sizes.set(report, { all: all.length, read: read.length });
  }
  return sizes.get(report);
}

/** Whether its year asks for the form of 2021 and a table is in that of 2019. */
export const isConvertible = ({ report }) => report.form.expected === '2021' && TABLES.some(([, name]) => report.form[name] === '2019');

/** The cells that came with the form of 2021 and have not been filled in. */
export function toFillOf(file) {
  if (!editsOf(file).converted) return [];
  return file.conversion.open.filter((field) => file.report.cells[field]?.state === 'absent');
}

/**
 * How a file is: `kind` is `reading`, `failed`, `unread` (too little was read), `errors`, `warnings`, `settled` (reasons were
 * given for what is left) or `clear`; with the numbers that say so.
 */
export function standingOf(file) {
  // A file that changes is another object: a list of hundreds is not counted anew for each that does.
  if (!standings.has(file)) standings.set(file, counted(file));
  return standings.get(file);
}

const standings = new WeakMap();

function counted(file) {
  if (file.status !== 'ready') return { kind: file.status, errors: 0, warnings: 0, unread: 0, toFill: 0, proven: 0, all: 0, read: 0 };
  const { report } = file;
  const { open, confirmed } = settledOf(file);
  const errors = open.filter(({ severity }) => severity === 'error').length;
  const size = readOf(report);
  const toFill = toFillOf(file).length;
  const figures = { ...size, errors, warnings: open.length - errors, confirmed: confirmed.length, unread: size.all - size.read - toFill, toFill, proven: provenOf(report).length };
  const kind = size.read + toFill < size.all * ENOUGH || !size.all ? 'unread'
    : errors ? 'errors'
      : figures.warnings || figures.unread || toFill ? 'warnings' : confirmed.length ? 'settled' : 'clear';
  return { kind, old: isOldForm(report), ...figures };
}

const RANK = ['failed', 'unread', 'errors', 'warnings', 'reading', 'settled', 'clear'];

/** For each file another that is to be handed in and has the same content (`copy`), or is of the same agency and year (`rival`). */
export function twinsOf(files) {
  const ready = [...files.values()].filter(({ role, status }) => role === 'report' && status === 'ready');
  const shared = (key) => {
    const groups = new Map();
    for (const file of ready) if (key(file)) groups.set(key(file), [...(groups.get(key(file)) ?? []), file].slice(0, 2));
    return (file) => groups.get(key(file))?.find((other) => other !== file);
  };
  const copy = shared(({ read: { source }, part }) => `${source.sha256} ${part}`);
  const rival = shared((file) => of(file).agency && of(file).year && agencyYear(of(file).agency, of(file).year));
  const twin = (kind, file) => file && { kind, file };
  return new Map(ready.map((file) => [file.id, twin('copy', copy(file)) ?? twin('rival', rival(file))]));
}

/** How many files are in each condition, for a sentence about all of them. */
export function tallyOf(files) {
  const kinds = ranked(files).map(({ standing }) => standing.kind);
  const of = (...some) => kinds.filter((kind) => some.includes(kind)).length;
  return { total: kinds.length, reading: of('reading'), failed: of('failed'), work: of('unread', 'errors', 'warnings'), clear: of('clear', 'settled') };
}

/** The files that are to be handed in, those that need most work first. */
export function ranked(files) {
  const own = [...files.values()].filter(({ role }) => role === 'report').map((file) => ({ file, standing: standingOf(file) }));
  const weight = ({ errors, warnings, unread, toFill }) => errors * 10_000 + (unread + toFill) * 100 + warnings;
  return own.sort((a, b) => RANK.indexOf(a.standing.kind) - RANK.indexOf(b.standing.kind) || weight(b.standing) - weight(a.standing));
}

const bare = (name) => (name ?? '').replaceAll(/\s/g, '');
const of = (file) => (file.report ?? {}).meta ?? {};

/** Whether a file holds the report of the same agency on the year before: `yes`, or why it does not. */
export function fits(file, other) {
  const [own, older] = [of(file), of(other)];
  if (!own.agency || !older.agency || !own.year || !older.year) return 'unknown';
  if (bare(own.agency) !== bare(older.agency)) return 'agency';
  return older.year === own.year - 1 ? 'yes' : 'year';
}

/** What a report is found by among others. */
const agencyYear = (agency, year) => `${bare(agency)} ${year}`;

const indexes = new WeakMap();

/** The files that were read, by agency and year. */
function indexOf(files) {
  if (!indexes.has(files)) {
    const index = new Map();
    for (const file of files.values()) {
      const { agency, year } = of(file);
      if (file.status === 'ready' && agency && year) index.set(agencyYear(agency, year), [...(index.get(agencyYear(agency, year)) ?? []), file]);
    }
    indexes.set(files, index);
  }
  return indexes.get(files);
}

/** The file that is beside another as its year before: the one that was named, else the one of the same agency and that year. */
export function besideOf(file, files) {
  if (file.status !== 'ready' || file.role !== 'report' || file.beside === 'none') return null;
  if (file.beside) return [...files.values()].find(({ id, status }) => id === file.beside && status === 'ready') ?? null;
  const { agency, year } = of(file);
  const fitting = indexOf(files).get(agencyYear(agency, year - 1)) ?? [];
  return fitting.find(({ role }) => role === 'previous') ?? fitting[0] ?? null;
}

/** Files of the year before that are beside no report, with the reason for this one. */
export function unusedFor(file, files) {
  const all = [...files.values()];
  const used = new Set(all.map((one) => besideOf(one, files)?.id));
  return all.filter(({ role, status, id }) => role === 'previous' && status === 'ready' && !used.has(id)).map((other) => ({ file: other, why: fits(file, other) }));
}

const byId = new Map(fields.map((field) => [field.id, field]));

/** A field of the form; undefined for one that it does not have. */
export const fieldOf = (id) => byId.get(id);
