import type { Cell, Edition, Hint, Message, Provenance, Report, Severity, State, Value } from './report.js';

export type * from './report.js';

/** Options of reading a file. What is not given is detected. */
export interface ParseOptions {
  /** The name that becomes `source.name`. */
  name?: string | null;
  /** The format; found from the bytes. */
  format?: 'html' | 'text' | 'docx' | 'xlsx' | 'xls' | 'mhtml' | 'pdf' | null;
  /** A WHATWG encoding label; found from the bytes. */
  encoding?: string | null;
  /** The year reported on, instead of the one found. */
  year?: number | null;
  /** The reporting agency, instead of the one found. */
  agency?: string | null;
}

/** The bytes of a file; a string is a text or a page, in UTF-8. */
export type Input = Uint8Array | ArrayBuffer | ArrayBufferView | string;

/**
 * A report, or what stands for one: `schema` and `cells`, whose cells may be bare values, or a flat object of field ids
 * and values with `year` and `agency` where known.
 */
export type ReportLike =
  | Report
  | (Partial<Omit<Report, 'schema' | 'cells'>> & { schema: string; cells: { [id: string]: Partial<Cell> | Value | null } })
  | { year?: number | null; agency?: string | null; [id: string]: Value | null | undefined };

/**
 * A file that the package loads where it is needed: `text` reads web pages and text and checks what it read, `office`
 * Word documents and spreadsheets, `pdf` PDF files; `report` does everything that starts from a report.
 */
export type Part = 'text' | 'office' | 'pdf' | 'report';

/** Where a part comes from instead of the package's own file. */
export type PartSource = BufferSource | WebAssembly.Module | Response;

export type TextTarget = 'html' | 'md' | 'txt';
export type OfficeTarget = 'docx' | 'xlsx';

/** A cell on its own, with the columns of the command's long CSV. */
export interface Row {
  source: string | null;
  agency: string | null;
  year: number | null;
  /** The number the form gives the table. */
  table: 'II' | 'III' | 'IV';
  form: Edition | null;
  field: string;
  state: State;
  value: Value | null;
  unit: string | null;
  raw: string | null;
  /** What the sums of the form prove, beside `value`. */
  derived: Value | null;
  /** The line of the decoded text. */
  line: number | null;
  /** How the cell came by what it says. */
  provenance: Provenance;
}

/** A field of the form. */
export interface Field {
  id: string;
  table: 'II' | 'III' | 'IV';
  /** The editions that have it. */
  forms: Edition[];
  group_zh: string;
  row_zh: string;
  column_zh: string;
  unit: string;
  /** Its name as a column of a wide panel. */
  column: string;
  note: string;
}

/** A cell of a form of 2008 to 2018. */
export interface StatisticField {
  id: string;
  form: string;
  row_zh: string;
  column_zh: string;
  unit: string;
  /** Its name as a column of a wide panel of this form. */
  column: string;
  /** How sure its row is. */
  certainty: 'seen' | 'seen-in-part' | 'remembered';
}

/** What may be beside a report whose indicators are asked for. */
export interface Beside {
  /** The same agency's report on the year before. */
  previous?: ReportLike | null;
  /** The residents. */
  population?: number | null;
}

/** A rate, share or stock of a report, with the counts that it is computed from. docs/indicators.md says what each is. */
export interface Indicator {
  id: string;
  zh: string;
  en: string;
  /** Null where `reason` says why; never 0 for what is not known. */
  value: Value | null;
  /** Null for a plain ratio, where 1 is the whole. */
  unit: string | null;
  numerator: Value | null;
  denominator: Value | null;
  /** Fields; `previous:` and a field of the year before; `population`. */
  inputs: string[];
  /** Those of the inputs that no file says. */
  derived?: string[];
  /** The rules whose warnings and errors name an input. */
  disputed?: string[];
  reason?: { code: string; inputs?: string[]; message: Message };
  /** Across which forms it may be compared: `2021|2019|break 2019|stat2014 near 2014-2018`. */
  comparable: string;
}

export interface IndicatorDefinition {
  id: string;
  zh: string;
  en: string;
  numerator: string;
  denominator: string | null;
  times: number;
  unit: string | null;
  note_zh: string;
  note_en: string;
}

/** A rule, with its page. */
export interface Rule {
  id: string;
  name: string;
  severity: Severity;
  scope: 'reading' | 'report' | 'series';
  /** How the clause requires it: it says so, it follows, it is practice, or the finding is about the file itself. */
  base: 'quoted' | 'implied' | 'practice' | 'file';
  clause: string;
  zh: string;
  en: string;
  /** Markdown, in Chinese and English. */
  page: string;
}

/** The official form as it is laid out. */
export interface Printed {
  /** The headings of the six sections. */
  sections: string[];
  tables: PrintedTable[];
}

/** A table as an edition of the form prints it. */
export interface PrintedTable {
  table: 'II' | 'III' | 'IV';
  edition: Edition;
  /** The widths of its columns, in parts of the width of a page. */
  widths: number[];
  /** How many of the first rows are the header of all others. */
  head: number;
  /** Row by row the slots that start there, from left to right; together they cover every place once. */
  rows: Slot[][];
}

/** A slot of a printed table: words, or the place of a field's value. */
export type Slot = ({ print: 'heading' | 'label' | 'note'; words: string } | { print: 'field'; field: string }) & {
  /** Its first column, from 0. */
  column: number;
  /** How many columns and rows it spans. */
  columns: number;
  rows: number;
};

/** The record of a file that gives no report. */
export interface Failure {
  schema: 'gov-disclosure/failure/v1';
  source: { name: string | null };
  error: { code: ErrorCode; message: Message; /** What would help. */ hint?: Hint };
}

export type ErrorCode = 'io' | 'unknown-format' | 'malformed' | 'encrypted' | 'needs-ocr' | 'empty' | 'not-a-report' | 'limit-exceeded' | 'not-correctable';

/** No report can be made from an input. What is wrong with a report is a diagnostic instead. */
export class DisclosureError extends Error {
  readonly code: ErrorCode;
  /** The message in Chinese; `message` has both languages. */
  readonly zh: string;
  readonly en: string;
  /** What would help: an option of `parse`, `toForm2021` for `convert`, `fields` for `fields`; the message names it too. */
  readonly hint?: Hint;
  readonly failure: Failure;
}

/** A report in the form of 2021, and what became of the cells of the form of 2019. */
export interface Conversion {
  /** The report, with the cells of the form of 2021 and no others in the tables that were converted. */
  report: Report;
  /** The ids of the fields that both forms have, whose cells are as they were. */
  carried: string[];
  /** The ids of the fields that only the form of 2021 has: absent, to be filled in. */
  open: string[];
  /** The cells that only the form of 2019 has, as they were: nothing of them is in the report. */
  left: { [id: string]: Cell };
}

/** The library, loaded: the functions of the package that read or take a report, answering at once. */
export interface Engine {
  parse(bytes: Input, options?: ParseOptions): Report;
  parseJson(bytes: Input, options?: ParseOptions): string;
  parseAll(bytes: Input, options?: ParseOptions): Report[];
  extract(bytes: Input, options?: ParseOptions): Report;
  extractJson(bytes: Input, options?: ParseOptions): string;
  decode(bytes: Input, options?: ParseOptions): string | null;
  check(report: ReportLike): Report;
  checkJson(json: string): string;
  checkSeries(reports: ReportLike[]): Report[];
  fromCsv(csv: string): Report | null;
  isFlagged(report: ReportLike, field: string): boolean;
  trusted(report: ReportLike): Record<string, Cell>;
  toForm2021(report: ReportLike): Conversion;
  cells(report: ReportLike): Row[];
  indicators(report: ReportLike, beside?: Beside): Indicator[];
  canonical(report: ReportLike): string;
  render(report: ReportLike, target: TextTarget): string;
  render(report: ReportLike, target: OfficeTarget): Uint8Array;
  renderTables(report: ReportLike): string;
  /** Needs the part `office`. */
  correct(bytes: Input, corrections: Corrections, options?: { name?: string }): Uint8Array;
}

/** What is to be corrected in a Word document or workbook. */
export interface Corrections {
  /** The text of cells by field; null or an empty text empties a cell. */
  cells?: Record<string, string | number | null>;
  /** Other numbers for numbers of the prose, by their place in `claims`; of Word documents only. */
  claims?: Record<number, string | number>;
  /** An author: the changes of a Word document are then revisions, to be accepted or refused in Word or WPS. */
  tracked?: string;
}

/** Loads what reads web pages and text, and the parts named; what they can do, the engine does at once. */
export function load(...parts: Part[]): Promise<Engine>;

/** Says where a part comes from, before it is loaded: for a page in one file, or one that keeps its own copy. */
export function provide(part: Part, source: PartSource | Promise<PartSource>): void;

/** Reads one copy of a report. `check` says what is wrong with it. Rejects with a `DisclosureError`. */
export function parse(bytes: Input, options?: ParseOptions): Promise<Report>;

/** As `parse`: the canonical JSON, which is the same in every language, byte by byte. */
export function parseJson(bytes: Input, options?: ParseOptions): Promise<string>;

/**
 * Reads every report of a file, in their order; one in nearly all files. Where there are several, `source.part` numbers them.
 * `parse` gives the first, with a diagnostic (`R026`) that names the others.
 */
export function parseAll(bytes: Input, options?: ParseOptions): Promise<Report[]>;

/** Reads one copy and checks it: `parse`, then `check`, in half the time. */
export function extract(bytes: Input, options?: ParseOptions): Promise<Report>;

/** As `extract`: the canonical JSON, which is a line that the command's `extract` writes. */
export function extractJson(bytes: Input, options?: ParseOptions): Promise<string>;

/** The text that the places of a report count in; null for files that are no text. */
export function decode(bytes: Input, options?: ParseOptions): Promise<string | null>;

/** Checks a report: derived values, verdicts and diagnostics are made anew, everything else stays. */
export function check(report: ReportLike): Promise<Report>;

/** As `check`, from JSON to canonical JSON. */
export function checkJson(json: string): Promise<string>;

/**
 * Plain figures in CSV as a report: the columns `field` and `value`, with a header or without one, `agency` and `year` as rows of their own
 * where they are known; or the long CSV that the command writes. null for a text that is no such table.
 */
export function fromCsv(csv: string): Promise<Report | null>;

/** Whether a warning or an error names the field; ask it of a checked report. */
export function isFlagged(report: ReportLike, field: string): Promise<boolean>;

/** The cells that are reported and not flagged, by field: the values that the promise covers. What was computed or edited is none of them. Ask it of a checked report. */
export function trusted(report: ReportLike): Promise<Record<string, Cell>>;

/** Checks several years of one agency against each other; gives the reports in the same order. */
export function checkSeries(reports: ReportLike[]): Promise<Report[]>;

/** The report with its tables in the form of 2021, where they are in that of 2019. Nothing is divided, added up or guessed. */
export function toForm2021(report: ReportLike): Promise<Conversion>;

/** The cells of a report as rows. */
export function cells(report: ReportLike): Promise<Row[]>;

/** The indicators of a report, all of `indicatorDefinitions`, in their order. */
export function indicators(report: ReportLike, beside?: Beside): Promise<Indicator[]>;

/** What the indicators are. */
export function indicatorDefinitions(): Promise<IndicatorDefinition[]>;

/** The canonical JSON of a report. */
export function canonical(report: ReportLike): Promise<string>;

/** A report as the official form, filled in. */
export function render(report: ReportLike, target: TextTarget): Promise<string>;
export function render(report: ReportLike, target: OfficeTarget): Promise<Uint8Array>;

/** The tables of a report as HTML for a page of its own: each cell has its `data-field` and `data-state`. */
export function renderTables(report: ReportLike): Promise<string>;

/**
 * A Word document or workbook (xlsx) with other figures in it and else byte for byte what it was. It is read again before it is given.
 * Throws a `DisclosureError` of the code `not-correctable` for other formats, and where a correction has no certain place.
 */
export function correct(bytes: Input, corrections: Corrections, options?: { name?: string }): Promise<Uint8Array>;

/** The fields in the order of the forms, or those of one edition. */
export function fields(form?: Edition | null): Promise<Field[]>;
/** The cells of a form of 2008 to 2018, such as `stat2014`, in the order printed. Throws a `TypeError` for a form that is not known. */
export function fields(form: string): Promise<StatisticField[]>;

/** The official form as it is laid out. */
export function printed(): Promise<Printed>;

/** The rules, each with its page. */
export function rules(): Promise<Rule[]>;

/** The JSON Schema of a report. */
export function schema(): Promise<object>;
