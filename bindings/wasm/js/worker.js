// Reads and checks files off the page's thread: new Worker(new URL('gov-disclosure/worker', …), { type: 'module' }).
//
// A message {id, bytes, options} is answered by {id, report} or, where no report can be made, {id, failure}; what else
// goes wrong by {id, error}. Files are read one after another, in the order in which they came.
//
// It imports all modules beforehand and none on the way: bundlers make one file of a worker, also of the old kind, which cannot load
// modules. The parts of the engine, which are large, come when they are wanted.
import * as office from '../dist/office.js';
import * as pdf from '../dist/pdf.js';
import * as report from '../dist/report.js';
import * as text from '../dist/text.js';
import { fetched } from './fetched.js';
import { library } from './library.js';

const { DisclosureError, extract } = library({
  text: { glue: async () => text, bytes: () => fetched(new URL('../dist/text_bg.wasm', import.meta.url)) },
  office: { glue: async () => office, bytes: () => fetched(new URL('../dist/office_bg.wasm', import.meta.url)) },
  pdf: { glue: async () => pdf, bytes: () => fetched(new URL('../dist/pdf_bg.wasm', import.meta.url)) },
  report: { glue: async () => report, bytes: () => fetched(new URL('../dist/report_bg.wasm', import.meta.url)) },
});

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
