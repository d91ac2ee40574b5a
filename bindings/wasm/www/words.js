// The words of the page in Chinese and English.
import { state } from './state.js';

const zh = {
  title: '政府信息公开工作年度报告核对',
  promise: '只在本机运行，可断网使用；文件不会发往任何地方，也不留存。',
  skip_form: '跳到表格',
  open_heading: '打开报告',
  drop_here: '把报告拖到这里，或者选择文件。网页、文本、Word、Excel、PDF 和本页存的 JSON 都可以。',
  choose_file: '选择报告',
  choose_previous: '选择上年报告（核对结转）',
  paste: '粘贴文字',
  paste_label: '报告的文字，或网页的源代码',
  check_pasted: '核对粘贴的内容',
  pasted_name: '粘贴的文字',
  reading: (name) => `正在读取 ${name}…`,
  read: (name, errors, warnings) => `${name}：已核对，${errors} 个错误，${warnings} 个警告。`,
  checked: (errors, warnings) => `已重新核对：${errors} 个错误，${warnings} 个警告。`,
  failed: (name, why) => `${name} 读不出报告：${why}`,
  broke: (why) => `程序出错：${why}`,
  untitled: '没有标题的报告',
  facts: { agency: '机关', year: '年度', file: '文件', form: '表格版式' },
  edition: (edition) => `${edition} 年格式`,
  unknown: '未读出',
  previous_beside: (agency, year) => `上年报告：${agency}${year} 年度`,
  previous_not_year: (year) => `请注意：它不是 ${year} 年度的报告，结转未能核对。`,
  previous_first: '请先打开本年的报告。',
  remove: '移去',
  download_docx: '下载改正后的表格（Word）',
  download_json: '下载 JSON',
  download_csv: '下载 CSV',
  undo_all: '撤销全部修改',
  findings_heading: '核对结果',
  clean: '没有发现错误或警告。',
  found: (errors, warnings) => `${errors} 个错误，${warnings} 个警告`,
  notes: (count) => `另有 ${count} 条提示`,
  severity: { error: '错误', warning: '警告', info: '提示' },
  fits: (field, was, value) => `“${field}”现为 ${was}，应为 ${value}`,
  either: '可能是其中之一：',
  together: '需同时改：',
  take: (value) => `改为 ${value}`,
  take_all: '一并改正',
  show: '看单元格',
  where: '看原文',
  empty: '空',
  form_heading: '报告中的表格',
  form_hint: '点单元格看它在原文的位置；直接输入即可修改，随改随核。回车和上下键换行，左右键换列，Esc 撤回输入。',
  legend: '图例',
  states: {
    reported: '已读出', blank: '空白', placeholder: '占位', illegible: '无法辨认', absent: '没有此项', lost: '数值丢失',
    edited: '已修改', suspect: '可疑', error: '有错误', warning: '有警告',
  },
  signs: { reported: '', blank: '空', placeholder: '／', illegible: '？', absent: '缺', lost: '失', edited: '改', suspect: '‼', error: '✕', warning: '△' },
  table: { II: '二、主动公开政府信息情况', III: '三、收到和处理政府信息公开申请情况', IV: '四、政府信息公开行政复议、行政诉讼情况' },
  table_missing: '没有找到这张表；下面是空表。',
  other_fields: '报告中印有的另一版式的栏目',
  unsupported: '这一年度的报告格式不同，没有可核对的表格。',
  source_heading: '原文位置',
  source_text: '原文',
  pick: '点一个单元格，这里显示它在原文的位置。',
  state_label: '状态',
  raw_label: '原文写法',
  derived: (value) => `由合计推得 ${value}`,
  candidates: (list) => `可能的数值：${list}`,
  take_derived: (value) => `填入 ${value}`,
  undo: '恢复读出的内容',
  was: (text) => `读出时为“${text}”`,
  no_place: '原文中没有这一项的位置。',
  place_line: (line, column) => `第 ${line} 行，第 ${column} 字`,
  place_docx: (table, row, column) => `文档的第 ${table} 个表格，第 ${row} 行，第 ${column} 列`,
  place_paragraph: (paragraph) => `文档的第 ${paragraph} 段（表格外）`,
  place_sheet: (sheet, cell) => `工作表“${sheet}”，单元格 ${cell}`,
  place_page: (page, part) => `第 ${page} 页，${part}`,
  page_part: (across, down) => `距左边 ${across} 厘米、距上边 ${down} 厘米`,
  footer: '数字是否属实，核对不了；核对结果供参考，以原件为准。',
};

const en = {
  title: 'Check an annual report on government information disclosure',
  promise: 'Runs on this machine only, without a network: files are sent nowhere and kept nowhere.',
  skip_form: 'Skip to the tables',
  open_heading: 'Open a report',
  drop_here: 'Drop a report here or choose a file: web page, text, Word, Excel, PDF, or the JSON saved from this page.',
  choose_file: 'Choose a report',
  choose_previous: 'Choose last year’s (for the carry-over)',
  paste: 'Paste text',
  paste_label: 'The text of the report, or the source of its page',
  check_pasted: 'Check the pasted text',
  pasted_name: 'pasted text',
  reading: (name) => `Reading ${name}…`,
  read: (name, errors, warnings) => `${name}: checked, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`,
  checked: (errors, warnings) => `Checked again: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`,
  failed: (name, why) => `No report can be made of ${name}: ${why}`,
  broke: (why) => `The program failed: ${why}`,
  untitled: 'A report without a title',
  facts: { agency: 'Body', year: 'Year', file: 'File', form: 'Form' },
  edition: (edition) => `edition of ${edition}`,
  unknown: 'not found',
  previous_beside: (agency, year) => `Last year’s report: ${agency} ${year}`,
  previous_not_year: (year) => `Note: it is not the report on ${year}, so the carry-over was not checked.`,
  previous_first: 'Open this year’s report first.',
  remove: 'Remove',
  download_docx: 'Download the corrected form (Word)',
  download_json: 'Download JSON',
  download_csv: 'Download CSV',
  undo_all: 'Undo all changes',
  findings_heading: 'Findings',
  clean: 'No errors or warnings.',
  found: (errors, warnings) => `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
  notes: (count) => counted(count, 'more note'),
  severity: { error: 'Error', warning: 'Warning', info: 'Note' },
  fits: (field, was, value) => `“${field}” is ${was}; ${value} would fit`,
  either: 'One of these may be wrong:',
  together: 'To be changed together:',
  take: (value) => `Change to ${value}`,
  take_all: 'Change all',
  show: 'Show the cell',
  where: 'Show the source',
  empty: 'empty',
  form_heading: 'The tables of the report',
  form_hint: 'Select a cell to see where it stands in the source. Type to change it; the checks answer at once. Enter and the arrow keys move, Esc takes back what was typed.',
  legend: 'Legend',
  states: {
    reported: 'read', blank: 'blank', placeholder: 'placeholder', illegible: 'illegible', absent: 'not in the copy', lost: 'value lost',
    edited: 'changed', suspect: 'suspect', error: 'has an error', warning: 'has a warning',
  },
  signs: { reported: '', blank: 'B', placeholder: '/', illegible: '?', absent: 'A', lost: 'L', edited: '✎', suspect: '‼', error: '✕', warning: '△' },
  table: { II: 'II. Information disclosed proactively', III: 'III. Requests received and handled', IV: 'IV. Reconsideration and litigation' },
  table_missing: 'This table was not found; an empty one stands here.',
  other_fields: 'Cells of another edition that the report has',
  unsupported: 'Reports of this year have another form; there is no table to check.',
  source_heading: 'Place in the source',
  source_text: 'Source text',
  pick: 'Select a cell to see here where it stands in the source.',
  state_label: 'State',
  raw_label: 'As written',
  derived: (value) => `The sums prove ${value}`,
  candidates: (list) => `Possible values: ${list}`,
  take_derived: (value) => `Fill in ${value}`,
  undo: 'Restore what was read',
  was: (text) => `“${text}” was read`,
  no_place: 'The source has no place for this cell.',
  place_line: (line, column) => `line ${line}, column ${column}`,
  place_docx: (table, row, column) => `table ${table} of the document, row ${row}, column ${column}`,
  place_paragraph: (paragraph) => `paragraph ${paragraph} of the document, tables not counted`,
  place_sheet: (sheet, cell) => `sheet “${sheet}”, cell ${cell}`,
  place_page: (page, part) => `page ${page}, ${part}`,
  page_part: (across, down) => `${across} cm from the left, ${down} cm from the top`,
  footer: 'No check can say whether a number is true. The findings are advice; the original decides.',
};

function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const languages = { zh, en };

/** The words of the language chosen. */
export const words = () => languages[state.language];

/** Puts the words of the language into the elements that name theirs. */
export function label() {
  document.documentElement.lang = state.language === 'zh' ? 'zh-CN' : 'en';
  document.title = words().title;
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = words()[element.dataset.word];
  for (const element of document.querySelectorAll('[data-label]')) element.setAttribute('aria-label', words()[element.dataset.label]);
}

/** A field as the form names it: its row, then its column. The form is Chinese, and so are its names in both languages. */
export function nameOf(field) {
  const found = state.fields?.get(field);
  if (!found) return field;
  return [found.group_zh, found.row_zh, found.column_zh].filter(Boolean).join(' · ');
}
