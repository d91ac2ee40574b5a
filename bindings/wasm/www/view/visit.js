// Bringing a problem or a cell into view, with the focus where it can be mended.
import { goToProblem, nextProblem } from '../actions/go.js';
import { inputOf } from './form.js';

/** Shows a problem and its cell; the focus goes there where `focus` says so. */
export function showProblem(problem, focus = false) {
  goToProblem(problem, (field) => Boolean(inputOf(field)));
  const input = problem.fields.map(inputOf).find(Boolean);
  const card = cardOf(problem.key);
  input?.scrollIntoView({ block: 'center', inline: 'center' });
  card?.scrollIntoView({ block: 'nearest' });
  if (focus) (input ?? card)?.focus({ preventScroll: true });
}

const cardOf = (key) => document.querySelector(`#found [data-problem="${CSS.escape(key)}"]`);

/** Goes on to the next problem, or back to the one before. */
export function visit(by) {
  const problem = nextProblem(by);
  if (problem) showProblem(problem, true);
}
