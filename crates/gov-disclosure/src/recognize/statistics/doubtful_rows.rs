//! Values in running text that may be those of another row, or hold the number of its label.

use super::naming;
use super::rows::{Print, Rows, Run};
use super::table::{Row, Written};
use crate::lex::grammar::is_digit;
use crate::lex::script::is_han;

/// Whether digits are in a label between words, and are neither a year nor in a note: 规范性文件数17制发规范性文件总数.
fn holds_value(label: &str) -> bool {
    let (mut depth, mut digits, mut is_behind_word) = (0usize, 0usize, false);
    for c in label.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if is_digit(c) => digits += 1,
            _ => {
                let is_year = digits == 4 && c == '年';
                if depth == 0 && digits > 0 && is_behind_word && !is_year && is_han(c) {
                    return true;
                }
                (digits, is_behind_word) = (0, is_han(c));
            }
        }
    }
    false
}

impl Rows<'_, '_> {
    /// Notes values below the line of their unit that may be those of the row before, which has none.
    pub fn note_behind_blank(&mut self, runs: &[Run], print: Print) {
        let is_line = |&&(from, _): &&Run| self.stream.starts_line(from);
        let has_none = |row: &Row| matches!(&row.written, Written::Runs { runs, .. } | Written::Torn(runs) if runs.is_empty());
        let lines = runs.iter().filter(is_line).count();
        if !print.flows && runs.first().is_some_and(|run| is_line(&run)) && self.table.rows.last().is_some_and(has_none) {
            self.behind_blank.push((self.table.rows.len(), lines));
        }
    }

    /// Doubts the values below rows without any where one of these has too many lines of them: the file has the labels of several
    /// rows before their values.
    pub fn doubt_behind_blank(&mut self) {
        let columns = self.table.heads.len().max(1);
        if self.behind_blank.iter().all(|&(_, lines)| lines <= columns) {
            return;
        }
        for (number, _) in self.behind_blank.drain(..).filter(|&(_, lines)| lines <= columns) {
            let Some(Row { written, .. }) = self.table.rows.get_mut(number) else { continue };
            if let Written::Runs { runs, .. } = written {
                *written = Written::Torn(std::mem::take(runs));
            }
        }
    }

    /// Doubts rows of no known form whose labels may hold values or words of others: nothing says where such a label ends.
    pub fn doubt_mixed(&mut self) {
        let is_mixed = |row: &Row| holds_value(&row.label);
        let has_mixed = self.table.rows.iter().any(is_mixed);
        if !has_mixed && self.broken.is_empty() || naming::name(&self.table).is_some() {
            return;
        }
        for (number, row) in self.table.rows.iter_mut().enumerate() {
            // The rest of a label may be in front of the next.
            let is_broken = self.broken.iter().any(|&broken| broken == number || broken == number + 1);
            if let Written::Runs { runs, .. } = &mut row.written
                && (has_mixed || is_broken)
            {
                row.written = Written::Torn(std::mem::take(runs));
            }
        }
    }

    /// What comes before a running number at the end of digits after which the number of a label came too: 39, 4 and 1 in 3941.
    pub fn running(&mut self, digits: &str) -> Option<String> {
        let number = self.levels.iter().map(|level| level + 1).find(|number| digits.ends_with(&number.to_string()))?;
        let rest = digits.strip_suffix(&number.to_string()).filter(|rest| !rest.is_empty())?;
        self.number("", Some(number));
        Some(rest.to_owned())
    }

    /// Doubts the last digit of the row before where the number after it was to come: the sign after that number is lost.
    pub fn doubt_before(&mut self, text: &str) {
        let own = text.chars().last().and_then(|c| c.to_digit(10));
        let Some(before) = own.and_then(|own| own.checked_sub(1)).filter(|before| self.levels.iter().any(|level| level + 1 == *before))
        else {
            return;
        };
        let Some(Row { written: Written::Runs { runs, other: other @ None }, .. }) = self.table.rows.last_mut() else { return };
        let [run] = runs.as_slice() else { return };
        *other = run.text.strip_suffix(&before.to_string()).filter(|rest| !rest.is_empty()).map(str::to_owned);
    }
}
