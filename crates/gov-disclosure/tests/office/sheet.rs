//! Spreadsheets.

use super::{cell, count, read, repairs, xlsx};

const FEES: &str = "disclosure.fees.amount";

fn text(at: &str, text: &str) -> String {
    format!("<c r='{at}' t='inlineStr'><is><t>{text}</t></is></c>")
}

fn row(number: u32, cells: &str) -> String {
    format!("<row r='{number}'>{cells}</row>")
}

/// A sheet with Table II's fees; its last cell is this.
fn fees(year: u16, last: &str) -> String {
    let rows = row(1, &text("A1", &format!("青岫市林业局{year}年政府信息公开工作年度报告")))
        + &row(2, &text("A2", "二、主动公开政府信息情况"))
        + &row(3, &text("A3", "第二十条第（八）项"))
        + &row(4, &(text("A4", "信息内容") + &text("B4", "本年收费金额（单位：万元）")))
        + &row(5, &(text("A5", "行政事业性收费") + last));
    format!("<sheetData>{rows}</sheetData><mergeCells><mergeCell ref='A1:B1'/><mergeCell ref='A3:B3'/></mergeCells>")
}

#[test]
fn digits_that_a_break_parts_are_never_one_number_in_silence() {
    for (written, value, rule) in [("5&#10;8", Some("58"), "R004"), ("62.&#10;78", Some("62.78"), "R004"), ("5&#9;8", None, "V301")] {
        let report = read(xlsx(&[("表", &fees(2023, &text("B5", written)))], &[])).unwrap();
        assert_eq!(cell(&report, FEES).value.map(|value| value.to_string()).as_deref(), value, "{written}");
        assert!(report.diagnostics.iter().any(|d| d.rule == rule && d.fields.iter().any(|field| field.id() == FEES)), "{written}");
    }
}

#[test]
fn numbers_are_those_that_the_sheet_shows() {
    let cases = [
        ("<c r='B5'><v>62.785</v></c>", "62.785"),
        ("<c r='B5'><v>62</v></c>", "62"),
        ("<c r='B5' t='str'><f>1+1</f><v>62.5</v></c>", "62.5"),
        ("<c r='B5'><v>0.30000000000000004</v></c>", "0.3"),
        ("<c r='B5' s='1'><v>62.785</v></c>", "62.785"),
    ];
    for (last, value) in cases.into_iter().chain([(text("B5", "62.78").as_str(), "62.78")]) {
        let report = read(xlsx(&[("表", &fees(2023, last))], &[])).unwrap();
        let cell = cell(&report, FEES);
        assert_eq!(cell.value.map(|value| value.to_string()).as_deref(), Some(value), "{last}");
        assert_eq!(cell.location.as_ref().unwrap().to_string(), "表!B5");
        assert_eq!(report.meta.year, Some(2023));
    }
    let report = read(xlsx(&[("表", &fees(2023, "<c r='B5' s='2'><v>45000</v></c>"))], &[])).unwrap();
    assert_eq!(cell(&report, FEES).value, None, "a date is no amount");
    let report = read(xlsx(&[("表", &fees(2023, "<c r='B5' t='e'><v>#REF!</v></c>"))], &[])).unwrap();
    assert_eq!(cell(&report, FEES).value, None, "an error is no amount");
}

#[test]
fn hidden_sheets_are_passed_over_and_said() {
    let (new, old) = (fees(2023, "<c r='B5'><v>62</v></c>"), fees(2022, "<c r='B5'><v>51</v></c>"));
    let report = read(xlsx(&[("去年", &old), ("今年", &new)], &["去年"])).unwrap();
    assert_eq!((count(&report, FEES).1.as_str(), report.meta.year), ("今年!B5", Some(2023)));
    assert_eq!(repairs(&report), [("hidden-sheets-passed-over", 1)]);
    assert!(read(xlsx(&[("表", &new)], &["表"])).is_ok(), "one hidden sheet alone is the report");
}

#[test]
fn two_cells_at_the_corners_of_a_sheet_cost_two_cells() {
    let far =
        fees(2023, "<c r='B5'><v>62</v></c>").replace("</sheetData>", "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData>");
    assert!(read(xlsx(&[("表", &far)], &[])).is_ok());
}

/// A row of 2^32 + 5 is no row 5.
#[test]
fn a_cell_outside_of_every_sheet_is_no_other_cell() {
    for (from, to) in [("B5", "B4294967301"), ("B5", "AAAAAAAAAAAAAAAAB5"), ("A1:B1", "B2:A1"), ("A1:B1", "A1:B4294967297")] {
        let moved = fees(2023, "<c r='B5'><v>62</v></c>").replace(from, to);
        assert_eq!(read(xlsx(&[("表", &moved)], &[])).unwrap_err().code(), "malformed", "{to}");
    }
}
