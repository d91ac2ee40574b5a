// The command, whose answers the package must give byte by byte.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

function built(name) {
  const found = ['target/release', 'target/debug'].map((folder) => `${root}${folder}/${name}`).filter(existsSync);
  if (!found.length) throw new Error(`${name} is missing: cargo build --workspace`);
  // The one that was built last.
  return found.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}

/** What the command writes to standard output, whatever its exit status; files are named from the root. */
export function command(args, input) {
  try {
    return execFileSync(built('gov-disclosure'), args, { cwd: root, input, maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'ignore'] });
  } catch (error) {
    if (error.stdout === undefined || error.status === null) throw error;
    return error.stdout;
  }
}

/** The files of a folder, named from the root; none where there is no such folder. */
export function files(folder) {
  if (!existsSync(root + folder)) return [];
  return readdirSync(root + folder).sort().map((name) => `${folder}/${name}`);
}

/** A report to order in a format of the test kit, such as `docx` or `pdf`; the same for the same seed. */
export function drawn(seed, format) {
  const folder = mkdtempSync(`${tmpdir()}/gov-disclosure-`);
  try {
    execFileSync(built('gov-disclosure-testkit'), ['copy', String(seed), format, '-o', `${folder}/copy`], { stdio: 'ignore' });
    return readFileSync(`${folder}/copy`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
