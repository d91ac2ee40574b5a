// Reads and checks files off the page's thread: new Worker(new URL('gov-disclosure/worker', …), { type: 'module' }).
//
// A message {id, bytes, options} is answered by {id, report} or, where no report can be made, {id, failure}; what else
// goes wrong by {id, error}. Files are read one after another, in the order in which they came.
import { DisclosureError, extract } from './browser.js';

async function answer({ id, bytes, options }) {
  try {
    return { id, report: await extract(bytes, options) };
  } catch (error) {
    return error instanceof DisclosureError ? { id, failure: error.failure } : { id, error: String(error) };
  }
}

let last = Promise.resolve();
self.addEventListener('message', ({ data }) => {
  last = last.then(async () => self.postMessage(await answer(data)));
});
