// The words of the page in the language chosen.
import { fieldOf, isOldForm } from './model/standing.js';
import { state } from './store.js';
import { en } from './words/en.js';
import { zh } from './words/zh.js';

const languages = { zh, en };

export const words = () => languages[state.language];

/** Puts the words of the language into the elements that name theirs. */
export function label() {
  document.documentElement.lang = state.language === 'zh' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = words()[element.dataset.word];
  for (const element of document.querySelectorAll('[data-label]')) element.setAttribute('aria-label', words()[element.dataset.label]);
}

/** A field as the form names it: its row, then its column. The form is Chinese, and so are its names in both languages. */
export function nameOf(id) {
  const field = fieldOf(id);
  return field ? [field.group_zh, field.row_zh, field.column_zh].filter(Boolean).join(' · ') : id;
}

/** A file as people name it: its agency and year where they were read. */
export function titleOf(file) {
  const { agency, year } = file.report?.meta ?? {};
  return agency ? words().agency_year(agency, year) : file.name;
}

/** The form of a report in words. */
export function formOf(report) {
  if (isOldForm(report)) return words().old_form;
  const form = report.form.requests ?? report.form.disclosure ?? report.form.expected;
  return form ? words().edition(form) : words().unknown;
}

/** A place in words, in the terms of the program that shows the file. */
export function placeInWords(location) {
  const { place_line, place_docx, place_paragraph, place_sheet, place_page } = words();
  if (location.byte) return place_line(location.line, location.column);
  if (location.sheet !== undefined) return place_sheet(location.sheet, location.cell);
  if (location.page !== undefined) return place_page(location.page);
  if (location.paragraph !== undefined) return place_paragraph(location.paragraph);
  return place_docx(location.table, location.row, location.column);
}

/** The verdict on a file, in a sentence. */
export function verdictOf(standing) {
  const say = words().verdict;
  return (say[standing.kind] ?? say.clear)(standing);
}
