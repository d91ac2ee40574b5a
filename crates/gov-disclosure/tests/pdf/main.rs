//! PDF files: what of them is read, where it is, and what scans, broken and hostile ones give.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, dead_code)]

mod alone;
mod hostile;
mod off_line;
mod read;
mod scans;
mod seen;

use gov_disclosure::{Report, State, check, parse};
use gov_disclosure_testkit::page::page;
use gov_disclosure_testkit::sheet::{Figures, Sheet};
use gov_disclosure_testkit::write::pdf::draw::{self, Page};
use gov_disclosure_testkit::write::pdf::typeset::{self, Style};

/// The pages of a form.
fn pages(sheet: &Sheet, style: Style) -> Vec<Page> {
    typeset::pages(&page(sheet), style)
}

fn parsed(bytes: &[u8]) -> Report {
    check(parse(bytes, &Default::default()).unwrap_or_else(|error| panic!("{error}")))
}

fn code(bytes: &[u8]) -> &'static str {
    parse(bytes, &Default::default()).map_or_else(|error| error.code(), |_| "a report")
}

/// Cells that are not as the sheet has them, and whether a warning names them.
fn differences(report: &Report, sheet: &Sheet) -> (Vec<String>, Vec<String>) {
    let (mut missed, mut wrong) = (Vec::new(), Vec::new());
    for field in gov_disclosure::fields() {
        let Some(truth) = sheet.value(field) else { continue };
        let Some(cell) = report.cell(field) else {
            missed.push(field.to_string());
            continue;
        };
        let says = match cell.state {
            State::Reported => cell.value.map(|value| value.to_string()),
            State::Blank => Some(String::new()),
            _ => {
                missed.push(field.to_string());
                continue;
            }
        };
        if says.as_deref() != Some(truth.as_str()) && !report.is_flagged(field) {
            wrong.push(format!("{field}: read {says:?}, written {truth:?}"));
        }
    }
    (missed, wrong)
}

#[test]
fn the_file_of_the_benches_is_the_form_as_it_is_set_here() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../benches/form.pdf");
    let sheet = Sheet::new(gov_disclosure::Edition::Y2021, Figures::Full, 7);
    let bytes = draw::file(&typeset::pages(&page(&sheet), Style::PLAIN), 0);
    if std::env::var_os("UPDATE_BENCH_PDF").is_some() {
        std::fs::write(&path, &bytes).unwrap();
    }
    assert!(std::fs::read(&path).unwrap() == bytes, "UPDATE_BENCH_PDF=1 writes it anew");
}
