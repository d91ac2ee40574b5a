// The engine, off the page's thread. {id, call, args} is answered by {id, value}, {id, failure} or {id, error}, in the order of the
// calls. {want} asks the page for a part of the engine, which it sends as {part, packed}: base64 of gzip. The part that every file
// needs comes unasked.
import { DisclosureError } from '../js/error.js';
import { library } from '../js/library.js';

const UNASKED = 'text';

const parts = new Map();

/** A part that was sent, or will be. */
function sent(name) {
  if (!parts.has(name)) {
    const part = {};
    part.bytes = new Promise((resolve) => { part.arrive = resolve; });
    parts.set(name, part);
  }
  return parts.get(name);
}

function part(name) {
  if (name !== UNASKED) self.postMessage({ want: name });
  return sent(name).bytes;
}

/** For browsers without `Uint8Array.fromBase64`, which takes a fifth of the time. */
const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

async function unpacked(packed) {
  const bytes = (Uint8Array.fromBase64 ?? fromBase64).call(Uint8Array, packed);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
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
  /** Reads and checks a file; `isText` where its places count in a text. */
  async open(bytes, name, options) {
    if (isJson(bytes)) return { report: JSON.parse(await engine.checkJson(new TextDecoder().decode(bytes))), isText: false };
    const report = await engine.extract(bytes, { name, ...options });
    return { report, isText: report.source.encoding !== null };
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
    sent(data.part).arrive(unpacked(data.packed));
    return;
  }
  last = last.then(async () => self.postMessage(await answer(data)));
});
