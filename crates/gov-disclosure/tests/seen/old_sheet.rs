//! Workbooks of before 2007.

use gov_disclosure::{Field, TableId, parse};
use gov_disclosure_testkit::page::{Beside, Block, Cell, Role};
use gov_disclosure_testkit::write::Format;

use super::reported;

const PENALTIES: &str = "disclosure.penalties.decisions";

/// A workbook whose cell after the label of the penalties holds this text and what is beside it.
fn book(text: &str, beside: Vec<Beside>) -> Vec<u8> {
    let words = |text: &str| Cell::words(text, 1);
    let value = Cell { field: Field::from_id(PENALTIES), beside, ..words(text) };
    let rows = vec![
        vec![Cell::words("第二十条第（六）项", 2)],
        vec![words("信息内容"), words("本年处理决定数量")],
        vec![words("行政处罚"), value],
        vec![words("行政强制"), words("16")],
    ];
    Format::Xls.write(&[
        Block::Line("雁屏市粮食局2022年政府信息公开工作年度报告".to_owned()),
        Block::Heading(2, "二、主动公开政府信息情况".to_owned()),
        Block::Table(TableId::Disclosure, rows),
    ])
}

/// Holds a cell in which something is beside the text, in each of these ways, against what must be read of it.
#[track_caller]
fn holds(text: &str, role: Role, own: &str, value: &str, rules: &[&str]) {
    for (before, way) in [(true, 0), (false, 0), (true, 1), (false, 1), (false, 2)] {
        let bytes = book(text, vec![Beside { role, text: own.to_owned(), before, way }]);
        let read = reported(&parse(&bytes, &Default::default()).unwrap(), PENALTIES);
        assert_eq!(read, (value.to_owned(), rules.iter().map(|&rule| rule.to_owned()).collect::<Vec<_>>()), "{role:?} {before} {way}");
    }
}

#[test]
fn runs_of_a_string_are_marks_or_struck_or_hidden() {
    holds("629", Role::Mark, "4", "629", &[]);
    holds("629", Role::Struck, "7", "629", &["R023"]);
    holds("629", Role::Hidden, "7", "629", &["R024"]);
}

/// White letters, a number format that shows nothing, and a condition that makes the letters of what it meets white.
#[test]
fn a_cell_whose_number_is_not_shown_is_empty() {
    holds("", Role::Hidden, "629", "blank", &["R024"]);
}
