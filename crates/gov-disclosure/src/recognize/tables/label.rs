//! What a label means where it is, and what follows from it.

use std::ops::Range;

use super::TableReader;
use super::column::{Column, HeaderUnit, Name};
use super::header::grid::Content;
use super::header::sequence::Label;
use super::row::{Header, RowName};
use crate::form::{self, Applicant, Fit, Group, Meaning, RowId, TableId};
use crate::lex::fold;
use crate::lex::grammar::is_digit;
use crate::lex::hanzi;
use crate::lex::outline::Numbering;
use crate::lex::script::is_han;
use crate::limits;
use crate::recognize::labels::{Labels, PlacedLabel};
use crate::recognize::pieces::{Flow, Kind};

/// Words before the numbers of the columns: 栏次 1 2 3.
pub const COUNTERS: [&str; 5] = ["栏次", "列次", "栏号", "列号", "栏目序号"];

/// What a cell of a header row holds, by the label that it is part of.
pub fn content(text: &str, label: Option<&PlacedLabel>, active: Option<TableId>) -> Content {
    let Some(label) = label else {
        if text.is_empty() {
            return Content::Blank;
        }
        let key = fold::key(text);
        if let Some(short) = active.and_then(|active| form::short_name(&key, active)) {
            return Content::Short(short);
        }
        return match () {
            () if form::alters(&key) => Content::Foreign,
            // 2023年 is no piece of 本年.
            () if !key.is_empty() && !text.contains(is_figure) && form::is_part_of_label(&key) => Content::Piece,
            () => Content::Unread,
        };
    };
    let is_column = |meaning: &&Meaning| match active {
        Some(TableId::Disclosure) => matches!(meaning, Meaning::Measure(_)),
        Some(TableId::Requests) => matches!(meaning, Meaning::Applicant(_)),
        Some(TableId::Remedies) => matches!(meaning, Meaning::Outcome(_)),
        None => false,
    };
    let meanings = label.label.meanings;
    match meanings.iter().find(is_column).or(meanings.first()) {
        // 行政复议-结果维持 names two levels in one cell.
        Some(Meaning::Outcome(_)) if label.label.fit == Fit::Joined => Content::Unread,
        Some(&meaning) => Content::Label(meaning, HeaderUnit::of(text)),
        None => Content::Unread,
    }
}

/// Whether a character is a digit, of full width too.
fn is_figure(c: char) -> bool {
    is_digit(c) || matches!(c, '０'..='９')
}

impl TableReader<'_, '_> {
    pub(super) fn label(&mut self, at: usize, label: PlacedLabel, row: &Range<usize>, labels: &Labels) {
        let meaning = self.resolve(at, &label, row, labels);
        let Some(meaning) = meaning else { return self.word(at, labels) };
        if label.label.fit == Fit::Loose {
            self.out.loose.push((at, meaning));
        }
        self.trace.label(self.sequence, at, meaning, label.label.fit);
        self.digits_before(at, meaning);
        if let Meaning::Row(id) = meaning
            && self.repeats(id, at)
        {
            return self.digits_after(at, labels);
        }
        // 合计 beside the columns of Table II is one that the form does not have.
        let is_total = matches!(meaning, Meaning::Subtotal | Meaning::Applicant(Applicant::Total));
        if is_total && self.context.measures.open && self.context.measures.row == self.sequence.row_of(at) && self.current.is_none() {
            return self.context.measures.push(Column::new(Name::Unread));
        }
        // The label of a row above that goes on below this one: the numbers here may be that row's.
        let is_spanned = self.current.is_some();
        self.close();
        self.after_cell = false;
        match meaning {
            Meaning::Section(_) => {}
            Meaning::DisclosureBlock(_) | Meaning::DisclosureItem => {
                self.before_labels = false;
                self.activate(TableId::Disclosure, meaning);
                match meaning {
                    Meaning::DisclosureItem => self.context.measures.start_with_item(!self.flow.has_rows()),
                    _ => self.context.measures.start(),
                }
                // What is beside 信息内容 is a column, known or not.
                self.context.measures.row = if meaning == Meaning::DisclosureItem { self.sequence.row_of(at) } else { None };
                self.in_header = meaning == Meaning::DisclosureItem;
                if !self.in_header {
                    self.context.grid.clear();
                }
            }
            Meaning::Measure(measure) => self.measure(measure, at, row),
            Meaning::OtherDisclosure => {
                self.context.measures.open = false;
                self.open(RowName::Other(TableId::Disclosure), Header::Missing, Some(at));
            }
            Meaning::Corner => {
                self.activate(TableId::Requests, meaning);
                self.in_header = true;
            }
            Meaning::Applicants => {
                self.activate(TableId::Requests, meaning);
                self.in_header = true;
                let head = self.head(Label::Applicants, at, labels);
                self.context.applicants.push(head);
            }
            Meaning::Organisations => {
                self.activate(TableId::Requests, meaning);
                self.applicant(Label::Organisations, at, labels);
            }
            Meaning::Subtotal if self.fills(at, row, labels) || !self.context.applicants.open && !self.flow.has_rows() => {
                if is_spanned || !self.open_subtotal(at, row, labels) {
                    self.open(RowName::Other(TableId::Requests), Header::Missing, Some(at));
                }
            }
            Meaning::Subtotal => {
                self.activate(TableId::Requests, meaning);
                self.applicant(Label::Subtotal, at, labels);
            }
            Meaning::Applicant(applicant) => {
                self.activate(TableId::Requests, meaning);
                self.applicant(Label::Applicant(applicant), at, labels);
            }
            Meaning::Group(group) => {
                self.activate(TableId::Requests, meaning);
                self.context.group = Some(group);
                if !is_spanned {
                    self.open_subtotal(at, row, labels);
                }
            }
            Meaning::Row(id) if id.table() == TableId::Disclosure => {
                self.context.measures.open = false;
                let text = self.sequence.piece(at).map_or("", |piece| piece.text);
                let header = self.measures_header(id, at, labels).in_unit(HeaderUnit::of(text));
                self.open(RowName::Form(id), header, Some(at));
            }
            Meaning::Row(id) => {
                self.activate(TableId::Requests, meaning);
                self.context.group = id.group();
                (self.context.applicants.open, self.context.applicants.has_rows) = (false, true);
                let header = self.applicants_header(at, labels);
                self.open(RowName::Form(id), header, Some(at));
            }
            Meaning::Litigation => {
                self.activate(TableId::Remedies, meaning);
                self.in_header = true;
                let head = self.head(Label::Litigation, at, labels);
                self.context.remedies.push(head);
            }
            Meaning::Remedy(remedy) => self.remedy(remedy, at, row, labels),
            Meaning::Outcome(outcome) => self.outcome(outcome, label.label.fit, at, row, labels),
        }
        self.digits_after(at, labels);
    }

    /// Digits in front of a label that are not its number may be the end of the number before it: 38 ⏎ 6行政强制.
    fn digits_before(&mut self, at: usize, meaning: Meaning) {
        let own = |number: &str, _: &str| matches!(meaning, Meaning::Row(row) if row.fields().iter().any(|field| field.row_zh().starts_with(number)));
        self.tear_by_digits(at, own);
    }

    /// Tears the last row where a piece starts with digits that are no number of its own.
    pub(super) fn tear_by_digits(&mut self, at: usize, is_own: impl Fn(&str, &str) -> bool) {
        let Some(piece) = self.sequence.piece(at) else { return };
        let digits = piece.text.len() - piece.text.trim_start_matches(is_figure).len();
        let (number, rest) = piece.text.split_at(digits);
        // 三 ⏎ 、收到和处理…: the numeral of the heading is no value.
        let is_parted = || {
            let before = at.checked_sub(1).and_then(|before| self.sequence.piece(before));
            let is_numeral = |text: &str| !text.is_empty() && text.chars().all(hanzi::is_numeral);
            piece.text.starts_with('、') && before.is_some_and(|before| is_numeral(before.text))
        };
        // Markup keeps the cells of a row apart.
        if self.flow != Flow::Grid && (digits > 0 && rest.starts_with(is_han) && !is_own(number, rest) || is_parted()) {
            self.tear_last(piece.row);
        }
    }

    /// Digits at the end of a row's label may be the start of its first number: 行政处罚4 | 16.
    fn digits_after(&mut self, at: usize, labels: &Labels) {
        let own = labels.at(at).map(|(id, _)| id);
        let last = (at..).take(limits::LOOKAHEAD).take_while(|&i| labels.at(i).is_some_and(|(id, _)| Some(id) == own)).last();
        let ends_in_digit = |at: usize| self.sequence.piece(at).is_some_and(|piece| piece.text.ends_with(is_figure));
        if self.current.is_some() && last.is_some_and(ends_in_digit) {
            self.tear();
        }
    }

    /// Whether the row that is open in a stream has this label and no value: a program repeats the label for each column that it
    /// spans. Where the source has rows, the last of them is before the values, and the row is opened anew.
    fn repeats(&mut self, id: RowId, at: usize) -> bool {
        let Some(row) = self.current.and_then(|i| self.out.rows.get_mut(i)) else { return false };
        let is_empty = row.cells.iter().all(|&at| self.sequence.piece(at).is_some_and(|piece| !piece.kind.has_text()));
        if row.name != RowName::Form(id) || !is_empty {
            return false;
        }
        if row.flow.has_rows() {
            let is_beside = row.label.and_then(|label| self.sequence.row_of(label)) == self.sequence.row_of(at);
            if is_beside && row.cells.is_empty() {
                self.close();
                self.out.rows.pop();
            }
            return false;
        }
        row.cells.clear();
        true
    }

    pub(super) fn activate(&mut self, table: TableId, meaning: Meaning) {
        self.context.active = Some(table);
        if self.out.labels.len() < limits::HEADS && !self.out.labels.contains(&(table, meaning)) {
            self.out.labels.push((table, meaning));
        }
    }

    /// Whether cells follow the label of piece `at` on its row, before another label.
    pub(super) fn fills(&self, at: usize, row: &Range<usize>, labels: &Labels) -> bool {
        let own = labels.at(at).map(|(id, _)| id);
        let mut rest = (at + 1..row.end).take(limits::LOOKAHEAD).filter(|&i| labels.at(i).map(|(id, _)| id) != own || own.is_none());
        rest.find_map(|i| match (labels.at(i), self.kind(i)) {
            (Some(_), _) => Some(false),
            (None, Kind::Number(_) | Kind::Placeholder) => Some(true),
            _ => None,
        })
        .unwrap_or(false)
    }

    /// What a label means here: 总计 and 其他 name rows and columns alike.
    fn resolve(&self, at: usize, label: &PlacedLabel, row: &Range<usize>, labels: &Labels) -> Option<Meaning> {
        let meanings = label.label.meanings;
        let pick = |wanted: fn(&Meaning) -> bool| meanings.iter().copied().find(wanted);
        let active = self.context.active;
        if meanings.len() == 1 {
            let only = meanings.first().copied()?;
            return match only {
                Meaning::Row(row) if row.table() == TableId::Disclosure => (active == Some(TableId::Disclosure)).then_some(only),
                Meaning::OtherDisclosure => (active == Some(TableId::Disclosure)).then_some(only),
                Meaning::Litigation | Meaning::Remedy(_) => {
                    (self.flow.has_rows() || self.context.section == 4 || active == Some(TableId::Remedies)).then_some(only)
                }
                Meaning::Section(_) => None,
                _ => Some(only),
            };
        }
        if active == Some(TableId::Remedies) {
            return pick(|meaning| matches!(meaning, Meaning::Outcome(_)));
        }
        let numbering = label.label.numbering;
        let is_total = pick(|meaning| matches!(meaning, Meaning::Applicant(Applicant::Total))).is_some();
        let as_row = match (self.flow.has_rows(), is_total) {
            (true, _) => {
                self.fills(at, row, labels)
                    || numbering.is_some() && !self.has_columns(row, labels)
                    || self.is_before_words(at, row, labels)
            }
            (false, true) => numbering.is_some() || (self.after_cell && active == Some(TableId::Requests)),
            (false, false) => {
                let last = self.out.rows.last().and_then(|row| row.name.form()).and_then(RowId::group);
                matches!(numbering, Some(Numbering::Arabic(_))) || (self.after_cell && last == Some(Group::OtherHandling))
            }
        };
        match as_row {
            true => pick(|meaning| matches!(meaning, Meaning::Row(_))),
            false => pick(|meaning| matches!(meaning, Meaning::Applicant(_))),
        }
    }

    /// Whether a label is the only one on its row, and words that nobody can read are where the values of a row would be.
    fn is_before_words(&self, at: usize, row: &Range<usize>, labels: &Labels) -> bool {
        /// More than half of the columns.
        const MIN_COUNT: usize = 4;
        let own = labels.at(at).map(|(id, _)| id);
        let is_other = |i: usize| labels.at(i).is_some_and(|(id, _)| Some(id) != own);
        let is_word = |i: &usize| labels.at(*i).is_none() && self.kind(*i) == Kind::Word;
        !row.clone().take(limits::LOOKAHEAD).any(is_other)
            && (at + 1..row.end).take(limits::LOOKAHEAD).filter(is_word).nth(MIN_COUNT - 1).is_some()
    }

    /// Whether the row holds labels of applicant columns.
    fn has_columns(&self, row: &Range<usize>, labels: &Labels) -> bool {
        row.clone()
            .take(limits::LOOKAHEAD)
            .filter_map(|i| labels.at(i))
            .any(|(_, label)| matches!(label.label.meanings, [Meaning::Applicant(_)]))
    }
}
