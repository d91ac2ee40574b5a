// Files that give no report, by kind: what such a file is, so that the page can say how to come to one that can be read.

const starts = (bytes, ...codes) => codes.every((code, at) => bytes[at] === code);
const startsWith = (bytes, text) => starts(bytes, ...[...text].map((letter) => letter.charCodeAt(0)));

const PICTURES = [[0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x47, 0x49, 0x46, 0x38], [0x42, 0x4d], [0x49, 0x49, 0x2a, 0x00], [0x4d, 0x4d, 0x00, 0x2a]];

const ending = (name) => /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? '';

/** The kind of a file that could not be read: the key of its advice. `code` is the engine's. */
export function kindOf(bytes, name, code) {
  const end = ending(name);
  if (!bytes.length || code === 'empty') return 'empty';
  if (code === 'encrypted') return 'encrypted';
  if (code === 'needs-ocr') return 'scan';
  if (startsWith(bytes, '{\\rtf')) return 'rtf';
  if (PICTURES.some((magic) => starts(bytes, ...magic)) || /^(png|jpe?g|gif|bmp|tiff?|webp|heic)$/.test(end)) return 'picture';
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return code === 'not-a-report' ? 'other' : end === 'wps' ? 'wps' : /^(xls|et)$/.test(end) ? 'xls' : 'doc';
  if (end === 'ofd') return 'ofd';
  if (startsWith(bytes, 'Rar!') || startsWith(bytes, '7z') || starts(bytes, 0x1f, 0x8b)) return 'archive';
  if (end === 'zip' && starts(bytes, 0x50, 0x4b)) return 'zip';
  if (end === 'wps' || end === 'doc') return end;
  if (code === 'malformed') return startsWith(bytes, '%PDF') ? 'brokenPdf' : 'broken';
  if (code === 'limit-exceeded') return 'large';
  if (code === 'not-a-report') return 'other';
  return 'unknown';
}
