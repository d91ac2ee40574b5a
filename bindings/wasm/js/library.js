import { asBytes, Engine } from './engine.js';
import { DisclosureError } from './error.js';
import { partFor, partTo } from './files.js';

const GLUE = {
  text: () => import('../dist/text.js'),
  tables: () => import('../dist/tables.js'),
  office: () => import('../dist/office.js'),
  pdf: () => import('../dist/pdf.js'),
};

/**
 * The functions of the package, over the files of one host.
 *
 * @param {Record<'text' | 'office' | 'pdf', {glue: string, bytes: () => Promise<BufferSource>}>} host
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

  function part(name) {
    if (!(name in host)) throw new TypeError(`there is no part "${name}": text, office or pdf`);
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

  const whole = (name) => async (...args) => (await load())[name](...args);
  const reading = (name) => async (bytes, options) => {
    const data = asBytes(bytes);
    await part(partFor(data, options?.format));
    return engine[name](data, options);
  };

  return {
    DisclosureError,
    load,
    provide: (name, source) => {
      if (!(name in host)) throw new TypeError(`there is no part "${name}": text, office or pdf`);
      given[name] = source;
    },
    parse: reading('parse'),
    parseJson: reading('parseJson'),
    extract: reading('extract'),
    extractJson: reading('extractJson'),
    decode: reading('decode'),
    check: whole('check'),
    checkJson: whole('checkJson'),
    checkSeries: whole('checkSeries'),
    cells: whole('cells'),
    indicators: whole('indicators'),
    indicatorDefinitions: whole('indicatorDefinitions'),
    canonical: whole('canonical'),
    render: async (report, target) => {
      await part(partTo(target));
      return engine.render(report, target);
    },
    renderTables: whole('renderTables'),
    fields: whole('fields'),
    printed: whole('printed'),
    rules: async () => (await import('../dist/rules.js')).default,
    schema: async () => (await import('../dist/schema.js')).default,
  };
}
