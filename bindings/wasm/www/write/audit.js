// The record of a check, as data: what was checked, the verdict, what is left, what was changed and what was confirmed, and by whom.
import { editsOf, isEdited, shown, textOf } from '../model/file.js';
import { keyOf, settledOf } from '../model/problems.js';
import { standingOf } from '../model/standing.js';
import { state } from '../store.js';
import { formOf, verdictOf, words } from '../words.js';
import { cellOf, placeName } from './list.js';
/* global VERSION */

/** The record of a file: `{heading, facts: [[name, value]], sections: [{name, heading, heads, rows}], sign, note}`; a text may have several lines. */
export function audit(file) {
  const say = words().audit;
  const { report, read } = file;
  const standing = standingOf(file);
  const { open, confirmed } = settledOf(file);
  const { cells, claims, confirmed: reasons, converted } = editsOf(file);
  const message = (problem) => problem.diagnostics.map((one) => one.message[state.language]).join('\n');
  const where = (problem) => {
    const found = cellOf(problem) ?? (problem.fields.length ? { field: problem.fields[0] } : null);
    return found ? placeName(found.field) : '';
  };
  const left = converted ? Object.keys(file.conversion.left) : [];
  const changes = [
    ...(converted ? [[say.form, words().edition('2019'), words().edition('2021')]] : []),
    ...left.map((field) => [placeName(field), shown(file, field) || words().empty, say.left_out]),
    ...Object.entries(cells).filter(([field]) => !left.includes(field)).map(([field, text]) => [placeName(field), textOf(read.cells[field]) || words().empty, text || words().empty]),
    ...Object.entries(claims).map(([index, value]) => [say.prose(read.claims[index].label), read.claims[index].raw, String(value)]),
  ];
  const numbered = (rows) => rows.map((row, at) => [String(at + 1), ...row]);
  return {
    heading: say.heading,
    facts: [
      [say.agency, report.meta.agency ?? words().unknown], [say.year, String(report.meta.year ?? words().unknown)], [say.file, file.name],
      [say.sha, report.source.sha256 ?? words().none], [say.form, formOf(report)], [say.read, say.of(standing.read, standing.all)],
      [say.verdict, `${verdictOf(standing)}${isEdited(file) ? `（${words().edited_row}）` : ''}`], [say.version, `gov-disclosure ${VERSION}`],
    ],
    sections: [
      { name: 'problems', heading: say.problems, heads: say.problem_heads, rows: numbered(open.map((one) => [words().severity[one.severity], where(one), message(one)])) },
      { name: 'changes', heading: say.changes, heads: say.change_heads, rows: numbered(changes) },
      { name: 'confirmed', heading: say.confirmed, heads: say.confirmed_heads, rows: numbered(confirmed.map((one) => [message(one), reasons[keyOf(one.diagnostics[0])]])) },
    ],
    sign: say.sign, note: say.note, none: say.none,
  };
}
