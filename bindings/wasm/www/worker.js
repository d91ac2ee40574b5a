// The engine, off the page's thread. {id, call, args} is answered by {id, value}, {id, failure} or {id, error}, in the order of the
// calls. {want} asks the page for a part of the engine, which it sends as {part, packed}, base64 of gzip, or as {part, module} where
// another worker has compiled it: who compiles a part gives it back as {part, module}. The first worker gets the part for web pages
// unasked.
import { DisclosureError } from '../js/error.js';
import { library } from '../js/library.js';

const parts = new Map();

/** A part that was sent, or will be. */
function sent(name) {
  if (!parts.has(name)) {
    const part = {};
    part.module = new Promise((resolve) => { part.arrive = resolve; });
    parts.set(name, part);
  }
  return parts.get(name);
}

function part(name) {
  if (!parts.has(name)) self.postMessage({ want: name });
  return sent(name).module;
}

/** For browsers without `Uint8Array.fromBase64`, which takes a fifth of the time. */
const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

async function unpacked(packed) {
  const bytes = (Uint8Array.fromBase64 ?? fromBase64).call(Uint8Array, packed);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

/** Compiles a part, and lets the page have it for other workers. */
async function compiled(name, packed) {
  const module = await WebAssembly.compile(await unpacked(packed));
  self.postMessage({ part: name, module });
  return module;
}

const engine = library({
  text: { glue: () => import('../dist/text.js'), bytes: () => part('text') },
  office: { glue: () => import('../dist/office.js'), bytes: () => part('office') },
  pdf: { glue: () => import('../dist/pdf.js'), bytes: () => part('pdf') },
  report: { glue: () => import('../dist/report.js'), bytes: () => part('report') },
});

/** The least that is read from end to end. */
const WARM = `<h1>2023年政府信息公开工作年度报告</h1><h2>二、主动公开政府信息情况</h2><table>
<tr><td colspan=4>第二十条第（一）项</td></tr><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td>0</td><td>0</td><td>1</td></tr></table>`;

/** A report that was written as JSON, by this page or the command. */
const isJson = (bytes) => String.fromCharCode(...bytes.subarray(0, 64)).replace(/^ï»¿/, '').trimStart().startsWith('{');

const calls = {
  /** Reads and checks a file; `isReport` where it is a report already. The report goes over as its JSON, which is less work than as an object. */
  async open(bytes, name, options) {
    const isReport = isJson(bytes);
    const json = isReport ? await engine.checkJson(new TextDecoder().decode(bytes)) : await engine.extractJson(bytes, { name, ...options });
    return { json, isReport };
  },
  /** Reads and checks all reports of a file that holds several, as their JSON. */
  async parts(bytes, name, options) {
    const checked = [];
    for (const report of await engine.parseAll(bytes, { name, ...options })) checked.push(await engine.checkJson(JSON.stringify(report)));
    return checked;
  },
  /** The text that the places of a file count in. */
  text: (bytes, name, options) => engine.decode(bytes, { name, ...options }),
  /** Checks a report and, where the year before is given, holds it against that. */
  async check(report, previous) {
    const checked = await engine.check(report);
    return previous ? (await engine.checkSeries([previous, checked]))[1] : checked;
  },
  /** Has the engine ready before there is a file, since its code is compiled as it is first run. */
  async warm() {
    await engine.extract(WARM);
  },
  /** Has ready what checks an edit. */
  async warmChecks() {
    await engine.check({ 'requests.received.total': 0 });
  },
  /** Has ready what writes and reads Word documents, which most drafts are. */
  async warmDocuments() {
    await engine.extract(await engine.render(await engine.extract(WARM), 'docx'));
  },
  toForm2021: (report) => engine.toForm2021(report),
  canonical: (report) => engine.canonical(report),
  cells: (report) => engine.cells(report),
  render: (report, target) => engine.render(report, target),
  correct: (bytes, name, corrections) => engine.correct(bytes, corrections, { name }),
};

async function answer({ id, call, args }) {
  try {
    return { id, value: await calls[call](...args) };
  } catch (error) {
    return error instanceof DisclosureError ? { id, failure: error.failure } : { id, error: String(error) };
  }
}

let last = Promise.resolve();
self.addEventListener('message', ({ data }) => {
  if (data.part) {
    sent(data.part).arrive(data.module ?? compiled(data.part, data.packed));
    return;
  }
  last = last.then(async () => self.postMessage(await answer(data)));
});
