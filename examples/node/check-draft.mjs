// Checks a draft before it is published: what is wrong, where, and the value that would fit. Exit status 1 where
// something is.
//
//     node examples/node/check-draft.mjs examples/reports/markdown-tables.md
import { readFile } from 'node:fs/promises';

import { extract, fields } from 'gov-disclosure';

const path = process.argv[2] ?? 'examples/reports/markdown-tables.md';
const report = await extract(await readFile(path), { name: path });
const names = new Map((await fields()).map((field) => [field.id, `${field.row_zh}·${field.column_zh}`]));
const findings = report.diagnostics.filter(({ severity }) => severity !== 'info');

for (const { rule, severity, message, suspects = [], locations } of findings) {
  const line = locations.find((location) => 'line' in location)?.line;
  console.log(`${severity} ${rule}${line ? ` 第${line}行` : ''}：${message.zh}`);
  for (const { field, value } of suspects.length === 1 ? suspects[0] : []) {
    console.log(`  ${names.get(field)}：${report.cells[field]?.value ?? '空'} → ${value}`);
  }
}
console.log(findings.length ? `${findings.length} 个问题` : '没有发现问题');
process.exitCode = findings.length ? 1 : 0;
