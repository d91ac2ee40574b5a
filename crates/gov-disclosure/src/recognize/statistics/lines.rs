//! Tables whose rows are lines of a label and its values, with the unit in the label, after the value or nowhere: 收到申请数（件） 37.
//!
//! Nothing but its words tells such a line from others, so that a table is read only where most of its labels are those of a form.

use super::caption;
use super::label::unnumbered;
use super::line_words::{Column, Word, cell_word, header, is_label, label, parts, value_and_unit, words};
use super::naming;
use super::table::{COMPARED, Head, Piece, Row, Table, UNITS, Written};
use crate::document::{Block, Document};
use crate::lex::grammar::is_digit;
use crate::limits;

/// Lines over which a label is broken, but for its last.
const LINES: usize = 2;

/// Rows of the longest table.
const MAX_ROWS: usize = limits::HEADS * 4;

/// Reads the rows line by line.
#[derive(Default)]
struct Reader {
    /// The columns that the header names, where there is one.
    columns: Option<Vec<Column>>,
    table: Table,
    /// Headers of values that are on lines of their own below the others, where all are.
    headers_below: usize,
    /// The label of the row that is read, and the words after it.
    open: Option<(Word, Vec<Word>)>,
    /// Whether some of these are on lines below it.
    is_open_below: bool,
    /// The last heading.
    section: String,
    /// Lines without a value before this one: the start of a label, a heading, or a label without a value.
    before: Vec<Word>,
    /// Whether a label of some form came.
    has_labels: bool,
    /// Whether values are on lines below their labels.
    has_below: bool,
    /// Whether nothing says whose the values are: some came before the first label, or they are last year's.
    is_doubtful: bool,
}

/// The year that a header which nobody knows names at its end: 事项 2015年.
fn year(word: &Word) -> Option<Head> {
    Some(Head::new(&word.text, word.span)).filter(|head| head.year.is_some() && word.text.ends_with(['年', '度']))
}

/// The table of the lines of a document and of those tables that are not read otherwise.
pub fn read(document: &Document<'_>, is_read: impl Fn(usize) -> bool) -> Option<Table> {
    let mut reader = Reader::default();
    for (at, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Line(line) => reader.line(words(&line.text)),
            Block::Table(table) if !is_read(at) => {
                for row in &table.rows {
                    reader.line(row.cells.iter().filter_map(|cell| cell_word(&cell.text)).collect());
                }
            }
            Block::Table(_) => {}
        }
    }
    reader.finish()
}

impl Reader {
    fn line(&mut self, words: Vec<Word>) {
        if let Some((columns, heads)) = header(&words) {
            let is_first = self.columns.is_none() && self.table.rows.is_empty() && self.open.is_none();
            if is_first {
                self.table.name = words.first().map(|word| word.span);
                (self.columns, self.table.heads) = (Some(columns), heads);
            }
            self.close();
            return self.before.clear();
        }
        if let ([word], Some(columns)) = (words.as_slice(), &mut self.columns)
            && self.table.rows.is_empty()
            && self.open.is_none()
            && columns.iter().filter(|column| **column == Column::Value).count() == self.headers_below
            && columns.len() < limits::HEADS
            && !is_label(&word.text)
            && !word.is_value()
        {
            // 统计指标 单位 ⏎ 2016年度 ⏎ 历年累计
            columns.push(Column::Value);
            self.table.heads.push(Head::new(&word.text, word.span));
            self.headers_below += 1;
            return;
        }
        if !words.is_empty() && words.iter().all(|word| word.is_unit() || word.is_value()) {
            return self.values_below(words);
        }
        let Some((label, values)) = parts(&words) else { return };
        if values.is_empty() {
            self.before.push(label);
            if self.before.len() > LINES {
                let first = self.before.remove(0);
                self.without_value(first);
            }
            return;
        }
        if !is_label(&label.text) && !values.iter().any(Word::is_number) {
            // 一、主动公开情况 —
            self.section = unnumbered(&label.text).words.to_owned();
            return;
        }
        self.row(label, values);
    }

    /// Adds the row of a label that has no value.
    fn without_value(&mut self, own: Word) {
        if is_label(&own.text) {
            self.add(own, Vec::new());
        }
    }

    /// Adds a row, whose label may start on the lines before it.
    fn row(&mut self, own: Word, values: Vec<Word>) {
        let mut before = std::mem::take(&mut self.before);
        if self.table.rows.is_empty() && self.open.is_none() {
            self.is_doubtful |= before.iter().any(|word| COMPARED.iter().any(|compared| word.text.contains(compared)));
            let named = |word: &Word| caption::named(&word.text, word.span).or_else(|| year(word));
            self.table.caption = before.iter().rev().find_map(named);
        }
        let whole = |from: usize| {
            let start = before.get(from..).unwrap_or_default();
            let text: String = start.iter().map(|word| word.text.as_str()).chain([own.text.as_str()]).collect();
            is_label(&text).then(|| Word { text, span: start.first().map_or(own.span, |first| first.span.to(own.span)) })
        };
        let found = if is_label(&own.text) { None } else { (0..before.len()).find_map(|from| Some((from, whole(from)?))) };
        let (from, own) = found.unwrap_or((before.len(), own));
        before.truncate(from);
        before.into_iter().for_each(|label| self.without_value(label));
        self.add(own, values);
    }

    /// Starts a row.
    fn add(&mut self, own: Word, values: Vec<Word>) {
        self.close();
        self.has_labels |= is_label(&own.text);
        self.open = Some((own, values)).filter(|_| self.table.rows.len() < MAX_ROWS);
    }

    /// Adds the row that is read to the table.
    fn close(&mut self) {
        let Some((own, values)) = self.open.take() else { return };
        let (words, in_label) = label(&own.text);
        let unit = values.iter().find_map(|word| {
            let touching = value_and_unit(&word.text).1;
            UNITS.iter().copied().find(|unit| *unit == word.text).or(Some(touching).filter(|unit| !unit.is_empty()))
        });
        let mut written = self.written(values);
        // Values below a row that follows one without any may be those of that one.
        let is_behind = self
            .table
            .rows
            .last()
            .is_some_and(|last| matches!(&last.written, Written::Runs { runs, .. } | Written::Torn(runs) if runs.is_empty()));
        if std::mem::take(&mut self.is_open_below)
            && is_behind
            && let Written::Runs { runs, .. } = &mut written
        {
            written = Written::Torn(std::mem::take(runs));
        }
        let unit = unit.unwrap_or(in_label).to_owned();
        self.table.rows.push(Row { label: words.to_owned(), span: own.span, unit, section: self.section.clone(), written });
    }

    /// The values after a label, in the columns of the header.
    fn written(&self, values: Vec<Word>) -> Written {
        let pieces = |words: Vec<Word>| -> Vec<Piece> {
            let values = words.into_iter().filter(|word| !word.is_unit());
            values.map(|word| Piece::new(value_and_unit(&word.text).0.to_owned(), word.span)).collect()
        };
        if !values.iter().all(|word| word.is_unit() || word.is_value()) {
            return Written::Torn(pieces(values));
        }
        let Some(columns) = &self.columns else { return Written::Runs { runs: pieces(values), other: None } };
        let has_units = columns.contains(&Column::Unit);
        let mut words = values.into_iter().filter(|word| has_units || !word.is_unit()).peekable();
        let mut own = Vec::new();
        let mut is_whole = true;
        for column in columns {
            match column {
                Column::Unit => drop(words.next_if(Word::is_unit)),
                Column::Number => is_whole &= words.next_if(|word| word.text.chars().all(is_digit)).is_some(),
                Column::Value => match words.next_if(|word| !word.is_unit()) {
                    Some(word) => own.push(word),
                    None => is_whole = false,
                },
            }
        }
        let rest: Vec<Word> = words.collect();
        is_whole &= rest.iter().all(Word::is_unit);
        if is_whole {
            Written::Runs { runs: pieces(own), other: None }
        } else {
            Written::Torn(pieces(own.into_iter().chain(rest).collect()))
        }
    }

    /// Values on a line of their own are those of the label above that has none.
    fn values_below(&mut self, values: Vec<Word>) {
        let is_label_above = self.before.last().is_some_and(|label| is_label(&label.text));
        if !is_label_above && !self.before.is_empty() && !values.iter().any(Word::is_number) {
            // 一、主动公开情况 ⏎ —
            return self.before.clear();
        }
        // Above the first label they are those of the labels below them.
        self.is_doubtful |= !self.has_labels && !is_label_above;
        match self.before.pop() {
            Some(label) => self.row(label, values),
            None => self.open.iter_mut().for_each(|(_, own)| own.extend(values.iter().cloned())),
        }
        (self.has_below, self.is_open_below) = (true, true);
    }

    /// The table from its first known label to its last.
    fn finish(mut self) -> Option<Table> {
        let is_known = |row: &Row| naming::is_printed(&row.label);
        // A last label without a value, below which others have theirs, may show that values come before their labels.
        self.is_doubtful |= self.has_below && self.before.last().is_some_and(|label| is_label(&label.text));
        std::mem::take(&mut self.before).into_iter().for_each(|label| self.without_value(label));
        self.close();
        let last = self.table.rows.iter().rposition(is_known)?;
        self.table.rows.truncate(last + 1);
        let first = self.table.rows.iter().position(is_known)?;
        self.table.rows.drain(..first);
        self.table.is_spaced = true;
        if self.columns.is_none() {
            self.doubt_several();
        }
        (!self.is_doubtful && naming::name(&self.table).is_some()).then_some(self.table)
    }

    /// Without a header, several values in a row are of columns that nobody knows, and one value beside such rows may be that of any.
    fn doubt_several(&mut self) {
        let is_several = |row: &Row| matches!(&row.written, Written::Runs { runs, .. } if runs.len() > 1);
        if !self.table.rows.iter().any(is_several) {
            return;
        }
        for row in &mut self.table.rows {
            if let Written::Runs { runs, .. } = &mut row.written {
                row.written = Written::Torn(std::mem::take(runs));
            }
        }
    }
}
