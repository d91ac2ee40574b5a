//! The columns that the header of a table names.

use std::rc::Rc;

use crate::form::{Applicant, Measure, Outcome, Remedy};
use crate::lex::fold;
use crate::lex::marks::{Marked, Word, words};

/// What the header of a column names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// A column of Table II.
    Measure(Measure),
    /// A column of Table III.
    Applicant(Applicant),
    /// The sum of all organisations, which private templates add to Table III.
    Organisations,
    /// A column of Table IV: the outcomes of one remedy, or of the one that the row names.
    Outcome(Option<Remedy>, Outcome),
    /// A remedy, where outcomes are the rows of Table IV.
    Remedy(Remedy),
    /// Something that cannot be read: perhaps a column of the form whose label was damaged.
    Unread,
    /// Nothing: its label is empty, or a piece of one.
    Unlabelled,
    /// Something that the form does not have: last year's number, a share.
    Foreign,
}

/// Where a column or cell of a table lies: columns of the grid, or counts of separators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// First.
    pub start: u32,
    /// After the last.
    pub end: u32,
}

impl Extent {
    /// Whether two of them share a column.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A printed column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it holds.
    pub name: Name,
    /// The unit that its header names.
    pub unit: HeaderUnit,
    /// Where it lies, in a source whose tables have a geometry.
    pub extent: Option<Extent>,
    /// Its label is empty or cut, and its name that of the one column that the form has in its place.
    pub inferred: bool,
}

/// The columns of a row, in the order of their values.
pub type Columns = Rc<[Column]>;

impl Column {
    /// A column whose header names no unit.
    pub fn new(name: Name) -> Self {
        Self { name, unit: HeaderUnit::None, extent: None, inferred: false }
    }

    /// A column of Table II whose header reads `text`.
    pub fn measured(measure: Measure, text: &str) -> Self {
        Self { unit: HeaderUnit::of(text), ..Self::new(Name::Measure(measure)) }
    }

    /// The remedy whose outcomes it holds.
    pub fn remedy(self) -> Option<Remedy> {
        match self.name {
            Name::Outcome(remedy, _) => remedy,
            _ => None,
        }
    }

    /// Whether it holds the sum of others of its row.
    pub fn is_total(self) -> bool {
        matches!(self.name, Name::Applicant(Applicant::Total) | Name::Outcome(_, Outcome::Total))
    }

    /// Whether it holds a part of its row's total.
    pub fn is_part(self) -> bool {
        matches!(self.name, Name::Applicant(_) | Name::Outcome(..)) && !self.is_total()
    }
}

/// The unit that the header of a column names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderUnit {
    /// None.
    None,
    /// 元.
    Yuan,
    /// 万元.
    TenThousandYuan,
    /// Another, which the form does not use: 千元, 亿元, 万件.
    Other,
}

impl HeaderUnit {
    /// The unit that a label names.
    pub fn of(text: &str) -> Self {
        const OTHERS: [Word<'static>; 12] =
            words(["百万", "千元", "百元", "亿", "美元", "港元", "万件", "千件", "百件", "万条", "万次", "万宗"]);
        if !text.contains(is_of_unit) {
            return Self::None;
        }
        let text = fold::plain(text);
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        match () {
            () if Marked::new(&text).holds_any(&OTHERS) => Self::Other,
            () if text.contains("万元") => Self::TenThousandYuan,
            // 万 ⏎ 息内容 ⏎ 元: a unit that other words part may be either.
            () if text.contains('元') && !text.contains('万') => Self::Yuan,
            () => Self::None,
        }
    }
}

/// Whether `c` is folded to 元, 万, 亿 or 件: each unit has one of these.
fn is_of_unit(c: char) -> bool {
    matches!(c, '元' | '万' | '萬' | '亿' | '億' | '件')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_else_is_folded_to_a_character_of_a_unit() {
        for c in ('\u{80}'..=char::MAX).filter(|c| fold::plain(c.encode_utf8(&mut [0; 4])).contains(['元', '万', '亿', '件'])) {
            assert!(is_of_unit(c), "{c}");
        }
    }

    #[test]
    fn units_of_headers() {
        for text in ["（单位：万元）", "（单位：万 元）", "单位：万\n元", "（萬元）", "万\u{a0}元"] {
            assert_eq!(HeaderUnit::of(text), HeaderUnit::TenThousandYuan, "{text}");
        }
        assert_eq!(HeaderUnit::of("采购总金额（元）"), HeaderUnit::Yuan);
        for text in ["千元", "亿元", "百万元", "万美元", "（万件）", "（百件）"] {
            assert_eq!(HeaderUnit::of(text), HeaderUnit::Other, "{text}");
        }
        assert_eq!(HeaderUnit::of("本年收费金额"), HeaderUnit::None);
        assert_eq!(HeaderUnit::of("本年收费金额（单位：万息内容元）"), HeaderUnit::None);
    }
}
