// The tables of forms of 2008 to 2018, row by row as read; what is in doubt is marked and nothing can be changed.
import { words } from '../words.js';
import { h } from './dom.js';
/* global OLD_FORMS */

/** What a cell says: its value or, where there is none, what is there and why. */
function told(figure) {
  if (!figure) return '';
  const { states, none, only } = words();
  if (figure.state === 'reported') return String(figure.value);
  if (figure.derived) return only(figure.raw ?? '', figure.derived.value);
  return figure.state === 'absent' ? none : `${figure.raw ? `“${figure.raw}” ` : ''}${states[figure.state]}`;
}

export function statisticsTable({ form, statistics, diagnostics }) {
  const { statistics_heading, statistics_columns: [item, value, unit] } = words();
  const cells = statistics.cells ?? {};
  const doubtful = new Set(diagnostics.filter(({ severity }) => severity !== 'info').flatMap((one) => one.statistics ?? []));
  const known = OLD_FORMS[form.statistics] ?? { columns: [], rows: [] };
  const columns = known.columns.length || 1;
  const one = (id) => h('td', { class: 'figure', data: { statistic: id, look: cells[id]?.state ?? 'absent', ...(doubtful.has(id) && { mark: 'warning' }) } }, told(cells[id]));
  const isRead = ({ cells: ids }) => !ids.length || ids.some((id) => cells[id] && cells[id].state !== 'absent');
  const rows = known.rows.filter(isRead).map((row) => h('tr', {}, h('th', { scope: 'row', class: `depth${row.depth}`, lang: 'zh-CN' }, row.zh),
    row.cells.length ? row.cells.map(one) : h('td', { colspan: columns }), h('td', {}, row.cells.map((id) => cells[id]?.unit).find(Boolean) ?? row.unit)));
  const others = (statistics.rows ?? []).map((row) => h('tr', {}, h('th', { scope: 'row', lang: 'zh-CN' }, row.label),
    h('td', { colspan: columns }, row.values.map(({ header, cell }) => [header, told(cell)].filter(Boolean).join(' ')).join('；')), h('td', {}, row.unit ?? '')));
  const heads = known.columns.length ? known.columns.map(({ zh }) => zh) : [value];
  return h('table', { data: { table: 'statistics' } }, h('caption', {}, h('span', {}, [known.zh, statistics_heading].filter(Boolean).join(' · '))),
    h('thead', {}, h('tr', {}, [item, ...heads, unit].map((name) => h('th', { scope: 'col' }, name)))), h('tbody', {}, rows, others));
}
