//! What is printed, before any format: title, sections, prose, and the text of each cell.

use std::borrow::Cow;

use super::list::{List, lists};
use crate::form::{Edition, Field, FieldUnit, PrintedTable, SlotContent, TableId, printed, section_heading};
use crate::lex::date::Date;
use crate::lex::fold;
use crate::report::{Cell, Provenance, Report, State, Value};

/// A report as it is printed.
pub struct Outline<'r> {
    /// The title, from the body and the year where the report has none.
    pub title: String,
    /// The six sections of the form, in order; in a report on 2008 to 2018 its own, with the tables after them.
    pub parts: Vec<Part<'r>>,
    /// Body and date below the text; empty where nobody knows the date.
    pub signature: Vec<String>,
}

/// A section of the form.
pub struct Part<'r> {
    /// Its heading, with its numeral.
    pub heading: Cow<'r, str>,
    /// Its paragraphs.
    pub prose: Vec<String>,
    /// Its table, in the sections that have one.
    pub table: Option<Table<'r>>,
    /// What its table shows that the file does not say.
    pub note: Option<Note>,
    /// In a report on 2008 to 2018: a table of names, units and values.
    pub list: Option<List>,
}

/// Which values of a table the file does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// Totals, computed from their parts.
    Computed,
    /// What someone put there.
    Edited,
    /// Both.
    Both,
}

impl Note {
    fn of(table: &Table<'_>) -> Option<Self> {
        let fields = table
            .printed
            .rows
            .iter()
            .flatten()
            .filter_map(|slot| if let SlotContent::Field(field) = slot.print { Some(field) } else { None });
        let kinds: Vec<Provenance> = fields.map(|field| table.shown(field).provenance).collect();
        match (kinds.contains(&Provenance::Computed), kinds.contains(&Provenance::Edited)) {
            (true, true) => Some(Self::Both),
            (true, false) => Some(Self::Computed),
            (false, true) => Some(Self::Edited),
            (false, false) => None,
        }
    }

    /// The line below the table, where such values are set in italics.
    pub fn of_italics(self) -> &'static str {
        match self {
            Self::Computed => "注：斜体的合计由各分项相加得出，并非原文件所载。",
            Self::Edited => "注：斜体的内容经编辑改动，并非原文件所载。",
            Self::Both => "注：斜体的内容由计算或编辑得出，并非原文件所载。",
        }
    }

    /// The line below a table that has no italics.
    pub fn plain(self) -> &'static str {
        match self {
            Self::Computed => "注：部分合计由各分项相加得出，并非原文件所载。",
            Self::Edited => "注：部分内容经编辑改动，并非原文件所载。",
            Self::Both => "注：部分内容由计算或编辑得出，并非原文件所载。",
        }
    }
}

/// A table, filled in.
pub struct Table<'r> {
    /// What it is called.
    pub caption: &'static str,
    /// How it is printed.
    pub printed: &'static PrintedTable,
    report: &'r Report,
}

/// What is printed in the place of a field.
pub struct Shown<'r> {
    /// The text; empty for blank, absent and lost cells.
    pub text: Cow<'r, str>,
    /// The state of the cell.
    pub state: State,
    /// The number that the text is; `None` for text that is none.
    pub value: Option<Value>,
    /// The unit that the text names after the number; empty where the form prints it or has none.
    pub unit: &'static str,
    /// How the cell came by it.
    pub provenance: Provenance,
}

/// A placeholder whose text is not known.
const NONE: &str = "—";

/// What comes after an amount with an unknown unit, below a header that would give it one.
const NO_UNIT: &str = "（单位不明）";

impl<'r> Outline<'r> {
    /// The outline of a report.
    pub fn of(report: &'r Report) -> Self {
        let is_old = report.form.statistics.is_some() && report.cells.is_empty();
        let mut parts: Vec<Part<'r>> = if is_old { old_parts(report) } else { (1..=6).map(|number| part(report, number)).collect() };
        let signature = parts.last_mut().map(|part| signature(report, &mut part.prose)).unwrap_or_default();
        Self { title: title(report), parts, signature }
    }

    /// The tables, in order.
    pub fn tables(&self) -> impl Iterator<Item = &Table<'r>> {
        self.parts.iter().filter_map(|part| part.table.as_ref())
    }
}

fn title(report: &Report) -> String {
    let meta = &report.meta;
    let composed = || {
        let year = meta.year.map(|year| format!("{year}年")).unwrap_or_default();
        format!("{}{year}政府信息公开工作年度报告", meta.agency.as_deref().unwrap_or(""))
    };
    meta.title.clone().unwrap_or_else(composed)
}

fn part(report: &Report, number: u8) -> Part<'_> {
    let texts = report.sections.iter().filter(|section| section.number == number).flat_map(|section| section.text.lines());
    let prose = texts.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let (table, caption) = match number {
        2 => (Some(TableId::Disclosure), "表二　主动公开"),
        3 => (Some(TableId::Requests), "表三　申请的收到和处理"),
        4 => (Some(TableId::Remedies), "表四　复议和诉讼"),
        _ => (None, ""),
    };
    let table = table.and_then(|table| Some(Table { caption, printed: printed(table, edition(report, table)?), report }));
    let note = table.as_ref().and_then(Note::of);
    Part { heading: Cow::Borrowed(section_heading(number)), prose, table, note, list: None }
}

/// The sections of a report on 2008 to 2018 as it has them, then its tables.
fn old_parts(report: &Report) -> Vec<Part<'_>> {
    let section = |section: &'_ crate::report::Section| {
        let prose = section.text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        Part { heading: Cow::Owned(section.heading.clone()), prose, table: None, note: None, list: None }
    };
    // The heading above the table is that of the table.
    let is_annex = |section: &&crate::report::Section| section.text.is_empty() && section.heading.contains("附表");
    let mut annex = report.sections.iter().rev().find(is_annex).map(|section| section.heading.clone());
    let mut parts: Vec<Part<'_>> =
        report.sections.iter().filter(|own| annex.as_deref() != Some(own.heading.as_str())).map(section).collect();
    for list in lists(report) {
        let heading = annex.take().unwrap_or_else(|| "附表".to_owned());
        parts.push(Part { heading: Cow::Owned(heading), prose: Vec::new(), table: None, note: None, list: Some(list) });
    }
    parts
}

/// The edition that a table is printed in: its own, that of the year, or that of another table. `None` where
/// nothing tells one, as in a report for a year before the form.
pub fn edition(report: &Report, table: TableId) -> Option<Edition> {
    let form = &report.form;
    form.of(table).or(form.expected).or(form.requests).or(form.disclosure).or(form.remedies)
}

/// Body and day: the last lines of the text, where they are nothing else, or what is known of them where the text
/// does not name the day.
fn signature(report: &Report, last: &mut Vec<String>) -> Vec<String> {
    let closed = |text: &str| fold::plain(text).split_whitespace().collect::<String>();
    let agency = report.meta.agency.clone().unwrap_or_default();
    let Some(date) = report.meta.signed.map(date_zh) else { return Vec::new() };
    let is_signature = |line: &String| [closed(&agency), date.clone(), closed(&agency) + &date].contains(&closed(line));
    let start = last.iter().rposition(|line| !is_signature(line)).map_or(0, |at| at + 1);
    let lines = last.split_off(start);
    if lines.is_empty() && !last.iter().any(|line| closed(line).contains(&date)) {
        return [agency, date].into_iter().filter(|line| !line.is_empty()).collect();
    }
    lines
}

/// 2023-03-15 as 2023年3月15日.
fn date_zh(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

impl<'r> Table<'r> {
    /// What is printed in the place of a field.
    pub fn shown(&self, field: Field) -> Shown<'r> {
        match self.report.cell(field) {
            Some(cell) => Shown { provenance: cell.provenance, ..shown(field, cell) },
            None => empty(State::Absent),
        }
    }
}

fn empty<'r>(state: State) -> Shown<'r> {
    Shown { text: Cow::Borrowed(""), state, value: None, unit: "", provenance: Provenance::Read }
}

fn shown(field: Field, cell: &Cell) -> Shown<'_> {
    let words = |text| Shown { text: Cow::Borrowed(text), ..empty(cell.state) };
    match (cell.state, cell.value) {
        (State::Reported, Some(value)) => {
            let unit = match (&cell.unit, field.unit()) {
                // The header of Table II names the unit of fees, and of nothing else.
                (None, FieldUnit::TenThousandYuan) if !value.as_decimal().is_zero() => NO_UNIT,
                (Some(_), FieldUnit::Yuan) => FieldUnit::Yuan.as_str(),
                _ => "",
            };
            Shown { text: Cow::Owned(format!("{value}{unit}")), value: Some(value).filter(|_| unit != NO_UNIT), unit, ..empty(cell.state) }
        }
        (State::Placeholder, _) => words(cell.raw.as_deref().unwrap_or(NONE)),
        (State::Illegible, _) => words(cell.raw.as_deref().unwrap_or("")),
        (state, _) => empty(state),
    }
}
