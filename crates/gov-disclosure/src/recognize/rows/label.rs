//! What a label means where it stands, and what follows from it.

use std::ops::Range;

use super::{SUBTOTALS, Walk};
use crate::form::{self, Fit, Meaning, TableId};
use crate::lex::fold;
use crate::lex::outline::Numbering;
use crate::limits;
use crate::recognize::header::{self, Column, Columns, Head, HeadUnit};
use crate::recognize::spot::{Labels, Spotted};
use crate::recognize::strip::{Flow, Kind};

impl Walk<'_, '_> {
    pub(super) fn label(&mut self, at: usize, label: Spotted, row: &Range<usize>, labels: &Labels) {
        let meaning = self.resolve(at, &label, row, labels);
        let Some(meaning) = meaning else { return self.word(at) };
        if label.label.fit == Fit::Loose {
            self.out.loose.push(at);
        }
        self.trace.label(self.strip, at, meaning, label.label.fit);
        // The label of a row above that goes on below this one: the numbers here may be that row's.
        let is_spanned = self.current.is_some();
        self.close();
        self.after_cell = false;
        let text = self.strip.piece(at).map_or("", |piece| piece.text);
        match meaning {
            Meaning::Section(_) => {}
            Meaning::Block2(_) | Meaning::Header2 => {
                self.before_labels = false;
                self.activate(TableId::Disclosure);
                self.columns2.clear();
                self.columns2_open = true;
                // What stands beside 信息内容 is a column, known or not.
                self.head_row = if meaning == Meaning::Header2 { self.strip.row_of(at) } else { None };
            }
            Meaning::Column2(id) => {
                self.activate(TableId::Disclosure);
                if !self.columns2_open {
                    self.columns2.clear();
                    self.columns2_open = true;
                }
                let mut column = Column::headed(id, text);
                if id == "amount" {
                    column = self.unit_around(at, row, column);
                }
                if self.columns2.len() < limits::HEADS {
                    self.columns2.push(column);
                }
                self.head_row = self.strip.row_of(at);
                self.out.columns2.push(id);
            }
            Meaning::Row2(id) => {
                self.columns2_open = false;
                let columns: Columns = self.columns2.as_slice().into();
                // A stream's head may have lost a label, and with it the width of its rows.
                let known = if self.flow.has_rows() { !columns.is_empty() } else { header::is_complete(id, &columns) };
                self.open(TableId::Disclosure, id, known.then_some(columns), Some(at));
            }
            Meaning::Extra2 => {
                self.columns2_open = false;
                self.open(TableId::Disclosure, "", None, Some(at));
            }
            Meaning::Header3(id) => {
                self.activate(TableId::Requests);
                if id == "organisations" {
                    self.column3(id, at);
                }
            }
            Meaning::Column3("extra") if self.fills(at, row, labels) || !self.labels3_open && !self.flow.has_rows() => {
                if is_spanned || !self.open_subtotal(at, row, labels) {
                    self.open(TableId::Requests, "", None, Some(at));
                }
            }
            Meaning::Column3(id) => {
                self.activate(TableId::Requests);
                self.column3(id, at);
            }
            Meaning::Group3(id) => {
                self.activate(TableId::Requests);
                self.group = id;
                if !is_spanned {
                    self.open_subtotal(at, row, labels);
                }
            }
            Meaning::Row3(id) => {
                self.activate(TableId::Requests);
                self.group = id.split_once('.').map_or("", |(group, _)| group);
                self.labels3_open = false;
                let columns = header::applicants(&self.labels3);
                if columns.is_none() {
                    self.out.unsure.push((TableId::Requests, at));
                }
                self.open(TableId::Requests, id, columns, Some(at));
            }
            Meaning::Block4(id) => {
                self.activate(TableId::Remedies);
                let head = self.head(id, at);
                if self.blocks4.len() < limits::HEADS {
                    self.blocks4.push(head);
                }
                if id != "litigation" && self.flow.has_rows() && self.fills(at, row, labels) {
                    self.open(TableId::Remedies, id, header::results(&self.labels4), Some(at));
                }
            }
            Meaning::Column4(id) => {
                self.activate(TableId::Remedies);
                // 行政复议-结果维持: its place among the blocks is not known.
                let id = if label.label.fit == Fit::Joined { header::FOREIGN } else { id };
                let head = self.head(id, at);
                if self.labels4.len() < limits::HEADS {
                    self.labels4.push(head);
                }
            }
        }
    }

    /// Opens the row of subtotals of the group that is read, where a number for each column and nothing else stands
    /// behind the label at `at`. Says whether it did.
    fn open_subtotal(&mut self, at: usize, row: &Range<usize>, labels: &Labels) -> bool {
        let Some(&(_, id)) = SUBTOTALS.iter().find(|(group, _)| *group == self.group) else { return false };
        let columns = header::applicants(&self.labels3);
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
        let fits = columns.as_ref().is_some_and(|columns| values == columns.len() || values > 0 && values + blanks == columns.len());
        if fits && self.flow.has_rows() {
            self.labels3_open = false;
            self.open(TableId::Requests, id, columns, Some(at));
        }
        fits && self.flow.has_rows()
    }

    /// Whether a row of a marked-up table is whole and the form does not have it: words of its own, which no label of
    /// the form contains, and a cell for each column. The numbers of the rows beside it are not broken over it.
    pub(super) fn is_other_row(&self, row: &Range<usize>, labels: &Labels) -> bool {
        let mut filled = row.clone().filter(|&at| self.kind(at).has_text());
        let first = filled.next().filter(|&at| self.flow == Flow::Grid && self.kind(at) == Kind::Word);
        let Some(label) = first.and_then(|at| self.strip.piece(at)) else { return false };
        if row.clone().any(|at| labels.at(at).is_some()) || !filled.clone().all(|at| self.kind(at).is_value()) {
            return false;
        }
        let cells = first.map_or(0, |at| row.end - at - 1);
        let columns = match self.active {
            Some(TableId::Disclosure) => self.columns2.len(),
            Some(TableId::Requests) => header::applicants(&self.labels3).map_or(0, |columns| columns.len()),
            _ => 0,
        };
        let key = fold::key(label.text);
        columns > 0 && cells == columns && filled.next().is_some() && key.chars().count() > 1 && !form::is_part_of_label(&key)
    }

    /// The unit of an amount may stand in the words beside its head: 本年收费金额 （单位：万元）.
    pub(super) fn unit_around(&self, at: usize, row: &Range<usize>, column: Column) -> Column {
        let words = (at..row.end.max(at + 3)).filter_map(|i| self.strip.piece(i)).take(4);
        let text: String = words.take_while(|piece| piece.kind == Kind::Word).map(|piece| piece.text).collect();
        if column.unit == HeadUnit::None { Column::headed(column.id, &text) } else { column }
    }

    pub(super) fn head(&self, id: &'static str, at: usize) -> Head {
        let (row, start) = self.strip.piece(at).map_or((0, 0), |piece| (piece.row, piece.start));
        Head { id, row, start, stacked: !self.flow.has_rows() }
    }

    pub(super) fn column3(&mut self, id: &'static str, at: usize) {
        if !self.labels3_open {
            self.labels3.clear();
            self.labels3_open = true;
        }
        let head = self.head(id, at);
        // A merged head that a converter copied into every slot is one head.
        let copied = |known: &Head| known.id == id && self.flow.has_rows() && (known.start == head.start || id == "organisations");
        if self.labels3.len() < limits::HEADS && !self.labels3.iter().any(copied) {
            self.labels3.push(head);
        }
    }

    pub(super) fn activate(&mut self, table: TableId) {
        self.active = Some(table);
        if !self.out.found.contains(&table) {
            self.out.found.push(table);
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
    pub(super) fn resolve(&self, at: usize, label: &Spotted, row: &Range<usize>, labels: &Labels) -> Option<Meaning> {
        let meanings = label.label.meanings;
        let pick = |wanted: fn(&Meaning) -> bool| meanings.iter().copied().find(wanted);
        if meanings.len() == 1 {
            let only = meanings.first().copied()?;
            return match only {
                Meaning::Row2(_) | Meaning::Extra2 => (self.active == Some(TableId::Disclosure)).then_some(only),
                Meaning::Block4(_) => (self.flow.has_rows() || self.section == 4 || self.active == Some(TableId::Remedies)).then_some(only),
                Meaning::Section(_) => None,
                _ => Some(only),
            };
        }
        if self.active == Some(TableId::Remedies) {
            return pick(|m| matches!(m, Meaning::Column4(_)));
        }
        let numbering = label.label.numbering;
        let as_row = match (self.flow.has_rows(), pick(|m| matches!(m, Meaning::Row3("handled_total"))).is_some()) {
            (true, _) => self.fills(at, row, labels) || (numbering.is_some() && !self.has_columns(row, labels)),
            (false, true) => numbering.is_some() || (self.after_cell && self.active == Some(TableId::Requests)),
            (false, false) => {
                let last = self.out.rows.last().map_or("", |row| row.id);
                matches!(numbering, Some(Numbering::Arabic(_))) || (self.after_cell && last.starts_with("other_handling."))
            }
        };
        match as_row {
            true => pick(|m| matches!(m, Meaning::Row3(_))),
            false => pick(|m| matches!(m, Meaning::Column3(_))),
        }
    }

    /// Whether the row holds heads of applicant columns.
    pub(super) fn has_columns(&self, row: &Range<usize>, labels: &Labels) -> bool {
        row.clone()
            .take(limits::LOOKAHEAD)
            .filter_map(|i| labels.at(i))
            .any(|(_, label)| matches!(label.label.meanings, [Meaning::Column3(_)]))
    }

    /// A row of Table IV has no label: cells only, behind the head.
    pub(super) fn remedies_row(&mut self, pieces: &Range<usize>, labels: &Labels) {
        let cells = pieces.clone().filter(|&at| labels.at(at).is_none() && self.kind(at) != Kind::Word).count();
        let values = pieces.clone().filter(|&at| self.kind(at).is_value()).count();
        let only_cells = cells == pieces.len();
        // Among as many cells as there are heads, words stand in the place of a value.
        let fills_heads = || {
            let columns = header::remedies(&self.labels4, &self.blocks4);
            columns.is_some_and(|columns| columns.len() == pieces.len()) && pieces.clone().all(|at| labels.at(at).is_none())
        };
        let is_row = only_cells && cells >= 15 || values > 0 && (only_cells || fills_heads());
        if self.active == Some(TableId::Remedies) && self.current.is_none() && is_row {
            self.open_remedies(pieces.start);
        }
    }

    pub(super) fn open_remedies(&mut self, at: usize) {
        let again = self.out.rows.iter().any(|row| row.table == TableId::Remedies);
        if self.labels4.len() < 3 || again && !self.flow.has_rows() {
            return;
        }
        let columns = header::remedies(&self.labels4, &self.blocks4);
        if columns.is_none() {
            self.out.unsure.push((TableId::Remedies, at));
        }
        self.open(TableId::Remedies, "", columns, None);
    }
}
