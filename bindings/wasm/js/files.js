// Which file of the package reads which bytes.

const OFFICE = new Set(['docx', 'docm', 'dotx', 'xlsx', 'xlsm', 'xls', 'et']);

/** The part that reads these bytes: by their first ones, then by the format that the caller names. */
export function partFor(bytes, format) {
  const [a, b, c, d] = bytes;
  if (a === 0x50 && b === 0x4b) return 'office';
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) return 'office';
  if (a === 0x25 && b === 0x50 && c === 0x44 && d === 0x46) return 'pdf';
  const name = typeof format === 'string' ? format.toLowerCase() : '';
  if (OFFICE.has(name)) return 'office';
  return name === 'pdf' ? 'pdf' : 'text';
}
