//! Reports as record batches: every cell in its column with its type, whatever its state.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int16Type, Int32Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use gov_disclosure::{CellRow, Field, Report, fields};
use gov_disclosure_arrow::{AMOUNT_DIGITS, AMOUNT_SCALE, Columns, Content, Datum, Numbers, Panel, Shape, datum};

const REPORT: &str = r#"{"schema": "gov-disclosure/report/v1", "meta": {"agency": "望岐县水利局", "year": 2023}, "cells": {
    "disclosure.fees.amount": {"state": "reported", "value": "62.785", "unit": "万元", "raw": "62.785"},
    "requests.received.total": {"state": "reported", "value": 9007199254740991, "raw": "9007199254740991"},
    "requests.received.enterprise": {"state": "blank", "raw": ""},
    "requests.received.research": {"state": "placeholder", "raw": "/"},
    "requests.received.natural_person": {"state": "reported", "value": 0, "raw": "０"}}}"#;

fn report() -> Report {
    Report::from_json(REPORT).unwrap()
}

fn batch(shape: Shape, reports: &[Report]) -> RecordBatch {
    let mut panel = Panel::new(shape);
    reports.iter().for_each(|report| panel.push(report));
    let rows = panel.rows();
    let batch = panel.finish().unwrap();
    assert_eq!((batch.num_rows(), panel.rows()), (rows, 0));
    batch
}

fn words(batch: &RecordBatch, column: &str, row: usize) -> Option<String> {
    let words = batch.column_by_name(column).unwrap().as_dictionary::<Int32Type>();
    let key = words.key(row)?;
    Some(words.values().as_string::<i32>().value(key).to_owned())
}

fn row_of(batch: &RecordBatch, field: &str) -> usize {
    (0..batch.num_rows()).find(|&row| words(batch, "field", row).as_deref() == Some(field)).unwrap()
}

#[test]
fn cells_have_the_columns_of_csv() {
    let batch = batch(Shape::Cells, &[report()]);
    assert_eq!(batch.schema().fields().iter().map(|column| column.name().clone()).collect::<Vec<_>>(), CellRow::COLUMNS);
    assert_eq!(batch.num_rows(), 200);
    let value = batch.column_by_name("value").unwrap();
    assert_eq!(value.data_type(), &DataType::Decimal128(AMOUNT_DIGITS, AMOUNT_SCALE));
    let value = value.as_primitive::<Decimal128Type>();
    let fee = row_of(&batch, "disclosure.fees.amount");
    assert_eq!((value.value(fee), words(&batch, "unit", fee).as_deref()), (627_850_000_000, Some("万元")));
    let largest = row_of(&batch, "requests.received.total");
    assert_eq!(value.value(largest), 9_007_199_254_740_991 * 10_000_000_000);
    assert_eq!(words(&batch, "agency", 0).as_deref(), Some("望岐县水利局"));
    assert_eq!(batch.column_by_name("year").unwrap().as_primitive::<Int16Type>().value(199), 2023);
}

#[test]
fn blank_placeholder_zero_and_absent_stay_apart() {
    let batch = batch(Shape::Cells, &[report()]);
    let of = |field: &str| {
        let row = row_of(&batch, field);
        let value = batch.column_by_name("value").unwrap().as_primitive::<Decimal128Type>();
        let raw = batch.column_by_name("raw").unwrap().as_string::<i32>();
        let written = |is_null: bool, text: &str| if is_null { None } else { Some(text.to_owned()) };
        (words(&batch, "state", row).unwrap(), value.is_valid(row).then(|| value.value(row)), written(raw.is_null(row), raw.value(row)))
    };
    assert_eq!(of("requests.received.natural_person"), ("reported".to_owned(), Some(0), Some("０".to_owned())));
    assert_eq!(of("requests.received.enterprise"), ("blank".to_owned(), None, Some(String::new())));
    assert_eq!(of("requests.received.research"), ("placeholder".to_owned(), None, Some("/".to_owned())));
    assert_eq!(of("requests.received.legal_service"), ("absent".to_owned(), None, None));
}

#[test]
fn an_amount_finer_than_the_column_is_rounded_and_its_text_is_kept() {
    let json = REPORT.replace("62.785", "0.33333333335");
    let batch = batch(Shape::Cells, &[Report::from_json(&json).unwrap()]);
    let row = row_of(&batch, "disclosure.fees.amount");
    assert_eq!(batch.column_by_name("value").unwrap().as_primitive::<Decimal128Type>().value(row), 3_333_333_334);
    assert_eq!(batch.column_by_name("raw").unwrap().as_string::<i32>().value(row), "0.33333333335");
}

#[test]
fn a_wide_panel_has_a_column_a_field() {
    let batch = batch(Shape::Wide(Content::Value, Columns::Fields), &[report(), report()]);
    assert_eq!((batch.num_rows(), batch.num_columns()), (2, 229));
    let total = batch.column_by_name("req_received_total").unwrap().as_primitive::<Int64Type>();
    assert_eq!((total.value(0), total.value(1)), (9_007_199_254_740_991, 9_007_199_254_740_991));
    assert!(batch.column_by_name("req_received_enterp").unwrap().is_null(0));
    assert_eq!(batch.column_by_name("dis_fees_amount").unwrap().as_primitive::<Decimal128Type>().value(1), 627_850_000_000);
    let schema = batch.schema();
    for field in fields() {
        let column = schema.field_with_name(field.column()).unwrap();
        assert_eq!(column.metadata().get("field").map(String::as_str), Some(field.id()));
    }
}

#[test]
fn a_wide_panel_of_states_tells_null_from_absent() {
    let batch = batch(Shape::Wide(Content::State, Columns::Fields), &[report()]);
    assert_eq!(words(&batch, "req_received_enterp", 0).as_deref(), Some("blank"));
    assert_eq!(words(&batch, "req_received_legal", 0).as_deref(), Some("absent"));
    // A field of the edition of 2019, which a report for 2023 does not have.
    assert_eq!(words(&batch, "dis_rules_made", 0), None);
}

#[test]
fn diagnostics_have_a_row_each() {
    let parts = ["natural_person", "enterprise", "research", "public_interest", "legal_service", "other_org"];
    let parts: String = parts.iter().map(|part| format!("\"requests.received.{part}\": 1, ")).collect();
    let wrong = Report::from_json(&format!("{{\"year\": 2023, {parts}\"requests.received.total\": 9}}")).unwrap();
    let checked = gov_disclosure::check(wrong);
    let batch = batch(Shape::Diagnostics, std::slice::from_ref(&checked));
    assert_eq!(batch.num_rows(), checked.diagnostics.len());
    let sum = (0..batch.num_rows()).find(|&row| words(&batch, "rule", row).as_deref() == Some("A403")).unwrap();
    assert_eq!(words(&batch, "severity", sum).as_deref(), Some("error"));
    let number = |column: &str| batch.column_by_name(column).unwrap().as_primitive::<Int64Type>().value(sum);
    assert_eq!((number("expected"), number("actual")), (6, 9));
    let fields = batch.column_by_name("fields").unwrap().as_list::<i32>().value(sum);
    let ids: Vec<_> = fields.as_string::<i32>().iter().flatten().filter_map(Field::from_id).collect();
    assert_eq!((ids.len(), fields.len()), (7, 7));
}

fn item<'a>(batch: &'a RecordBatch, column: &str, row: usize) -> Datum<'a> {
    datum(batch.column_by_name(column).unwrap(), row)
}

#[test]
fn a_report_has_a_row_with_its_counts_and_what_it_repeats() {
    let batch = batch(Shape::Reports, &[report(), report()]);
    assert_eq!(item(&batch, "agency", 0), Datum::Text("望岐县水利局"));
    let counts = ["cells_reported", "cells_blank", "cells_placeholder", "cells_absent", "cells_lost"].map(|name| item(&batch, name, 0));
    assert_eq!(counts, [3, 1, 1, 195, 0].map(Datum::Integer));
    assert_eq!((item(&batch, "duplicate_of", 0), item(&batch, "duplicate", 0)), (Datum::Null, Datum::Null));
    assert_eq!(item(&batch, "duplicate", 1), Datum::Text("agency-and-year"));
}

#[test]
fn values_are_floats_where_floats_are_asked_for() {
    let mut panel = Panel::with_numbers(Shape::Wide(Content::Value, Columns::Fields), Numbers::Float);
    panel.push(&report());
    let wide = panel.finish().unwrap();
    let of = |column: &str| item(&wide, column, 0);
    assert_eq!(of("req_received_total"), Datum::Float(9_007_199_254_740_991.0));
    assert_eq!(of("dis_fees_amount"), Datum::Float(62.785));
    assert_eq!((of("req_received_enterp"), of("req_received_research")), (Datum::Null, Datum::Null));
    let mut panel = Panel::with_numbers(Shape::Cells, Numbers::Float);
    panel.push(&report());
    let cells = panel.finish().unwrap();
    assert_eq!(item(&cells, "value", row_of(&cells, "disclosure.fees.amount")), Datum::Float(62.785));
}

#[test]
fn a_finding_names_the_cell_that_mends_it_alone() {
    // The parts add up to 15: one cell of the sum is wrong, and which cannot be known.
    let cells = r#""remedies.reconsideration.upheld": 12, "remedies.reconsideration.corrected": 3, "remedies.reconsideration.other": 0,
        "remedies.reconsideration.pending": 0, "remedies.reconsideration.total": 8"#;
    let checked = gov_disclosure::check(Report::from_json(&format!("{{\"year\": 2023, {cells}}}")).unwrap());
    let with = checked.diagnostics.iter().position(|found| found.suspects.first().is_some_and(|set| set.len() == 1)).unwrap();
    let batch = batch(Shape::Diagnostics, std::slice::from_ref(&checked));
    let suspect = &checked.diagnostics[with].suspects[0][0];
    assert_eq!(item(&batch, "suspect", with), Datum::Text(suspect.field.id()));
    assert_eq!(item(&batch, "fits", with), Datum::Integer(suspect.value));
    let Datum::Text(all) = item(&batch, "suspects", with) else { panic!("text") };
    assert!(all.starts_with("[[{\"field\":\"remedies.reconsideration."), "{all}");
}

#[test]
fn a_file_without_a_report_is_a_row_of_failures_only() {
    let error = gov_disclosure::parse("通知：明天放假。".as_bytes(), &Default::default()).unwrap_err();
    let failure = gov_disclosure::Failure::new(Some("a.txt".to_owned()), &error);
    let rows = |shape| {
        let mut panel = Panel::new(shape);
        panel.push_failure(&failure);
        panel.push(&report());
        panel.finish().unwrap()
    };
    let failures = rows(Shape::Failures);
    assert_eq!((failures.num_rows(), item(&failures, "source", 0)), (1, Datum::Text("a.txt")));
    assert_eq!(item(&failures, "code", 0), Datum::Text("not-a-report"));
    assert_eq!(rows(Shape::Reports).num_rows(), 1);
    assert_eq!(rows(Shape::Indicators).num_rows(), gov_disclosure::indicator_definitions().count());
}

#[cfg(feature = "parquet")]
#[test]
fn a_parquet_file_holds_what_was_pushed() {
    use gov_disclosure_arrow::ParquetWriter;
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

    let file = tempfile::tempfile().unwrap();
    let mut writer = ParquetWriter::new(file, Shape::Cells).unwrap();
    // More rows than a row group has.
    for _ in 0..700 {
        writer.push(&report()).unwrap();
    }
    let file = writer.finish().unwrap();
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
    assert!(reader.metadata().num_row_groups() > 1);
    let batches: Vec<RecordBatch> = reader.build().unwrap().map(Result::unwrap).collect();
    assert_eq!(batches.iter().map(RecordBatch::num_rows).sum::<usize>(), 140_000);
    let first = batches.first().unwrap();
    let fee = row_of(first, "disclosure.fees.amount");
    assert_eq!(first.column_by_name("value").unwrap().as_primitive::<Decimal128Type>().value(fee), 627_850_000_000);
    assert_eq!(words(first, "state", fee).as_deref(), Some("reported"));
}

#[test]
fn a_wide_panel_of_one_form_has_its_cells_alone() {
    let table = "<h1>禾渡县水利局2015年政府信息公开工作年度报告</h1><table><tr><td>指标名称</td><td>单位</td><td>2015年度</td><td>历年累计</td></tr>\
         <tr><td>主动公开文件数</td><td>条</td><td>31</td><td>240</td></tr><tr><td>其中：1.政府网站公开数</td><td>条</td><td>30</td><td></td></tr>\
         <tr><td>受理依申请公开信息总数</td><td>条</td><td>2</td><td>9</td></tr><tr><td>对申请的答复总数</td><td>条</td><td>2</td><td>9</td></tr>\
         <tr><td>行政复议数</td><td>件</td><td>0</td><td>1</td></tr><tr><td>行政诉讼数</td><td>件</td><td>0</td><td>0</td></tr></table>";
    let report = gov_disclosure::parse(table.as_bytes(), &Default::default()).unwrap();
    let columns = Columns::of("fujian2014").unwrap();
    let mut panel = Panel::new(Shape::Wide(Content::Value, columns));
    panel.push(&report);
    let batch = panel.finish().unwrap();
    assert_eq!(batch.num_columns(), 3 + 34);
    let count = |name: &str| {
        let column = batch.column_by_name(name).unwrap().as_primitive::<Int64Type>();
        column.is_valid(0).then(|| column.value(0))
    };
    assert_eq!((count("disclosed_all"), count("received_year"), count("disclosed_website_all")), (Some(240), Some(2), None));
    let field = batch.schema().field_with_name("disclosed_year").unwrap().metadata()["field"].clone();
    assert_eq!(field, "fujian.disclosed.year");
    assert!(Columns::of("fujian2013").is_none());
    assert!(Columns::of("2019").unwrap().list().len() < Columns::Fields.list().len());
}
