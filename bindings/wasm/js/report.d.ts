// Written by types/generate.mjs from the JSON Schema of a report.

/** One copy of an annual report, read. Its JSON is the contract of all languages; docs/json.md describes it. */
export interface Report {
  /** Every field of the recognised editions, in the order of the form. */
  cells: Cells;
  /** Numbers stated in prose. */
  claims: Claim[];
  /** What is wrong with the file, or with the reading of it. */
  diagnostics: Diagnostic[];
  /** Subtotals that a private template adds to the tables, in reading order. */
  extras?: Extra[];
  /** The edition of the form, table by table. */
  form: FormEditions;
  /** Who reports on what. */
  meta: Meta;
  /** What was undone to read the file. */
  repairs: Repair[];
  /** Always `gov-disclosure/report/v1`. */
  schema: string;
  /** The sections found, in order, of the first copy. */
  sections: Section[];
  /** The file it was read from. */
  source: Source;
  /** The tables of a report in a form of 2008 to 2018. */
  statistics?: Statistics;
  /** Verdicts of the checks; empty before them. */
  verdicts: Verdict[];
}

/** Where the name of the agency is, and how sure it is that it is the reporting one. */
export interface AgencyEvidence {
  /** `high` where the caller gave it, where the title names it and no other place names another agency, or where two places of the
   * report agree; `low` where only the page, its metadata, the prose or the name of an office speaks for it, or a place of the report names another
   * agency; else `medium`. */
  confidence: Confidence;
  /** The places that name it or a short form of it; the first is the one that the name was taken from. */
  found_in: AgencyPlace[];
}

/** A place that names an agency. */
export type AgencyPlace = "given" | "title" | "below_title" | "opening" | "signature" | "office" | "page" | "metadata" | "prose";

/** How a number is blurred; `Claim::range` says what it allows. */
export type Approximation = "more" | "less" | "about" | "at_least";

/** What a file says of one field.
 * 
 * What cannot be is refused where it is deserialized: a reported cell without a value, a value in another state, candidates of a cell
 * that is not lost, a computed cell that is not reported. */
export interface Cell {
  /** `lost` only: the values it may have, ascending, then null for blank. */
  candidates?: (Value | null)[];
  /** What the form's identities prove. */
  derived?: Derived;
  /** What shows that the cell is in this column; absent in reports from elsewhere. */
  evidence?: Evidence;
  /** Where it is. */
  location?: Location;
  /** How it came by what it says; left out where that is what the file says. */
  provenance?: Provenance;
  /** The text of the cell as written, white space at its ends dropped; of a `lost` cell, the digits of its whole row
   * where nothing parts them. */
  raw?: string;
  /** Its state. */
  state: State;
  /** Amounts only: the unit of `value`; null where neither cell nor header names one. */
  unit?: string | null;
  /** The value read, in the unit of the field. */
  value?: Value;
}

/** Every field of the recognised editions, in the order of the form. */
export type Cells = { [id: string]: Cell };

/** A number stated in prose. */
export interface Claim {
  /** How it is blurred. */
  approximation?: Approximation;
  /** `date` only: the day. */
  date?: IsoDate;
  /** The words it counts, simplified. */
  label: string;
  /** Where a list follows: what the wording says of its parts. A part may start a list of its own. */
  list?: ListKind;
  /** Where it is; absent in reports from elsewhere. */
  location?: Location;
  /** The claim it belongs to, by its place in the list of claims, from 0. */
  of?: number;
  /** Least and greatest number that the words allow, where they blur it; null for no bound. */
  range?: [Value | null, Value | null];
  /** The words of the number as written. */
  raw: string;
  /** What it is to the numbers around it. */
  role: Role;
  /** Reports on 2008 to 2018 only, with `subject`: of when the number is. */
  scope?: Scope;
  /** The section it is in, by its number; null before the first. */
  section?: number | null;
  /** What it states, where that is something the tables hold; docs/json.md lists the subjects. */
  subject?: string;
  /** How much a difference between the claim and the tables would say; with `subject`. */
  trust?: ClaimTrust;
  /** The unit in simplified characters (条, 件, %; 万元 becomes 元); null where none is written. */
  unit?: string | null;
  /** The number, 万 and 亿 multiplied out; 0 where the words say zero (未收到); absent for a date. */
  value?: Value;
}

/** How much a difference between the words and the table says. */
export type ClaimTrust = "firm" | "weak" | "soft";

/** How certain the finding is: the reading it is based on and, for sums, which cell explains it; apart from severity. */
export type Confidence = "low" | "medium" | "high";

/** How to reach the agency. */
export interface Contact {
  /** Its address. */
  address: string | null;
  /** Electronic mail. */
  email: string | null;
  /** With ASCII hyphens. */
  fax: string | null;
  /** The office to ask. */
  office: string | null;
  /** With ASCII hyphens; several separated by `、`. */
  phone: string | null;
  /** Six digits. */
  postcode: string | null;
}

/** A value that the form's identities prove, beside what the file says; it never replaces it. */
export interface Derived {
  /** The fields it follows from. */
  inputs: string[];
  /** Ids of the rules that prove it. */
  rules: string[];
  /** The value. */
  value: Value;
}

/** The one value of a cell that fits what is printed and what binds the rows; it never replaces what the file says. */
export interface DerivedFigure {
  /** The cells it follows from, beside the digits themselves. */
  inputs: string[];
  /** Ids of the rules that leave no other. */
  rules: string[];
  /** The value. */
  value: Value;
}

/** One rule broken in one place. */
export interface Diagnostic {
  /** What is written. */
  actual?: number;
  /** How sure. */
  confidence: Confidence;
  /** What other numbers make of it: the computed side of a sum, the table's number, the year before's. */
  expected?: number;
  /** The fields concerned, in the order of the form. */
  fields: string[];
  /** What would help, beside the message. */
  hint?: Hint;
  /** Where it shows. */
  locations: Location[];
  /** What, why and what would help. */
  message: Message;
  /** The rule's name, e.g. `unmapped-number`. */
  name: string;
  /** The rule's id, e.g. `R007`. */
  rule: string;
  /** How bad. */
  severity: Severity;
  /** The cells of forms of 2008 to 2018 concerned. */
  statistics?: string[];
  /** The smallest sets of cells whose change would make every sum hold, and rows that would if their values moved by a column;
   * fewest cells first. */
  suspects?: Suspect[][];
}

/** An edition of the official form. */
export type Edition = "2019" | "2021";

/** What shows the column that a cell is in: docs/states.md says what each permits. */
export type Evidence = "grid" | "order" | "separators" | "lines" | "alignment" | "digits";

/** A number of a table that the form has no field for: a subtotal that a private template adds. */
export interface Extra {
  /** `extra.requests.denied.subtotal.total`: a column of a group's subtotal; `extra.requests.granted.organisations`: a
   * row's subtotal of all organisations. */
  id: string;
  /** The label of its row as written, simplified, and its column. */
  label: string;
  /** Where it is; absent in reports from elsewhere. */
  location?: Location;
  /** The text as written. */
  raw?: string;
  /** The number. */
  value: number;
}

/** What a file says in one cell of an old form. The states are those of the cells of the forms since 2019, and what cannot be is refused
 * as there. */
export interface Figure {
  /** `lost` only: the values it may have, ascending, then null for blank. */
  candidates?: (Value | null)[];
  /** `lost` only: the one value that fits. */
  derived?: DerivedFigure;
  /** Where it is. */
  location?: Location;
  /** The text as written; the digits of several cells where they run together. */
  raw?: string;
  /** Its state. */
  state: State;
  /** The unit that the file prints in the row. */
  unit?: string;
  /** The value read, in the unit printed. */
  value?: Value;
}

/** Every cell of the form that the table is in, in the order of the form; `gov-disclosure fields --form` lists them. */
export type Figures = { [id: string]: Figure };

/** The place of a report among those of its file. */
export interface FilePart {
  /** Its number, from 1. */
  number: number;
  /** How many reports the file holds. */
  of: number;
}

/** The edition of each table: `2019`, `2021`, or null where the table is not found. */
export interface FormEditions {
  /** Table II. */
  disclosure: Edition | null;
  /** The edition that the year requires. */
  expected: Edition | null;
  /** Table IV. */
  remedies: Edition | null;
  /** Table III. */
  requests: Edition | null;
  /** The form of a table of 2008 to 2018, such as `fujian2014`; `indicators` where it is not known. Absent where there is none. */
  statistics?: string;
}

/** A format that can be read. */
export type Format = "html" | "text" | "docx" | "xlsx" | "xls" | "mhtml" | "pdf";

/** What would help: an option of reading, or another function. Messages say what is wrong; each front end names this in its own
 * terms, such as `--encoding` for the command and `encoding=` in Python. */
export type Hint = "encoding" | "year" | "agency" | "convert" | "fields" | "timeout";

/** A calendar date in ISO 8601. */
export type IsoDate = string;

/** What the wording says of the parts after a total. */
export type ListKind = "closed" | "open" | "unmarked";

/** A place in a file. Each format has the kind of place that its programs show. */
export type Location = {
  /** First byte and the byte after the last. */
  byte: [number, number];
  /** Column in characters, from 1. */
  column: number;
  /** Line, from 1. */
  line: number;
} | {
  /** Its column, from 1: where the cell starts on the grid, merged cells counted with all their columns. */
  column: number;
  /** The part of the package, such as `word/document.xml`. */
  part: string;
  /** Its row, from 1. */
  row: number;
  /** The table, from 1, in the order of their starts; those inside others count too. */
  table: number;
} | {
  /** The paragraph, from 1; those inside tables do not count. */
  paragraph: number;
  /** The part of the package, such as `word/document.xml`. */
  part: string;
} | {
  /** The cell, such as `B7`; the first one of a merged range. */
  cell: string;
  /** The sheet's name. */
  sheet: string;
} | {
  /** Left, top, right and bottom in points, from the upper left corner of the page. */
  box: [number, number, number, number];
  /** The page, from 1. */
  page: number;
};

/** A message in Chinese and English. */
export interface Message {
  /** English. */
  en: string;
  /** Chinese. */
  zh: string;
}

/** Who reports on what; simplified characters, annotations stripped, lines joined. */
export interface Meta {
  /** The reporting agency. */
  agency: string | null;
  /** Where the agency was found, and how sure that is; null without an agency. */
  agency_evidence: AgencyEvidence | null;
  /** How to reach the body, without the site's own footer. */
  contact: Contact;
  /** First and last day covered, where stated. */
  period: Period | null;
  /** Day of publication, where the page states it. */
  published: IsoDate | null;
  /** As written, where it differs. */
  raw?: RawMeta;
  /** The date under the signature, or 成文日期 where the page gives no day of publication. */
  signed: IsoDate | null;
  /** The report's title. */
  title: string | null;
  /** The year reported on. */
  year: number | null;
}

/** A row that no known form has. */
export interface OtherRow {
  /** Its label, simplified, without its number. */
  label: string;
  /** The heading above it; empty where there is none. */
  section: string;
  /** Its unit as printed; empty where none is. */
  unit: string;
  /** Its values, from left to right. */
  values: OtherValue[];
}

/** A value of such a row. */
export interface OtherValue {
  /** The cell. */
  cell: Figure;
  /** The header of its column; empty where that is not known. */
  header: string;
}

/** The outcome of one check in one place. */
export type Outcome = "pass" | "pass_with_blank_as_nil" | "fail" | "ambiguous" | "not_assessable" | "not_applicable";

/** First and last day covered. */
export interface Period {
  /** Last day. */
  end: IsoDate;
  /** First day. */
  start: IsoDate;
}

/** How a cell came by what it says. */
export type Provenance = "read" | "computed" | "edited";

/** Title and agency as the file writes them. */
export interface RawMeta {
  /** The agency as written. */
  agency?: string;
  /** The title as written. */
  title?: string;
}

/** Something undone to read the file, or done to its cells afterwards. */
export interface Repair {
  /** How often. */
  count: number;
  /** `totals-filled`: the fields whose values are sums and not what a file says. `form-converted`: the fields that the form of the file does not have. */
  fields?: string[];
  /** What. */
  kind: RepairKind;
}

/** What was undone to read a file, or done to its cells afterwards. */
export type RepairKind = "annotations-stripped" | "script-folded" | "copies-merged" | "changes-accepted" | "hidden-text-dropped" | "covered-cells-passed-over" | "embedded-documents-passed-over" | "hidden-sheets-passed-over" | "totals-filled" | "form-converted";

/** What a number of the prose is to the numbers around it. */
export type Role = "count" | "total" | "part" | "alternative" | "percent" | "date";

/** Of when a number of a report on 2008 to 2018 is, whose tables have a column for each. */
export type Scope = "year" | "cumulated" | "other";

/** Which script a text is written in. */
export type Script = "hans" | "hant" | "mixed";

/** A section of the form. */
export interface Section {
  /** Its heading, simplified, without spaces. */
  heading: string;
  /** Where the heading is. */
  location: Location;
  /** 1 to 6; in reports on 2008 to 2018 as printed, or the next where the numeral is lost. */
  number: number;
  /** Its prose as the file has it, without tables, one paragraph per line; spaces next to Chinese characters are dropped. */
  text?: string;
}

/** How bad it is. */
export type Severity = "info" | "warning" | "error";

/** The file that the report was read from. */
export interface Source {
  /** How often the report is in the file. */
  copies: number;
  /** The encoding's WHATWG name in lower case; null for binary formats. */
  encoding: string | null;
  /** The format that was read; null for reports from elsewhere. */
  format: Format | null;
  /** The name the caller gave. */
  name: string | null;
  /** Which of the reports in the file it is; only where the file holds several. */
  part?: FilePart;
  /** The script it is written in. */
  script: Script | null;
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: string | null;
}

/** The state of a cell: docs/states.md says when each occurs. Blank is not zero, and missing is not blank. */
export type State = "reported" | "blank" | "placeholder" | "illegible" | "absent" | "lost";

/** What the tables of a report on 2008 to 2018 say. */
export interface Statistics {
  /** The cells of the form that `form.statistics` names, in its order. */
  cells: Figures;
  /** Rows that no known form has, in reading order. They are never merged with the cells. */
  rows?: OtherRow[];
}

/** A cell that may be the wrong one, with the value that would fit. */
export interface Suspect {
  /** The field. */
  field: string;
  /** The fitting value. */
  value: number;
}

/** A count, or an amount as a decimal string without trailing zeros. */
export type Value = number | string;

/** What one rule found in one place. */
export interface Verdict {
  /** The claim it speaks of, by its place in the list of claims, from 0. */
  claim?: number;
  /** The fields it speaks of, in the order of the form. */
  fields?: string[];
  /** Why. */
  reason: Message;
  /** The rule's id. */
  rule: string;
  /** The outcome. */
  verdict: Outcome;
}
