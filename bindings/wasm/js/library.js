import { asBytes, Engine } from './engine.js';
import { DisclosureError, usage } from './error.js';
import { partFor } from './files.js';

/**
 * The functions of the package that work on files and reports, over the files of one host: for each part the module that is between
 * it and JavaScript, and its bytes. A host in one file imports the modules itself; others load them when they are wanted.
 *
 * @param {Record<'text' | 'office' | 'pdf' | 'report', {glue: () => Promise<object>, bytes: () => Promise<BufferSource>}>} host
 * @param {(glue: object, module: WebAssembly.Module) => unknown} instantiate how a host has a compiled part started
 */
export function library(host, instantiate = (glue, module) => glue.default({ module_or_path: module })) {
  const parts = new Map();
  const loading = new Map();
  const engine = new Engine(parts);
  const given = {};

  async function compiled(name) {
    const source = await (given[name] ?? host[name].bytes());
    if (source instanceof WebAssembly.Module) return source;
    // Node loads all of its `fetch` where `Response` is named, which takes half as long as reading the first file.
    return WebAssembly.compile(typeof source.arrayBuffer === 'function' ? await source.arrayBuffer() : source);
  }

  async function start(name) {
    const [glue, module] = await Promise.all([host[name].glue(), compiled(name)]);
    await instantiate(glue, module);
    parts.set(name, glue);
  }

  function known(name) {
    if (!Object.hasOwn(host, name)) throw usage(`there is no part "${name}": ${Object.keys(host).join(', ')} exist`);
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
    fromCsv: acting('fromCsv'),
    isFlagged: acting('isFlagged'),
    trusted: acting('trusted'),
    toForm2021: acting('toForm2021'),
    cells: acting('cells'),
    indicators: acting('indicators'),
    canonical: acting('canonical'),
    render: acting('render'),
    renderTables: acting('renderTables'),
  };
}
