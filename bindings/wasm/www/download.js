// What a clerk takes away: the report as data, and the corrected form.
import { engine } from './engine.js';
import { state, tell } from './state.js';

const COLUMNS = ['source', 'agency', 'year', 'table', 'form', 'field', 'state', 'value', 'unit', 'raw', 'derived', 'line'];

/** The long CSV of the command, with the mark that Excel tells UTF-8 by. */
function csv(rows) {
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))];
  return `\uFEFF${lines.map((line) => `${line.map(quoted).join(',')}\n`).join('')}`;
}

function quoted(value) {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const made = {
  json: async (report) => [await engine('canonical', report), 'application/json'],
  csv: async (report) => [csv(await engine('cells', report)), 'text/csv'],
  docx: async (report) => [await engine('render', report, 'docx'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
};

/** A name for the file that a folder can hold. */
function named({ meta, source }, ending) {
  const name = [meta.agency, meta.year].filter(Boolean).join('-') || (source.name ?? 'report');
  return `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')}.${ending}`;
}

document.getElementById('downloads').addEventListener('click', async ({ target }) => {
  const ending = target.dataset.download;
  if (!ending) return;
  try {
    const [content, type] = await made[ending](state.report);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = named(state.report, ending);
    link.click();
    // The download has begun by then; the bytes need not be held longer.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  } catch (error) {
    tell('failure', error);
  }
});
