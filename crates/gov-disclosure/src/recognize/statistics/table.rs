//! A table of names, units and values as a copy writes it, before its form is known.

use crate::document::{Asides, Beside, Span, Text};
use crate::lex::grammar::is_digit;

/// Text, its place, and what is at it and is not part of it.
#[derive(Clone, Debug)]
pub struct Piece {
    pub text: String,
    pub span: Span,
    pub asides: Asides,
}

impl Piece {
    /// Text with nothing beside it.
    pub fn new(text: String, span: Span) -> Self {
        Self { text, span, asides: Asides::default() }
    }

    /// The text of a cell.
    pub fn of(text: &Text<'_>) -> Self {
        Self { text: text.content.to_string(), span: text.span, asides: text.asides.clone() }
    }

    /// What is at the text.
    pub fn beside(&self) -> Beside<'_> {
        Beside::of(&self.asides, 0, self.text.len())
    }
}

/// The header of a value column.
#[derive(Clone, Debug)]
pub struct Head {
    pub text: String,
    pub year: Option<u16>,
    pub span: Span,
}

impl Head {
    /// A header, with the year that it names.
    pub fn new(text: &str, span: Span) -> Self {
        let digits: String = text.chars().skip_while(|&c| !is_digit(c)).take_while(|&c| is_digit(c)).collect();
        let year = digits.parse().ok().filter(|year| (2000..2100).contains(year));
        Self { text: text.to_owned(), year, span }
    }

    /// A header below another: where it names no year, the year above it is its own.
    pub fn below(&self, above: &Self) -> Self {
        Self { year: self.year.or(above.year), ..self.clone() }
    }

    /// Its words without the year, and without what is in brackets.
    pub fn words(&self) -> String {
        let (mut depth, mut words) = (0usize, String::new());
        for c in self.text.chars() {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ if depth == 0 => words.push(c),
                _ => {}
            }
        }
        words.trim_start_matches(is_digit).to_owned()
    }
}

/// Whether headers are in the order of their columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Kept,
    /// The parts of one are on lines of their own: nothing says before which of the others its column is.
    Lost,
}

/// The values of a row.
#[derive(Clone, Debug)]
pub enum Written {
    /// A cell under each header; `None` where the row is too short to have one.
    Cells(Vec<Option<Piece>>),
    /// A cell under some of the headers; the row's own table does not print the others.
    Under(Vec<(usize, Piece)>),
    /// Runs of digits in a row, whose columns nothing shows. `other` is the last of them without a digit that may be the number of
    /// the next row instead.
    Runs { runs: Vec<Piece>, other: Option<String> },
    /// Digits that nobody can tell from running numbers, codes or the number of a page.
    Torn(Vec<Piece>),
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its label, folded, without white space.
    pub label: String,
    /// Where the label is.
    pub span: Span,
    /// Its unit; empty where none is printed.
    pub unit: String,
    /// The heading above it.
    pub section: String,
    /// Its values.
    pub written: Written,
}

impl Row {
    /// What is written in one of its columns, where that is known.
    pub fn piece(&self, column: usize) -> Option<&Piece> {
        match &self.written {
            Written::Cells(cells) => cells.get(column)?.as_ref(),
            Written::Under(cells) => cells.iter().find(|(at, _)| *at == column).map(|(_, piece)| piece),
            Written::Runs { runs, other: None } => runs.get(column),
            Written::Runs { .. } | Written::Torn(_) => None,
        }
    }
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Where the header of its labels is.
    pub name: Option<Span>,
    /// The caption that names its year.
    pub caption: Option<Head>,
    pub heads: Vec<Head>,
    pub order: Order,
    pub rows: Vec<Row>,
    /// Whether words are above it that are no row of a table before it.
    pub is_titled: bool,
    /// Whether it is several tables of the file, each with a title: 表一, 表二 and so on.
    pub in_parts: bool,
    /// Whether white space parts units from values.
    pub is_spaced: bool,
}

impl Table {
    /// Takes in another table whose headers are some of its own, or the other way round; gives it back where they are neither.
    pub fn join(&mut self, mut other: Self) -> Option<Self> {
        let place = |heads: &[Head], head: &Head| heads.iter().position(|own| own.text == head.text);
        let places = |of: &Self, among: &Self| -> Option<Vec<usize>> { of.heads.iter().map(|head| place(&among.heads, head)).collect() };
        if self.heads.is_empty() || other.heads.is_empty() {
            return Some(other);
        }
        if let Some(places) = places(&other, self) {
            other.move_to(&places, self.heads.len());
        } else if let Some(places) = places(self, &other) {
            self.move_to(&places, other.heads.len());
            self.heads = other.heads;
        } else {
            return Some(other);
        }
        self.rows.append(&mut other.rows);
        // One without a title is the rest of a table that goes on on the next page.
        self.in_parts |= other.is_titled;
        None
    }

    /// Leaves out a last column of remarks in which no row has a number.
    pub fn drop_remarks(&mut self) {
        let Some(others) = self.heads.len().checked_sub(1).filter(|&others| others > 0) else { return };
        let has_remark = |row: &Row| matches!(&row.written, Written::Runs { runs, .. } | Written::Torn(runs) if runs.len() > others);
        if self.heads.last().is_some_and(|head| REMARKS.contains(&head.text.as_str())) && !self.rows.iter().any(has_remark) {
            self.heads.truncate(others);
        }
    }

    /// Puts each value under the header of a wider table.
    fn move_to(&mut self, places: &[usize], heads: usize) {
        if places.len() == heads && places.iter().enumerate().all(|(at, place)| at == *place) {
            return;
        }
        for row in &mut self.rows {
            let cells: Vec<(usize, Piece)> = match &mut row.written {
                Written::Cells(cells) => places.iter().copied().zip(cells.drain(..)).filter_map(|(at, cell)| Some((at, cell?))).collect(),
                Written::Under(cells) => cells.drain(..).filter_map(|(at, cell)| Some((places.get(at).copied()?, cell))).collect(),
                Written::Runs { runs, other: None } if runs.len() == places.len() => places.iter().copied().zip(runs.drain(..)).collect(),
                Written::Runs { .. } | Written::Torn(_) => continue,
            };
            row.written = Written::Under(cells);
        }
    }

    /// Whether the columns of the values of most rows are known.
    pub fn is_whole(&self) -> bool {
        let is_whole = |row: &&Row| !matches!(row.written, Written::Torn(_) | Written::Runs { other: Some(_), .. });
        self.rows.iter().filter(is_whole).count() * 2 > self.rows.len()
    }

    /// Where it is, from its first header or label to its last value.
    pub fn span(&self) -> Option<Span> {
        let values = |row: &Row| -> Option<Span> {
            match &row.written {
                Written::Cells(cells) => cells.iter().flatten().next_back().map(|piece| piece.span),
                Written::Under(cells) => cells.last().map(|(_, piece)| piece.span),
                Written::Runs { runs, .. } | Written::Torn(runs) => runs.last().map(|piece| piece.span),
            }
        };
        let rows = self.rows.iter().flat_map(|row| std::iter::once(row.span).chain(values(row)));
        self.name.into_iter().chain(self.heads.iter().map(|head| head.span)).chain(rows).reduce(Span::to)
    }
}

/// Units that tables print, those that others start with first.
pub const UNITS: &[&str] = &["人次", "万元", "条", "件", "元", "人", "次", "篇", "个", "期", "项", "份", "起"];

/// Names of the column of labels.
pub const NAMES: &[&str] = &["指标名称", "统计指标", "指标", "统计项目", "项目名称", "项目", "统计内容"];

/// Names of the column of units.
pub const UNIT_HEADS: &[&str] = &["计量单位", "计算单位", "单位", "计量"];

/// Column headers that hold no values.
pub const PASSED_OVER: &[&str] = &["代码", "序号", "备注", "行次", "编号"];

/// Names of the column of remarks.
pub const REMARKS: &[&str] = &["备注", "说明"];

/// Words of headers of what is no value of the year: last year's values, how far they differ, and shares.
pub const COMPARED: &[&str] =
    &["上年", "上一年", "去年", "同期", "同比", "增长", "增减", "增幅", "比上", "占比", "比例", "比重", "百分比", "说明", "备注"];
