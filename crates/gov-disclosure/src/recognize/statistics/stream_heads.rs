//! Headers of tables in running text.

use super::naming;
use super::stream::Stream;
use super::table::{Head, NAMES, Order, UNIT_HEADS, UNITS};
use crate::lex::grammar::{is_digit, is_numeral};
use crate::lex::script::is_han;

/// Names of columns of running numbers or codes.
pub const CODES: &[&str] = &["序号", "代码", "行次", "编号"];

/// Headers of value columns in running text, those that others start with first.
pub const HEADS: &[&str] = &[
    "数据统计数",
    "历年累计",
    "上年同期",
    "上年度",
    "上年",
    "去年",
    "今年",
    "年末统计",
    "本年累计",
    "年度累计",
    "本月累计",
    "本期实际",
    "本年度",
    "统计数",
    "年度",
    "本年",
    "数量",
    "合计",
    "数值",
    "累计",
    "年",
    "同比增长率",
    "同比增长",
    "同比增减",
    "同比",
    "比上年增减",
    "比上年增长",
    "比上年",
    "增长率",
    "增减",
    "增幅",
    "所占比例",
    "所占比重",
    "占比",
    "比例",
    "比重",
    "百分比",
    "备注",
    "说明",
];

/// Headers that a table has at most.
const MOST: usize = 8;

/// Characters of the longest header that nobody knows, and of the part of one before words that are known.
pub const MAX_LENGTH: usize = 8;

/// Characters in which a label shows.
const LABEL: usize = 24;

/// Characters of headers that run together.
const TOUCHING: usize = 12;

/// Characters of what is in brackets after a header: (%), (万元).
const BRACKETS: usize = 4;

/// The headers of a table.
#[derive(Debug, Default)]
pub struct Heads {
    pub values: Vec<Head>,
    /// Before which of them the header of the codes is.
    pub code: Option<usize>,
    /// Where the rows start.
    pub end: usize,
    pub order: Order,
}

impl Stream<'_> {
    /// The headers of a table that start here.
    pub fn heads(&self, at: usize) -> Option<Heads> {
        let (_, length) = self.word_at(at, NAMES)?;
        let (_, unit) = self.word_at(at + length, UNIT_HEADS)?;
        let start = at + length + unit;
        let on_line = self.on_line(start);
        let is_whole = on_line.is_some();
        let mut heads = on_line.unwrap_or(Heads { end: start, ..Heads::default() });
        let on_line = heads.values.len();
        self.in_words(&mut heads, is_whole);
        if is_whole {
            self.join(&mut heads, on_line, at);
        }
        // A row that numbers the columns: 甲 乙 丙 1 2.
        if self.char(heads.end) == Some('甲') {
            while self.char(heads.end).is_some_and(|c| "甲乙丙丁".contains(c) || is_digit(c)) {
                heads.end += 1;
            }
        }
        Some(heads)
    }

    /// Headers that end their line, with white space between them: they are headers whatever their words are.
    fn on_line(&self, start: usize) -> Option<Heads> {
        let mut heads = Heads { end: start, ..Heads::default() };
        while !self.starts_line(heads.end) {
            let from = heads.end;
            let to = self.spaced(from).or_else(|| (from + 1..=from + MAX_LENGTH).find(|&to| self.has_gap(to)))?;
            let is_unit = self.word_at(from, UNITS).is_some_and(|(_, length)| from + length == to);
            let head = self.head(from, to);
            let is_number = (from..to).any(|at| self.char(at).is_some_and(is_digit)) && head.year.is_none();
            if !self.has_gap(from) || is_unit || is_number || heads.values.len() >= MOST {
                return None;
            }
            heads.end = to;
            if self.word_at(from, CODES).is_some_and(|(_, length)| from + length == to) && heads.code.is_none() {
                heads.code = Some(heads.values.len());
            } else {
                heads.values.push(head);
            }
        }
        Some(heads).filter(|heads| !heads.values.is_empty() && heads.end < self.chars.len())
    }

    /// Where a known header ends whose characters white space parts: 2018 年, 统 计 数. Two headers are none: 年度 累计.
    fn spaced(&self, from: usize) -> Option<usize> {
        let is_head = |from: usize, to: usize| {
            let text = self.text(from, to);
            let year = text.len() - text.trim_start_matches(is_digit).len();
            let word = text.get(year..).unwrap_or_default();
            matches!(year, 0 | 4) && HEADS.contains(&word)
        };
        let mut ends = (from + 1..=from + MAX_LENGTH).filter(|&to| self.has_gap(to) && self.line(to - 1) == self.line(from));
        let mut end = ends.find(|&to| is_head(from, to))?;
        for to in ends {
            if is_head(end, to) || !is_head(from, to) {
                break;
            }
            end = to;
        }
        Some(end)
    }

    /// Adds headers one after the other, by their words; where those before end their line, of words that are known.
    fn in_words(&self, heads: &mut Heads, is_whole: bool) {
        while heads.values.len() < MOST {
            let at = heads.end;
            if heads.code.is_none() && self.word_at(at, CODES).is_some() {
                (heads.code, heads.end) = (Some(heads.values.len()), at + 2);
                continue;
            }
            let has_year = heads.values.iter().any(|head| head.year.is_some());
            let Some(end) = self.known(at, has_year).or_else(|| self.unknown(at).filter(|_| !is_whole)) else { break };
            heads.values.push(self.head(at, end));
            heads.end = end;
        }
    }

    pub fn head(&self, from: usize, to: usize) -> Head {
        Head::new(&self.text(from, to), self.span(from, to))
    }

    /// Where a header ends that starts here; `has_year` is whether one before it names its year.
    fn known(&self, at: usize, has_year: bool) -> Option<usize> {
        let year = (at..at + 4).all(|at| self.char(at).is_some_and(is_digit));
        let start = if year { at + 4 } else { at };
        let (word, length) = self.word_at(start, HEADS)?;
        let end = self.behind_brackets(start + length);
        // 本年度 after the year's own header starts the first label: 本年度申请总数.
        if !year && word.starts_with("本年") && has_year {
            return None;
        }
        // Words that white space parts from those before but not from those after may start a label: 年度经费.
        let may_be_label = self.has_gap(at) && !self.has_gap(end) || !year && word.starts_with('年') && has_year;
        (!may_be_label || self.has_gap(end) || self.rows_start(end)).then_some(end)
    }

    /// Where the brackets after a header end that hold no number of a label.
    fn behind_brackets(&self, at: usize) -> usize {
        let inner = at + 1..at + 2 + BRACKETS;
        let end = inner.clone().find(|&end| self.char(end) == Some(')')).filter(|_| self.char(at) == Some('('));
        let is_number = |end: usize| (at + 1..end).all(|at| self.char(at).is_some_and(is_numeral));
        end.filter(|&end| !is_number(end)).map_or(at, |end| end + 1)
    }

    /// Where a header ends that starts here and whose first words nobody knows: a known word ends it, and the first label comes after
    /// it; or it touches both the header before it and that label.
    fn unknown(&self, at: usize) -> Option<usize> {
        if naming::starts_with_label(&self.text(at, at + LABEL)) {
            return None;
        }
        let ends = (at + 1..at + MAX_LENGTH).filter_map(|start| Some(start + self.word_at(start, HEADS)?.1));
        let known = ends.take_while(|&end| !(at + 1..end).any(|at| self.char(at).is_some_and(is_digit))).find(|&end| self.rows_start(end));
        known.or_else(|| {
            let is_inside = |&at: &usize| !self.has_gap(at) && self.char(at).is_some_and(is_han);
            let mut ends = (at..at + TOUCHING).take_while(is_inside).map(|at| at + 1);
            ends.find(|&end| self.first_label(end))
        })
    }

    /// Whether the first label starts here, with its number.
    fn first_label(&self, at: usize) -> bool {
        self.char(at).is_some_and(|c| c == '(' || is_digit(c) || is_han(c)) && naming::starts_with_label(&self.text(at, at + LABEL))
    }

    /// Whether further headers start here, or a label that is known.
    fn rows_start(&self, at: usize) -> bool {
        let year = (at..at + 4).all(|at| self.char(at).is_some_and(is_digit));
        self.word_at(if year { at + 4 } else { at }, HEADS).is_some() || naming::starts_with_label(&self.text(at, at + LABEL))
    }
}
