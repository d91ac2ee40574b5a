import { stopped, errorOf, usage } from './error.js';
import { partFor } from './files.js';

/** The targets of `render` that are no text. */
const BINARY = new Set(['docx', 'xlsx']);

/** The options of a file and their types. */
const OPTIONS = { name: 'string', format: 'string', encoding: 'string', year: 'number', agency: 'string' };

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

  parseAll(bytes, options) {
    return JSON.parse(this.#read('parseAll', bytes, options));
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

  correct(bytes, corrections, options) {
    const data = asBytes(bytes);
    const { name } = asOptions(options, ['name']);
    return this.#call('office', 'correct', [data, name, asCorrections(corrections)], name);
  }

  check(report) {
    return JSON.parse(this.checkJson(asJson(report)));
  }

  checkJson(json) {
    if (typeof json !== 'string') throw usage('checkJson takes a string of JSON');
    return this.#call('report', 'check', [json]);
  }

  checkSeries(reports) {
    return JSON.parse(this.#call('report', 'checkSeries', [asJson(reports)]));
  }

  fromCsv(csv) {
    if (typeof csv !== 'string') throw usage('fromCsv takes a string of CSV');
    const json = this.#call('report', 'fromCsv', [csv]);
    return json == null ? null : JSON.parse(json);
  }

  isFlagged(report, field) {
    return this.#call('report', 'isFlagged', [asJson(report), String(field)]);
  }

  trusted(report) {
    return JSON.parse(this.#call('report', 'trusted', [asJson(report)]));
  }

  toForm2021(report) {
    return JSON.parse(this.#call('report', 'toForm2021', [asJson(report)]));
  }

  cells(report) {
    return JSON.parse(this.#call('report', 'cells', [asJson(report)]));
  }

  indicators(report, beside) {
    return JSON.parse(this.#call('report', 'indicators', [asJson(report), asJson(beside ?? {})]));
  }

  canonical(report) {
    return this.#call('report', 'canonical', [asJson(report)]);
  }

  render(report, target) {
    const bytes = this.#call('report', 'render', [asJson(report), String(target)]);
    return BINARY.has(target) ? bytes : new TextDecoder().decode(bytes);
  }

  renderTables(report) {
    return this.#call('report', 'renderTables', [asJson(report)]);
  }

  #read(act, bytes, options) {
    const data = asBytes(bytes);
    const { name, format, encoding, year, agency } = asOptions(options);
    return this.#call(partFor(data, format), 'read', [act, data, name, format, encoding, year, agency], name);
  }

  #call(name, act, args, input) {
    const part = this.#parts.get(name);
    if (!part) throw usage(`the part "${name}" is not loaded: await load("${name}") first`);
    try {
      return part[act](...args);
    } catch (thrown) {
      if (typeof thrown === 'string') throw errorOf(thrown);
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
  throw usage('parse takes bytes: a Uint8Array, another view, an ArrayBuffer, or a string of text');
}

/** The options that were given; one that does not exist, or is of another kind, may not pass for one that was not. */
function asOptions(options, known = Object.keys(OPTIONS)) {
  for (const [key, value] of Object.entries(options ?? {})) {
    if (!known.includes(key)) throw usage(`options: there is no "${key}"; ${known.join(', ')} exist`);
    if (value == null) continue;
    if (typeof value !== OPTIONS[key]) throw usage(`options: ${key} is a ${OPTIONS[key]}, not a ${typeof value}`);
    // What has no 32 bits would be cut to another year on its way.
    if (key === 'year' && value >>> 0 !== value) throw usage(`options: ${value} is no year`);
  }
  return options ?? {};
}

/** Corrections as JSON: the text of cells by field, null for an empty one, numbers of the prose by claim, and the author of revisions. */
function asCorrections(corrections) {
  const { cells, claims, tracked, ...rest } = corrections ?? {};
  const [strange] = Object.keys(rest);
  if (strange) throw usage(`corrections: there is no "${strange}"; cells, claims, tracked exist`);
  const texts = (values) => Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === null ? '' : String(value)]));
  return asJson({ cells: texts(cells ?? {}), claims: texts(claims ?? {}), tracked: tracked ?? null });
}

/** The JSON of a report; what JSON would silently make null is refused, since null is a blank cell. */
function asJson(report) {
  const json = JSON.stringify(report, (key, value) => {
    if (typeof value === 'number' && !Number.isFinite(value)) throw usage(`"${key}" is ${value}, which is no value of a report`);
    return value;
  });
  if (json === undefined) throw usage(`${typeof report} is no report`);
  return json;
}
