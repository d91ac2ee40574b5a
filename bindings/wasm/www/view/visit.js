// Bringing a problem or a cell into view, with the focus where it can be corrected.
import { goToProblem, nextProblem } from '../actions/go.js';
import { inputOf } from './form.js';

/** Where the problems are above the form and not beside it, only one of both can be in view. */
const narrow = matchMedia('(max-width: 64rem)');

/** Shows a problem and its cell, with the focus in the cell; on a narrow screen the card, or the cell where that is asked for. */
export function showProblem(problem, cellFirst = false) {
  goToProblem(problem, (field) => Boolean(inputOf(field)));
  const input = problem.fields.map(inputOf).find(Boolean);
  const card = cardOf(problem.key);
  const shown = (narrow.matches && !cellFirst ? card : input) ?? card;
  input?.scrollIntoView({ block: 'center', inline: 'center' });
  card?.scrollIntoView({ block: 'nearest' });
  shown?.focus({ preventScroll: true });
  if (narrow.matches) shown?.scrollIntoView({ block: shown === card ? 'start' : 'center', inline: 'center' });
}

const cardOf = (key) => document.querySelector(`#found [data-problem="${CSS.escape(key)}"]`);

/** Goes on to the next problem, or back to the one before. */
export function visit(by) {
  const problem = nextProblem(by);
  if (problem) showProblem(problem);
}
