import { library } from './library.js';

async function fetched(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return response.arrayBuffer();
}

// Each address stands whole beside import.meta.url: so bundlers find the files.
export const {
  DisclosureError, load, provide, parse, parseJson, parseAll, extract, extractJson, decode, check, checkJson, checkSeries, cells,
  indicators, indicatorDefinitions, canonical, render, renderTables, correct, fields, printed, rules, schema,
} = library({
  text: { glue: 'text', bytes: () => fetched(new URL('../dist/text_bg.wasm', import.meta.url)) },
  office: { glue: 'office', bytes: () => fetched(new URL('../dist/office_bg.wasm', import.meta.url)) },
  pdf: { glue: 'pdf', bytes: () => fetched(new URL('../dist/pdf_bg.wasm', import.meta.url)) },
  report: { glue: 'report', bytes: () => fetched(new URL('../dist/report_bg.wasm', import.meta.url)) },
});
