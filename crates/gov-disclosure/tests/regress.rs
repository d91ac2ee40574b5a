//! Every bug that was found leaves a file named for it, and what must be read of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use gov_disclosure::{Field, Report, Severity, check, parse};

/// What must be read of a cell.
enum Expected {
    /// This value, without a warning that names the cell.
    Value(&'static str),
    /// This value, with a warning that names the cell.
    Told(&'static str),
    /// This state.
    State(&'static str),
    /// Any reading, with a warning that names the cell.
    Flagged,
}

use Expected::{Flagged, State, Told, Value};

const CASES: &[(&str, &str, Expected)] = &[
    ("fee-unit-parted-by-a-space.html", "disclosure.fees.amount", Value("9191.214")),
    ("person-behind-the-organisations.html", "requests.received.natural_person", Value("1310")),
    ("person-behind-the-organisations.html", "requests.received.enterprise", Value("204")),
    ("blocks-of-table-four-swapped.html", "remedies.litigation_direct.upheld", Value("41")),
    ("word-among-the-values-of-table-four.html", "remedies.reconsideration.other", State("illegible")),
    ("word-among-the-values-of-table-four.html", "remedies.reconsideration.corrected", Value("3")),
    ("word-among-the-values-of-table-four.html", "remedies.litigation_after_reconsideration.total", Value("71")),
    ("superscript-beside-a-figure.html", "disclosure.licensing.decisions", Value("53845")),
    ("hidden-word-inside-a-figure.html", "disclosure.licensing.decisions", Told("53845")),
    ("value-of-an-input-field.html", "disclosure.licensing.decisions", Value("53845")),
    ("cut-off-before-a-value.html", "disclosure.licensing.decisions", State("lost")),
    ("digits-behind-a-space.txt", "disclosure.licensing.decisions", Flagged),
    ("digits-behind-a-space.txt", "disclosure.penalties.decisions", Value("57")),
    ("input-field-without-a-value.html", "disclosure.licensing.decisions", State("blank")),
    ("labels-below-their-numbers.txt", "requests.received.total", Value("830")),
    ("labels-below-their-numbers.txt", "requests.granted.total", State("lost")),
    ("labels-below-their-numbers.txt", "requests.partly_granted.total", State("lost")),
    ("radicals-for-numerals.html", "requests.carried_in.total", Value("110")),
    ("backslash-inside-a-figure.html", "disclosure.licensing.decisions", State("illegible")),
    ("column-of-last-year.html", "disclosure.normative_documents.issued", State("absent")),
    ("column-of-last-year.html", "disclosure.normative_documents.in_force", Value("340")),
    ("blank-beside-another-table.html", "disclosure.licensing.decisions", State("blank")),
    ("blank-beside-another-table.html", "disclosure.licensing.decisions", Flagged),
    ("blanks-collapsed-to-the-left.txt", "requests.carried_in.enterprise", State("lost")),
    ("blanks-collapsed-to-the-left.txt", "requests.carried_out.total", Value("137")),
    ("placeholder-of-two-dashes.txt", "disclosure.licensing.decisions", State("placeholder")),
    ("placeholder-of-two-dashes.txt", "disclosure.penalties.decisions", Value("57")),
    ("two-numbers-on-one-of-many-lines.txt", "disclosure.penalties.items_change", Flagged),
    ("two-numbers-on-one-of-many-lines.txt", "disclosure.coercion.items_change", Value("2")),
    ("thousands-parted-by-single-spaces.txt", "requests.received.natural_person", Value("5371")),
    ("thousands-parted-by-single-spaces.txt", "requests.carried_in.total", Value("6655")),
    ("deduplicated-with-a-parted-number.txt", "disclosure.normative_documents.made", State("lost")),
    ("deduplicated-with-a-parted-number.txt", "disclosure.other_services.items_change", Value("504")),
    ("digits-on-two-lines.html", "disclosure.licensing.decisions", Flagged),
    ("digits-on-two-lines.html", "disclosure.penalties.decisions", Flagged),
    ("digits-on-two-lines.html", "disclosure.coercion.decisions", Flagged),
    ("digits-on-two-lines.html", "disclosure.fees.amount", Flagged),
    ("values-before-their-labels.txt", "disclosure.penalties.decisions", Flagged),
    ("cut-inside-a-number.txt", "disclosure.licensing.decisions", State("lost")),
    ("page-fraction-behind-a-row.txt", "disclosure.rules.issued", State("lost")),
    ("page-fraction-behind-a-row.txt", "disclosure.normative_documents.in_force", Value("188")),
    ("label-broken-behind-a-row.txt", "requests.received.total", State("lost")),
    ("label-broken-behind-a-row.txt", "requests.partly_granted.total", Value("10948")),
    ("row-of-labels-lost.txt", "requests.carried_in.total", Flagged),
    ("row-of-labels-lost.txt", "requests.received.total", Value("180")),
    ("page-mark-inside-a-row.txt", "requests.partly_granted.enterprise", State("lost")),
    ("page-mark-inside-a-row.txt", "requests.granted.total", Value("9")),
    ("row-goes-on-with-two-figures.txt", "requests.other_handling.not_corrected.other_org", Value("198")),
    ("row-goes-on-with-two-figures.txt", "requests.other_handling.not_corrected.total", Value("878")),
    ("wide-spaces-around-a-figure.html", "disclosure.normative_documents.repealed", Value("1")),
    ("wide-spaces-around-a-figure.html", "disclosure.normative_documents.in_force", Value("12")),
    ("figures-a-space-apart.txt", "disclosure.rules.issued", Flagged),
    ("figures-a-space-apart.txt", "disclosure.normative_documents.in_force", Value("45")),
    ("rows-on-lines-without-repeats.txt", "disclosure.normative_documents.in_force", Value("45")),
    ("rows-on-lines-without-repeats.txt", "disclosure.penalties.decisions", Value("57")),
    ("label-in-two-cells-of-taiwan.html", "requests.carried_in.total", Value("3")),
    ("head-broken-behind-a-space.txt", "disclosure.penalties.decisions", Value("479")),
    ("head-broken-behind-a-space.txt", "disclosure.coercion.decisions", Value("0")),
    ("foreign-row-of-two-characters.html", "disclosure.licensing.items_last_year", State("blank")),
    ("foreign-row-of-two-characters.html", "disclosure.licensing.decisions", Value("57")),
    ("clause-number-in-pieces.txt", "disclosure.normative_documents.in_force", Value("188")),
    ("clause-number-in-pieces.txt", "disclosure.licensing.decisions", Value("35")),
    ("clause-number-in-pieces.txt", "disclosure.penalties.decisions", Value("57")),
    ("short-label-of-a-long-one.txt", "disclosure.licensing.decisions", Value("21")),
    ("short-label-of-a-long-one.txt", "disclosure.other_services.items_change", Value("-4")),
    ("label-in-pieces-behind-a-blank-line.txt", "disclosure.licensing.decisions", Value("35")),
    ("word-of-taiwan-in-pieces.txt", "requests.received.total", Value("9")),
    ("word-of-taiwan-in-pieces.txt", "requests.not_processed.confirmation.total", Value("4")),
    ("units-with-pinyin.html", "disclosure.penalties.decisions", Value("57")),
    ("units-with-pinyin.html", "disclosure.coercion.decisions", Value("2")),
    ("piece-of-a-label-before-a-row.html", "requests.partly_granted.natural_person", Value("3")),
    ("piece-of-a-label-before-a-row.html", "requests.partly_granted.enterprise", Value("2")),
    ("piece-of-a-label-before-a-row.html", "requests.handled_total.enterprise", Value("2")),
    ("row-goes-on-like-a-page-fraction.txt", "requests.other_handling.fee_unpaid.public_interest", Value("1")),
    ("row-goes-on-like-a-page-fraction.txt", "requests.other_handling.fee_unpaid.legal_service", State("placeholder")),
    ("row-goes-on-like-a-page-fraction.txt", "requests.other_handling.fee_unpaid.total", Value("4")),
    ("head-without-repeated-labels.txt", "disclosure.coercion.decisions", Flagged),
    ("head-without-repeated-labels.txt", "disclosure.licensing.decisions", Value("11820")),
    ("blank-line-of-a-removed-value.txt", "disclosure.fees.amount", State("lost")),
    ("blank-line-of-a-removed-value.txt", "disclosure.coercion.decisions", Value("2146")),
    ("page-mark-among-empty-cells.txt", "requests.not_processed.petition.enterprise", State("blank")),
    ("page-mark-among-empty-cells.txt", "requests.not_processed.petition.total", Value("1")),
    ("page-mark-among-empty-cells.txt", "requests.not_processed.publication.legal_service", State("lost")),
    ("person-after-the-organisations-in-a-list.txt", "requests.received.natural_person", State("lost")),
    ("person-after-the-organisations-in-a-list.txt", "requests.carried_in.total", State("lost")),
    ("organisations-before-the-person-in-a-list.txt", "requests.received.natural_person", Flagged),
    ("organisations-before-the-person-in-a-list.txt", "requests.received.other_org", Flagged),
    ("person-among-the-organisations.html", "requests.received.natural_person", Value("17")),
    ("person-among-the-organisations.html", "requests.received.enterprise", Value("5")),
    ("person-among-the-organisations.html", "requests.received.research", Value("1")),
    ("person-among-the-organisations.html", "requests.received.public_interest", Value("0")),
    ("person-among-the-organisations.html", "requests.received.legal_service", Value("2")),
    ("person-among-the-organisations.html", "requests.received.other_org", Value("3")),
    ("person-among-the-organisations.html", "requests.received.total", Value("28")),
    ("no-column-for-other-organisations.html", "requests.received.natural_person", Value("17")),
    ("no-column-for-other-organisations.html", "requests.received.legal_service", Value("2")),
    ("no-column-for-other-organisations.html", "requests.received.total", Value("25")),
    ("no-column-for-other-organisations.html", "requests.received.other_org", State("absent")),
    ("share-after-the-total.html", "requests.received.natural_person", State("blank")),
    ("share-after-the-total.html", "requests.received.enterprise", Value("5")),
    ("share-after-the-total.html", "requests.received.total", Value("12")),
    ("header-that-cannot-be-read.html", "requests.received.research", State("lost")),
    ("header-that-cannot-be-read.html", "requests.received.research", Flagged),
    ("header-that-cannot-be-read.html", "requests.received.public_interest", Value("0")),
    ("header-that-cannot-be-read.html", "requests.received.total", Value("28")),
    ("table-four-by-outcomes.html", "remedies.reconsideration.upheld", Value("4")),
    ("table-four-by-outcomes.html", "remedies.reconsideration.corrected", Value("2")),
    ("table-four-by-outcomes.html", "remedies.reconsideration.other", Value("1")),
    ("table-four-by-outcomes.html", "remedies.reconsideration.pending", Value("3")),
    ("table-four-by-outcomes.html", "remedies.reconsideration.total", Value("10")),
    ("table-four-by-outcomes.html", "remedies.litigation_direct.upheld", Value("1")),
    ("table-four-by-outcomes.html", "remedies.litigation_direct.corrected", Value("0")),
    ("table-four-by-outcomes.html", "remedies.litigation_direct.other", Value("0")),
    ("table-four-by-outcomes.html", "remedies.litigation_direct.pending", Value("5")),
    ("table-four-by-outcomes.html", "remedies.litigation_direct.total", Value("6")),
    ("table-four-by-outcomes.html", "remedies.litigation_after_reconsideration.upheld", Value("2")),
    ("table-four-by-outcomes.html", "remedies.litigation_after_reconsideration.corrected", Value("0")),
    ("table-four-by-outcomes.html", "remedies.litigation_after_reconsideration.other", Value("1")),
    ("table-four-by-outcomes.html", "remedies.litigation_after_reconsideration.pending", Value("0")),
    ("table-four-by-outcomes.html", "remedies.litigation_after_reconsideration.total", Value("3")),
    ("table-four-rotated.html", "remedies.reconsideration.upheld", Value("4")),
    ("table-four-rotated.html", "remedies.reconsideration.corrected", Value("2")),
    ("table-four-rotated.html", "remedies.reconsideration.other", Value("1")),
    ("table-four-rotated.html", "remedies.reconsideration.pending", Value("3")),
    ("table-four-rotated.html", "remedies.reconsideration.total", Value("10")),
    ("table-four-rotated.html", "remedies.litigation_direct.upheld", Value("1")),
    ("table-four-rotated.html", "remedies.litigation_direct.corrected", Value("0")),
    ("table-four-rotated.html", "remedies.litigation_direct.other", Value("2")),
    ("table-four-rotated.html", "remedies.litigation_direct.pending", Value("5")),
    ("table-four-rotated.html", "remedies.litigation_direct.total", Value("8")),
    ("table-four-rotated.html", "remedies.litigation_after_reconsideration.upheld", Value("2")),
    ("table-four-rotated.html", "remedies.litigation_after_reconsideration.corrected", Value("0")),
    ("table-four-rotated.html", "remedies.litigation_after_reconsideration.other", Value("1")),
    ("table-four-rotated.html", "remedies.litigation_after_reconsideration.pending", Value("0")),
    ("table-four-rotated.html", "remedies.litigation_after_reconsideration.total", Value("3")),
    ("table-four-in-two-tables.html", "remedies.reconsideration.upheld", Value("4")),
    ("table-four-in-two-tables.html", "remedies.reconsideration.corrected", Value("2")),
    ("table-four-in-two-tables.html", "remedies.reconsideration.other", Value("1")),
    ("table-four-in-two-tables.html", "remedies.reconsideration.pending", Value("3")),
    ("table-four-in-two-tables.html", "remedies.reconsideration.total", Value("10")),
    ("table-four-in-two-tables.html", "remedies.litigation_direct.upheld", Value("1")),
    ("table-four-in-two-tables.html", "remedies.litigation_direct.corrected", Value("0")),
    ("table-four-in-two-tables.html", "remedies.litigation_direct.other", Value("0")),
    ("table-four-in-two-tables.html", "remedies.litigation_direct.pending", Value("5")),
    ("table-four-in-two-tables.html", "remedies.litigation_direct.total", Value("6")),
    ("table-four-in-two-tables.html", "remedies.litigation_after_reconsideration.upheld", Value("2")),
    ("table-four-in-two-tables.html", "remedies.litigation_after_reconsideration.corrected", Value("0")),
    ("table-four-in-two-tables.html", "remedies.litigation_after_reconsideration.other", Value("1")),
    ("table-four-in-two-tables.html", "remedies.litigation_after_reconsideration.pending", Value("0")),
    ("table-four-in-two-tables.html", "remedies.litigation_after_reconsideration.total", Value("3")),
    ("space-after-a-decimal-point.txt", "disclosure.fees.amount", Flagged),
    ("number-goes-on-with-a-zero-below.txt", "disclosure.penalties.decisions", State("lost")),
    ("number-goes-on-with-a-zero-below.txt", "disclosure.coercion.decisions", Value("9")),
    ("digit-before-the-next-label.txt", "disclosure.penalties.decisions", State("lost")),
    ("digit-before-the-next-label.txt", "disclosure.coercion.decisions", Value("9")),
    ("digit-after-a-label.txt", "disclosure.penalties.decisions", State("lost")),
    ("digit-after-a-label.txt", "disclosure.coercion.decisions", Value("9")),
    ("measure-that-is-cut.txt", "disclosure.normative_documents.issued", Flagged),
    ("measure-that-is-cut.txt", "disclosure.normative_documents.repealed", Value("1")),
    ("measure-that-is-cut.txt", "disclosure.normative_documents.in_force", Value("38")),
    ("row-label-with-wrong-characters.txt", "requests.carried_in.natural_person", Value("2")),
    ("row-label-with-wrong-characters.txt", "requests.granted.total", Value("12")),
    ("row-label-with-wrong-characters.txt", "requests.partly_granted.total", State("lost")),
    ("row-label-with-wrong-characters.txt", "requests.partly_granted.total", Flagged),
    ("rows-over-each-other-in-one.html", "requests.received.natural_person", Value("17")),
    ("rows-over-each-other-in-one.html", "requests.received.enterprise", Value("5")),
    ("rows-over-each-other-in-one.html", "requests.received.research", Value("1")),
    ("rows-over-each-other-in-one.html", "requests.received.public_interest", State("blank")),
    ("rows-over-each-other-in-one.html", "requests.received.legal_service", Value("2")),
    ("rows-over-each-other-in-one.html", "requests.received.other_org", Value("3")),
    ("rows-over-each-other-in-one.html", "requests.received.total", Value("28")),
    ("rows-over-each-other-in-one.html", "requests.carried_in.natural_person", Value("4")),
    ("rows-over-each-other-in-one.html", "requests.carried_in.enterprise", Value("0")),
    ("rows-over-each-other-in-one.html", "requests.carried_in.research", Value("0")),
    ("rows-over-each-other-in-one.html", "requests.carried_in.public_interest", State("blank")),
    ("rows-over-each-other-in-one.html", "requests.carried_in.legal_service", Value("0")),
    ("rows-over-each-other-in-one.html", "requests.carried_in.other_org", Value("1")),
    ("rows-over-each-other-in-one.html", "requests.carried_in.total", Value("5")),
    ("number-across-three-rows.html", "requests.other_handling.not_corrected.natural_person", State("lost")),
    ("number-across-three-rows.html", "requests.other_handling.not_corrected.natural_person", Flagged),
    ("number-across-three-rows.html", "requests.other_handling.fee_unpaid.natural_person", State("lost")),
    ("number-across-three-rows.html", "requests.other_handling.fee_unpaid.natural_person", Flagged),
    ("number-across-three-rows.html", "requests.other_handling.other.natural_person", State("lost")),
    ("number-across-three-rows.html", "requests.other_handling.other.natural_person", Flagged),
    ("number-across-three-rows.html", "requests.handled_total.natural_person", Value("9")),
    ("unit-in-the-label-of-a-row.html", "disclosure.licensing.decisions", Flagged),
    ("ordinals-between-label-and-values.html", "requests.received.natural_person", Value("17")),
    ("ordinals-between-label-and-values.html", "requests.received.enterprise", State("blank")),
    ("ordinals-between-label-and-values.html", "requests.received.total", Value("23")),
    ("outcomes-in-a-sentence.txt", "remedies.reconsideration.other", State("absent")),
    ("other-in-a-path.txt", "requests.received.total", State("absent")),
    ("digit-before-the-next-label-of-a-row.txt", "disclosure.penalties.decisions", State("lost")),
    ("digit-before-the-next-label-of-a-row.txt", "disclosure.coercion.decisions", Value("9")),
    ("label-of-a-header-lost-between-tabs.txt", "requests.received.public_interest", State("lost")),
    ("label-of-a-header-lost-between-tabs.txt", "requests.carried_in.other_org", Flagged),
    ("comma-separated.csv", "requests.received.natural_person", Value("1017")),
    ("comma-separated.csv", "requests.received.total", Value("1028")),
    ("comma-separated.csv", "requests.granted.enterprise", State("blank")),
    ("comma-separated.csv", "requests.granted.total", Value("9")),
    ("text-in-a-preformatted-block.html", "disclosure.licensing.decisions", Value("408")),
    ("header-with-wrong-characters.html", "requests.received.research", Told("1")),
    ("header-with-wrong-characters.html", "requests.received.public_interest", Value("0")),
    ("header-after-its-group-over-two-rows.html", "requests.received.natural_person", Value("1310")),
    ("header-after-its-group-over-two-rows.html", "requests.received.public_interest", Value("33")),
    ("header-after-its-group-over-two-rows.html", "requests.received.legal_service", Value("58")),
    ("header-after-its-group-over-two-rows.html", "requests.carried_in.other_org", Value("2")),
    ("cell-whose-tag-lost-its-end.html", "requests.received.enterprise", Value("204")),
    ("cell-whose-tag-lost-its-end.html", "requests.received.research", Value("17")),
    ("cell-whose-tag-lost-its-end.html", "requests.received.total", Value("1713")),
];

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/regress")
}

fn is_flagged(report: &Report, field: Field) -> bool {
    report.diagnostics.iter().any(|d| d.severity > Severity::Info && d.fields.contains(&field))
}

#[test]
fn damaged_copies_are_read_or_flagged() {
    let mut wrong = Vec::new();
    for (file, id, expected) in CASES {
        let bytes = std::fs::read(folder().join(file)).unwrap();
        let report = check(parse(&bytes, &Default::default()).unwrap_or_else(|error| panic!("{file}: {error}")));
        let field = Field::from_id(id).unwrap();
        let cell = report.cell(field).unwrap();
        let value = cell.value.map(|value| value.to_string());
        let holds = match expected {
            Value(text) => value.as_deref() == Some(text) && !is_flagged(&report, field),
            Told(text) => value.as_deref() == Some(text) && is_flagged(&report, field),
            State(state) => cell.state.as_str() == *state,
            Flagged => is_flagged(&report, field),
        };
        if !holds {
            wrong.push(format!("{file}: {id} is {} {value:?}, flagged {}", cell.state.as_str(), is_flagged(&report, field)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_is_looked_at() {
    for entry in std::fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(CASES.iter().any(|(file, ..)| *file == name), "{name}");
    }
}

#[test]
fn words_of_a_table_in_prose_are_no_table() {
    for name in ["outcomes-in-a-sentence.txt", "other-in-a-path.txt"] {
        let bytes = std::fs::read(folder().join(name)).unwrap();
        let report = parse(&bytes, &Default::default()).unwrap();
        let count = |rule: &str| report.diagnostics.iter().filter(|found| found.rule == rule).count();
        assert_eq!((count("S201"), count("S202"), count("R007")), (3, 0, 0), "{name}");
    }
}
