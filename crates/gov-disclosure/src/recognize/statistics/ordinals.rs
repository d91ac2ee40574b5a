//! Running numbers and codes of rows among the digits of a table in running text.

use super::rows::{Rows, Run};
use super::table::{Row, Written};

/// How far the next running number may be: those of headings are within labels.
const NEXT: u32 = 5;

impl Rows<'_, '_> {
    /// Takes the running number of a line from the values of the row before, where the line does not start with it.
    pub fn settle(&mut self, start: usize) {
        let is_first = self.table.rows.len() == 1;
        if !std::mem::take(&mut self.open) || self.stream.has_ordinal(start) {
            return;
        }
        let has_heads = !self.table.heads.is_empty();
        let columns = self.table.heads.len();
        let Some(Row { written, .. }) = self.table.rows.last_mut() else { return };
        let Written::Runs { runs, .. } = written else { return };
        let number = runs.last().and_then(|run| run.text.parse().ok());
        // Without headers the first of them shows whether the lines are numbered at all; headings may be numbered with them.
        let is_number = if has_heads {
            number.is_some_and(|number| is_near(self.ordinal, number))
        } else {
            !is_first || number.is_some_and(|number| (2..=5).contains(&number))
        };
        self.ordered &= is_number || has_heads;
        if is_number {
            runs.pop();
            self.ordinal = number;
            if runs.len() < columns {
                *written = Written::Torn(std::mem::take(runs));
            }
        }
    }

    /// Notes the running numbers within a label that headings ran into.
    pub fn note_ordinals(&mut self, (start, end): Run) {
        if self.ordered {
            let last = (start..end).rev().find_map(|at| self.stream.ordinal(at));
            self.ordinal = last.map(|(number, _)| number).or(self.ordinal);
        }
    }

    /// Takes the running number of the next row from the end of the runs, which end at `to`; `unit` is where the unit starts, and
    /// `is_last` says that the row is the last of a form, after which they do not start anew, and only a further row has one.
    pub fn take_ordinal(&mut self, runs: &mut Vec<Run>, (unit, to): Run, is_last: bool) -> bool {
        let columns = self.table.heads.len();
        let Some((from, end)) = runs.last().copied().filter(|_| self.ordered) else { return false };
        let Some((number, _)) = self.stream.ordinal(from).filter(|_| !self.ends_line_of_unit(unit, end)) else { return false };
        let is_counted = || [self.table.rows.len() + 2, self.printed + 2].contains(&(number as usize));
        let has_next = self.next(to).is_some();
        let is_next = match self.ordinal {
            _ if is_last && !has_next => false,
            // No row of the form follows: what is left may be the rest of a number that is apart.
            own if is_last || !has_next => own.is_some_and(|own| number == own + 1),
            own if columns > 0 && (own.is_some() || runs.len() == columns + 1) => is_near(own, number),
            _ => is_counted(),
        };
        if is_next {
            runs.pop();
            self.ordinal = Some(number);
        }
        is_next
    }

    /// Whether a run that ends here is on the line of the unit and ends it: no number of a further row.
    pub fn ends_line_of_unit(&self, unit: usize, end: usize) -> bool {
        let stream = self.stream;
        end > 0 && stream.line(unit) == stream.line(end - 1) && stream.starts_line(end) && !stream.starts_line(unit)
    }

    /// Takes the code of the row from its runs; gives whether nobody can tell it from the values.
    pub fn take_code(&self, runs: &mut Vec<Run>) -> bool {
        let (Some(place), columns) = (self.code, self.table.heads.len()) else { return false };
        let is_alone = |&(from, to): &Run| self.stream.has_gap(from) && self.stream.has_gap(to);
        // A code alone is no value.
        let is_code = runs.len() > columns || place == 0 && runs.first().is_some_and(is_alone);
        if is_code && place < runs.len() {
            runs.remove(place);
            return false;
        }
        !runs.is_empty()
    }
}

/// Whether a number may be the next running number after another: they start anew in each part of some tables.
fn is_near(last: Option<u32>, number: u32) -> bool {
    number == 1 || last.is_none_or(|last| (last + 1..=last.saturating_add(NEXT)).contains(&number))
}
