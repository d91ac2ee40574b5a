import { stopped, told } from './error.js';
import { partFor, partTo } from './files.js';

/** The library, loaded: every call answers at once. `load` makes one. */
export class Engine {
  #parts;

  /** @param {Map<string, object>} parts the loaded parts by name, shared with the loader, which adds to them */
  constructor(parts) {
    this.#parts = parts;
  }

  parse(bytes, options) {
    return JSON.parse(this.parseJson(bytes, options));
  }

  parseJson(bytes, options) {
    return this.#read('parse', bytes, options);
  }

  extract(bytes, options) {
    return JSON.parse(this.extractJson(bytes, options));
  }

  extractJson(bytes, options) {
    return this.#read('extract', bytes, options);
  }

  decode(bytes, options) {
    return this.#read('decode', bytes, options) ?? null;
  }

  check(report) {
    return JSON.parse(this.checkJson(asJson(report)));
  }

  checkJson(json) {
    if (typeof json !== 'string') throw new TypeError('checkJson takes a string of JSON');
    return this.#call('text', 'check', [json]);
  }

  checkSeries(reports) {
    return JSON.parse(this.#call('text', 'checkSeries', [asJson(reports)]));
  }

  cells(report) {
    return JSON.parse(this.#call('text', 'cells', [asJson(report)]));
  }

  indicators(report, beside) {
    return JSON.parse(this.#call('text', 'indicators', [asJson(report), asJson(beside ?? {})]));
  }

  indicatorDefinitions() {
    return JSON.parse(this.#call('text', 'indicatorDefinitions', []));
  }

  canonical(report) {
    return this.#call('text', 'canonical', [asJson(report)]);
  }

  render(report, target) {
    const bytes = this.#call(partTo(target), 'render', [asJson(report), String(target)]);
    return partTo(target) === 'text' ? new TextDecoder().decode(bytes) : bytes;
  }

  renderTables(report) {
    return this.#call('text', 'renderTables', [asJson(report)]);
  }

  fields() {
    return JSON.parse(this.#call('text', 'fields', []));
  }

  printed() {
    return JSON.parse(this.#call('text', 'printed', []));
  }

  #read(act, bytes, options) {
    const data = asBytes(bytes);
    return this.#call(partFor(data, options?.format), act, [data, JSON.stringify(options ?? {})], options?.name);
  }

  #call(name, act, args, input) {
    const part = this.#parts.get(name);
    if (!part) throw new TypeError(`the part "${name}" is not loaded: await load("${name}") first`);
    try {
      return part[act](...args);
    } catch (thrown) {
      if (typeof thrown === 'string') throw told(thrown);
      if (!(thrown instanceof WebAssembly.RuntimeError || thrown instanceof RangeError)) throw thrown;
      // It stopped in the middle, or its stack was full: nothing of this instance may be used again.
      part.__wbg_reset_state();
      throw stopped(input);
    }
  }
}

/** The bytes of what a caller may hand in: any view of them, or a buffer. */
export function asBytes(data) {
  if (data instanceof Uint8Array) return data;
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (typeof data === 'string') return new TextEncoder().encode(data);
  throw new TypeError('parse takes bytes: a Uint8Array, another view, an ArrayBuffer, or a string of text');
}

/** The JSON of a report; what JSON would make null without a word is refused, since null is a blank cell. */
function asJson(report) {
  const json = JSON.stringify(report, (key, value) => {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`"${key}" is ${value}, which is no value of a report`);
    return value;
  });
  if (json === undefined) throw new TypeError(`${typeof report} is no report`);
  return json;
}
