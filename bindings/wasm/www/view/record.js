// The record of a check, as it is printed.
import { h, titled } from './dom.js';

export function recordView({ heading, facts, sections, sign, note, none }) {
  return h('article', { id: 'record' }, h('h3', {}, titled(heading)),
    h('table', { class: 'plain' }, h('tbody', {}, facts.map(([name, value]) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, value))))),
    sections.map((section) => [h('h4', {}, section.heading), section.rows.length
      ? h('table', { class: 'plain', data: { section: section.name } }, h('thead', {}, h('tr', {}, section.heads.map((name) => h('th', { scope: 'col' }, name)))), h('tbody', {}, section.rows.map((row) => h('tr', {}, row.map((text) => h('td', {}, text.split('\n').map((line) => h('p', {}, line))))))))
      : h('p', {}, none)]),
    h('p', { class: 'sub' }, note), h('p', { class: 'sign' }, sign.map((who) => h('span', {}, `${who}：`))));
}
