//! A report in the form of 2019 in that of 2021: what is carried over, what is open, what is left out, and nothing made up.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use gov_disclosure::{Cell, Conversion, Edition, Field, Report, Severity, State, TableId, Value, check, fields, parse};

/// A page in the form of 2019, for a year that asks for another one.
fn old(year: &str) -> Report {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports/html-cms-layout.html");
    let page = std::fs::read_to_string(path).unwrap().replace("2020年", &format!("{year}年"));
    parse(page.as_bytes(), &Default::default()).unwrap()
}

fn field(id: &str) -> Field {
    Field::from_id(id).unwrap()
}

fn count(report: &Report, id: &str) -> Option<i64> {
    report.cell(field(id))?.value?.as_count()
}

#[test]
fn every_cell_is_carried_over_open_or_left_out() {
    let before = old("2022");
    assert!(before.diagnostics.iter().any(|found| found.rule == "S301" && found.severity == Severity::Warning));
    let Conversion { report, carried, open, left, .. } = before.clone().to_form_2021();
    let form = &report.form;
    assert_eq!([form.disclosure, form.requests, form.remedies], [Some(Edition::Y2021); 3]);
    for field in fields() {
        let was = before.cell(field);
        match (field.is_in(Edition::Y2019), field.is_in(Edition::Y2021)) {
            (true, true) => assert!(carried.contains(&field) && report.cell(field) == was, "{}", field.id()),
            (true, false) => assert!(left.get(field) == was && report.cell(field).is_none(), "{}", field.id()),
            (false, _) => assert!(open.contains(&field) && report.cell(field) == Some(&Cell::new(State::Absent)), "{}", field.id()),
        }
    }
    // 3 decisions of Table II, 22 rows of seven columns of Table III, and all of Table IV.
    assert_eq!((carried.len(), open.len(), left.len()), (3 + 154 + 15, 7 + 21, 19 + 7));
    assert_eq!(count(&report, "disclosure.licensing.decisions"), Some(51672));
    assert_eq!(left.get(field("requests.other_handling.total")).unwrap().value.unwrap().as_count(), Some(82));
    assert_eq!(left.get(field("disclosure.rules.made")).unwrap().value.unwrap().as_count(), Some(0));
}

#[test]
fn what_is_open_and_what_was_left_out_is_said_and_what_no_longer_holds_is_not() {
    let Conversion { report, open, .. } = old("2022").to_form_2021();
    let said: Vec<_> = report.diagnostics.iter().filter(|found| found.rule == "S301").collect();
    let [flag] = said.as_slice() else { panic!("{said:?}") };
    assert_eq!((flag.severity, &flag.fields), (Severity::Warning, &open));
    for words in ["28 个单元格没有数据，需要补填", "26 个单元格在2021年格式中没有对应，未转入", "规章", "政府集中采购", "其他处理"]
    {
        assert!(flag.message.zh.contains(words), "{words}: {}", flag.message.zh);
    }
    let repair = report.repairs.iter().find(|repair| repair.kind.as_str() == "form-converted").unwrap();
    assert_eq!((repair.count, &repair.fields), (28, &open));
    // The form that its year asks for is another still.
    let early = old("2020").to_form_2021().report;
    let flag = early.diagnostics.iter().find(|found| found.rule == "S301").unwrap();
    assert!(flag.message.zh.contains("本年度应用2019年格式"), "{}", flag.message.zh);
}

#[test]
fn a_row_that_became_three_is_not_divided() {
    let rows = ["not_corrected", "fee_unpaid", "other"];
    let open = |report: &Report| rows.map(|row| report.cell(field(&format!("requests.other_handling.{row}.total"))).unwrap().state);
    let made = check(old("2022")).to_form_2021();
    assert_eq!(open(&made.report), [State::Absent; 3]);
    assert!(made.report.cell(field("requests.other_handling.other.total")).unwrap().derived.is_none());
    // Where none of them were natural persons', the sum of that column proves that each is zero; the cells stay open.
    let mut none = old("2022");
    let gone = count(&none, "requests.other_handling.natural_person").unwrap();
    for (row, by) in [("other_handling", -gone), ("handled_total", -gone), ("carried_out", gone)] {
        for column in ["natural_person", "total"] {
            let id = format!("requests.{row}.{column}");
            let value = count(&none, &id).unwrap() + by;
            *none.cells.get_mut(field(&id)).unwrap() = Cell::reported(Value::Count(value));
        }
    }
    let made = check(none).to_form_2021().report;
    let proven = |row: &str| made.cell(field(&format!("requests.other_handling.{row}.natural_person"))).unwrap();
    for row in rows {
        assert_eq!(proven(row).state, State::Absent);
        assert_eq!(proven(row).derived.as_ref().map(|derived| derived.value), Some(Value::Count(0)), "{row}");
    }
}

#[test]
fn a_cell_that_was_not_read_is_carried_over_as_such() {
    let mut report = old("2023");
    let (blank, lost) = (field("requests.received.research"), field("remedies.reconsideration.total"));
    *report.cells.get_mut(blank).unwrap() = Cell::new(State::Blank);
    *report.cells.get_mut(lost).unwrap() = Cell::new(State::Lost);
    let made = report.to_form_2021().report;
    assert_eq!(made.cell(blank).unwrap().state, State::Blank);
    assert_eq!(made.cell(lost).unwrap().state, State::Lost);
}

#[test]
fn only_tables_in_the_old_form_are_converted_and_twice_is_once() {
    let mut mixed = old("2022");
    mixed.form.requests = Some(Edition::Y2021);
    let made = mixed.to_form_2021();
    assert!(made.open.iter().chain(&made.carried).all(|field| field.table() != TableId::Requests));
    assert!(made.report.cell(field("requests.other_handling.total")).is_some());
    let once = check(old("2022")).to_form_2021().report;
    let twice = once.clone().to_form_2021();
    assert_eq!(twice.report, once);
    assert!(twice.carried.is_empty() && twice.open.is_empty() && twice.left.is_empty());
    assert_eq!(Report::from_json(&once.to_json()).unwrap(), once);
}
