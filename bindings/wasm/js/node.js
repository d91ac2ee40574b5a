import { readFile } from 'node:fs/promises';

import { library } from './library.js';

export * from './data.js';

const file = (name) => () => readFile(new URL(`../dist/${name}_bg.wasm`, import.meta.url));

// Node's own TextDecoder reads rare characters of Big5 and GB18030 otherwise than the standard has it, so this host
// gets a file with tables of its own.
export const {
  DisclosureError, load, provide, parse, parseJson, parseAll, extract, extractJson, decode, check, checkJson, checkSeries,
  fromCsv, isFlagged, trusted, toForm2021, cells, indicators, canonical, render, renderTables, correct,
} = library({
  text: { glue: () => import('../dist/tables.js'), bytes: file('tables') },
  office: { glue: () => import('../dist/office.js'), bytes: file('office') },
  pdf: { glue: () => import('../dist/pdf.js'), bytes: file('pdf') },
  report: { glue: () => import('../dist/report.js'), bytes: file('report') },
}, (glue, module) => glue.initSync({ module }));
