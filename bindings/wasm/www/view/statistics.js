// The tables of forms of 2008 to 2018, row by row as read.
import { words } from '../words.js';
import { h } from './dom.js';

export function statisticsTable({ statistics }) {
  const { statistics_heading, statistics_columns, states } = words();
  const told = (figure) => (figure.state === 'reported' ? String(figure.value) : `${figure.raw ?? ''}（${states[figure.state]}）`);
  const named = Object.entries(statistics.cells ?? {}).filter(([, figure]) => figure.state !== 'absent').map(([id, figure]) => [figure.label ?? id, told(figure), figure.unit ?? '']);
  const others = (statistics.rows ?? []).map(({ label, values, unit }) => [label, values.map(({ head, cell }) => [head, told(cell)].filter(Boolean).join(' ')).join('；'), unit ?? '']);
  return h('table', { data: { table: 'statistics' } }, h('caption', {}, statistics_heading),
    h('thead', {}, h('tr', {}, statistics_columns.map((name) => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, [...named, ...others].map(([name, value, unit]) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, value), h('td', {}, unit)))));
}
