// The command of the package: the words, files and exit statuses of the program that cargo builds.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { built, root } from './command.mjs';

const COMMAND = fileURLToPath(new URL('../js/command.js', import.meta.url));
const reports = `${root}examples/reports`;

// Arguments, and the exit status that the documentation of the command gives them.
const CALLS = [
  ['--version', 0],
  ['--help', 0],
  ['', 2],
  ['extract', 2],
  ['check --lang fr html-clean.html', 2],
  ['extract .', 0],
  ['extract html-clean.html --format csv --wide', 0],
  ['extract ../reports/html-clean.html ./text-cells.txt', 0],
  [`extract ${reports}/html-clean.html --format table`, 0],
  ['extract no-such-file.html', 3],
  ['check html-clean.html', 0],
  ['check . --lang zh --fail-on warning', 1],
  ['check . --format sarif --fail-on never', 0],
  ['check . --format json --fail-on never', 0],
  ['render html-clean.html --to md', 0],
  ['indicators html-clean.html', 0],
  ['rules A403', 0],
  ['rules --format json', 0],
  ['fields', 0],
  ['schema', 0],
];

const ours = (args, options) => spawnSync(process.execPath, [COMMAND, ...args], { cwd: reports, maxBuffer: 1 << 28, ...options });
const theirs = (args, options) => spawnSync(built('gov-disclosure'), args, { cwd: reports, maxBuffer: 1 << 28, ...options });
const told = ({ stdout, stderr, status }) => ({ status, stdout: stdout.toString(), stderr: stderr.toString() });

for (const [line, status] of CALLS) {
  test(`it says and does what the program does: ${line || 'no arguments'}`, () => {
    const args = line.split(' ').filter(Boolean);
    const expected = told(theirs(args));
    assert.equal(expected.status, status, expected.stderr);
    assert.deepEqual(told(ours(args)), expected);
  });
}

test('standard input is read', () => {
  const input = readFileSync(`${reports}/html-clean.html`);
  const args = ['check', '-', '--format', 'json'];
  assert.deepEqual(told(ours(args, { input })), told(theirs(args, { input })));
});

test('files are written whole, also over others', () => {
  const folder = mkdtempSync(`${tmpdir()}/gov-disclosure-`);
  try {
    for (const name of ['cells.csv', 'cells.parquet', 'book.xlsx', 'cells.csv']) {
      const { status, stderr } = ours(['extract', '.', '-o', `${folder}/${name}`]);
      assert.equal(status, 0, stderr.toString());
      assert.ok(statSync(`${folder}/${name}`).size > 1000, name);
    }
    assert.deepEqual(readdirSync(folder).sort(), ['book.xlsx', 'cells.csv', 'cells.parquet']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a reader that hangs up is no failure', async () => {
  const child = spawn('bash', ['-c', `set -o pipefail; "${process.execPath}" "${COMMAND}" extract . --format csv | head -n 1`], { cwd: reports });
  const status = await new Promise((resolve) => child.on('close', resolve));
  assert.equal(status, 0);
});
