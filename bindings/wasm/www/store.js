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

/** How long changes are gathered while many files are being read, in milliseconds: a list drawn for each would hold up the page. */
const GATHERED = 100;

function drawAll() {
  due = false;
  for (const view of views) view(state);
}

/** Changes the state. Several changes in one go are drawn once. */
export function update(change) {
  Object.assign(state, change);
  if (due) return;
  due = true;
  const reading = state.open === null && [...state.files.values()].filter(({ status }) => status === 'reading').length > 1;
  if (reading) setTimeout(drawAll, GATHERED);
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
