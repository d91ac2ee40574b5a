//! Cells without text in which a reader sees something all the same, and what lies over a number.

use gov_disclosure::{Report, State};
use gov_disclosure_testkit::write::pdf::draw::Page;

use super::seen::{cell, filled, reads, says, with, with_resources};

#[track_caller]
fn is_lost(report: &Report) {
    assert_eq!(cell(report).state, State::Lost, "{:?}", report.diagnostics);
    assert!(says(report, "R025"), "{:?}", report.diagnostics);
}

#[track_caller]
fn is_blank(report: &Report) {
    assert_eq!(cell(report).state, State::Blank, "{:?}", report.diagnostics);
    assert!(!says(report, "R025"), "{:?}", report.diagnostics);
}

#[test]
fn a_bar_in_an_empty_cell_is_something_to_see() {
    is_lost(&with(|page| filled(page, "0 g", [376.0, 144.0, 402.0, 160.0])));
    is_lost(&with(|page| filled(page, "0.1 0.1 0.2 rg", [330.0, 146.0, 360.0, 158.0])));
    // With edges of its own, which nearly touch the lines of the table.
    is_lost(&with(|page| page.raw("q 0 g 0 G 376 679 26 21 re B Q")));
    // A ground, a pale bar, and a bar behind a number.
    is_blank(&with(|page| filled(page, "0 g", [320.0, 140.0, 460.0, 165.0])));
    is_blank(&with(|page| filled(page, "0.8 g", [376.0, 144.0, 402.0, 160.0])));
    let behind = |page: &mut Page| {
        filled(page, "0 g", [376.0, 144.0, 402.0, 160.0]);
        page.raw("q 1 g BT /F 10 Tf 380 686 Td <003400370037> Tj ET Q");
    };
    reads(&with(behind), 477, None);
}

#[test]
fn a_number_that_is_aslant_or_drawn_is_something_to_see() {
    let aslant = |colour: &str, text: &str| format!("q {colour} BT /F 10 Tf 0.866 0.5 -0.5 0.866 380 682 Tm <{text}> Tj ET Q");
    is_lost(&with(|page| page.raw(&aslant("0 g", "00340037"))));
    is_lost(&with(|page| page.raw("q 1 w 390 684 m 390 694 l S Q")));
    // A watermark, and lines of the table.
    is_blank(&with(|page| page.raw(&aslant("0.85 g", "00340037"))));
    is_blank(&with(|page| page.raw(&aslant("0 g", "67979875"))));
    reads(
        &with(|page| {
            page.text(380.0, 156.0, "477");
            page.raw(&aslant("0 g", "00340037"));
        }),
        477,
        None,
    );
}

#[test]
fn a_number_astride_a_line_leaves_no_cell_empty() {
    // Over the lower line of the cell, and over the line at its left.
    is_lost(&with(|page| page.text(380.0, 169.5, "477")));
    let beside = with(|page| page.text(310.5, 156.0, "477"));
    assert_eq!(cell(&beside).state, State::Lost);
    assert!(says(&beside, "R005") || says(&beside, "R025"));
    // Below it, beside it, and near its lower line.
    is_blank(&with(|page| page.text(380.0, 182.0, "477")));
    reads(&with(|page| page.text(380.0, 162.5, "477")), 477, None);
    reads(&with(|page| page.text(322.0, 156.0, "477")), 477, None);
}

#[test]
fn what_a_number_is_seen_through_is_said() {
    let below = |over: &str| {
        with_resources(
            |page| {
                page.text(380.0, 156.0, "477");
                page.raw(over);
            },
            "",
            "/ExtGState << /G << /ca 0.9 >> /H << /ca 0.3 >> >> /Shading << /S << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 1 0] \
             /Function << /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [1] /N 1 >> >> >>",
            &[],
        )
    };
    reads(&below("q /G gs 1 g 376 682 30 16 re f Q"), 477, Some("R025"));
    reads(&below("q 376 682 30 16 re W n /S sh Q"), 477, Some("R025"));
    reads(&below("q /H gs 1 g 376 682 30 16 re f Q"), 477, None);
    reads(&below("q /G gs 1 1 0 rg 400 682 30 16 re f Q"), 477, None);
    reads(&below("q 420 682 30 16 re W n /S sh Q"), 477, None);
    // A wide outline in white, and a narrow one.
    let outlined = |width: &str| with(|page| page.raw(&format!("q {width} w 1 G 2 Tr BT /F 10 Tf 380 686 Td <003400370037> Tj ET Q")));
    reads(&outlined("4"), 477, Some("R025"));
    reads(&outlined("0.3"), 477, None);
}
