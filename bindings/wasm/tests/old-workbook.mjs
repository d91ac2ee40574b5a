// A workbook as programs wrote it before Unicode (BIFF5): its text is in the code page that it names.

const SECTOR = 512;
const [FREE, END, FAT] = [0xffffffff, 0xfffffffe, 0xfffffffd];

function record(kind, ...parts) {
  const data = Buffer.concat(parts);
  const head = Buffer.alloc(4);
  head.writeUInt16LE(kind, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

const words = (...numbers) => {
  const bytes = Buffer.alloc(numbers.length * 2);
  numbers.forEach((number, at) => bytes.writeUInt16LE(number, at * 2));
  return bytes;
};

/** Text as GBK, found by trying every code on the host's decoder. */
function gbk(text) {
  gbk.codes ??= new Map(
    Array.from({ length: 0x7e * 0xbf }, (_, at) => Buffer.from([0x81 + Math.floor(at / 0xbf), 0x40 + (at % 0xbf)]))
      .map((code) => [new TextDecoder('gbk').decode(code), code]),
  );
  return Buffer.concat([...text].map((letter) => (letter < '\x80' ? Buffer.from(letter) : gbk.codes.get(letter))));
}

/** The one stream of a workbook with one sheet, in code page 936. */
function stream(rows) {
  const start = (type) => record(0x0809, words(0x0500, type, 0, 0));
  const end = record(0x000a);
  const cells = rows.flatMap((row, down) => row.map((text, across) => {
    const bytes = gbk(text);
    return record(0x0204, words(down, across, 0, bytes.length), bytes);
  }));
  const sheet = Buffer.concat([start(0x10), record(0x0200, words(0, rows.length, 0, Math.max(...rows.map((row) => row.length)), 0)), ...cells, end]);
  const book = (at) => {
    const place = Buffer.alloc(6);
    place.writeUInt32LE(at, 0);
    const name = gbk('表');
    return Buffer.concat([start(0x05), record(0x0042, words(936)), record(0x0085, place, Buffer.from([name.length]), name), end]);
  };
  return Buffer.concat([book(book(0).length), sheet]);
}

function entry(name, type, child, first, size) {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 'utf16le');
  bytes.writeUInt16LE(name.length ? (name.length + 1) * 2 : 0, 64);
  bytes.writeUInt8(type, 66);
  for (const [at, value] of [[68, FREE], [72, FREE], [76, child], [116, first], [120, size]]) bytes.writeUInt32LE(value, at);
  return bytes;
}

/** A compound file of one stream: its first sector is the table of sectors, its second the directory. */
export function oldWorkbook(rows) {
  const content = stream(rows);
  // Short streams are kept elsewhere.
  const sectors = Math.max(8, Math.ceil(content.length / SECTOR));
  const head = Buffer.alloc(SECTOR);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  for (const [at, value] of [[24, 0x3e], [26, 3], [28, 0xfffe], [30, 9], [32, 6]]) head.writeUInt16LE(value, at);
  for (const [at, value] of [[44, 1], [48, 1], [56, 4096], [60, END], [68, END]]) head.writeUInt32LE(value, at);
  for (let at = 80; at < SECTOR; at += 4) head.writeUInt32LE(FREE, at);
  const table = Buffer.alloc(SECTOR, 0xff);
  [FAT, END, ...Array.from({ length: sectors }, (_, at) => (at === sectors - 1 ? END : at + 3))].forEach((next, at) => table.writeUInt32LE(next, at * 4));
  const directory = Buffer.concat([
    entry('Root Entry', 5, 1, END, 0), entry('Book', 2, FREE, 2, sectors * SECTOR), entry('', 0, FREE, 0, 0), entry('', 0, FREE, 0, 0),
  ]);
  return Buffer.concat([head, table, directory, content, Buffer.alloc(sectors * SECTOR - content.length)]);
}
