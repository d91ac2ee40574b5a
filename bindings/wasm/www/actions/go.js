// Going to problems and cells, and to the other language.
import { settledOf } from '../model/problems.js';
import { opened, state, update } from '../store.js';

/** Puts the page into the other language. */
export const switchLanguage = () => update({ language: state.language === 'zh' ? 'en' : 'zh', news: '' });

/** Selects a problem; its first cell is selected with it. */
export function goToProblem(problem, isShown = () => true) {
  update({ problem: problem.key, selected: problem.fields.find(isShown) ?? null });
}

/** The problem before or after the one that is selected, around the end; null where none is left. */
export function nextProblem(by) {
  const file = opened();
  if (file?.status !== 'ready') return null;
  const { open } = settledOf(file);
  if (!open.length) return null;
  const at = open.findIndex(({ key }) => key === state.problem);
  return open[at < 0 ? (by > 0 ? 0 : open.length - 1) : (at + by + open.length) % open.length];
}
