//! The digits after a unit: which are values of the row, by the lines that they are on.

use super::rows::{Print, Rows, Run};
use super::stream::is_dash;
use super::table::UNITS;
use crate::lex::grammar::is_digit;
use crate::limits;

/// Signs after digits that are a date, a time or part of a sentence.
const NO_VALUE: &str = "年月日时分号:人-";

impl Rows<'_, '_> {
    /// The runs of digits from here on, where they end, and whether a line with digits alone comes after them that may be a value.
    pub fn runs(&self, mut at: usize, print: Print) -> (Vec<Run>, usize, bool) {
        let stream = self.stream;
        let has_digit = |at: usize| stream.char(at).is_some_and(is_digit);
        let (unit, unit_line) = (at, stream.line(at.saturating_sub(1)));
        let mut torn = false;
        let mut runs: Vec<Run> = Vec::new();
        while runs.len() < limits::HEADS {
            let start = at;
            if stream.starts_line(at) && !self.goes_on(at, unit_line, print, &runs) {
                if let Some(end) = stream.bare_line(at).filter(|_| !print.flows) {
                    (torn, at) = (true, end);
                }
                torn |= print.flows && !runs.is_empty();
                break;
            }
            // -5 and +7 in a column of differences.
            let is_signed = stream.char(at).is_some_and(|c| "+-".contains(c)) && has_digit(at + 1) && !stream.has_gap(at + 1);
            if has_digit(at) || is_signed && stream.has_gap(at) {
                at += usize::from(!has_digit(at));
                let first = at;
                while has_digit(at) && (at == first || !stream.has_gap(at))
                    || at > start
                        && stream.char(at).is_some_and(|c| c == '.' || c == ',')
                        && !stream.has_gap(at)
                        && has_digit(at + 1)
                        && !stream.has_gap(at + 1)
                {
                    at += 1;
                }
                // 3万 and 1.2亿元 are whole numbers.
                if stream.char(at).is_some_and(|c| "万亿".contains(c)) && !stream.has_gap(at) {
                    at += if stream.char(at + 1) == Some('元') && !stream.has_gap(at + 1) { 2 } else { 1 };
                }
                at += usize::from(stream.char(at) == Some('%') && !stream.has_gap(at));
                // 2017年3月8日 or 15:30 on the next line, and a date on this one.
                let is_after = |sign: char| !stream.has_gap(at) && NO_VALUE.contains(sign);
                let is_date = at - start == 4 && stream.char(at) == Some('年') && has_digit(at + 1);
                if is_date || stream.line(start) != unit_line && stream.char(at).is_some_and(is_after) {
                    at = start;
                    break;
                }
            } else if stream.char(at).is_some_and(|c| is_dash(c) || c == '/') && (stream.has_gap(at) || runs.is_empty()) {
                while at == start || stream.char(at).is_some_and(is_dash) && !stream.has_gap(at) {
                    at += 1;
                }
            } else if stream.char(at) == Some('无') && stream.has_gap(at) && stream.has_gap(at + 1) {
                at += 1;
            } else {
                break;
            }
            runs.push((start, at));
            // The dot after a code: 2. 7972.
            if self.code == Some(0) && start == unit && stream.char(at) == Some('.') && stream.has_gap(at + 1) {
                at += 1;
            }
        }
        (runs, at, torn)
    }

    /// Whether what touches the digits that end here makes them a part of something else than a number, or of a larger one: 1O, 3/14,
    /// 6+7, 1千; and whether their last may be no number of the next label, since the line ends after its sign: 13、.
    pub fn is_part_of_more(&self, at: usize, print: Print) -> bool {
        let stream = self.stream;
        let Some(next) = stream.char(at).filter(|_| !stream.has_gap(at)) else { return false };
        let ends_line = stream.starts_line(at + 1) && at + 1 < stream.chars.len() || at + 1 == stream.chars.len();
        match next {
            '.' | '、' | ')' => ends_line && !print.flows && !stream.starts_line(at.saturating_sub(1)),
            '千' | '百' | '十' => true,
            _ => next.is_ascii_alphabetic() || "/+=~～*^&_".contains(next) || is_dash(next) && stream.char(at + 1).is_some_and(is_digit),
        }
    }

    /// Where lines end that have a unit and values alone, where such lines start here.
    pub fn without_label(&self, at: usize) -> Option<usize> {
        std::iter::successors(Some(at), |&at| self.line_without_label(at)).skip(1).last()
    }

    fn line_without_label(&self, at: usize) -> Option<usize> {
        let stream = self.stream;
        let (_, length) = stream.word_at(at, UNITS).filter(|_| stream.starts_line(at))?;
        let behind = at + length;
        let is_beside = stream.line(behind) == stream.line(at);
        stream.bare_line(behind).filter(|_| is_beside || stream.char(behind).is_some_and(is_digit))
    }

    /// Whether the values of a row go on with the digits that a line starts with.
    fn goes_on(&self, at: usize, unit_line: Option<u32>, print: Print, runs: &[Run]) -> bool {
        let stream = self.stream;
        let is_signed = stream.char(at).is_some_and(|c| "+-".contains(c)) && stream.char(at + 1).is_some_and(is_digit);
        if !is_signed && !stream.char(at).is_some_and(is_digit) {
            return true;
        }
        if print.flows {
            // Text that is broken into lines anywhere: digits without white space before them may be broken too.
            return runs.last().is_none_or(|&(from, _)| stream.has_gap(from));
        }
        let is_beside = match runs.first() {
            Some(&(from, _)) => stream.line(from) == unit_line,
            None => stream.line(print.label.1.saturating_sub(1)) == unit_line,
        };
        !is_beside && stream.bare_line(at).is_some()
    }
}
