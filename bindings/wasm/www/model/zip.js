// ZIP archives: what is in one, and one made anew.

const EOCD = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const UTF8_NAME = 1 << 11;

/** No file that is checked is larger; more is a mistake or an attack. */
const LARGEST = 64 << 20;

/** An archive has a password. */
export class Encrypted extends Error {}

async function through(stream, bytes, most) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > most) throw new RangeError('too large');
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** A name in UTF-8 where it is that, else in the encoding of Chinese Windows. */
function nameOf(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Where the directory of an archive ends. */
function endOf(bytes, view) {
  for (let end = bytes.length - 22; end >= 0; end -= 1) if (view.getUint32(end, true) === EOCD) return end;
  throw new RangeError('no archive');
}

/** The entries of an archive: `{name, size, bytes()}`. Throws where the bytes are no whole archive. */
export function entries(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(bytes, view);
  const found = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0 && view.getUint32(at, true) === CENTRAL; left -= 1) {
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const local = view.getUint32(at + 42, true);
    const name = nameOf(bytes.subarray(at + 46, at + 46 + lengths[0]));
    found.push({ name, size, bytes: () => content(bytes, view, { local, packed, method, flags }) });
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  return found;
}

async function content(bytes, view, { local, packed, method, flags }) {
  if (view.getUint32(local, true) !== LOCAL) throw new RangeError('broken archive');
  if (flags & 1) throw new Encrypted();
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const data = bytes.subarray(start, start + packed);
  if (method === 0) return data.slice();
  if (method !== 8) throw new RangeError('unknown packing');
  return through(new DecompressionStream('deflate-raw'), data, LARGEST);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc(bytes) {
  let value = ~0;
  for (const byte of bytes) value = (value >>> 8) ^ TABLE[(value ^ byte) & 0xff];
  return ~value >>> 0;
}

/** 1 January 1980, the first day that an archive can name: the same content gives the same bytes. */
const DAY = (1 << 5) | 1;

/** An archive of `[name, text or bytes]` pairs. */
export async function archive(contents) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, data] of contents) {
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    const packed = await through(new CompressionStream('deflate-raw'), bytes, Infinity);
    const label = new TextEncoder().encode(name);
    const common = (view, at) => {
      [20, UTF8_NAME, 8, 0, DAY].forEach((value, index) => view.setUint16(at + index * 2, value, true));
      [crc(bytes), packed.length, bytes.length].forEach((value, index) => view.setUint32(at + 10 + index * 4, value, true));
      view.setUint16(at + 22, label.length, true);
    };
    const head = new DataView(new ArrayBuffer(30));
    head.setUint32(0, LOCAL, true);
    common(head, 4);
    const entry = new DataView(new ArrayBuffer(46));
    entry.setUint32(0, CENTRAL, true);
    entry.setUint16(4, 20, true);
    common(entry, 6);
    entry.setUint32(42, offset, true);
    parts.push(head, label, packed);
    directory.push(entry, label);
    offset += 30 + label.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.byteLength, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, EOCD, true);
  [contents.length, contents.length].forEach((value, index) => end.setUint16(8 + index * 2, value, true));
  end.setUint32(12, size, true);
  end.setUint32(16, offset, true);
  return new Uint8Array(await new Blob([...parts, ...directory, end]).arrayBuffer());
}
