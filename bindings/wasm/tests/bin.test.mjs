// The command of the npm package, held against the command.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

import { command, root } from './command.mjs';

const program = fileURLToPath(new URL('../bin/gov-disclosure.js', import.meta.url));

function run(args, input) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: root, input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

for (const args of [
  ['rules'],
  ['rules', 'a403'],
  ['rules', '--format', 'csv'],
  ['rules', 'row-total', '--format', 'json'],
  ['fields'],
  ['fields', '--form', '2019', '--format', 'json'],
  ['extract', 'examples/reports', '--format', 'jsonl'],
  ['extract', 'examples/reports', '--format', 'csv'],
  ['extract', 'examples/reports/html-clean.html', '--format', 'csv', '--year', '2023', '--agency', '=1+1'],
]) {
  test(`${args.join(' ')} prints what the command prints`, () => {
    const { status, stdout, stderr } = run(args);
    assert.deepEqual([status, stderr], [0, '']);
    // Not deepEqual, which would show megabytes.
    assert.ok(stdout === command(args).toString());
  });
}

/** What `check` prints, less the lines of the source and what stands below them. */
const bare = (text) => text.split('\n').filter((line) => !/^ *\d* [|=] /.test(line)).map((line) => line.replace(/^ +(?=-->)/, '')).join('\n');

for (const options of [[], ['--lang', 'en'], ['--min-severity', 'info', '--lang', 'zh']]) {
  test(`check ${options.join(' ')} lists the findings of the command in its words`, () => {
    const args = ['check', 'examples/reports', ...options];
    const { status, stdout } = run(args);
    assert.equal(status, 1);
    assert.equal(bare(stdout), bare(command(args).toString()));
  });
}

test('the exit status is that of the command', () => {
  const clean = readFileSync(`${root}examples/reports/html-clean.html`);
  assert.equal(run(['check', '-'], clean).status, 0);
  assert.equal(run(['check', 'examples/reports/text-truncated.txt', '--fail-on', 'never']).status, 0);
  assert.equal(run(['check', 'examples/reports/html-word-gb18030.html', '--fail-on', 'warning']).status, 0);
  for (const wrong of [['frob'], [], ['check'], ['check', 'x', '--lang', 'fr'], ['check', 'x', '--frob'], ['rules', 'X999'], ['extract', 'x', '-o', 'x.ods']]) {
    assert.equal(run(wrong).status, 2, wrong.join(' '));
  }
  const { status, stderr } = run(['check', 'examples/README.md', 'nowhere.html', 'examples/reports/html-clean.html']);
  assert.equal(status, 3);
  assert.match(stderr, /^examples\/README\.md: not-a-report: .* \| .*\nnowhere\.html: io: .*\n$/);
  assert.equal(run(['extract', 'examples/gold']).status, 4);
});

test('what is written to a file is what is printed', () => {
  const folder = mkdtempSync(`${tmpdir()}/gov-disclosure-`);
  try {
    const { status, stdout } = run(['extract', 'examples/reports/html-big5.html', '-o', `${folder}/cells.csv`]);
    assert.deepEqual([status, stdout], [0, '']);
    assert.equal(readFileSync(`${folder}/cells.csv`, 'utf8'), run(['extract', 'examples/reports/html-big5.html', '--format', 'csv']).stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
