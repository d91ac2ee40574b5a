//! Digits whose base lines or sizes differ: which of them are the number, and which a mark.

use super::seen::{cell, reads, small, with};

/// Digits of the usual size, and others of another size that are higher by this, or lower, both of the number 47 or of a mark.
fn beside(number: &str, mark: &str, size: f64, rise: f64) -> gov_disclosure::Report {
    with(|page| {
        small(page, 380.0, 156.0, 10.0, number);
        small(page, 380.0 + 5.0 * number.len() as f64, 156.0 - rise, size, mark);
    })
}

#[test]
fn the_small_digits_are_the_mark_whether_raised_or_lowered() {
    for (number, mark, size, rise, raw) in [
        ("477", "10", 8.33, -2.4, "477¹⁰"),
        ("47", "3", 8.33, -2.4, "47³"),
        ("4", "12", 8.33, 3.6, "4¹²"),
        ("47", "3", 8.3, -2.2, "47³"),
        ("47", "12", 6.0, -2.0, "47¹²"),
    ] {
        let report = beside(number, mark, size, rise);
        reads(&report, number.parse().unwrap(), None);
        assert_eq!(cell(&report).raw.as_deref(), Some(raw));
    }
    // In front of the number.
    reads(
        &with(|page| {
            small(page, 380.0, 158.4, 8.33, "3");
            small(page, 384.2, 156.0, 10.0, "47");
        }),
        47,
        None,
    );
}

#[test]
fn digits_that_may_be_of_the_number_or_not_are_read_and_said() {
    // As large as the others, and raised or lowered.
    reads(&beside("4", "7", 10.0, 3.3), 47, Some("R025"));
    reads(&beside("47", "7", 10.0, -3.8), 477, Some("R025"));
    reads(&beside("47", "7", 10.0, 2.0), 477, Some("R025"));
    // Small, and raised a little.
    reads(&beside("47", "7", 6.7, 1.7), 477, Some("R025"));
}

#[test]
fn digits_that_are_off_the_line_by_next_to_nothing_are_of_the_number() {
    reads(&beside("47", "7", 10.0, 1.0), 477, None);
    reads(&beside("4", "77", 10.0, -1.2), 477, None);
    reads(&beside("47", "7", 9.5, 0.5), 477, None);
    reads(&beside("47", "7", 8.0, 0.0), 477, None);
}
