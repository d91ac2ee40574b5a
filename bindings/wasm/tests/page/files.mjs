// Files for the tests of the page: reports with changes, and what the command reads of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { command, root } from '../command.mjs';

/** A clean report, and a cell of it: the requests received from natural persons. */
export const clean = 'examples/reports/html-clean.html';
export const received = 'requests.received.natural_person';

export const bytesOf = (path) => readFileSync(root + path);

export const asFile = (name, bytes) => ({ name, mimeType: '', buffer: Buffer.from(bytes) });

/** The report that the command reads of a file. */
export const extracted = (path, bytes) => JSON.parse(command(['extract', '--format', 'jsonl', bytes ? '-' : path], bytes));

/** A page with other text in places: each `[field, text]`, and each `[words, other words]` of its prose. */
export function changed(path, cells, prose = []) {
  const report = extracted(path);
  let text = bytesOf(path);
  const places = cells.map(([field, value]) => [report.cells[field].location.byte, String(value)]).sort((a, b) => b[0][0] - a[0][0]);
  for (const [[from, to], value] of places) text = Buffer.concat([text.subarray(0, from), Buffer.from(value), text.subarray(to)]);
  let all = text.toString();
  for (const [words, other] of prose) {
    assert.equal(all.split(words).length, 2, words);
    all = all.replace(words, other);
  }
  return Buffer.from(all);
}
