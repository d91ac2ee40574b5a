// The official form from figures of one's own: Word, for further work. What does not add up is told, and written as it is.
//
//     node examples/node/fill-form.mjs 报告.docx
import { writeFile } from 'node:fs/promises';

import { check, render } from 'gov-disclosure';

const columns = { natural_person: 12, enterprise: 3, research: 0, public_interest: 0, legal_service: 1, other_org: 0, total: 16 };
const row = (name) => Object.fromEntries(Object.entries(columns).map(([column, count]) => [`requests.${name}.${column}`, count]));
const figures = { year: 2023, agency: '青岫市林业局', ...row('received'), ...row('granted'), ...row('handled_total') };

const report = await check(figures);
for (const { message } of report.diagnostics.filter(({ severity }) => severity === 'error')) console.error(message.zh);
await writeFile(process.argv[2] ?? '报告.docx', await render(report, 'docx'));
