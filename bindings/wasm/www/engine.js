// The page's side of the worker. Both the worker and the parts of the engine stand in this one file, so that the page opens from a
// disk without a server.
/* global WORKER_SOURCE */

/** The words of a file that gives no report. */
export class Failed extends Error {
  /** @param {{zh: string, en: string}} message */
  constructor(message) {
    super(message.en);
    this.words = message;
  }
}

const waiting = new Map();
let count = 0;

const worker = new Worker(URL.createObjectURL(new Blob([WORKER_SOURCE], { type: 'text/javascript' })));

/** Sends a part; one that stands further down than the page was read so far comes once it is. */
function send(part) {
  const packed = document.getElementById(`part-${part}`)?.textContent;
  if (packed) worker.postMessage({ part, packed: packed.trim() });
  else document.addEventListener('DOMContentLoaded', () => send(part), { once: true });
}

send('text');

worker.onmessage = ({ data }) => {
  if (data.want) return send(data.want);
  const { resolve, reject } = waiting.get(data.id);
  waiting.delete(data.id);
  if (data.failure) reject(new Failed(data.failure.error.message));
  else if (data.error) reject(new Error(data.error));
  else resolve(data.value);
};

worker.onerror = (event) => {
  for (const { reject } of waiting.values()) reject(new Error(event.message));
  waiting.clear();
};

/** Calls the engine. Bytes among the arguments are copied. */
export function engine(call, ...args) {
  return new Promise((resolve, reject) => {
    count += 1;
    waiting.set(count, { resolve, reject });
    worker.postMessage({ id: count, call, args });
  });
}
