import { fetched } from './fetched.js';
import { library } from './library.js';

export * from './data.js';

// Each address is whole beside import.meta.url: so bundlers find the files.
export const {
  DisclosureError, load, provide, parse, parseJson, parseAll, extract, extractJson, decode, check, checkJson, checkSeries,
  fromCsv, isFlagged, trusted, toForm2021, cells, indicators, canonical, render, renderTables, correct,
} = library({
  text: { glue: () => import('../dist/text.js'), bytes: () => fetched(new URL('../dist/text_bg.wasm', import.meta.url)) },
  office: { glue: () => import('../dist/office.js'), bytes: () => fetched(new URL('../dist/office_bg.wasm', import.meta.url)) },
  pdf: { glue: () => import('../dist/pdf.js'), bytes: () => fetched(new URL('../dist/pdf_bg.wasm', import.meta.url)) },
  report: { glue: () => import('../dist/report.js'), bytes: () => fetched(new URL('../dist/report_bg.wasm', import.meta.url)) },
});
