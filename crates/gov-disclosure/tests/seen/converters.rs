//! The small files of ../shared/cases/converters in which something is beside a number, or shows it: a test for each.

use std::path::Path;

use gov_disclosure::parse;

use super::reported;

/// What must be read of a file: 477 decisions, and the warnings that name them.
fn reads(file: &str, rules: &[&str]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases/converters");
    let Ok(bytes) = std::fs::read(folder.join(file)) else {
        assert!(std::env::var_os("GOV_DISCLOSURE_REQUIRE_SHARED").is_none(), "{} is missing", folder.join(file).display());
        return;
    };
    let expected = ("477".to_owned(), rules.iter().map(|&rule| rule.to_owned()).collect::<Vec<_>>());
    assert_eq!(reported(&parse(&bytes, &Default::default()).unwrap(), "disclosure.licensing.decisions"), expected, "{file}");
}

macro_rules! files {
    ($($name:ident: $file:literal, $rules:expr;)*) => {
        $(#[test]
        fn $name() {
            reads($file, &$rules);
        })*
    };
}

files! {
    c1_a_raised_run_of_word: "C1-word-superscript-run.docx", [];
    c2_a_raised_style_of_word: "C2-word-superscript-style.docx", [];
    c4_a_raised_position_of_word: "C4-word-raised-position.docx", [];
    c5_a_raised_run_of_excel: "C5-excel-superscript.xlsx", [];
    c6_a_link_to_a_note: "C6-html-footnote-link.html", [];
    c8_a_raised_span: "C8-html-vertical-align-super.html", [];
    c9_a_raised_digit_of_a_page: "C9-pdf-superscript.pdf", [];
    d1_a_struck_run_of_word: "D1-word-strike.docx", ["R023"];
    d2_a_run_of_word_struck_twice: "D2-word-double-strike.docx", ["R023"];
    d3_a_struck_run_of_excel: "D3-excel-strike.xlsx", ["R023"];
    d4_deleted_text: "D4-html-del.html", ["R023"];
    e1_text_hidden_by_a_class: "E1-html-class-hidden.html", ["R024"];
    e2_text_that_is_not_visible: "E2-html-visibility.html", ["R024"];
    e4_text_without_size: "E4-html-font-size-0.html", ["R024"];
    e5_text_that_is_painted_over: "E5-pdf-painted-over.pdf", ["R024"];
    e6_text_without_ink: "E6-pdf-invisible-text.pdf", ["R024"];
    f1_a_field_of_a_page: "F1-pdf-form-field.pdf", [];
    f2_a_list_of_word: "F2-word-dropdown-field.docx", [];
}
