// Elements made in one line each, and drawing anew without taking the focus from whoever is there.

/** An element: attributes by name, `on…` a listener, `data` its data attributes; `null` and `false` are left out. */
export function h(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key === 'data') Object.assign(element.dataset, value);
    else if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ''));
  return element;
}

/** Words with the places where a line of them may end, for text that is not to be broken elsewhere. */
const joined = (parts) => parts.flatMap((part, at) => (at ? [h('wbr'), part] : [part]));

/** The title of a report, whose line ends before or after the kind of report if it must. */
export const titled = (text) => joined(text.split(/(?<=.)(?=政府信息公开)|(?<=年度报告)(?=.)/));

/** The header of a column: its words have two characters each, where all of it is Chinese and even. */
export const columnWords = (text) => (/^(?:\p{Script=Han}{2})+$/u.test(text) ? joined(text.match(/../gu)) : [text]);

/** A sentence whose lines end after its clauses. */
export const clauses = (text) => text.split(/(?<=，)/).map((part) => h('span', { class: 'clause' }, part));

/** A button; `data-key` names it over drawings. */
export function button(words, act, attributes = {}) {
  return h('button', { type: 'button', onclick: act, 'data-key': String(words), ...attributes }, words);
}

/** Puts content into an element. The focus stays on what had it, or goes to `fallback` where that is gone. */
export function fill(home, content, fallback = null) {
  const focused = home.contains(document.activeElement) ? document.activeElement : null;
  const key = focused?.dataset.key;
  home.replaceChildren(...[content].flat().filter(Boolean));
  if (!focused || home.contains(document.activeElement)) return;
  const again = key && home.querySelector(`[data-key="${CSS.escape(key)}"]`);
  (again ?? fallback)?.focus({ preventScroll: true });
}
