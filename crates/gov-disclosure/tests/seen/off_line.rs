//! Text that is set off its line: a mark where it is small or clearly raised, a part of the number where that is for its looks.

use gov_disclosure_testkit::write::package::docx;

use super::html::{PENALTIES, page};
use super::word::{body, run};
use super::{Expected, hold};

fn on_a_page(cases: &[(&str, Expected<'_>)]) {
    hold(PENALTIES, cases, |content| page("", &format!("<td>{content}</td>")));
}

#[test]
fn digits_of_a_page_that_are_raised_a_little_are_of_the_number() {
    on_a_page(&[
        ("62<span style='position:relative;top:-1.0pt;mso-text-raise:1.0pt'>9</span>", ("629", &[])),
        ("62<span style='vertical-align:1px'>0</span>", ("620", &[])),
        ("<span style='position:relative;top:.5pt'>6</span>29", ("629", &[])),
        ("<span style='position:relative;top:-1.5pt'>629</span>件", ("629", &[])),
        ("<span style='mso-text-raise:-1pt;position:relative;top:1pt'>629</span>&nbsp;", ("629", &[])),
        // As far as some marks are raised.
        ("62<span style='position:relative;top:-2pt'>9</span>", ("629", &["R025"])),
        ("62<span style='font-size:8pt;vertical-align:1px'>9</span>", ("629", &["R025"])),
        ("<span style='position:relative;top:-2pt'>629</span>", ("629", &[])),
        // Marks.
        ("629<span style='font-size:60%;vertical-align:1px'>4</span>", ("629", &[])),
        ("629<span style='font-size:7pt;vertical-align:3px'>4</span>", ("629", &[])),
        ("629<span style='position:relative;top:-.4em'>4</span>", ("629", &[])),
        ("<sup>629</sup>&nbsp;", ("629", &[])),
        ("<span style='vertical-align:5px'>629</span>&nbsp;", ("629", &[])),
    ]);
}

#[test]
fn runs_that_are_raised_a_little_are_of_the_number() {
    let at = |position: &str, text: &str| run(&format!("<w:position w:val='{position}'/>"), text);
    let small = |position: &str, text: &str| run(&format!("<w:position w:val='{position}'/><w:sz w:val='14'/>"), text);
    let cases: [(String, Expected<'_>); 8] = [
        (run("", "62") + &at("2", "0"), ("620", &[])),
        (at("-1", "6") + &run("", "29"), ("629", &[])),
        (at("3", "629") + &run("", "件"), ("629", &[])),
        (run("", "62") + &at("4", "9"), ("629", &["R025"])),
        (at("5", "629"), ("629", &[])),
        (run("", "62") + &small("2", "9"), ("629", &["R025"])),
        (run("", "629") + &small("4", "3"), ("629", &[])),
        (run("", "629") + &at("8", "3"), ("629", &[])),
    ];
    let cases: Vec<_> = cases.iter().map(|(content, expected)| (content.as_str(), *expected)).collect();
    hold(PENALTIES, &cases, |content| docx(&body("", &format!("<w:p>{content}</w:p>"))));
}
