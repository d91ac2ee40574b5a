// A panel: the cells of a folder of reports as one long table, in CSV on standard output; what cannot be read is told.
//
//     node examples/node/panel.mjs examples/reports
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { cells, DisclosureError, extract } from 'gov-disclosure';

const folder = process.argv[2] ?? 'examples/reports';
const quoted = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
let head;

for (const name of (await readdir(folder)).sort()) {
  try {
    const report = await extract(await readFile(join(folder, name)), { name });
    for (const row of await cells(report)) {
      if (!head) console.log((head = Object.keys(row)).join(','));
      console.log(head.map((column) => quoted(String(row[column] ?? ''))).join(','));
    }
  } catch (error) {
    if (!(error instanceof DisclosureError)) throw error;
    console.error(`${name}: ${error.code}: ${error.message}`);
  }
}
