// The page's side of the worker. Both the worker and the parts of the engine are in this one file, so that the page opens from a
// disk without a server.
/* global WORKER_SOURCE */

/** The words of a file that gives no report. */
export class Failed extends Error {
  /** @param {{code: string, message: {zh: string, en: string}, hint?: string}} error */
  constructor({ code, message, hint }) {
    super(message.en);
    this.code = code;
    this.words = message;
    this.hint = hint ?? null;
  }
}

const waiting = new Map();
let count = 0;

const source = URL.createObjectURL(new Blob([WORKER_SOURCE], { type: 'text/javascript' }));

/** What is packed in the page; one that is further down than the page was read so far comes once it is. */
function packed(id) {
  const text = document.getElementById(id)?.textContent.trim();
  if (text) return Promise.resolve(text);
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', () => resolve(document.getElementById(id).textContent.trim()), { once: true });
  });
}

/** How many files are read at once: a list of sixty is worth a second start of the engine, and a machine has other things to do. */
const AT_ONCE = Math.min(4, navigator.hardwareConcurrency || 2);

/** How many calls wait for a worker before another is started. */
const QUEUE = 3;

/** The parts that a worker has compiled, by name. */
const modules = new Map();

const workers = [start('text')];

/** A worker, with a part that it will want. */
function start(wanted) {
  const worker = new Worker(source);
  const own = { worker, calls: new Set() };
  const send = async (part) => worker.postMessage(modules.has(part) ? { part, module: modules.get(part) } : { part, packed: await packed(`part-${part}`) });
  if (wanted) send(wanted);
  worker.onmessage = ({ data }) => {
    if (data.want) return send(data.want);
    if (data.module) return modules.set(data.part, data.module);
    const { resolve, reject } = waiting.get(data.id);
    waiting.delete(data.id);
    own.calls.delete(data.id);
    if (data.failure) reject(new Failed(data.failure.error));
    else if (data.error) reject(new Error(data.error));
    else resolve(data.value);
  };
  worker.onerror = (event) => {
    for (const id of own.calls) {
      waiting.get(id).reject(new Error(event.message));
      waiting.delete(id);
    }
    own.calls.clear();
  };
  return own;
}

/** The worker with the least to do; another one where all have enough. */
function idlest() {
  const [first] = [...workers].sort((a, b) => a.calls.size - b.calls.size);
  if (first.calls.size < QUEUE || workers.length === AT_ONCE) return first;
  workers.push(start());
  return workers.at(-1);
}

/** Calls the engine. Bytes among the arguments are copied. */
export function engine(call, ...args) {
  return new Promise((resolve, reject) => {
    count += 1;
    // Every call is alone; all but the reading of files go to the worker that is warm.
    const own = call === 'open' ? idlest() : workers[0];
    own.calls.add(count);
    waiting.set(count, { resolve, reject });
    own.worker.postMessage({ id: count, call, args });
  });
}

/** What is packed in the page beside the engine, as a response. */
async function unpacked(id) {
  const bytes = Uint8Array.from(atob(await packed(id)), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
}

let pages = null;

/** The rules by id, with their pages; unpacked when they are first asked for. */
export function rules() {
  pages ??= unpacked('rules').then((response) => response.json()).then((all) => new Map(all.map((rule) => [rule.id, rule])));
  return pages;
}

/** The sample, a page with faults in it. */
export const sample = async () => (await unpacked('sample-page')).blob();
