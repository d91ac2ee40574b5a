//! A report as data: what one copy says, cell by cell.

pub mod agency_name;
mod cell;
mod cells;
mod claim;
mod conversion;
mod digits;
mod extra;
mod failure;
mod row;
mod statistics;
mod totals;
mod trust;
mod verdict;
mod years;

pub use crate::document::RepairKind;
pub use cell::{Amount, Cell, Derived, Evidence, LARGEST, Provenance, State, Value};
pub use cells::Cells;
pub use claim::{Approximation, Claim, ListKind, Role, Scope};
pub use conversion::Conversion;
pub use digits::Digits;
pub use extra::Extra;
pub use failure::{Failure, FailureError, FailureSource};
pub use row::CellRow;
pub use statistics::{DerivedFigure, Figure, Figures, OtherRow, OtherValue, Statistics};
pub use verdict::{Outcome, Verdict};

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Confidence, Diagnostic, Location};
use crate::document::Format;
use crate::form::{Edition, Field, TableId};
pub use crate::lex::date::Date;
use crate::lex::fold;
use crate::lex::script::Script;

/// The schema that a report's JSON follows.
pub const SCHEMA: &str = "gov-disclosure/report/v1";

/// The years that a caller may say a report is about.
pub const YEARS: std::ops::RangeInclusive<u16> = 2008..=2199;

/// One copy of an annual report, read. Its JSON is the contract of all languages; docs/json.md describes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// Always `gov-disclosure/report/v1`.
    pub schema: String,
    /// The file it was read from.
    #[serde(default)]
    pub source: Source,
    /// Who reports on what.
    #[serde(default)]
    pub meta: Meta,
    /// The edition of the form, table by table.
    #[serde(default)]
    pub form: FormEditions,
    /// The sections found, in order, of the first copy.
    #[serde(default)]
    pub sections: Vec<Section>,
    /// Every field of the recognised editions, in the order of the form.
    pub cells: Cells,
    /// The tables of a report in a form of 2008 to 2018.
    #[serde(default, skip_serializing_if = "Statistics::is_empty")]
    pub statistics: Statistics,
    /// Subtotals that a private template adds to the tables, in reading order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extras: Vec<Extra>,
    /// Numbers stated in prose.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// What was undone to read the file.
    #[serde(default)]
    pub repairs: Vec<Repair>,
    /// Verdicts of the checks; empty before them.
    #[serde(default)]
    pub verdicts: Vec<Verdict>,
    /// What is wrong with the file, or with the reading of it.
    #[serde(default)]
    pub diagnostics: Vec<Diagnostic>,
}

/// The file that the report was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// The name the caller gave.
    pub name: Option<String>,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: Option<String>,
    /// The format that was read; null for reports from elsewhere.
    pub format: Option<Format>,
    /// The encoding's WHATWG name in lower case; null for binary formats.
    pub encoding: Option<String>,
    /// The script it is written in.
    pub script: Option<Script>,
    /// How often the report is in the file.
    pub copies: u32,
    /// Which of the reports in the file it is; only where the file holds several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<FilePart>,
}

impl Source {
    /// What tells the report from all others of a run: the name, with the number of the part after it where the file holds
    /// several, as in `reports.pdf#2`.
    pub fn label(&self) -> Option<Cow<'_, str>> {
        let name = self.name.as_deref()?;
        Some(self.part.map_or(Cow::Borrowed(name), |part| Cow::Owned(format!("{name}#{}", part.number))))
    }
}

/// The place of a report among those of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FilePart {
    /// Its number, from 1.
    pub number: u32,
    /// How many reports the file holds.
    pub of: u32,
}

/// Who reports on what; simplified characters, annotations stripped, lines joined.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Meta {
    /// The report's title.
    pub title: Option<String>,
    /// The reporting agency.
    pub agency: Option<String>,
    /// Where the agency was found, and how sure that is; null without an agency.
    #[serde(default)]
    pub agency_evidence: Option<AgencyEvidence>,
    /// The year reported on.
    pub year: Option<u16>,
    /// First and last day covered, where stated.
    pub period: Option<Period>,
    /// Day of publication, where the page states it.
    pub published: Option<Date>,
    /// The date under the signature, or 成文日期 where the page gives no day of publication.
    pub signed: Option<Date>,
    /// How to reach the body, without the site's own footer.
    pub contact: Contact,
    /// As written, where it differs.
    #[serde(default, skip_serializing_if = "RawMeta::is_empty")]
    pub raw: RawMeta,
}

/// Where the name of the agency is, and how sure it is that it is the reporting one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgencyEvidence {
    /// The places that name it or a short form of it; the first is the one that the name was taken from.
    pub found_in: Vec<AgencyPlace>,
    /// `high` where the caller gave it, where the title names it and no other place names another agency, or where two places of the
    /// report agree; `low` where only the page, its metadata, the prose or the name of an office speaks for it, or a place of the report names another
    /// agency; else `medium`.
    pub confidence: Confidence,
}

/// A place that names an agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AgencyPlace {
    /// The caller.
    Given,
    /// The title.
    Title,
    /// A line of its own below the title.
    BelowTitle,
    /// The sentence of the opening that says whose report it is.
    Opening,
    /// The signature.
    Signature,
    /// The office to ask, which is the agency's own.
    Office,
    /// What is around the report: its publisher, its source, the name of its sheet.
    Page,
    /// What the page says of itself to machines: the `<meta>` tags of its head.
    Metadata,
    /// The prose, which says who did the work: 2023年，某局认真贯彻….
    Prose,
}

named!(AgencyPlace {
    Given => "given",
    Title => "title",
    BelowTitle => "below_title",
    Opening => "opening",
    Signature => "signature",
    Office => "office",
    Page => "page",
    Metadata => "metadata",
    Prose => "prose",
});

/// Title and agency as the file writes them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawMeta {
    /// The title as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The agency as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
}

impl RawMeta {
    fn is_empty(&self) -> bool {
        self.title.is_none() && self.agency.is_none()
    }
}

/// First and last day covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Period {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
}

/// How to reach the agency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contact {
    /// The office to ask.
    pub office: Option<String>,
    /// Its address.
    pub address: Option<String>,
    /// Six digits.
    pub postcode: Option<String>,
    /// With ASCII hyphens; several separated by `、`.
    pub phone: Option<String>,
    /// With ASCII hyphens.
    pub fax: Option<String>,
    /// Electronic mail.
    pub email: Option<String>,
}

/// The edition of each table: `2019`, `2021`, or null where the table is not found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FormEditions {
    /// The edition that the year requires.
    pub expected: Option<Edition>,
    /// Table II.
    pub disclosure: Option<Edition>,
    /// Table III.
    pub requests: Option<Edition>,
    /// Table IV.
    pub remedies: Option<Edition>,
    /// The form of a table of 2008 to 2018, such as `fujian2014`; `indicators` where it is not known. Absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistics: Option<String>,
}

impl FormEditions {
    /// The edition of a table.
    pub fn of(&self, table: TableId) -> Option<Edition> {
        match table {
            TableId::Disclosure => self.disclosure,
            TableId::Requests => self.requests,
            TableId::Remedies => self.remedies,
        }
    }
}

/// A section of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Section {
    /// 1 to 6; in reports on 2008 to 2018 as printed, or the next where the numeral is lost.
    pub number: u8,
    /// Its heading, simplified, without spaces.
    pub heading: String,
    /// Where the heading is.
    pub location: Location,
    /// Its prose as the file has it, without tables, one paragraph per line; spaces next to Chinese characters are dropped.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl Section {
    /// Its prose folded, for matching words in it: simplified, in ASCII punctuation, without annotations.
    pub(crate) fn folded(&self) -> String {
        fold::plain(&self.text)
    }
}

/// Something undone to read the file, or done to its cells afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Repair {
    /// What.
    pub kind: RepairKind,
    /// How often.
    pub count: u32,
    /// `totals-filled`: the fields whose values are sums and not what a file says. `form-converted`: the fields that the form of the file does not have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub fields: Vec<Field>,
}

impl Report {
    /// What the file says about a field; `None` for a field that the recognised form does not have.
    pub fn cell(&self, field: Field) -> Option<&Cell> {
        self.cells.get(field)
    }

    /// Where the cells of some fields are, those that are anywhere.
    pub(crate) fn locations(&self, fields: impl IntoIterator<Item = Field>) -> impl Iterator<Item = Location> {
        fields.into_iter().filter_map(|field| self.cell(field)?.location.clone())
    }

    /// The canonical JSON: compact, keys in the schema's order, without a final newline.
    pub fn to_json(&self) -> String {
        // Every map key is a string and every number finite, so nothing can fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}
