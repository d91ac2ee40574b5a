import { readFile } from 'node:fs/promises';

import { library } from './library.js';

const file = (name) => () => readFile(new URL(`../dist/${name}_bg.wasm`, import.meta.url));

// Node's own TextDecoder reads rare characters of Big5 and GB18030 otherwise than the standard has it, so this host
// gets a file with tables of its own.
export const {
  DisclosureError, load, provide, parse, parseJson, parseAll, extract, extractJson, decode, check, checkJson, checkSeries, cells,
  indicators, indicatorDefinitions, canonical, render, renderTables, correct, fields, printed, rules, schema,
} = library({
  text: { glue: 'tables', bytes: file('tables') },
  office: { glue: 'office', bytes: file('office') },
  pdf: { glue: 'pdf', bytes: file('pdf') },
  report: { glue: 'report', bytes: file('report') },
});
