// The forms of 2008 to 2018 as the page needs them, from the data of the core: the name of each, its columns and the labels of its rows.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('../../../crates/gov-disclosure/src/form/forms/', import.meta.url));

const lines = (path) => readFileSync(path, 'utf8').trimEnd().split('\n').map((line) => line.split(','));
const first = (labels) => labels.split('|')[0];

/** Each form by its id: `{zh, columns: [{id, zh}], rows: [{depth, zh, unit, cells}]}`; `cells` has an id for each column. */
export function oldForms() {
  const folders = readdirSync(home).filter((name) => existsSync(`${home}${name}/form.csv`));
  return Object.fromEntries(folders.map((folder) => {
    const form = lines(`${home}${folder}/form.csv`);
    const [{ 1: family }, { 1: zh }] = ['family', 'zh'].map((key) => form.find(([name]) => name === key));
    const columns = form.filter(([name]) => name === 'column').map(([, id, labels]) => ({ id, zh: first(labels) }));
    const rows = lines(`${home}${folder}/rows.csv`).slice(1).map(([id, depth, unit, , , labels]) => ({
      depth: Number(depth), zh: first(labels), unit, cells: id === '-' ? [] : columns.map((column) => [family, id, column.id].filter(Boolean).join('.')),
    }));
    return [folder, { zh, columns, rows }];
  }));
}
