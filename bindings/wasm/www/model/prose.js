// Numbers of the prose: where each is in the text of its section, and the report with other numbers in their places.

/** Digits may be of full width: in ASCII they are as many characters. */
const plain = (text) => text.normalize('NFKC');

/** How long the number in digits at the beginning of the words is; 0 for others, such as 五十三件, which are not edited here. */
const lengthOf = (words) => /^\d+(?:,\d{3})*(?:\.\d+)?/.exec(plain(words))?.[0].length ?? 0;

/** Where words are in a text, not within a longer number. */
function places(text, words) {
  const found = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!/[\d.,]$/.test(plain(text.slice(Math.max(0, at - 1), at)))) found.push(at);
  }
  return found;
}

/**
 * Where the number of a claim is: its section, the text before it in its sentence, and what follows. Null where that is not
 * certain, which is never guessed.
 */
export function placeOfClaim(report, index) {
  const claim = report.claims[index];
  const at = report.sections.findIndex(({ number, text }) => number === claim?.section && text);
  const words = claim?.raw;
  const length = words ? lengthOf(words) : 0;
  if (at < 0 || !length) return null;
  const { text } = report.sections[at];
  const found = places(text, words);
  const alike = report.claims.flatMap((one, other) => (one.section === claim.section && one.raw === words ? [other] : []));
  const labelled = found.filter((from) => plain(text.slice(0, from)).replaceAll(/\s/g, '').endsWith(claim.label));
  let from = null;
  if (found.length === alike.length) from = found[alike.indexOf(index)];
  else if (labelled.length === 1) [from] = labelled;
  if (from === null) return null;
  const to = from + length;
  const start = Math.max(...[...'。；;\n'].map((mark) => text.lastIndexOf(mark, from - 1))) + 1;
  const ends = [...'。；;\n'].map((mark) => text.indexOf(mark, to)).filter((end) => end >= 0);
  const end = Math.min(text.length, ...ends.map((one) => one + 1));
  return { section: at, from, to, before: text.slice(start, from), number: text.slice(from, to), after: text.slice(to, end).trimEnd() };
}

/** The report with other numbers in its prose. */
export function withClaims(report, changes) {
  const changed = Object.entries(changes).map(([index, value]) => ({ index: Number(index), value, place: placeOfClaim(report, Number(index)) }));
  if (!changed.length) return report;
  const claims = [...report.claims];
  const sections = [...report.sections];
  // From the end, so that a place stays where it is until its turn.
  for (const { index, value, place } of changed.filter((one) => one.place).sort((a, b) => b.place.from - a.place.from)) {
    const claim = claims[index];
    claims[index] = { ...claim, value, raw: String(value) + claim.raw.slice(lengthOf(claim.raw)) };
    const section = sections[place.section];
    sections[place.section] = { ...section, text: section.text.slice(0, place.from) + value + section.text.slice(place.to) };
  }
  return { ...report, claims, sections };
}

/**
 * What the reading said that still holds. What it said of a cell is about the text that stood there, so it goes with that text; the
 * count of blank cells (V304) is made anew.
 */
export function remaining(diagnostic, { cells }) {
  if (diagnostic.rule === 'V304') return null;
  const fields = diagnostic.fields.filter((field) => !Object.hasOwn(cells, field));
  if (fields.length === diagnostic.fields.length) return diagnostic;
  return fields.length ? { ...diagnostic, fields } : null;
}
