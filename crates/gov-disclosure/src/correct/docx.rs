//! Word documents: other digits in the texts of cells and paragraphs, as they are or as revisions.

use std::collections::BTreeMap;
use std::ops::Range;

use super::xml::{self, escaped, plain, tags};
use super::{Change, Corrections, changed, place};
use crate::document::Location;
use crate::error::Error;
use crate::fact::{UncertainCell, Uncorrected};
use crate::form::Field;
use crate::meter::Meter;
use crate::output::package::with_parts;
use crate::report::Report;
use crate::source::package::Package;

/// A text of a run.
#[derive(Clone, Debug)]
struct Text {
    /// The element.
    element: Range<usize>,
    /// What is in it.
    content: Range<usize>,
    /// The properties of its run; empty where it has none.
    look: Range<usize>,
    /// Whether a revision put it there, in which no other can be.
    is_inserted: bool,
}

/// A cell, or a paragraph outside of tables.
#[derive(Debug, Default)]
struct Holder {
    texts: Vec<Text>,
    /// Of a cell: its paragraphs. An end of 0 is that of an element without content.
    paragraphs: Vec<Range<usize>>,
}

#[derive(Debug, Default)]
struct Row {
    cells: Vec<(u32, Holder)>,
    /// Where the next cell starts on the grid.
    next: u32,
}

/// The tables of a document in the order of their starts, and its paragraphs outside of tables.
#[derive(Debug, Default)]
struct Survey {
    tables: Vec<Vec<Row>>,
    paragraphs: Vec<Holder>,
}

/// An element that is open.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Open {
    Table(usize),
    Row,
    Cell,
    /// A paragraph, and whether it stands outside of tables.
    Paragraph(bool),
}

impl Survey {
    fn of(xml: &str) -> Self {
        let mut survey = Self::default();
        let mut open: Vec<Open> = Vec::new();
        let (mut look, mut look_start, mut text, mut inserted) = (0..0, None, None, 0usize);
        for tag in tags(xml) {
            let value = || tag.attribute("w:val").and_then(|value| value.parse::<u32>().ok()).unwrap_or(1);
            match (tag.name, tag.is_end) {
                ("w:tbl", false) => {
                    open.push(Open::Table(survey.tables.len()));
                    survey.tables.push(Vec::new());
                }
                ("w:tr", false) => {
                    survey.rows(&open).into_iter().for_each(|rows| rows.push(Row { next: 1, ..Row::default() }));
                    open.push(Open::Row);
                }
                ("w:tc", false) => {
                    if let Some(row) = survey.row(&open) {
                        row.cells.push((row.next, Holder::default()));
                        row.next += 1;
                    }
                    open.push(Open::Cell);
                }
                ("w:gridBefore", false) => survey.row(&open).into_iter().for_each(|row| row.next = row.next.saturating_add(value())),
                ("w:gridSpan", false) => {
                    let more = value().saturating_sub(1);
                    survey.row(&open).into_iter().for_each(|row| row.next = row.next.saturating_add(more));
                }
                ("w:p", false) => {
                    let is_outside = !open.iter().any(|one| matches!(one, Open::Table(_)));
                    if is_outside {
                        survey.paragraphs.push(Holder::default());
                    } else if let Some(cell) = survey.cell(&open) {
                        cell.paragraphs.push(tag.at.end..if tag.is_empty { 0 } else { tag.at.end });
                    }
                    if !tag.is_empty {
                        open.push(Open::Paragraph(is_outside));
                    }
                }
                ("w:p", true) => {
                    if open.pop() == Some(Open::Paragraph(false))
                        && let Some(last) = survey.cell(&open).and_then(|cell| cell.paragraphs.last_mut())
                    {
                        last.end = tag.at.start;
                    }
                }
                ("w:tbl" | "w:tr" | "w:tc", true) => {
                    open.pop();
                }
                ("w:r", false) => look = 0..0,
                ("w:rPr", false) if !tag.is_empty => look_start = Some(tag.at.start),
                ("w:rPr", true) => look = look_start.take().map_or(0..0, |start| start..tag.at.end),
                ("w:ins", false) if !tag.is_empty => inserted += 1,
                ("w:ins", true) => inserted = inserted.saturating_sub(1),
                ("w:t", false) if !tag.is_empty => text = Some(tag.at.clone()),
                ("w:t", true) => {
                    let Some(start) = text.take() else { continue };
                    let text = Text {
                        element: start.start..tag.at.end,
                        content: start.end..tag.at.start,
                        look: look.clone(),
                        is_inserted: inserted > 0,
                    };
                    let holder = if open.contains(&Open::Cell) { survey.cell(&open) } else { survey.paragraphs.last_mut() };
                    holder.into_iter().for_each(|holder| holder.texts.push(text.clone()));
                }
                _ => {}
            }
        }
        survey
    }

    fn rows(&mut self, open: &[Open]) -> Option<&mut Vec<Row>> {
        let table = open.iter().rev().find_map(|one| if let Open::Table(at) = one { Some(*at) } else { None })?;
        self.tables.get_mut(table)
    }

    fn row(&mut self, open: &[Open]) -> Option<&mut Row> {
        self.rows(open)?.last_mut()
    }

    fn cell(&mut self, open: &[Open]) -> Option<&mut Holder> {
        Some(&mut self.row(open)?.cells.last_mut()?.1)
    }
}

/// The document with the corrections in it.
///
/// # Errors
/// `not-correctable` where one of them has no certain place.
pub fn apply(bytes: &[u8], report: &Report, corrections: &Corrections) -> Result<Vec<u8>, Error> {
    let meter = Meter::new(bytes.len());
    let mut package = Package::open(bytes, &meter)?;
    let fields = corrections.cells.iter().map(|(field, text)| (*field, text.as_str()));
    let mut parts: BTreeMap<String, Vec<Wanted<'_>>> = BTreeMap::new();
    for (field, text) in fields {
        let Some(Location::TableCell { part, table, row, column }) = place(report, field, joined) else {
            return Err(Uncorrected::Cell(field, UncertainCell::None).into());
        };
        parts.entry(part).or_default().push(Wanted::Cell { field, place: [table, row, column], text });
    }
    for (&index, number) in &corrections.claims {
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return Err(Uncorrected::NoDigits((*number).to_owned()).into());
        }
        let place = report.claims.get(index).and_then(|claim| claim.location.clone());
        let Some(Location::Paragraph { part, paragraph }) = place else {
            return Err(Uncorrected::NoParagraph(index).into());
        };
        parts.entry(part).or_default().push(Wanted::Claim { index, paragraph, number });
    }
    let mut written = BTreeMap::new();
    for (name, wanted) in parts {
        let Some(xml) = package.text(&name)? else {
            return Err(Uncorrected::NoPart.into());
        };
        let survey = Survey::of(&xml);
        let editor = Editor { xml: &xml, survey: &survey, report, author: corrections.author.as_deref() };
        let mut changes = Vec::new();
        for one in &wanted {
            changes.extend(editor.changes(one, 2 * changes.len())?);
        }
        written.insert(name, changed(&xml, changes)?);
    }
    with_parts(bytes, &written)
}

/// The cell in the row of one and the column of another, of one table.
fn joined(row: &Location, column: &Location) -> Option<Location> {
    match (row, column) {
        (Location::TableCell { part, table, row, .. }, Location::TableCell { part: other, table: own, column, .. })
            if part == other && table == own =>
        {
            Some(Location::TableCell { part: part.clone(), table: *table, row: *row, column: *column })
        }
        _ => None,
    }
}

/// A correction with its place.
enum Wanted<'c> {
    Cell { field: Field, place: [u32; 3], text: &'c str },
    Claim { index: usize, paragraph: u32, number: &'c str },
}

/// The first number of a mark of revision; Word only asks that they differ among themselves.
const FIRST_REVISION: usize = 910_000;

/// The day of the revisions: the same file and corrections give the same bytes.
const DAY: &str = "2000-01-01T00:00:00Z";

struct Editor<'e> {
    xml: &'e str,
    survey: &'e Survey,
    report: &'e Report,
    author: Option<&'e str>,
}

impl Editor<'_> {
    /// The changes that one correction takes; `number` is that of its first revision.
    fn changes(&self, wanted: &Wanted<'_>, number: usize) -> Result<Vec<Change>, Error> {
        match wanted {
            Wanted::Cell { field, place, text } => self.cell(*field, *place, text, number),
            Wanted::Claim { index, paragraph, number: digits } => self.claim(*index, *paragraph, digits, number),
        }
    }

    fn cell(&self, field: Field, [table, row, column]: [u32; 3], words: &str, number: usize) -> Result<Vec<Change>, Error> {
        let at = |number: u32| (number as usize).checked_sub(1);
        let rows = at(table).and_then(|table| self.survey.tables.get(table));
        let row = rows.zip(at(row)).and_then(|(rows, row)| rows.get(row));
        let found = row.and_then(|row| row.cells.iter().find(|(start, _)| *start == column));
        let Some((_, cell)) = found else {
            return Err(Uncorrected::Cell(field, UncertainCell::NotFound).into());
        };
        let text = self.text(cell);
        let trimmed = text.trim();
        let raw = self.report.cell(field).and_then(|cell| cell.raw.as_deref()).unwrap_or_default();
        if trimmed != raw {
            return Err(Uncorrected::Cell(field, UncertainCell::MoreInIt).into());
        }
        if !trimmed.is_empty() {
            let start = text.len() - text.trim_start().len();
            return Ok(self.replaced(cell, start..start + trimmed.len(), words, number));
        }
        // An empty cell gets a run that looks as its paragraph asks.
        let [paragraph] = cell.paragraphs.as_slice() else {
            return Err(Uncorrected::Cell(field, UncertainCell::Paragraphs).into());
        };
        if paragraph.end == 0 {
            return Err(Uncorrected::Cell(field, UncertainCell::NoRoom).into());
        }
        let inside = self.xml.get(paragraph.clone()).unwrap_or_default();
        let look = inside.split_once("<w:pPr").and_then(|(_, rest)| rest.split_once("</w:pPr>")).and_then(|(properties, _)| {
            let (from, to) = (properties.find("<w:rPr>")?, properties.find("</w:rPr>")?);
            properties.get(from..to + "</w:rPr>".len())
        });
        let run = format!("<w:r>{}<w:t>{}</w:t></w:r>", look.unwrap_or_default(), escaped(words));
        let text = match self.author {
            Some(author) => self.revision("ins", author, number, &run),
            None => run,
        };
        Ok(vec![Change { at: paragraph.end..paragraph.end, text }])
    }

    fn claim(&self, index: usize, paragraph: u32, digits: &str, number: usize) -> Result<Vec<Change>, Error> {
        let unclear = || Error::from(Uncorrected::PlaceInParagraph(index));
        let claims = &self.report.claims;
        let raw = claims.get(index).map(|claim| claim.raw.as_str()).ok_or_else(unclear)?;
        let holder = (paragraph as usize).checked_sub(1).and_then(|at| self.survey.paragraphs.get(at)).ok_or_else(unclear)?;
        let text = self.text(holder);
        let length = raw.len() - raw.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.')).len();
        let in_paragraph = |at: usize| matches!(claims.get(at).and_then(|claim| claim.location.as_ref()), Some(Location::Paragraph { paragraph: own, .. }) if *own == paragraph);
        let alike: Vec<usize> =
            (0..claims.len()).filter(|&at| in_paragraph(at) && claims.get(at).is_some_and(|claim| claim.raw == raw)).collect();
        let is_within =
            |at: usize| text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')));
        let places: Vec<usize> = text.match_indices(raw).map(|(at, _)| at).filter(|at| !is_within(*at)).collect();
        let order = alike.iter().position(|at| *at == index);
        match order.and_then(|order| places.get(order)) {
            Some(&start) if length > 0 && places.len() == alike.len() => Ok(self.replaced(holder, start..start + length, digits, number)),
            _ => Err(unclear()),
        }
    }

    fn text(&self, holder: &Holder) -> String {
        holder.texts.iter().map(|text| plain(self.xml.get(text.content.clone()).unwrap_or_default())).collect()
    }

    /// Other words in the place of some bytes of the text of a cell or a paragraph, which may be in several runs.
    fn replaced(&self, holder: &Holder, range: Range<usize>, words: &str, number: usize) -> Vec<Change> {
        let mut changes = Vec::new();
        let mut at = 0;
        for text in &holder.texts {
            let own = plain(self.xml.get(text.content.clone()).unwrap_or_default());
            let (start, end) = (range.start.saturating_sub(at), range.end.saturating_sub(at).min(own.len()));
            at += own.len();
            let (Some(before), Some(was), Some(after)) = (own.get(..start.min(own.len())), own.get(start..end), own.get(end..)) else {
                continue;
            };
            if was.is_empty() {
                continue;
            }
            let new = if changes.is_empty() { words } else { "" };
            changes.push(match self.author {
                Some(author) if !text.is_inserted => {
                    let replacement = self.revised(text, [before, was, new, after], author, number + 2 * changes.len());
                    Change { at: text.element.clone(), text: replacement }
                }
                _ => Change { at: text.content.clone(), text: format!("{}{}{}", escaped(before), escaped(new), escaped(after)) },
            });
        }
        changes
    }

    /// The text of a run with some of it struck and other put in by revisions, between which the run is closed and opened anew.
    fn revised(&self, text: &Text, [before, was, new, after]: [&str; 4], author: &str, number: usize) -> String {
        let look = self.xml.get(text.look.clone()).unwrap_or_default();
        let content = |tag: &str, words: &str| match words.is_empty() {
            true => String::new(),
            false => format!("<w:{tag} xml:space=\"preserve\">{}</w:{tag}>", escaped(words)),
        };
        let run = |content: String| format!("<w:r>{look}{content}</w:r>");
        let deleted = self.revision("del", author, number, &run(content("delText", was)));
        let inserted = if new.is_empty() { String::new() } else { self.revision("ins", author, number + 1, &run(content("t", new))) };
        format!("{}</w:r>{deleted}{inserted}<w:r>{look}{}", content("t", before), content("t", after))
    }

    fn revision(&self, kind: &str, author: &str, number: usize, run: &str) -> String {
        let author = xml::quoted(author);
        format!("<w:{kind} w:id=\"{}\" w:author=\"{author}\" w:date=\"{DAY}\">{run}</w:{kind}>", FIRST_REVISION + number)
    }
}
