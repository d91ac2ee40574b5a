//! Totals that are filled, and those that are not.

use gov_disclosure::{Edition, Field, Provenance, RepairKind, Report, State, Target, check, fields, parse, render};

use gov_disclosure_testkit::sheet::{Figures, Sheet};

fn field(id: &str) -> Field {
    Field::from_id(id).unwrap()
}

/// The sheet as plain figures, without these fields.
fn without(sheet: &Sheet, is_left_out: impl Fn(Field) -> bool) -> Report {
    let mut flat = serde_json::Map::new();
    for field in fields().filter(|field| field.is_in(sheet.edition) && !is_left_out(*field)) {
        flat.insert(field.id().to_owned(), serde_json::json!(sheet.value(field).unwrap()));
    }
    Report::from_json(&serde_json::Value::Object(flat).to_string()).unwrap()
}

#[test]
fn every_total_comes_back_from_its_parts() {
    for (edition, count) in [(Edition::Y2019, 23 + 6 + 3), (Edition::Y2021, 25 + 6 + 3)] {
        let sheet = Sheet::new(edition, Figures::Full, 5);
        let is_total = |field: Field| field.id().starts_with("re") && field.column_id() == "total" || field.row_id() == "handled_total";
        let mut report = without(&sheet, is_total);
        let filled = report.fill_totals();
        assert_eq!(filled.len(), count, "{edition:?}");
        for field in fields().filter(|field| field.is_in(edition)) {
            let says = report.cell(field).unwrap().value.map(|value| value.to_string());
            assert_eq!(says, sheet.value(field), "{field}");
        }
        let computed = report.cells.iter().filter(|(_, cell)| cell.provenance == Provenance::Computed);
        assert_eq!(computed.map(|(field, _)| field).collect::<Vec<_>>(), filled);
        assert!(report.rows().all(|row| (row.provenance == Provenance::Computed) == filled.contains(&row.field)));
        assert!(report.trusted().all(|(field, _)| !filled.contains(&field)), "no file says them");
        assert_eq!(Report::from_json(&report.to_json()).unwrap(), report);
        let repair = report.repairs.last().unwrap();
        assert_eq!((repair.kind, repair.count as usize, &repair.fields), (RepairKind::TotalsFilled, count, &filled));
        assert!(check(report).diagnostics.iter().all(|found| !found.rule.starts_with("A40") && found.rule != "A411"));
    }
}

/// What no file says is told from the rest by its look and by a line below the table, which reading takes for no cell.
#[test]
fn what_was_computed_or_edited_is_told_in_what_is_printed() {
    let sheet = Sheet::new(Edition::Y2021, Figures::Full, 9);
    let total = field("remedies.reconsideration.total");
    let mut computed = without(&sheet, |field| field == total);
    assert_eq!(computed.fill_totals(), [total]);
    let mut edited = without(&sheet, |_| false);
    edited.cells.get_mut(total).unwrap().provenance = Provenance::Edited;
    let read = without(&sheet, |_| false);
    for target in Target::ALL {
        let plain = render(&read, *target).unwrap();
        for (report, words) in [(&computed, "由各分项相加得出，并非原文件所载"), (&edited, "经编辑改动，并非原文件所载")]
        {
            let bytes = render(report, *target).unwrap();
            let back = parse(&bytes, &Default::default()).unwrap();
            for field in fields().filter(|field| field.is_in(Edition::Y2021)) {
                assert_eq!(back.cell(field).unwrap().value, read.cell(field).unwrap().value, "{target:?} {field}");
            }
            assert!(back.sections[3].text.contains(words), "{target:?}: {:?}", back.sections[3]);
            assert!(!parse(&plain, &Default::default()).unwrap().sections[3].text.contains("注："), "{target:?}");
            let known = |report: &Report| report.diagnostics.iter().map(|found| found.rule.to_string()).collect::<Vec<_>>();
            assert_eq!(known(&back), known(&parse(&plain, &Default::default()).unwrap()), "{target:?}");
        }
    }
    let html = String::from_utf8(render(&computed, Target::Html).unwrap()).unwrap();
    assert_eq!(html.matches("data-provenance=\"computed\"").count(), 1);
}

#[test]
fn a_total_whose_parts_are_not_all_given_stays_empty() {
    let sheet = Sheet::new(Edition::Y2021, Figures::Full, 6);
    let gone = [field("requests.granted.total"), field("requests.granted.research"), field("remedies.reconsideration.total")];
    let mut report = without(&sheet, |field| gone.contains(&field));
    assert_eq!(report.fill_totals(), [gone[2]]);
    assert_eq!(report.cell(gone[0]).unwrap().state, State::Absent);
}

#[test]
fn a_total_that_is_written_is_never_changed_though_it_does_not_add_up() {
    for (written, state) in [("7", State::Reported), ("\"/\"", State::Placeholder), ("\"见附件\"", State::Illegible)] {
        let json = format!(
            "{{\"remedies.reconsideration.upheld\": 2, \"remedies.reconsideration.corrected\": 0, \
             \"remedies.reconsideration.other\": 1, \"remedies.reconsideration.pending\": 0, \"remedies.reconsideration.total\": {written}}}"
        );
        let mut report = Report::from_json(&json).unwrap();
        let before = report.clone();
        assert_eq!(report.fill_totals(), []);
        assert_eq!(report, before);
        assert_eq!(report.cell(field("remedies.reconsideration.total")).unwrap().state, state);
    }
}
