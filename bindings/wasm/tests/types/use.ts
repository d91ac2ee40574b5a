// What a caller writes; `tsc --noEmit` reads it.
import { cells, check, checkSeries, DisclosureError, extract, fields, fromCsv, isFlagged, load, parse, printed, provide, render, rules, trusted } from 'gov-disclosure';
import type { Cell, Diagnostic, Failure, Printed, Report, Row } from 'gov-disclosure';

const bytes: Uint8Array = new Uint8Array();
const report: Report = await check(await parse(bytes, { name: 'a.html', year: 2023 }));
const same: Report = await extract(bytes);
const cell: Cell | undefined = report.cells['requests.received.total'];
const count: number | string | undefined = cell?.value;
const found: Diagnostic[] = report.diagnostics.filter(({ severity }) => severity !== 'info');
const doubtful: boolean = await isFlagged(report, 'requests.received.total');
const good: Record<string, Cell> = await trusted(report);
const plain: Report | null = await fromCsv('year,2023\n');
const rows: Row[] = await cells(report);
const page: string = await render(report, 'html');
const document: Uint8Array = await render(report, 'docx');
const years: Report[] = await checkSeries([report, { year: 2022, 'requests.received.total': 3 }]);
const form: Printed = await printed();
for (const slot of form.tables.flatMap((table) => table.rows.flat())) {
  const text: string = slot.print === 'field' ? slot.field : slot.words;
  void text;
}
for (const location of found.flatMap((diagnostic) => diagnostic.locations)) {
  if ('line' in location) void location.byte[0].toFixed();
  else if ('sheet' in location) void location.cell.length;
}
try {
  (await load('office', 'report')).check((await load()).parse('text'));
} catch (error) {
  if (error instanceof DisclosureError && error.code === 'needs-ocr') {
    const failure: Failure = error.failure;
    void failure.error.message.zh;
  }
}
provide('pdf', new ArrayBuffer(0));
await check({ schema: 'gov-disclosure/report/v1', cells: { 'requests.received.total': 12 } });
void [same, doubtful, good, count, rows, page, document, years, (await fields())[0]?.row_zh, (await rules())[0]?.page];

// @ts-expect-error no such option
await parse(bytes, { nmae: 'a' });
// @ts-expect-error no such target
await render(report, 'rtf');
// @ts-expect-error a state is one of six
const wrong: Cell = { state: 'empty' };
void wrong;
