// What the page knows, in one place. Views are functions of it; only actions change it. Nothing is kept beyond the page: no storage, no cookies.

export const state = {
  /** `zh` or `en`. */
  language: 'zh',
  /** The files by id, in the order they came; model/file.js says what each is. */
  files: new Map(),
  /** The id of the file that is shown; null for the list of all. */
  open: null,
  /** The field whose place is shown. */
  selected: null,
  /** The key of the problem that is shown. */
  problem: null,
  /** What the reader is asked, or shown over the page: `{kind, …}`. */
  dialog: null,
  /** How often something was checked: what waits for the page can tell by it that this is drawn. */
  checked: 0,
  /** What has just happened, in words, for the line of news; and what went wrong. */
  news: '',
  alarm: '',
};

const views = [];
let due = false;

/** Has a view drawn after every change, in the order of the views. */
export function draw(view) {
  views.push(view);
}

/** How long changes are gathered while the list of many files is shown, in milliseconds: a list drawn for each would hold up the page. */
const GATHERED = 100;

/** How many files are many. */
const MANY = 20;

/** How long the last drawing took, in milliseconds. */
let took = 0;

function drawAll() {
  due = false;
  const begun = performance.now();
  for (const view of views) view(state);
  took = performance.now() - begun;
}

/** Changes the state. Several changes in one go are drawn once. */
export function update(change) {
  Object.assign(state, change);
  if (due) return;
  due = true;
  const isBusy = state.open === null && (state.files.size > MANY || [...state.files.values()].filter(({ status }) => status === 'reading').length > 1);
  // Drawing takes a third of the time at most.
  if (isBusy) setTimeout(drawAll, Math.max(GATHERED, 2 * took));
  else queueMicrotask(drawAll);
}

/** Changes a file. A file that was removed meanwhile stays removed. */
export function updateFile(id, change) {
  const file = state.files.get(id);
  if (!file) return;
  update({ files: new Map(state.files).set(id, { ...file, ...change }) });
}

/** The file that is shown. */
export const opened = () => state.files.get(state.open) ?? null;
