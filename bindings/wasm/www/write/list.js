// The list of problems that goes back to the departments: a line for each problem, with what was done about it.
import { rules } from '../engine.js';
import { editsOf, shown, textOf } from '../model/file.js';
import { keyOf, problemsOf, settledOf } from '../model/problems.js';
import { fieldOf, ranked } from '../model/standing.js';
import { state } from '../store.js';
import { nameOf, words } from '../words.js';
import { workbook } from './workbook.js';

const WIDTHS = [24, 24, 8, 30, 14, 9, 9, 60, 40, 30];

/** Where a problem is in the form: the cell that explains it, or the only one that it is about. */
export function cellOf({ remedies, fields, blank }) {
  if (remedies.length === 1 && remedies[0].length === 1) return remedies[0][0];
  if (!remedies.length && blank) return { field: blank };
  return fields.length === 1 ? { field: fields[0] } : null;
}

/** Whether a number of the prose is all that it is about: the cell that it is compared with may be right. */
const isOfProse = ({ remedies, prose }) => !remedies.length && prose.length === 1;

/** Table, row and column of a problem in words. */
function place(problem) {
  if (isOfProse(problem)) return [words().list.prose, problem.prose[0].place?.before.trim() ?? '', ''];
  const found = cellOf(problem);
  const field = fieldOf(found?.field ?? problem.fields[0]);
  const prose = problem.prose.length > 0 && !found ? words().list.prose : '';
  if (!field) return [prose, '', ''];
  return [words().table_short[field.table], found ? [field.group_zh, field.row_zh].filter(Boolean).join(' · ') : '', found ? field.column_zh : ''];
}

/** What a problem says that is to be filled in: the value that fits, or the ones between which the original decides. */
function expected({ remedies, prose }) {
  if (remedies.length) return remedies.map((set) => set.map(({ value }) => value).join('＋')).join(' / ');
  if (prose.length !== 1) return '';
  const [{ text, table }] = prose;
  return table ? words().list.either(text, table.value) : String(text);
}

function row(file, problem, all, done) {
  const { meta } = file.report;
  const found = cellOf(problem);
  const was = isOfProse(problem) ? file.report.claims[problem.prose[0].claim]?.raw ?? '' : found ? textOf(file.first.cells[found.field]) || words().empty : '';
  const basis = [...new Set(problem.diagnostics.map(({ rule }) => all.get(rule)?.clause).filter(Boolean))].join('；');
  const said = problem.diagnostics.map(({ message }) => message[state.language]).join('\n');
  return [meta.agency ?? words().unknown, file.name, ...place(problem), was, expected(problem), `${words().list[problem.severity]}：${said}`, basis, done];
}

/** What became of each problem that was found at first, and what is found now. */
function rowsOf(file, all) {
  if (file.status !== 'ready') {
    const why = words().advice[file.failure?.kind]?.[0] ?? '';
    return [['', file.name, '', '', '', '', '', `${words().list.failed}：${why}`, '', '']];
  }
  const { open, confirmed } = settledOf(file);
  const { cells } = editsOf(file);
  const left = new Set([...open, ...confirmed].flatMap(({ diagnostics }) => diagnostics.map(keyOf)));
  const gone = problemsOf(file.first).grave.filter(({ diagnostics }) => !diagnostics.some((one) => left.has(keyOf(one))));
  const done = (problem) => {
    const found = cellOf(problem);
    return words().list.done(found && Object.hasOwn(cells, found.field) ? words().list.became(shown(file, found.field) || words().empty) : '');
  };
  return [
    ...open.map((problem) => row(file, problem, all, '')),
    ...confirmed.map((problem) => row(file, problem, all, words().list.confirmed(editsOf(file).confirmed[keyOf(problem.diagnostics[0])]))),
    ...gone.map((problem) => row(file, problem, all, done(problem))),
  ];
}

/** The workbook: all problems on one sheet, then a sheet for each agency. One file alone needs one sheet. */
export async function problemList(only = null) {
  const all = await rules();
  const files = only ? [only] : ranked(state.files).map(({ file }) => file);
  const lists = files.map((file) => ({ name: file.report?.meta.agency ?? file.name, rows: rowsOf(file, all) })).filter(({ rows }) => rows.length);
  const agencies = new Map();
  for (const { name, rows } of lists) agencies.set(name, [...(agencies.get(name) ?? []), ...rows]);
  const sheet = (name, rows) => ({ name, rows, heads: words().list.heads, widths: WIDTHS });
  const whole = sheet(words().list.all, lists.flatMap(({ rows }) => rows));
  return workbook(only ? [whole] : [whole, ...[...agencies].map(([name, rows]) => sheet(name, rows))]);
}

/** A cell as people find it in the form. */
export const placeName = (field) => {
  const found = fieldOf(field);
  return found ? `${words().table_short[found.table]} ${nameOf(field)}` : field;
};
