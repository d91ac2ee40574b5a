// Two years of one agency: is what was carried over the same in both?
//
//     node examples/node/two-years.mjs 2022.html 2023.html
import { readFile } from 'node:fs/promises';

import { checkSeries, extract } from 'gov-disclosure';

const read = async (name) => extract(await readFile(name), { name });
const reports = await checkSeries(await Promise.all(process.argv.slice(2).map(read)));

for (const { meta, verdicts } of reports) {
  for (const { rule, verdict, reason } of verdicts.filter((one) => one.rule.startsWith('Y'))) {
    console.log(`${meta.year} ${rule} ${verdict}: ${reason.zh} | ${reason.en}`);
  }
}
