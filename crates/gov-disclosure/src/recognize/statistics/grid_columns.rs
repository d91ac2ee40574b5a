//! Where the columns of a table are whose rows and columns are marked up: what its rows of headers say.

use std::collections::BTreeSet;
use std::ops::Range;

use super::table::{Head, NAMES, PASSED_OVER, REMARKS, UNIT_HEADS};
use crate::document;
use crate::lex::fold;
use crate::lex::number::{self, Reading};

/// Rows in which the first headers may be.
const FIRST: usize = 8;

/// Rows of headers below the first.
const BELOW: usize = 3;

/// A cell's text, folded and closed up.
pub fn closed(text: &str) -> String {
    fold::plain(text).chars().filter(|c| !c.is_whitespace()).collect()
}

/// Where the columns of a table are, or of one of several that stand beside each other.
#[derive(Clone)]
pub struct Columns {
    /// The columns of this table.
    pub range: Range<u32>,
    /// Where the labels end: the column of the units, or that of the first values.
    pub labels_end: u32,
    /// The column of the units, where there is one: after the labels, or after the values.
    pub units: Option<u32>,
    /// The header of the labels.
    pub name: document::Span,
    /// The value columns.
    pub heads: Vec<(u32, Head)>,
    /// The last column of codes or running numbers.
    pub numbers: Option<u32>,
    /// Columns that hold no values: codes and remarks.
    pub passed_over: Vec<Range<u32>>,
    /// Rows before this one are headers.
    pub first: usize,
}

/// A cell of a header.
#[derive(Clone)]
struct Over {
    columns: Range<u32>,
    head: Head,
}

impl Over {
    fn new(cell: &document::Cell<'_>) -> Self {
        Self { columns: cell.column..cell.end(), head: Head::new(&closed(&cell.text.content), cell.text.span) }
    }

    fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.head.text.as_str())
    }
}

/// The columns of the tables that stand beside each other here; none where no row has headers.
pub fn find(table: &document::Table<'_>) -> Vec<Columns> {
    table.rows.iter().enumerate().take(FIRST).map(|(at, row)| in_row(table, at, row)).find(|found| !found.is_empty()).unwrap_or_default()
}

fn in_row(table: &document::Table<'_>, at: usize, row: &document::Row<'_>) -> Vec<Columns> {
    let cells: Vec<Over> = row.cells.iter().map(Over::new).filter(|own| !own.head.text.is_empty()).collect();
    let names: Vec<usize> = (0..cells.len()).filter(|&at| cells.get(at).is_some_and(|own| own.is(NAMES))).collect();
    let mut found: Vec<Columns> = Vec::new();
    for (place, &name) in names.iter().enumerate() {
        let next = names.get(place + 1).copied();
        let own = cells.get(name..next.unwrap_or(cells.len())).unwrap_or_default();
        let unit = own.iter().position(|own| own.is(UNIT_HEADS));
        let (Some(first), true) = (own.first(), unit.is_some() || names.len() == 1) else { continue };
        // Units come after the labels, or after the values.
        let before_unit =
            own.get(1..unit.unwrap_or(1)).unwrap_or_default().iter().position(|own| !own.is(PASSED_OVER) && holds_numbers(table, at, own));
        let values_from = before_unit.or(unit).map_or(1, |at| at + 1);
        let values = own.get(values_from..).unwrap_or_default().iter().filter(|own| !own.is(UNIT_HEADS));
        let (passed_over, values): (Vec<Over>, Vec<Over>) = values.cloned().partition(|own| own.is(PASSED_OVER));
        let first_column = if before_unit.is_some() { Some(values_from) } else { unit.or(Some(1)) };
        let start_of = |at: usize| own.get(at).map(|own| own.columns.start);
        let labels_end = first_column.and_then(start_of).unwrap_or(u32::MAX);
        let start = if found.is_empty() { 0 } else { first.columns.start };
        let end = next.and_then(|next| cells.get(next)).map_or(u32::MAX, |next| next.columns.start);
        let mut columns = Columns {
            range: start..end,
            labels_end,
            units: unit.and_then(start_of),
            name: first.head.span,
            heads: Vec::new(),
            numbers: passed_over.iter().rfind(|own| !own.is(REMARKS)).map(|own| own.columns.start),
            passed_over: passed_over.into_iter().map(|own| own.columns).collect(),
            first: at + 1,
        };
        columns.go_on(table, values);
        columns.pass_over_numbers(table);
        found.push(columns);
    }
    found
}

/// Whether the cells below a header are numbers, most of them.
fn holds_numbers(table: &document::Table<'_>, at: usize, head: &Over) -> bool {
    let below = table.rows.iter().skip(at + 1).flat_map(|row| &row.cells).filter(|cell| cell.column == head.columns.start);
    let (mut numbers, mut words) = (0, 0);
    for cell in below {
        match number::read(&cell.text.content) {
            Reading::Number(_) => numbers += 1,
            Reading::Other => words += 1,
            Reading::Blank | Reading::Placeholder => {}
        }
    }
    numbers > words
}

impl Columns {
    /// Whether a cell is one of this table.
    pub fn has(&self, cell: &document::Cell<'_>) -> bool {
        self.range.contains(&cell.column)
    }

    /// The first column that may hold values.
    pub fn values_start(&self) -> u32 {
        self.labels_end + u32::from(self.units == Some(self.labels_end))
    }

    /// The last column in which each row has a cell: of values or of numbers of rows.
    pub fn last(&self) -> u32 {
        self.heads.last().map_or(0, |(column, _)| *column).max(self.numbers.unwrap_or(0))
    }

    /// The column of the units where it comes after the values.
    pub fn units_after_values(&self) -> Option<u32> {
        self.units.filter(|units| *units > self.labels_end)
    }

    /// Adds headers that go on in the next rows: `2016` above `年度`, or one header above several, which gives way to them.
    fn go_on(&mut self, table: &document::Table<'_>, mut heads: Vec<Over>) {
        for row in table.rows.iter().skip(self.first).take(BELOW) {
            let cells: Vec<Over> = row.cells.iter().filter(|cell| self.has(cell)).map(Over::new).collect();
            let mut below: Vec<Over> = cells.into_iter().filter(|own| !own.head.text.is_empty()).collect();
            let is_number = |own: &Over| !matches!(number::read(&own.head.text), Reading::Other);
            let is_left = |own: &Over| own.columns.start < self.values_start();
            let is_header = |own: &Over| own.is(NAMES) || own.is(UNIT_HEADS) || own.is(PASSED_OVER);
            let has_label = below.iter().any(|own| is_left(own) && !is_header(own));
            if has_label || below.iter().any(is_number) {
                break;
            }
            below.retain(|own| !is_left(own));
            if below.is_empty() {
                break;
            }
            heads = under(heads, below);
            self.first += 1;
        }
        self.heads = spread(heads, &self.filled(table));
    }

    /// Passes over a column without a header whose cells count the rows.
    fn pass_over_numbers(&mut self, table: &document::Table<'_>) {
        /// Rows that show it.
        const ENOUGH: usize = 5;
        let cells = |column: u32| {
            let rows = table.rows.iter().skip(self.first);
            rows.filter_map(move |row| row.cells.iter().find(|cell| cell.column == column && cell.columns == 1))
        };
        let last = self.heads.iter().map(|(column, _)| *column).chain(self.units).max().unwrap_or(0);
        let is_headed = |column: u32| {
            self.units == Some(column)
                || self.heads.iter().any(|(own, _)| *own == column)
                || self.passed_over.iter().any(|own| own.contains(&column))
        };
        let counts = |column: u32| {
            let numbers: Option<Vec<u32>> =
                cells(column).filter(|cell| !cell.text.is_blank()).map(|cell| cell.text.content.trim().parse().ok()).collect();
            numbers.is_some_and(|numbers| numbers.len() >= ENOUGH && numbers.windows(2).all(|pair| matches!(pair, [a, b] if *b == a + 1)))
        };
        let own: Vec<u32> = (self.labels_end..=last.max(self.labels_end)).filter(|&column| !is_headed(column) && counts(column)).collect();
        self.passed_over.extend(own.into_iter().map(|column| column..column + 1));
    }

    /// The columns in which cells with text start below the headers.
    fn filled(&self, table: &document::Table<'_>) -> BTreeSet<u32> {
        let cells = table.rows.iter().skip(self.first).flat_map(|row| &row.cells);
        cells.filter(|cell| !cell.text.content.trim().is_empty()).map(|cell| cell.column).collect()
    }
}

/// Headers with those below them.
fn under(heads: Vec<Over>, below: Vec<Over>) -> Vec<Over> {
    let mut out: Vec<Over> = Vec::new();
    let is_above = |head: &Over, own: &Over| head.columns.contains(&own.columns.start);
    for own in &below {
        let Some(above) = heads.iter().find(|head| is_above(head, own)) else {
            out.push(own.clone());
            continue;
        };
        // A header over several columns is there once, or again over each.
        let is_wide = above.columns.len() > own.columns.len();
        let is_again = heads.iter().filter(|head| head.head.text == above.head.text).count() > 1;
        let head = if is_wide || is_again || above.head.text == own.head.text {
            own.head.below(&above.head)
        } else {
            Head::new(&format!("{}{}", above.head.text, own.head.text), above.head.span)
        };
        out.push(Over { columns: own.columns.clone(), head });
    }
    out.extend(heads.into_iter().filter(|head| !below.iter().any(|own| is_above(head, own))));
    out.sort_by_key(|own| own.columns.start);
    out
}

/// A header over several columns with values is that of each: nothing says which is meant.
fn spread(heads: Vec<Over>, filled: &BTreeSet<u32>) -> Vec<(u32, Head)> {
    let columns = |over: Over| {
        let start = over.columns.start;
        let others = filled.range(start + 1..over.columns.end.max(start + 1)).copied();
        std::iter::once(start).chain(others).map(move |column| (column, over.head.clone())).collect::<Vec<_>>()
    };
    heads.into_iter().flat_map(columns).collect()
}
