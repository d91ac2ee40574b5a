//! Pages that are pictures.

use gov_disclosure::{Confidence, Edition};

use gov_disclosure_testkit::sheet::{Figures, Sheet};
use gov_disclosure_testkit::write::pdf::draw::{self, Encoding, Page};
use gov_disclosure_testkit::write::pdf::typeset::Style;

use super::pages;
use super::{code, differences, parsed};

fn sheet() -> Sheet {
    Sheet::new(Edition::Y2021, Figures::Full, 11)
}

fn picture() -> Page {
    let mut page = Page::new(Encoding::UniGbUtf16);
    page.picture();
    page
}

#[test]
fn a_scan_wants_its_text_recognised() {
    assert_eq!(code(&draw::file(&[picture(), picture()], 0)), "needs-ocr");
    // A page number is no text.
    assert_eq!(code(&draw::file(&[Page::new(Encoding::GbkEuc)], 0)), "needs-ocr");
}

#[test]
fn recognised_text_is_read_with_low_confidence() {
    let sheet = sheet();
    let scanned: Vec<Page> = pages(&sheet, Style::PLAIN)
        .into_iter()
        .map(|page| {
            let mut scan = picture();
            // Text of mode 3 is not shown.
            scan.raw("3 Tr");
            scan.append(&page);
            scan
        })
        .collect();
    let report = parsed(&draw::file(&scanned, 0));
    assert_eq!(differences(&report, &sheet), (vec![], vec![]));
    assert!(report.diagnostics.iter().any(|d| d.rule == "R021"));
    let checked = report.diagnostics.iter().filter(|d| d.rule.starts_with(['A', 'X']));
    assert!(checked.clone().count() == 0 || checked.clone().all(|d| d.confidence == Confidence::Low));
}

#[test]
fn a_picture_among_pages_of_text_is_said() {
    let mut all = pages(&sheet(), Style::PLAIN);
    all.push(picture());
    let report = parsed(&draw::file(&all, 0));
    assert!(report.diagnostics.iter().any(|d| d.rule == "R022"));
    assert!(!report.diagnostics.iter().any(|d| d.rule == "R021"));
}
