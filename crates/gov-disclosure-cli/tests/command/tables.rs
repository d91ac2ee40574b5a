//! Parquet and Excel: the rows of CSV with their types.

use std::fs;
use std::io::Read;

use calamine::{Data, Reader, Xlsx, open_workbook};

use crate::harness::*;

#[test]
fn a_workbook_has_sheets_of_cells_diagnostics_and_failures() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("none.txt"), "通知：明天放假。").unwrap();
    let none = folder.path().join("none.txt");
    let file = folder.path().join("all.xlsx");
    let output =
        run(&examples(), &["extract", "html-clean.html", "text-truncated.txt", none.to_str().unwrap(), "-o", file.to_str().unwrap()]);
    assert_eq!(status(&output), 3);
    let mut book: Xlsx<_> = open_workbook(&file).unwrap();
    assert_eq!(book.sheet_names(), ["cells", "diagnostics", "failures"]);

    let cells = book.worksheet_range("cells").unwrap();
    assert_eq!(cells.height(), 1 + 200 + 200);
    let row = cells.rows().find(|row| row[5] == Data::String("requests.received.total".into())).unwrap();
    assert_eq!((&row[1], &row[2], &row[7]), (&Data::String("青岫市人民政府".into()), &Data::Float(2022.0), &Data::Float(2837.0)));
    let lost = cells.rows().find(|row| row[6] == Data::String("lost".into())).unwrap();
    assert_eq!(lost[7], Data::Empty, "a lost cell has no value");

    let failures = book.worksheet_range("failures").unwrap();
    assert_eq!(failures.get((1, 1)), Some(&Data::String("not-a-report".into())));
    assert!(book.worksheet_range("diagnostics").unwrap().height() > 1);

    let again = run(folder.path(), &["extract", "all.xlsx"]);
    assert_eq!(status(&again), 3, "what was written is no report");
    assert!(stderr(&again).contains("a table of data that this program wrote"), "{}", stderr(&again));

    let mut package = zip::ZipArchive::new(fs::File::open(&file).unwrap()).unwrap();
    let mut sheet = String::new();
    package.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert!(sheet.contains("<autoFilter ref=\"A1:M401\"/>"), "the cells can be filtered by their columns");
}

#[test]
fn a_wide_workbook_has_a_report_a_row() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("wide.xlsx");
    let output = run(&examples(), &["extract", "html-clean.html", "text-cells.txt", "--wide", "-o", file.to_str().unwrap()]);
    assert_eq!(status(&output), 0);
    let mut book: Xlsx<_> = open_workbook(&file).unwrap();
    let reports = book.worksheet_range("reports").unwrap();
    assert_eq!((reports.height(), reports.width()), (3, 229));
    let column = (0..229).find(|&at| reports.get((0, at)) == Some(&Data::String("req_received_total".into()))).unwrap();
    assert_eq!((reports.get((1, column)), reports.get((2, column))), (Some(&Data::Float(2837.0)), Some(&Data::Float(818.0))));
}

#[test]
fn numbers_that_excel_would_round_stay_text() {
    let folder = tempfile::tempdir().unwrap();
    let page = fs::read_to_string(examples().join("html-clean.html")).unwrap();
    fs::write(folder.path().join("big.html"), page.replace("18437.62", "1234567890123456.5")).unwrap();
    let file = folder.path().join("big.xlsx");
    assert_eq!(status(&run(folder.path(), &["extract", "big.html", "-o", file.to_str().unwrap()])), 0);
    let mut book: Xlsx<_> = open_workbook(&file).unwrap();
    let cells = book.worksheet_range("cells").unwrap();
    let row = cells.rows().find(|row| row[5] == Data::String("disclosure.fees.amount".into())).unwrap();
    assert_eq!(row[7], Data::String("1234567890123456.5".into()));
}

#[test]
fn parquet_is_written_by_the_ending_and_to_a_pipe() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.parquet");
    assert_eq!(status(&run(&examples(), &["extract", "html-clean.html", "-o", file.to_str().unwrap()])), 0);
    let written = fs::read(&file).unwrap();
    assert!(written.starts_with(b"PAR1") && written.ends_with(b"PAR1"));
    let piped = run(&examples(), &["extract", "html-clean.html", "--format", "parquet"]);
    assert_eq!(piped.stdout, written);
}

#[test]
fn the_table_of_reports_has_a_row_for_each_and_names_duplicates() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.html", "b.html"] {
        fs::copy(examples().join("html-clean.html"), folder.path().join(name)).unwrap();
    }
    let output = run(folder.path(), &["extract", "a.html", "b.html", "--table", "reports", "--format", "jsonl"]);
    assert_eq!(status(&output), 0);
    let rows: Vec<serde_json::Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!((&rows[0]["source"], &rows[0]["agency"], &rows[0]["year"]), (&"a.html".into(), &"青岫市人民政府".into(), &2022.into()));
    assert_eq!((&rows[0]["cells_reported"], &rows[0]["cells_lost"], &rows[0]["errors"]), (&200.into(), &0.into(), &0.into()));
    assert_eq!((&rows[0]["duplicate_of"], &rows[1]["duplicate_of"]), (&serde_json::Value::Null, &"a.html".into()));
    assert_eq!(rows[1]["duplicate"], "file");
}

#[test]
fn files_without_a_report_are_rows_of_a_table() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("none.txt"), "通知：明天放假。").unwrap();
    let output = run(folder.path(), &["extract", "none.txt", "gone.txt", "--table", "failures"]);
    assert_eq!(status(&output), 3);
    let text = stdout(&output);
    let rows: Vec<&str> = text.lines().collect();
    assert!(
        rows[0] == "source,code,message_zh,message_en"
            && rows[1].starts_with("none.txt,not-a-report,")
            && rows[2].starts_with("gone.txt,io,")
    );
}

#[test]
fn claims_sections_findings_and_indicators_are_tables() {
    let table = |name: &str| stdout(&run(&examples(), &["extract", "html-clean.html", "text-truncated.txt", "--table", name]));
    let headers = [
        ("claims", "source,agency,year,claim,section,role,label,value"),
        ("sections", "source,agency,year,section,heading,text,line,location"),
        ("diagnostics", "source,agency,year,rule,name,severity"),
        ("indicators", "source,agency,year,indicator,name_zh,name_en,value,unit,numerator,denominator"),
    ];
    for (name, header) in headers {
        let text = table(name);
        assert!(text.starts_with(header), "{text}");
        assert!(text.lines().count() > 2, "{name}");
    }
    assert!(table("indicators").contains("html-clean.html,青岫市人民政府,2022,disclosure_rate,公开率,"));
    assert_eq!(status(&run(&examples(), &["extract", "html-clean.html", "--table", "claims", "--format", "xlsx", "-o", "x.xlsx"])), 2);
}
