// Problems: the diagnostics of a report, one problem for each cause. A wrong cell that breaks a row and a column is one of them.
import { editsOf } from './file.js';
import { placeOfClaim } from './prose.js';

/** What a reason is kept under: the finding word for word, so that a reason does not outlive the numbers it was given for. */
export const keyOf = ({ rule, message }) => `${rule} ${message.zh}`;

/** The rule of blank cells in a sum. */
const BLANK = 'V304';

/** The rule of requests carried over. */
const CARRY_OVER = 'Y601';

/** The fields of this report that a finding is about: what was carried out stands in that of the year before. */
const ownFields = ({ rule, fields }) => (rule === CARRY_OVER ? fields.filter((field) => !field.startsWith('requests.carried_out.')) : fields);

const setKey = (set) => set.map(({ field, value }) => `${field}=${value}`).sort().join('&');

/** The blank cell because of which a sum does not hold; nothing where there is not exactly one. */
function blankOf({ cells }, { rule, fields, severity }) {
  if (rule !== BLANK || severity === 'info') return null;
  const blank = fields.filter((field) => ['blank', 'placeholder'].includes(cells[field]?.state));
  return blank.length === 1 ? blank[0] : null;
}

/** What diagnostics of one cause share: a set of cells that corrects them, the number that the prose gives for such a cell, or a blank cell. */
function causes(report, diagnostic) {
  const { suspects, fields, actual } = diagnostic;
  const keys = (suspects ?? []).map(setKey);
  const blank = blankOf(report, diagnostic);
  if (blank) keys.push(blank);
  if (!suspects && fields.length === 1 && actual !== undefined) keys.push(`${fields[0]}=${actual}`);
  return keys;
}

function grouped(report, diagnostics) {
  const groups = [];
  for (const diagnostic of diagnostics) {
    const keys = causes(report, diagnostic);
    const joined = groups.filter((group) => keys.some((key) => group.keys.has(key)));
    const group = { diagnostics: [...joined.flatMap((one) => one.diagnostics), diagnostic], keys: new Set([...joined.flatMap((one) => [...one.keys]), ...keys]) };
    if (!joined.length) groups.push(group);
    else groups.splice(groups.indexOf(joined[0]), 1, group);
    for (const one of joined.slice(1)) groups.splice(groups.indexOf(one), 1);
  }
  return groups.map(({ diagnostics: all }) => all);
}

/** Sets of cells that would correct the problem, those that correct most of it first. */
function remediesOf(report, diagnostics) {
  const sets = new Map();
  for (const set of diagnostics.flatMap(({ suspects }) => suspects ?? [])) {
    const key = setKey(set);
    sets.set(key, { set, votes: (sets.get(key)?.votes ?? 0) + 1 });
  }
  const all = [...sets.values()].sort((a, b) => b.votes - a.votes);
  if (!all.length) return provenBlanks(report, diagnostics);
  // A set that corrects all of it makes those that correct a part unnecessary.
  const most = all[0]?.votes ?? 0;
  return all.filter(({ votes }) => votes === most).map(({ set }) => set);
}

/** The value of the blank cell that a problem is about, where the sums prove it. */
function provenBlanks(report, diagnostics) {
  const blanks = new Set(diagnostics.map((one) => blankOf(report, one)));
  const [field] = blanks;
  const derived = blanks.size === 1 && field ? report.cells[field].derived : null;
  return derived ? [[{ field, value: derived.value }]] : [];
}

/** The numbers of the prose that differ from the tables: as printed, and as either side would be corrected. */
function proseOf(report, diagnostic) {
  if (!diagnostic.rule.startsWith('X') || diagnostic.expected === undefined) return null;
  const verdict = report.verdicts.find((one) => one.rule === diagnostic.rule && one.verdict === 'fail' && one.reason.zh === diagnostic.message.zh);
  if (verdict?.claim === undefined) return null;
  const [field] = diagnostic.fields;
  const inTable = diagnostic.fields.length === 1 && report.cells[field]?.state === 'reported' && Number.isInteger(diagnostic.actual);
  return {
    claim: verdict.claim, place: placeOfClaim(report, verdict.claim), text: diagnostic.expected,
    table: inTable ? { field, value: diagnostic.actual } : null,
  };
}

function problem(report, diagnostics) {
  const worst = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  const remedies = remediesOf(report, diagnostics);
  const blanks = diagnostics.map((one) => blankOf(report, one)).filter(Boolean);
  const fields = [...new Set([...remedies.flat().map(({ field }) => field), ...blanks, ...diagnostics.flatMap(ownFields)])];
  return {
    key: keyOf(worst), severity: worst.severity, diagnostics, remedies, fields,
    /** The blank cell that it is about, where that is one. */
    blank: new Set(blanks).size === 1 ? blanks[0] : null,
    prose: diagnostics.map((one) => proseOf(report, one)).filter(Boolean),
    location: diagnostics.flatMap(({ locations }) => locations)[0] ?? null,
  };
}

const known = new WeakMap();

/** All problems of a report, errors first: `{grave, slight}`; `slight` is what is only to be known. */
export function problemsOf(report) {
  if (!known.has(report)) {
    const grave = grouped(report, report.diagnostics.filter(({ severity }) => severity !== 'info')).map((group) => problem(report, group));
    const slight = report.diagnostics.filter(({ severity }) => severity === 'info').map((one) => problem(report, [one]));
    const rank = { error: 0, warning: 1 };
    known.set(report, { grave: grave.sort((a, b) => rank[a.severity] - rank[b.severity]), slight });
  }
  return known.get(report);
}

/** The problems of a file: those to settle, and those for which a reason was given. */
export function settledOf(file) {
  const { grave } = problemsOf(file.report);
  const { confirmed } = editsOf(file);
  const isConfirmed = ({ diagnostics }) => diagnostics.every((one) => Object.hasOwn(confirmed, keyOf(one)));
  return { open: grave.filter((one) => !isConfirmed(one)), confirmed: grave.filter(isConfirmed) };
}

/** Cells whose value the sums prove, beside what is there. */
export function provenOf(report) {
  return Object.entries(report.cells).flatMap(([field, { state, derived }]) => (derived && state !== 'reported' ? [[field, String(derived.value)]] : []));
}

/** The worst that is left to settle of each field: `error` or `warning`, or `suspect` for a cell that explains one. */
export function marksOf(file) {
  const worst = new Map();
  const rank = { warning: 1, error: 2, suspect: 3 };
  const mark = (field, what) => {
    if (rank[what] > (rank[worst.get(field)] ?? 0)) worst.set(field, what);
  };
  for (const one of settledOf(file).open.flatMap(({ diagnostics }) => diagnostics)) {
    for (const field of ownFields(one)) mark(field, one.severity);
    for (const set of one.suspects ?? []) for (const { field } of set) mark(field, 'suspect');
  }
  return worst;
}
