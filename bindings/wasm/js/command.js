#!/usr/bin/env node
// The command `gov-disclosure`, compiled to WebAssembly as a program of WASI: here it gets the arguments, the streams and the files.
import { readFile } from 'node:fs/promises';
import { parse, sep } from 'node:path';

// node:wasi warns that it may still change; whoever runs a command can do nothing about it.
const { emitWarning } = process;
process.emitWarning = (warning, ...rest) => {
  if (rest[0] !== 'ExperimentalWarning') emitWarning.call(process, warning, ...rest);
};
const { WASI } = await import('node:wasi');

// What the C library of some toolchains leaves to the host: there are no threads, and files are read one after another.
const AGAIN = 6;
const threads = {
  pthread_attr_init: () => 0,
  pthread_attr_setstacksize: () => 0,
  pthread_attr_destroy: () => 0,
  pthread_create: () => AGAIN,
  pthread_join: () => AGAIN,
};

const { root } = parse(process.cwd());
const folder = `/${process.cwd().slice(root.length).split(sep).join('/')}`;
const wasi = new WASI({
  version: 'preview1',
  args: ['gov-disclosure', ...process.argv.slice(2)],
  env: { ...process.env, PWD: folder },
  preopens: { '/': root },
  returnOnExit: true,
});
const program = await WebAssembly.compile(await readFile(new URL('../dist/command.wasm', import.meta.url)));
const instance = await WebAssembly.instantiate(program, { ...wasi.getImportObject(), env: threads });
try {
  process.exitCode = wasi.start(instance);
} catch (error) {
  if (!(error instanceof WebAssembly.RuntimeError)) throw error;
  console.error('读取时遇到本程序的缺陷，请连同文件一并报告');
  console.error('the reading met a defect of this program; please report it with the files');
  if (process.env.GOV_DISCLOSURE_DEBUG !== undefined) console.error(error);
  process.exitCode = 3;
}
