import { asBytes, Engine } from './engine.js';
import { DisclosureError } from './error.js';
import { partFor } from './files.js';

const GLUE = {
  text: () => import('../dist/text.js'),
  tables: () => import('../dist/tables.js'),
  office: () => import('../dist/office.js'),
  pdf: () => import('../dist/pdf.js'),
  report: () => import('../dist/report.js'),
};

/** What the library says of itself is data, of which each caller gets a copy. */
const listed = (file) => async () => structuredClone((await file()).default);

/**
 * The functions of the package, over the files of one host.
 *
 * @param {Record<'text' | 'office' | 'pdf' | 'report', {glue: string, bytes: () => Promise<BufferSource>}>} host
 */
export function library(host) {
  const parts = new Map();
  const loading = new Map();
  const engine = new Engine(parts);
  const given = {};

  async function compiled(name) {
    const source = await (given[name] ?? host[name].bytes());
    if (source instanceof WebAssembly.Module) return source;
    return WebAssembly.compile(source instanceof Response ? await source.arrayBuffer() : source);
  }

  async function start(name) {
    const [glue, module] = await Promise.all([GLUE[host[name].glue](), compiled(name)]);
    await glue.default({ module_or_path: module });
    parts.set(name, glue);
  }

  function known(name) {
    if (!Object.hasOwn(host, name)) throw new TypeError(`there is no part "${name}": ${Object.keys(host).join(', ')} exist`);
  }

  function part(name) {
    known(name);
    if (!loading.has(name)) {
      const begun = start(name);
      // A load that failed, for want of a network, may be tried again.
      begun.catch(() => loading.delete(name));
      loading.set(name, begun);
    }
    return loading.get(name);
  }

  async function load(...names) {
    await Promise.all(['text', ...names].map(part));
    return engine;
  }

  const acting = (name) => async (...args) => {
    await part('report');
    return engine[name](...args);
  };
  const reading = (name) => async (bytes, options) => {
    const data = asBytes(bytes);
    await part(partFor(data, options?.format));
    return engine[name](data, options);
  };

  return {
    DisclosureError,
    load,
    provide: (name, source) => {
      known(name);
      given[name] = source;
    },
    parse: reading('parse'),
    parseJson: reading('parseJson'),
    parseAll: reading('parseAll'),
    extract: reading('extract'),
    extractJson: reading('extractJson'),
    decode: reading('decode'),
    correct: async (bytes, corrections, options) => {
      await part('office');
      return engine.correct(bytes, corrections, options);
    },
    check: acting('check'),
    checkJson: acting('checkJson'),
    checkSeries: acting('checkSeries'),
    cells: acting('cells'),
    indicators: acting('indicators'),
    canonical: acting('canonical'),
    render: acting('render'),
    renderTables: acting('renderTables'),
    fields: listed(() => import('../dist/fields.js')),
    printed: listed(() => import('../dist/printed.js')),
    indicatorDefinitions: listed(() => import('../dist/indicatorDefinitions.js')),
    rules: listed(() => import('../dist/rules.js')),
    schema: listed(() => import('../dist/schema.js')),
  };
}
