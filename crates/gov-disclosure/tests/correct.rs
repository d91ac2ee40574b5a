//! The file itself, corrected: only the figures that were asked for are others.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;

use gov_disclosure::{Corrections, Error, Field, Report, State, Target, check, correct, parse, render};

const RECEIVED: &str = "requests.received.natural_person";

fn field(id: &str) -> Field {
    Field::from_id(id).unwrap()
}

fn read(bytes: &[u8]) -> Report {
    parse(bytes, &Default::default()).unwrap()
}

fn clean() -> Report {
    read(&std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports/html-clean.html")).unwrap())
}

fn draft(target: Target) -> Vec<u8> {
    render(&clean(), target).unwrap()
}

fn corrected(bytes: &[u8], corrections: &Corrections) -> Result<Vec<u8>, Error> {
    correct(bytes, &Default::default(), corrections)
}

/// The parts of a package, unpacked.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let content = |name: &str, archive: &mut zip::ZipArchive<Cursor<&[u8]>>| {
        let mut content = Vec::new();
        archive.by_name(name).unwrap().read_to_end(&mut content).unwrap();
        content
    };
    names.into_iter().map(|name| (name.clone(), content(&name, &mut archive))).collect()
}

/// A draft with some of its document replaced.
fn with(bytes: &[u8], was: &str, now: &str) -> Vec<u8> {
    use std::io::Write;
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts(bytes) {
        out.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        let content = if name == "word/document.xml" {
            let xml = String::from_utf8(content).unwrap();
            assert!(xml.contains(was), "{was}");
            xml.replacen(was, now, 1).into_bytes()
        } else {
            content
        };
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn text_of_cell(report: &Report, id: &str) -> (State, Option<String>) {
    let cell = report.cell(field(id)).unwrap();
    (cell.state, cell.raw.clone())
}

#[test]
fn the_cells_that_are_corrected_are_others_and_nothing_else_is() {
    for target in [Target::Docx, Target::Xlsx] {
        let bytes = draft(target);
        let asked = Corrections::new().cell(field(RECEIVED), "4321").cell(field("remedies.reconsideration.upheld"), "61");
        let after = corrected(&bytes, &asked).unwrap();
        let (before, report) = (read(&bytes), read(&after));
        assert_eq!(text_of_cell(&report, RECEIVED), (State::Reported, Some("4321".to_owned())));
        for (other, cell) in before.cells.iter().filter(|(other, _)| ![RECEIVED, "remedies.reconsideration.upheld"].contains(&other.id())) {
            assert_eq!(report.cell(other).unwrap().value, cell.value, "{other}");
        }
        let changed: Vec<String> =
            parts(&bytes).into_iter().filter(|(name, content)| parts(&after)[name] != *content).map(|(name, _)| name).collect();
        assert!(changed.iter().all(|name| name == "word/document.xml" || name.starts_with("xl/")), "{changed:?}");
        assert_eq!(parts(&bytes).len(), parts(&after).len());
    }
}

#[test]
fn empty_cells_are_filled_and_full_ones_are_emptied() {
    for target in [Target::Docx, Target::Xlsx] {
        let emptied = corrected(&draft(target), &Corrections::new().cell(field(RECEIVED), "")).unwrap();
        assert_eq!(text_of_cell(&read(&emptied), RECEIVED).0, State::Blank);
        let filled = corrected(&emptied, &Corrections::new().cell(field(RECEIVED), "1483")).unwrap();
        assert_eq!(text_of_cell(&read(&filled), RECEIVED), (State::Reported, Some("1483".to_owned())));
    }
}

#[test]
fn a_number_of_the_prose_is_corrected_where_it_stands() {
    let bytes = with(&draft(Target::Docx), "规章6件", "规章</w:t></w:r><w:r><w:t>1</w:t></w:r><w:r><w:t xml:space=\"preserve\">9件");
    let report = check(read(&bytes));
    let index = report.claims.iter().position(|claim| claim.raw.starts_with("19")).unwrap();
    for asked in [Corrections::new().claim(index, "6"), Corrections::new().claim(index, "6").tracked("核查人 <甲>")] {
        let after = read(&corrected(&bytes, &asked).unwrap());
        assert!(after.sections[0].text.contains("规章6件"), "{}", after.sections[0].text);
    }
}

#[test]
fn tracked_changes_are_revisions_with_their_author() {
    let asked = Corrections::new().cell(field(RECEIVED), "4321").cell(field("requests.received.total"), "5675").tracked("政务公开办");
    let after = corrected(&draft(Target::Docx), &asked).unwrap();
    let xml = String::from_utf8(parts(&after)["word/document.xml"].clone()).unwrap();
    assert_eq!((xml.matches("<w:del ").count(), xml.matches("<w:ins ").count()), (2, 2));
    assert_eq!(xml.matches("w:author=\"政务公开办\"").count(), 4);
    assert!(xml.contains(">1483</w:delText>") && xml.contains(">2837</w:delText>"));
    let mut ids: Vec<&str> = xml.split("w:id=\"9100").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 4, "each revision has a number of its own");
    assert_eq!(text_of_cell(&read(&after), RECEIVED).1.as_deref(), Some("4321"));
}

/// A cell that shows more than its figure, a format that is not edited, a number that is nowhere: nothing is written.
#[test]
fn what_has_no_certain_place_is_refused() {
    let marked = with(&draft(Target::Docx), ">1483</w:t>", ">1483</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>9</w:t>");
    let one = Corrections::new().cell(field(RECEIVED), "5");
    assert_eq!(corrected(&marked, &one).unwrap_err().code(), "not-correctable");
    assert_eq!(corrected(&draft(Target::Html), &one).unwrap_err().code(), "not-correctable");
    assert_eq!(corrected(&draft(Target::Xlsx), &Corrections::new().claim(0, "1")).unwrap_err().code(), "not-correctable");
    assert_eq!(corrected(&draft(Target::Docx), &Corrections::new().claim(9999, "1")).unwrap_err().code(), "not-correctable");
    let other_form = gov_disclosure::fields().find(|field| clean().cell(*field).is_none()).unwrap();
    for target in [Target::Docx, Target::Xlsx] {
        assert_eq!(corrected(&draft(target), &Corrections::new().cell(other_form, "5")).unwrap_err().code(), "not-correctable");
    }
    // Text that is no value of its cell, in the file that would have been written.
    for text in ["4<3", "-5", "1.5", "约三十"] {
        let error = corrected(&draft(Target::Docx), &Corrections::new().cell(field(RECEIVED), text)).unwrap_err();
        assert_eq!(error.code(), "not-correctable");
        assert!(error.to_string().contains(&format!("cannot be \"{text}\"")), "{error}");
    }
    for text in ["", "/", "30件"] {
        assert!(corrected(&draft(Target::Docx), &Corrections::new().cell(field(RECEIVED), text)).is_ok(), "{text}");
    }
}

#[test]
fn sums_of_a_workbook_are_computed_anew_when_it_is_opened() {
    let bytes = draft(Target::Xlsx);
    let has_sums =
        parts(&bytes).iter().any(|(name, content)| name.starts_with("xl/worksheets/") && content.windows(3).any(|three| three == b"<f>"));
    assert!(has_sums, "the form has its sums as formulas");
    let after = corrected(&bytes, &Corrections::new().cell(field("remedies.reconsideration.upheld"), "61")).unwrap();
    let book = String::from_utf8(parts(&after)["xl/workbook.xml"].clone()).unwrap();
    assert_eq!(book.matches("fullCalcOnLoad=\"1\"").count(), 1, "{book}");
}
