// Every block of JavaScript in the documentation is run, and prints what its comments say; so is every example.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';

import { files, root } from './command.mjs';

// A project that has the package installed.
const project = mkdtempSync(`${tmpdir()}/gov-disclosure-`);
mkdirSync(`${project}/node_modules`);
symlinkSync(fileURLToPath(new URL('..', import.meta.url)), `${project}/node_modules/gov-disclosure`);
after(() => rmSync(project, { recursive: true }));

function run(source, ...args) {
  writeFileSync(`${project}/program.mjs`, source);
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${project}/program.mjs`, ...args], { cwd: root, encoding: 'utf8' });
  return { status, stdout, stderr };
}

for (const page of ['README.md', 'README.zh-CN.md', 'bindings/wasm/README.md', 'docs/javascript.md']) {
  const blocks = [...readFileSync(root + page, 'utf8').matchAll(/^```js\n(.*?)^```/gms)].map(([, block]) => block);
  test(`what ${page} shows is what it prints`, () => {
    assert.ok(blocks.length > 0);
    for (const block of blocks) {
      const expected = [...block.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, printed]) => printed);
      const { status, stdout, stderr } = run(block);
      assert.equal(status, 0, stderr);
      assert.deepEqual(stdout.split('\n').slice(0, expected.length), expected, block);
    }
  });
}

const example = (name, ...args) => run(readFileSync(`${root}examples/node/${name}.mjs`, 'utf8'), ...args);

test('the panel has a row for each cell of each example', () => {
  const { status, stdout } = example('panel', 'examples/reports');
  assert.equal(status, 0);
  const sources = new Set(stdout.trimEnd().split('\n').slice(1).map((line) => line.split(',')[0]));
  assert.equal(sources.size, files('examples/reports').length);
});

test('a draft with a wrong cell is told, one without is not', () => {
  const path = 'examples/reports/markdown-tables.md';
  assert.deepEqual(example('check-draft', path).status, 0);
  const draft = `${project}/draft.md`;
  writeFileSync(draft, readFileSync(root + path, 'utf8').replace('| 7 | 8 | 4 |', '| 17 | 8 | 4 |'));
  const { status, stdout } = example('check-draft', draft);
  assert.equal(status, 1);
  assert.match(stdout, /：17 → 7$/m);
});

test('the form is filled in, and what does not add up told', () => {
  const { status, stderr } = example('fill-form', `${project}/form.docx`);
  assert.deepEqual([status, stderr], [0, '']);
  assert.equal(readFileSync(`${project}/form.docx`).toString('latin1', 0, 2), 'PK');
});

test('two years of one body are compared', () => {
  const years = ['breaks-1', 'breaks-2'].map((name) => `${project}/${name}.html`);
  const heading = (year) => `<p>禾渡县教育局${year}年政府信息公开工作年度报告</p><p>三、收到和处理政府信息公开申请情况</p>`;
  const table = (row, total) => `<table><tr><td colspan="2">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td><td colspan="7">申请人情况</td></tr>
    <tr><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>
    <tr><td>${row}</td><td>${total}</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>${total}</td></tr></table>`;
  writeFileSync(years[0], heading(2022) + table('四、结转下年度继续办理', 5));
  writeFileSync(years[1], heading(2023) + table('二、上年结转政府信息公开申请数量', 4));
  const { status, stdout, stderr } = example('two-years', ...years);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^2023 Y601 fail/m);
});
