// The command of the npm package, held against the command.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  ['rules', '--lang', 'en,zh'],
  ['rules', 'a403'],
  ['rules', 'A403', '--lang', 'zh'],
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
    assert.equal(status, 0);
    assert.match(stderr, args[0] === 'extract' ? /^\d+ 份报告，.*\n\d+ reports?, .*\n$/ : /^$/);
    // Not deepEqual, which would show megabytes.
    assert.ok(stdout === command(args).toString());
  });
}

/** What `check` prints, less the lines of the source, what stands below them, and a command that is not here. */
const bare = (text) => text.replaceAll(/[（ (]+gov-disclosure render --edition 2021[)）]/g, '').split('\n').filter((line) => !/^ *\d* [|=] /.test(line)).map((line) => line.replace(/^ +(?=-->)/, '')).join('\n');

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
  const [note, gone, ...sums] = stderr.trimEnd().split('\n');
  assert.match(note, /^examples\/README\.md: not-a-report: .* \| .*$/);
  assert.equal(gone, 'nowhere.html: io: 无法读取：没有这个文件 | cannot be read: there is no such file');
  assert.deepEqual(sums, [
    '1 份报告，200 个数值，0 个丢失或无法辨认；0 个错误，0 个警告；2 个文件未能读取，0 个略过',
    '1 report, 200 values, 0 lost or illegible; 0 errors, 0 warnings; 2 files gave no report, 0 passed over',
  ]);
  assert.equal(run(['extract', 'examples/gold']).status, 4);
});

test('what of a folder is not read is named, in the language asked for', () => {
  const folder = mkdtempSync(`${tmpdir()}/gov-disclosure-`);
  try {
    writeFileSync(`${folder}/scan.png`, 'x');
    writeFileSync(`${folder}/page.html`, readFileSync(`${root}examples/reports/html-clean.html`));
    const { status, stderr } = run(['check', folder, '--lang', 'zh']);
    assert.equal(status, 0);
    assert.deepEqual(stderr.trimEnd().split('\n'), [
      `略过：${folder}/scan.png（不读的格式）`,
      '1 份报告，200 个数值，0 个丢失或无法辨认；0 个错误，0 个警告；0 个文件未能读取，1 个略过',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a command or an option that the package lacks is named', () => {
  assert.match(run(['indicators', 'x']).stderr, /^gov-disclosure: 本程序包没有子命令“indicators” \| no command "indicators" in this package\n/);
  assert.match(run(['check', 'x', '--select', 'A']).stderr, /^gov-disclosure: 没有选项“--select” \| no option --select in this package\n/);
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
