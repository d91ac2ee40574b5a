//! What a label means where it stands, and what follows from it.

use std::ops::Range;

use super::TableReader;
use super::column::{Column, Columns, HeaderUnit, Name};
use super::header;
use super::header::grid::Content;
use super::header::sequence::{Head, Label};
use super::row::{Header, RowName};
use crate::form::{self, Applicant, Fit, Group, Meaning, Measure, Outcome, Remedy, RowId, TableId};
use crate::lex::fold;
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
        return match () {
            () if form::alters(&key) => Content::Foreign,
            () if !key.is_empty() && form::is_part_of_label(&key) => Content::Piece,
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

impl TableReader<'_, '_> {
    pub(super) fn label(&mut self, at: usize, label: PlacedLabel, row: &Range<usize>, labels: &Labels) {
        let meaning = self.resolve(at, &label, row, labels);
        let Some(meaning) = meaning else { return self.word(at) };
        if label.label.fit == Fit::Loose {
            self.out.loose.push(at);
        }
        self.trace.label(self.sequence, at, meaning, label.label.fit);
        self.digits_before(at, meaning);
        // The label of a row above that goes on below this one: the numbers here may be that row's.
        let is_spanned = self.current.is_some();
        self.close();
        self.after_cell = false;
        match meaning {
            Meaning::Section(_) => {}
            Meaning::DisclosureBlock(_) | Meaning::DisclosureItem => {
                self.before_labels = false;
                self.activate(TableId::Disclosure, meaning);
                self.context.measures.start();
                // What stands beside 信息内容 is a column, known or not.
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
            Meaning::Corner | Meaning::Applicants => {
                self.activate(TableId::Requests, meaning);
                self.in_header = true;
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
                self.context.applicants.open = false;
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
        let text = self.sequence.piece(at).map_or("", |piece| piece.text);
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, rest) = text.split_at(digits);
        let own = matches!(meaning, Meaning::Row(row) if row.fields().iter().any(|field| field.row_zh().starts_with(number)));
        // Markup keeps the cells of a row apart.
        if digits > 0 && rest.starts_with(is_han) && !own && self.flow != Flow::Grid {
            self.tear_last();
        }
    }

    /// Digits at the end of a row's label may be the start of its first number: 行政处罚4 | 16.
    fn digits_after(&mut self, at: usize, labels: &Labels) {
        let own = labels.at(at).map(|(id, _)| id);
        let last = (at..).take(limits::LOOKAHEAD).take_while(|&i| labels.at(i).is_some_and(|(id, _)| Some(id) == own)).last();
        let ends_in_digit = |at: usize| self.sequence.piece(at).is_some_and(|piece| piece.text.ends_with(|c: char| c.is_ascii_digit()));
        if self.current.is_some() && last.is_some_and(ends_in_digit) {
            self.tear();
        }
    }

    /// A label of the header at a piece.
    fn head(&self, label: Label, at: usize, labels: &Labels) -> Head {
        let row = self.sequence.row_of(at).unwrap_or(0);
        let own = labels.at(at).map(|(id, _)| id);
        let is_other = |i: usize| self.sequence.row_of(i) == Some(row) && (own.is_none() || labels.at(i).map(|(id, _)| id) != own);
        // The pieces of a label on one row stand side by side.
        let after = (at + 1..).take(limits::LOOKAHEAD).find(|&i| self.sequence.row_of(i) != Some(row) || is_other(i));
        let whole = labels.at(at).is_none_or(|(_, label)| label.last_row == row);
        let alone = !self.flow.has_rows() && !at.checked_sub(1).is_some_and(is_other) && !after.is_some_and(is_other);
        Head { label, row, alone, whole }
    }

    fn measure(&mut self, measure: Measure, at: usize, row: &Range<usize>) {
        self.activate(TableId::Disclosure, Meaning::Measure(measure));
        self.in_header = true;
        if !self.context.measures.open {
            self.context.measures.start();
        }
        let text = self.sequence.piece(at).map_or("", |piece| piece.text);
        let mut column = Column::measured(measure, text);
        if measure == Measure::Amount {
            column.unit = self.unit_around(at, row, column.unit);
        }
        self.context.measures.push(column);
        self.context.measures.row = self.sequence.row_of(at);
        self.out.measures.push(measure);
    }

    /// The header over a row of Table II.
    fn measures_header(&self, row: RowId, at: usize, labels: &Labels) -> Header {
        let in_sequence = self.context.measures.columns();
        if let Some(from) = self.label_end(at, labels) {
            // Between separators, the header and the rows of Table II may leave merged cells out in different places.
            let over = if self.flow == Flow::Grid { self.context.grid.measures(from) } else { None };
            let over = over.map(|columns| with_units(&columns, &in_sequence));
            let columns = over.unwrap_or(in_sequence);
            return if columns.is_empty() { Header::Missing } else { Header::Read(columns) };
        }
        // A stream's header may have lost a label, and with it the width of its rows.
        if header::is_complete(row, &in_sequence) { Header::Read(in_sequence) } else { Header::Missing }
    }

    fn applicant(&mut self, label: Label, at: usize, labels: &Labels) {
        self.in_header = true;
        if !self.context.applicants.open {
            self.context.applicants.clear();
            self.context.applicants.open = true;
        }
        // A merged label that a converter copied into every slot is one label.
        let is_copied = self.flow.has_rows() && label == Label::Organisations && self.context.applicants.has(label);
        let stands_over = |known: &Head| known.label == label && self.flow.has_rows() && matches!(label, Label::Applicant(_));
        let head = self.head(label, at, labels);
        let is_repeated =
            self.context.applicants.heads.iter().any(|known| stands_over(known) && known.row != head.row && self.is_under(known, at));
        if !is_copied && !is_repeated {
            self.context.applicants.push(head);
        }
    }

    /// Whether a piece stands in the column of a label that was read above it.
    fn is_under(&self, known: &Head, at: usize) -> bool {
        let Some(here) = self.sequence.piece(at) else { return false };
        let above = (0..at).rev().take(limits::LOOKAHEAD).filter_map(|i| self.sequence.piece(i)).take_while(|piece| piece.row >= known.row);
        above.filter(|piece| piece.row == known.row).any(|piece| piece.start == here.start && fold::key(piece.text) == fold::key(here.text))
    }

    fn remedy(&mut self, remedy: Remedy, at: usize, row: &Range<usize>, labels: &Labels) {
        self.activate(TableId::Remedies, Meaning::Remedy(remedy));
        let head = self.head(Label::Remedy(remedy), at, labels);
        self.context.remedies.push(head);
        self.context.remedy = Some(remedy);
        if self.flow.has_rows() && self.fills(at, row, labels) {
            let header = self.context.outcomes_header(self.label_end(at, labels));
            match RowId::of_remedy(remedy) {
                Some(id) => self.open(RowName::Form(id), header, Some(at)),
                None => self.open(RowName::Other(TableId::Remedies), Header::Missing, Some(at)),
            }
        } else {
            self.in_header = true;
        }
    }

    fn outcome(&mut self, outcome: Outcome, fit: Fit, at: usize, row: &Range<usize>, labels: &Labels) {
        self.activate(TableId::Remedies, Meaning::Outcome(outcome));
        if self.flow.has_rows() && self.fills(at, row, labels) {
            // Remedies are the columns, or each stands beside the outcomes that are its rows.
            let over = self.label_end(at, labels).and_then(|from| self.context.grid.remedies(from));
            let beside = self.context.remedy.map(|remedy| [Column::new(Name::Remedy(remedy))].into());
            let header = over.or(beside).map_or(Header::Missing, Header::Read);
            return self.open(RowName::Outcome(outcome), header, Some(at));
        }
        self.in_header = true;
        // 行政复议-结果维持: its place among the blocks is not known.
        let label = if fit == Fit::Joined { Label::Unread } else { Label::Outcome(outcome) };
        let head = self.head(label, at, labels);
        self.context.outcomes.push(head);
    }

    /// Opens the row of subtotals of the group that is read, where a number for each column and nothing else stands
    /// after the label at `at`. Says whether it did.
    fn open_subtotal(&mut self, at: usize, row: &Range<usize>, labels: &Labels) -> bool {
        let Some(group) = self.context.group else { return false };
        if !self.flow.has_rows() {
            return false;
        }
        let header = self.context.applicants_header(self.label_end(at, labels));
        let Some(width) = header.width() else { return false };
        let own = labels.at(at).map(|(id, _)| id);
        let cells = (at + 1..row.end).filter(|&i| labels.at(i).map(|(id, _)| id) != own || own.is_none());
        let (mut values, mut blanks) = (0, 0);
        for i in cells {
            match (labels.at(i), self.kind(i)) {
                (None, Kind::Number(_) | Kind::Placeholder) => values += 1,
                (None, Kind::Blank) => blanks += 1,
                (None, Kind::Filler) => {}
                _ => return false,
            }
        }
        let fits = values == width || values > 0 && values + blanks == width;
        if fits {
            self.context.applicants.open = false;
            self.open(RowName::Subtotal(group), header, Some(at));
        }
        fits
    }

    /// Whether a row of a marked-up table is whole and the form does not have it: words of its own, which no label of
    /// the form contains, and a cell for each column. The numbers of the rows beside it are not broken over it.
    pub(super) fn is_other_row(&self, row: &Range<usize>, labels: &Labels) -> bool {
        let mut filled = row.clone().filter(|&at| self.kind(at).has_text());
        let first = filled.next().filter(|&at| self.flow == Flow::Grid && self.kind(at) == Kind::Word);
        let Some(label) = first.and_then(|at| self.sequence.piece(at)) else { return false };
        if row.clone().any(|at| labels.at(at).is_some()) || !filled.clone().all(|at| self.kind(at).is_value()) {
            return false;
        }
        let cells = first.map_or(0, |at| row.end - at - 1);
        let columns = match self.context.active {
            Some(TableId::Disclosure) => self.context.measures.columns.len(),
            Some(TableId::Requests) => self.context.applicants_header(Some(label.end)).width().unwrap_or(0),
            _ => 0,
        };
        let key = fold::key(label.text);
        columns > 0 && cells == columns && filled.next().is_some() && key.chars().count() > 1 && !form::is_part_of_label(&key)
    }

    /// The unit of an amount may stand in the words beside its header: 本年收费金额 （单位：万元）.
    fn unit_around(&self, at: usize, row: &Range<usize>, unit: HeaderUnit) -> HeaderUnit {
        let words = (at..row.end.max(at + 3)).filter_map(|i| self.sequence.piece(i)).take(4);
        let text: String = words.take_while(|piece| piece.kind == Kind::Word).map(|piece| piece.text).collect();
        if unit == HeaderUnit::None { HeaderUnit::of(&text) } else { unit }
    }

    fn activate(&mut self, table: TableId, meaning: Meaning) {
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
            (true, _) => self.fills(at, row, labels) || (numbering.is_some() && !self.has_columns(row, labels)),
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

    /// Whether the row holds labels of applicant columns.
    fn has_columns(&self, row: &Range<usize>, labels: &Labels) -> bool {
        row.clone()
            .take(limits::LOOKAHEAD)
            .filter_map(|i| labels.at(i))
            .any(|(_, label)| matches!(label.label.meanings, [Meaning::Applicant(_)]))
    }

    /// A row of Table IV has no label: cells only, after the header.
    pub(super) fn remedies_row(&mut self, pieces: &Range<usize>, labels: &Labels) {
        if self.context.active != Some(TableId::Remedies) || self.current.is_some() {
            return;
        }
        let cells = pieces.clone().filter(|&at| labels.at(at).is_none() && self.kind(at) != Kind::Word).count();
        let values = pieces.clone().filter(|&at| self.kind(at).is_value()).count();
        let only_cells = cells == pieces.len();
        // Among as many cells as there are columns, words stand in the place of a value.
        let fills_header = || {
            let width = self.context.remedies_header(Some(0)).width();
            width == Some(pieces.len()) && pieces.clone().all(|at| labels.at(at).is_none())
        };
        if only_cells && cells >= 15 || values > 0 && (only_cells || fills_header()) {
            self.open_remedies(pieces.start);
        }
    }

    pub(super) fn open_remedies(&mut self, at: usize) {
        if self.context.outcomes.heads.len() < 3 || self.has_remedies && !self.flow.has_rows() {
            return;
        }
        let header = self.context.remedies_header(self.flow.has_rows().then_some(0));
        if matches!(header, Header::Contradictory) {
            self.out.unsure.push((TableId::Remedies, at));
        }
        self.has_remedies = true;
        self.open(RowName::Remedies, header, None);
    }
}

/// Columns with the units that words beside their labels name.
fn with_units(columns: &[Column], in_sequence: &[Column]) -> Columns {
    let unit = |column: &Column| {
        let other = in_sequence.iter().find(|other| other.name == column.name).map_or(HeaderUnit::None, |other| other.unit);
        if column.unit == HeaderUnit::None { other } else { column.unit }
    };
    columns.iter().map(|column| Column { unit: unit(column), ..*column }).collect()
}
