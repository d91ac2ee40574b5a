//! The form as a workbook: a sheet a section, numbers as numbers, totals as formulas with their values.
//!
//! Written by hand on the container that reading needs anyway: the form uses merged cells, ten styles and `SUM`. A library
//! for all of Excel (rust_xlsxwriter) adds a second compressor, a source of randomness and 4 MB of its own source.

use super::list::List;
use super::markup::escaped;
use super::outline::{Outline, Part, Shown, Table};
use super::package::{OFFICE, RELATIONS, XML, content_types, package, root_relations};
use crate::error::Error;
use crate::form::{Field, IdentityKind, PrintedSlot, SlotContent, identities, section_heading};
use crate::lex::width::width;
use crate::report::Value;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

const STYLES: &str = include_str!("cells.xml");

/// The sheets: a name may not be long, and people tell sheets by it.
const SHEETS: [&str; 6] = ["一、总体情况", "二、主动公开", "三、依申请公开", "四、复议诉讼", "五、问题和改进", "六、其他事项"];

/// What other sections are called by, in reports on 2008 to 2018.
const NUMERALS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

/// Styles of `cells.xml`, by position.
mod style {
    pub const PROSE: usize = 1;
    pub const TITLE: usize = 2;
    pub const HEADING: usize = 3;
    pub const HEAD: usize = 4;
    pub const LABEL: usize = 5;
    pub const VALUE: usize = 6;
    /// Amounts in yuan: none, one and two decimals, the unit after them.
    pub const YUAN: usize = 7;
    pub const DECIMALS: usize = 2;
    /// From a value or an amount to the same in italics.
    pub const ITALICS: usize = 4;
}

/// Width of a sheet, in characters: that of a page.
const WIDTH: usize = 92;

/// Height of a line, in points.
const LINE: usize = 16;

/// Excel keeps fifteen digits; longer numbers stay whole as text.
const DIGITS: usize = 15;

/// Characters of a cell: what Excel holds. Longer paragraphs go on in the next row.
const MAX_LENGTH: usize = 32_000;

/// The whole form.
pub fn write(outline: &Outline<'_>) -> Result<Vec<u8>, Error> {
    let mut parts = vec![("xl/styles.xml".to_owned(), STYLES.to_owned())];
    let mut kinds = vec![("xl/workbook.xml".to_owned(), "spreadsheetml.sheet.main"), ("xl/styles.xml".to_owned(), "spreadsheetml.styles")];
    let (mut names, mut relations) = (String::new(), String::new());
    let count = outline.parts.len();
    for (at, part) in outline.parts.iter().enumerate() {
        let number = at + 1;
        let name = name(part, number);
        let signature = if number == outline.parts.len() { outline.signature.as_slice() } else { &[] };
        let title = Some(outline.title.as_str()).filter(|_| at == 0);
        parts.push((format!("xl/worksheets/sheet{number}.xml"), sheet(title, part, signature)));
        kinds.push((format!("xl/worksheets/sheet{number}.xml"), "spreadsheetml.worksheet"));
        names.push_str(&format!("<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"));
        relations.push_str(&relation(number, "worksheet", &format!("worksheets/sheet{number}.xml")));
    }
    relations.push_str(&relation(count + 1, "styles", "styles.xml"));
    let workbook = format!("{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{names}</sheets></workbook>");
    let mut all = vec![
        ("[Content_Types].xml".to_owned(), content_types(&kinds)),
        ("_rels/.rels".to_owned(), root_relations("xl/workbook.xml")),
        ("xl/workbook.xml".to_owned(), workbook),
        ("xl/_rels/workbook.xml.rels".to_owned(), format!("{XML}<Relationships xmlns=\"{RELATIONS}\">{relations}</Relationships>")),
    ];
    all.append(&mut parts);
    package(&all)
}

/// The name of a sheet: a number and the part's own where it is none of the form's.
fn name(part: &Part<'_>, number: usize) -> String {
    let own = SHEETS.get(number - 1).filter(|_| part.list.is_none() && part.heading == section_heading(number as u8));
    let numeral = || NUMERALS.get(number - 1).map_or_else(|| number.to_string(), |numeral| (*numeral).to_owned());
    own.map_or_else(
        || if part.list.is_some() { format!("附表{number}") } else { format!("第{}部分", numeral()) },
        |name| (*name).to_owned(),
    )
}

fn relation(number: usize, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
}

/// A sheet under way.
struct Sheet {
    /// Widths of its columns, in characters.
    widths: Vec<usize>,
    rows: String,
    merged: Vec<String>,
    /// Rows written.
    count: usize,
}

fn sheet(title: Option<&str>, part: &Part<'_>, signature: &[String]) -> String {
    // Without a table several columns too: LibreOffice does not fit a single one to the page.
    let shares = part.table.as_ref().map_or(&[1; 8][..], |table| &table.printed.widths);
    // A label is as wide as four values.
    let of_list: Option<Vec<usize>> =
        part.list.as_ref().and_then(|list| list.first()).map(|head| (0..head.len()).map(|at| if at == 0 { 4 } else { 1 }).collect());
    let shares = of_list.as_deref().unwrap_or(shares);
    let whole: usize = shares.iter().sum();
    let widths: Vec<usize> = shares.iter().map(|share| (WIDTH * share).div_ceil(whole)).collect();
    let mut sheet = Sheet { widths, rows: String::new(), merged: Vec::new(), count: 0 };
    title.iter().for_each(|title| sheet.line(title, style::TITLE));
    sheet.line(&part.heading, style::HEADING);
    part.prose.iter().for_each(|paragraph| sheet.line(paragraph, style::PROSE));
    part.list.iter().for_each(|list| sheet.list(list));
    part.table.iter().for_each(|table| sheet.table(table));
    part.note.iter().for_each(|note| sheet.line(note.of_italics(), style::PROSE));
    signature.iter().for_each(|line| sheet.line(line, style::PROSE));
    sheet.finish()
}

impl Sheet {
    /// A text over the whole width, high enough to be read.
    fn line(&mut self, text: &str, style: usize) {
        let mut rest = text;
        while !rest.is_empty() {
            let cut = rest.char_indices().nth(MAX_LENGTH).map_or(rest.len(), |(at, _)| at);
            let (piece, after) = rest.split_at(cut);
            rest = after;
            let lines = width(piece).div_ceil(self.widths.iter().sum::<usize>().max(1)) + usize::from(style == style::TITLE);
            self.open(lines);
            let end = self.widths.len().saturating_sub(1);
            let at = self.reference(0, self.count);
            self.rows.push_str(&text_cell(&at, style, piece));
            self.rows.push_str("</row>");
            if end > 0 {
                self.merged.push(format!("{at}:{}", self.reference(end, self.count)));
            }
        }
    }

    /// Starts a row that is this many lines high.
    fn open(&mut self, lines: usize) {
        self.count += 1;
        // Excel's rows are 409 points high at most.
        let height = (lines * LINE + 4).min(409);
        self.rows.push_str(&format!("<row r=\"{}\" ht=\"{height}\" customHeight=\"1\">", self.count));
    }

    /// A cell's name: A1.
    fn reference(&self, column: usize, row: usize) -> String {
        // No table of the form has more than 26 columns.
        format!("{}{row}", char::from(b'A' + u8::try_from(column).unwrap_or(25).min(25)))
    }

    /// A table of names, units and values; what is a number is one.
    fn list(&mut self, list: &List) {
        for (at, row) in list.iter().enumerate() {
            self.open(1);
            for (column, text) in row.iter().enumerate() {
                let name = self.reference(column, self.count);
                let is_number = at > 0 && column > 1 && text.len() <= DIGITS && text.parse::<rust_decimal::Decimal>().is_ok();
                let style = if at == 0 {
                    style::HEAD
                } else if column == 0 {
                    style::LABEL
                } else {
                    style::VALUE
                };
                let cell =
                    if is_number { format!("<c r=\"{name}\" s=\"{style}\"><v>{text}</v></c>") } else { text_cell(&name, style, text) };
                self.rows.push_str(&cell);
            }
            self.rows.push_str("</row>");
        }
    }

    fn table(&mut self, table: &Table<'_>) {
        let top = self.count + 1;
        let rows = &table.printed.rows;
        // What is in each place of the grid: cells that a merged one covers have a border too.
        let mut grid = vec![vec![None; self.widths.len()]; rows.len()];
        for (at, row) in rows.iter().enumerate() {
            for slot in row {
                for covered in grid.iter_mut().skip(at).take(slot.rows) {
                    covered.iter_mut().skip(slot.column).take(slot.columns).for_each(|place| *place = Some((at, slot)));
                }
                if slot.columns * slot.rows > 1 {
                    let end = self.reference(slot.column + slot.columns - 1, top + at + slot.rows - 1);
                    self.merged.push(format!("{}:{end}", self.reference(slot.column, top + at)));
                }
            }
        }
        for (at, places) in grid.iter().enumerate() {
            let of_row = rows.get(at).map(Vec::as_slice).unwrap_or_default();
            self.open(of_row.iter().map(|slot| self.lines(slot)).max().unwrap_or(1));
            for (column, place) in places.iter().enumerate() {
                let Some((start, slot)) = *place else { continue };
                let name = self.reference(column, top + at);
                let is_origin = start == at && slot.column == column;
                let cell = if is_origin { self.cell(table, slot, &name, top) } else { empty_cell(&name, style_of(slot)) };
                self.rows.push_str(&cell);
            }
            self.rows.push_str("</row>");
        }
    }

    /// The lines that the words of a slot take in one row of it.
    fn lines(&self, slot: &PrintedSlot) -> usize {
        let room: usize = self.widths.iter().skip(slot.column).take(slot.columns).sum();
        let words = slot.print.words().map_or(1, width);
        words.div_ceil(room.saturating_sub(2).max(2)).div_ceil(slot.rows)
    }

    fn cell(&self, table: &Table<'_>, slot: &PrintedSlot, name: &str, top: usize) -> String {
        let SlotContent::Field(field) = slot.print else {
            return text_cell(name, style_of(slot), slot.print.words().unwrap_or(""));
        };
        let shown = table.shown(field);
        let italics = if shown.provenance.is_read() { 0 } else { style::ITALICS };
        let digits = |value: &Value| value.to_string().bytes().filter(u8::is_ascii_digit).count();
        let decimals = |value: &Value| value.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
        match shown.value {
            Some(value) if digits(&value) <= DIGITS && (shown.unit.is_empty() || decimals(&value) <= style::DECIMALS) => {
                let style = if shown.unit.is_empty() { style::VALUE } else { style::YUAN + decimals(&value) };
                let formula = self.formula(table, field, value, top).map(|sum| format!("<f>{sum}</f>")).unwrap_or_default();
                format!("<c r=\"{name}\" s=\"{}\">{formula}<v>{value}</v></c>", style + italics)
            }
            _ if shown.text.is_empty() => empty_cell(name, style::VALUE),
            _ => text_cell(name, style::VALUE + italics, &shown.text),
        }
    }

    /// The sum that a total is, where the report's numbers give it: a formula must not change what the report says.
    fn formula(&self, table: &Table<'_>, field: Field, value: Value, top: usize) -> Option<String> {
        let sums = identities(table.printed.edition).iter().filter(|identity| identity.kind != IdentityKind::Balance);
        let mut own: Vec<_> = sums.filter(|identity| identity.left == [field]).collect();
        // A grand total is the sum of its row, as the other totals are.
        own.sort_by_key(|identity| identity.kind == IdentityKind::Outcomes);
        let counts = |parts: &[Field]| {
            let number = |shown: Shown<'_>| shown.value.and_then(Value::as_count).unwrap_or(0);
            parts.iter().try_fold(0i64, |sum, part| sum.checked_add(number(table.shown(*part))))
        };
        let identity = own.into_iter().find(|identity| counts(&identity.right) == value.as_count())?;
        let place = |field: &Field| {
            let (row, slot) = table.printed.slot(*field)?;
            Some(self.reference(slot.column, top + row))
        };
        Some(format!("SUM({}:{})", place(identity.right.first()?)?, place(identity.right.last()?)?))
    }

    fn finish(self) -> String {
        let columns: String = (1..)
            .zip(&self.widths)
            .map(|(number, width)| format!("<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>"))
            .collect();
        let merged: String = self.merged.iter().map(|range| format!("<mergeCell ref=\"{range}\"/>")).collect();
        let merged = match self.merged.len() {
            0 => String::new(),
            count => format!("<mergeCells count=\"{count}\">{merged}</mergeCells>"),
        };
        format!(
            "{XML}<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>\
             <sheetFormatPr defaultRowHeight=\"{LINE}\"/><cols>{columns}</cols><sheetData>{}</sheetData>{merged}\
             <printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.6\" right=\"0.6\" top=\"0.8\" bottom=\"0.8\" header=\"0.3\" footer=\"0.3\"/>\
             <pageSetup paperSize=\"9\" orientation=\"portrait\" fitToWidth=\"1\" fitToHeight=\"0\"/></worksheet>",
            self.rows
        )
    }
}

fn style_of(slot: &PrintedSlot) -> usize {
    match slot.print {
        SlotContent::Heading(_) => style::HEAD,
        SlotContent::Label(_) | SlotContent::Note(_) => style::LABEL,
        SlotContent::Field(_) => style::VALUE,
    }
}

fn text_cell(name: &str, style: usize, text: &str) -> String {
    format!("<c r=\"{name}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(text))
}

fn empty_cell(name: &str, style: usize) -> String {
    format!("<c r=\"{name}\" s=\"{style}\"/>")
}
