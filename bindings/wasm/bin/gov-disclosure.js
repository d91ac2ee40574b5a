#!/usr/bin/env node
// `npx gov-disclosure`: extract, check, rules and fields with the words and exit statuses of the command. Findings, messages and reports
// are those of the engine; what needs the whole command (other formats, archives, the lines of the source) is named and refused.
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';

import { DisclosureError, cells, checkJson, fields, parseAll, rules } from '../js/node.js';

const USAGE = `Usage: gov-disclosure extract PATH… [-o FILE] [--format jsonl|csv] [--lang zh,en]
       gov-disclosure check PATH… [--lang zh,en] [--min-severity info|warning|error] [--fail-on info|warning|error|never]
       gov-disclosure rules [ID] [--format table|csv|json] [--lang zh,en]
       gov-disclosure fields [--form 2019|2021] [--format csv|json]

PATH is a file, a folder, or - for standard input. extract and check take --year, --agency and --encoding too.
The whole command, with other formats and archives: pip install gov-disclosure, or cargo install gov-disclosure-cli.
`;
const ENDINGS = 'html htm xhtml shtml mht mhtml txt text md markdown docx docm dotx xlsx xlsm xls et pdf'.split(' ');
const SEVERITIES = ['info', 'warning', 'error'];
const CONFIDENCE = { high: ['可信度高', 'confidence high'], medium: ['可信度中', 'confidence medium'], low: ['可信度低', 'confidence low'] };
const COLUMNS = ['source', 'agency', 'year', 'table', 'form', 'field', 'state', 'value', 'unit', 'raw', 'derived', 'line', 'provenance'];
const UNREADABLE = { ENOENT: ['没有这个文件', 'there is no such file'], EACCES: ['没有读取权限', 'permission denied'] };
const TEXT = { type: 'string' };
const OVERRIDES = { year: TEXT, agency: TEXT, encoding: TEXT };

/** A call that cannot be meant; exit status 2. */
class Usage extends Error {}

const one = (values, name, value) => {
  if (!values.includes(value)) throw new Usage(`--${name}: ${value}: ${values.join(', ')}`);
  return value;
};
const print = (text) => new Promise((done) => { process.stdout.write(text, done); });

/** Control characters, which a terminal would act on, as they are written in code. */
const oneLine = (text) => text.replaceAll('\n', '\\n').replaceAll(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, (c) => `\\u{${c.codePointAt(0).toString(16)}}`);

const quoted = (text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (rows) => rows.map((row) => `${row.map((value) => quoted(String(value ?? ''))).join(',')}\n`).join('');
/** Text that a spreadsheet would compute, with an apostrophe before it. */
const disarmed = (text) => (/^[=+\-@＝＋－＠\t\r\n]/.test(text) && !/^[+-]?[0-9][0-9.,%]*$/.test(text) && !/^[-－]*$/.test(text) ? `'${text}` : text);

/** The files that paths name, folders walked in the order of names; `passed` takes what is none that is read. */
async function inputs(paths, passed) {
  const found = [];
  async function walk(folder) {
    for (const entry of (await readdir(folder)).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))) {
      const path = join(folder, entry);
      if ((await stat(path)).isDirectory()) await walk(path);
      else if (ENDINGS.includes(entry.split('.').at(-1).toLowerCase())) found.push(path);
      else passed.push(oneLine(path));
    }
  }
  for (const path of paths) {
    const kind = path === '-' ? null : await stat(path).catch(() => null);
    if (kind?.isDirectory()) await walk(path);
    else found.push(path);
  }
  return found;
}

/** The checked reports of each input, as the JSON that the command writes, and the record of a failure in their place. */
async function* read(paths, passed, { year, agency, encoding }) {
  if (year !== undefined && !/^\d{4}$/.test(year)) throw new Usage(`--year ${year}: 应为四位数字 | write four digits`);
  for (const path of await inputs(paths, passed)) {
    const name = path.replaceAll('\\', '/');
    try {
      const bytes = path === '-' ? await buffer(process.stdin) : await readFile(path);
      const reports = await parseAll(bytes, { name, agency, encoding, year: year && Number(year) });
      for (const report of reports) yield { json: await checkJson(JSON.stringify(report)) };
    } catch (error) {
      if (error.code === 'usage') throw new Usage(error.message);
      if (!(error instanceof DisclosureError || error.syscall)) throw error;
      const [zh, en] = UNREADABLE[error.code] ?? [error.code, error.code];
      const message = { zh: `无法读取：${zh}`, en: `cannot be read: ${en}` };
      yield { failure: error.failure ?? { schema: 'gov-disclosure/failure/v1', source: { name }, error: { code: 'io', message } } };
    }
  }
}

/** The languages that an option asks for, as what picks their texts. */
function languages(asked = 'zh,en') {
  const wanted = [...new Set(asked.split(',').map((language) => one(['zh', 'en'], 'lang', language)))];
  return (zh, en) => wanted.map((language) => (language === 'zh' ? zh : en));
}
const things = (count, thing) => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** The first names of a list, and how many more there are. */
const listed = (names) => names.slice(0, 5).join(', ') + (names.length > 5 ? `, … +${names.length - 5}` : '');

/** Goes through the reports of all inputs; says which files gave none, what was passed over, and the sums, of findings of a severity and above; gives the exit status. */
async function each(paths, { least = 'info', ...overrides }, pick, act) {
  if (!paths.length) throw new Usage('没有指定文件 | no PATH is given');
  const [failures, passed] = [[], []];
  const sums = { reports: 0, reported: 0, absent: 0, lost: 0, error: 0, warning: 0, info: 0 };
  let status = 0;
  for await (const { json, failure } of read(paths, passed, overrides)) {
    if (failure) failures.push(failure);
    else {
      const { cells: own, statistics, diagnostics } = JSON.parse(json);
      sums.reports += 1;
      for (const { state } of [...Object.values(own), ...Object.values(statistics?.cells ?? {})]) {
        if (state === 'reported') sums.reported += 1;
        if (state === 'absent') sums.absent += 1;
        if (state === 'lost' || state === 'illegible') sums.lost += 1;
      }
      diagnostics.filter(({ severity }) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least)).forEach(({ severity }) => { sums[severity] += 1; });
    }
    status = Math.max(status, (await act(json, failure)) ?? 0);
  }
  if (!sums.reports && !failures.length) {
    const endings = ENDINGS.join(', ');
    console.error(pick(`没有可读的文件，略过 ${passed.length} 个；可读 ${endings}`, `no input, ${things(passed.length, 'file')} passed over; files ending in ${endings} are read`).join(' | '));
    return 4;
  }
  for (const { source, error } of failures) console.error(`${oneLine(source.name ?? '-')}: ${error.code}: ${pick(error.message.zh, error.message.en).join(' | ')}`);
  const say = (zh, en) => pick(zh, en).forEach((line) => console.error(line));
  if (passed.length) say(`略过：${listed(passed.map((name) => `${name}（不读的格式）`))}`, `passed over: ${listed(passed.map((name) => `${name} (other-format)`))}`);
  const absent = sums.absent ? [`，${sums.absent} 个缺失`, `, ${sums.absent} absent`] : ['', ''];
  say(
    `${sums.reports} 份报告，${sums.reported} 个数值${absent[0]}，${sums.lost} 个丢失或无法辨认；${sums.error} 个错误，${sums.warning} 个警告；${failures.length} 个文件未能读取，${passed.length} 个略过`,
    `${things(sums.reports, 'report')}, ${things(sums.reported, 'value')}${absent[1]}, ${sums.lost} lost or illegible; ${things(sums.error, 'error')}, ${things(sums.warning, 'warning')}; ${things(failures.length, 'file')} gave no report, ${passed.length} passed over`,
  );
  return failures.length ? 3 : status;
}

async function extract(args) {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { output: { ...TEXT, short: 'o' }, format: TEXT, lang: TEXT, ...OVERRIDES } });
  const { output, format = output?.endsWith('.csv') ? 'csv' : 'jsonl' } = values;
  one(['jsonl', 'csv'], 'format', format);
  if (output && output !== '-' && !/\.(csv|jsonl|ndjson)$/.test(output)) throw new Usage(`${output}: .jsonl, .csv`);
  const whole = [];
  const write = async (text) => { output && output !== '-' ? whole.push(text) : await print(text); };
  if (format === 'csv') await write(csv([COLUMNS]));
  const status = await each(positionals, values, languages(values.lang), async (json, failure) => {
    if (format === 'jsonl') await write(`${json ?? JSON.stringify(failure)}\n`);
    else if (json) {
      const shown = (row, column) => (['source', 'agency', 'unit', 'raw'].includes(column) ? disarmed(row[column] ?? '') : row[column]);
      await write(csv((await cells(JSON.parse(json))).map((row) => COLUMNS.map((column) => shown(row, column)))));
    }
  });
  if (whole.length) await writeFile(output, whole.join(''));
  return status;
}

async function check(args) {
  const options = { lang: TEXT, 'min-severity': TEXT, 'fail-on': TEXT, ...OVERRIDES };
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const fail = one([...SEVERITIES, 'never'], 'fail-on', values['fail-on'] ?? 'error');
  const least = one(SEVERITIES, 'min-severity', values['min-severity'] ?? (fail === 'info' ? 'info' : 'warning'));
  const pick = languages(values.lang);
  let first = true;
  return each(positionals, { ...values, least }, pick, async (json) => {
    if (!json) return 0;
    const { source, diagnostics } = JSON.parse(json);
    const shown = diagnostics.filter(({ severity }) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least));
    const name = oneLine(source.name ?? '-');
    const lines = shown.flatMap(({ severity, rule, name: called, confidence, message, locations }) => [
      `${severity}[${rule}] ${called} (${pick(...CONFIDENCE[confidence]).join(', ')})`,
      ...pick(message.zh, message.en).map((words) => `  ${oneLine(words)}`),
      `  --> ${name}${locations.length ? `:${oneLine(place(locations[0], pick))}` : ''}`,
      '',
    ]);
    const [errors, warnings, infos] = ['error', 'warning', 'info'].map((kind) => shown.filter(({ severity }) => severity === kind).length);
    const zh = `${errors} 个错误，${warnings} 个警告${infos ? `，${infos} 条提示` : ''}`;
    const en = `${things(errors, 'error')}, ${things(warnings, 'warning')}${infos ? `, ${things(infos, 'info')}` : ''}`;
    const sum = shown.length ? pick(zh, en) : pick('没有发现问题', 'nothing found');
    const label = source.part ? `${name}#${source.part.number}` : name;
    await print(`${first ? '' : '\n'}${[...lines, `${label}: ${sum.join(' | ')}`].join('\n')}\n`);
    first = false;
    return shown.some(({ severity }) => SEVERITIES.indexOf(severity) >= (fail === 'never' ? 9 : SEVERITIES.indexOf(fail))) ? 1 : 0;
  });
}

/** A place as the command writes it, in Chinese where that is the only language. */
function place({ line, column, part, table, row, paragraph, sheet, cell, page, box }, pick) {
  const isChinese = pick(true, false).every(Boolean);
  const named = (zh, en) => (isChinese ? `${part === 'word/document.xml' ? '' : `${part} `}${zh}` : `${part} ${en}`);
  if (page !== undefined) return (isChinese ? `第 ${page} 页区域 ` : `page ${page} box `) + box.join(' ');
  if (sheet !== undefined) return `${sheet}!${cell}`;
  if (paragraph !== undefined) return named(`第 ${paragraph} 段`, `paragraph ${paragraph}`);
  return table === undefined ? `${line}:${column}` : named(`第 ${table} 个表格第 ${row} 行第 ${column} 列`, `table ${table} row ${row} column ${column}`);
}

/** The columns that a text takes on a terminal. */
const width = (text) => [...text].reduce((sum, c) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/u.test(c) ? 2 : 1), 0);
const padded = (text, columns) => text + ' '.repeat(Math.max(0, columns - width(text)));

const BASES = { quoted: '有明文', implied: '由明文推出', practice: '编写惯例', file: '文件本身' };

async function listRules(args) {
  const { values, positionals: [id] } = parseArgs({ args, allowPositionals: true, options: { format: TEXT, lang: TEXT } });
  const format = one(['table', 'csv', 'json'], 'format', values.format ?? 'table');
  const pick = languages(values.lang);
  const all = await rules();
  const wanted = (rule) => id === undefined || [rule.id, rule.name].some((name) => name.toLowerCase() === id.toLowerCase());
  const listed = all.filter(wanted);
  if (!listed.length) throw new Usage(`没有规则“${id}”；gov-disclosure rules 列出全部规则 | there is no rule "${id}"; \`gov-disclosure rules\` lists them`);
  if (format === 'json') return print(`${JSON.stringify(listed, null, 2)}\n`);
  if (format === 'csv') {
    const head = ['id', 'name', 'severity', 'scope', 'clause', 'zh', 'en', 'base'];
    return print(csv([head, ...listed.map((rule) => head.map((key) => rule[key]))]));
  }
  if (id === undefined) {
    const row = ({ id: own, name, severity, zh, en }) => {
      const words = pick(zh, en);
      const last = words.pop();
      return `${[own, padded(name, 20), padded(severity, 7), ...words.map((text) => padded(text, 42)), last].join('  ')}\n`;
    };
    return print(listed.map(row).join(''));
  }
  const [{ page, severity, scope, clause, base, zh, en }] = listed;
  const [heading, ...rest] = page.split('\n');
  const [chinese, ...english] = rest.join('\n').split(/(?=\n## What it checks\n)/);
  return print(`${heading}\n\n${pick(zh, en).join('\n\n')}\n\n- 级别 severity: ${severity}\n- 范围 scope: ${scope}\n- 依据 clause: ${clause}\n- 依据类别 base: ${BASES[base]} ${base}\n${pick(chinese, english.join('')).join('')}`);
}

async function listFields(args) {
  const { values: { form, format = 'csv' } } = parseArgs({ args, options: { form: TEXT, format: TEXT } });
  one(['csv', 'json'], 'format', format);
  if (form !== undefined) one(['2019', '2021'], 'form', form);
  const listed = (await fields()).filter(({ forms }) => form === undefined || forms.includes(form));
  if (format === 'json') return print(`${JSON.stringify(listed, null, 2)}\n`);
  const head = ['id', 'table', 'forms', 'group_zh', 'row_zh', 'column_zh', 'unit', 'column', 'note'];
  return print(csv([head, ...listed.map((field) => head.map((key) => (key === 'forms' ? field.forms.join('|') : field[key])))]));
}

async function run([name, ...args]) {
  const commands = { extract, check, rules: listRules, fields: listFields };
  if (['-V', '--version'].includes(name)) {
    const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
    return print(`gov-disclosure ${version}\n`);
  }
  if (['-h', '--help', 'help'].includes(name) || args.includes('--help')) return print(USAGE);
  if (!Object.hasOwn(commands, name ?? '')) {
    throw new Usage(`本程序包没有子命令“${name ?? ''}” | no command "${name ?? ''}" in this package`);
  }
  return commands[name](args);
}

// A closed pipe is no failure.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 2));
try {
  process.exitCode = (await run(process.argv.slice(2))) ?? 0;
} catch (error) {
  const meant = error instanceof Usage || error.code?.startsWith?.('ERR_PARSE_ARGS') || error.syscall;
  if (!meant) throw error;
  const option = error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && /'([^' ]+)/.exec(error.message)?.[1];
  const message = option ? `没有选项“${option}” | no option ${option} in this package` : error.message;
  console.error(`gov-disclosure: ${message}\n\n${USAGE}`);
  process.exitCode = 2;
}
