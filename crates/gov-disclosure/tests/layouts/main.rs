//! The same report in every layout: each gives the same cells, whole and cut anywhere, with empty cells
//! and without. What a layout cannot tell is lost or flagged, never another number.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use gov_disclosure_testkit::page::page;
use gov_disclosure_testkit::sheet::{Figures, Sheet};
use gov_disclosure_testkit::write::Format;
use gov_disclosure_testkit::write::html::Markup;

use gov_disclosure::{Edition, Report, Severity, State, check, parse};

/// Every layout that is text and has a row or a cell on a line, with its name: where a cell takes several lines, lines
/// that are lost join the cells of two rows, and nobody can see it.
fn layouts() -> impl Iterator<Item = (&'static str, Format)> {
    Format::ALL
        .into_iter()
        .filter(|(_, format)| *format != Format::Html(Markup::Site) && matches!(format, Format::Html(_) | Format::Text(_)))
}

fn write(format: Format, sheet: &Sheet) -> String {
    format.text(&page(sheet)).unwrap()
}

fn read(text: &str) -> Report {
    check(parse(text.as_bytes(), &Default::default()).unwrap_or_else(|error| panic!("{error}\n{text}")))
}

/// Cells that say something else than the sheet, without a warning that names them.
fn silently_wrong(report: &Report, sheet: &Sheet) -> Vec<String> {
    let mut wrong = Vec::new();
    for (field, cell) in report.cells.iter() {
        let truth = sheet.value(field);
        let says = match cell.state {
            State::Reported => cell.value.map(|value| value.to_string()),
            State::Blank => Some(String::new()),
            _ => continue,
        };
        if says != truth && !report.is_flagged(field) {
            wrong.push(format!("{field}: read {says:?}, written {truth:?}"));
        }
    }
    wrong
}

fn missed(report: &Report, sheet: &Sheet) -> Vec<String> {
    let written = gov_disclosure::fields().filter(|field| sheet.value(*field).is_some_and(|value| !value.is_empty()));
    written.filter(|field| report.cell(*field).is_none_or(|cell| cell.state != State::Reported)).map(|field| field.to_string()).collect()
}

fn sheets() -> Vec<(&'static str, Sheet)> {
    let mut all = Vec::new();
    for (edition, name) in [(Edition::Y2019, "2019"), (Edition::Y2021, "2021")] {
        for seed in [3, 77] {
            all.push((name, Sheet::new(edition, Figures::Full, seed)));
        }
    }
    all
}

#[test]
fn every_layout_gives_every_cell() {
    for (edition, sheet) in sheets() {
        for (layout, format) in layouts() {
            let text = write(format, &sheet);
            let report = read(&text);
            assert_eq!(silently_wrong(&report, &sheet), [""; 0], "{layout}, {edition}");
            assert_eq!(missed(&report, &sheet), [""; 0], "{layout}, {edition}\n{text}");
            // The figures keep the sums and, being random, nothing else.
            let of_figures = |rule: &str| rule.starts_with("A42") || rule == "X522";
            let of_reading = |d: &&gov_disclosure::Diagnostic| d.severity > Severity::Info && !of_figures(&d.rule);
            let loud: Vec<_> = report.diagnostics.iter().filter(of_reading).map(|d| &d.message.en).collect();
            assert!(loud.is_empty(), "{layout}, {edition}: {loud:?}");
        }
    }
}

#[test]
fn a_copy_cut_anywhere_never_gives_another_number() {
    for (edition, sheet) in sheets() {
        for (layout, format) in layouts() {
            let text = write(format, &sheet);
            let step = text.len() / 150 + 1;
            for cut in (0..text.len()).step_by(step) {
                let cut = text.floor_char_boundary(cut);
                let Ok(report) = parse(&text.as_bytes()[..cut], &Default::default()).map(check) else { continue };
                assert_eq!(
                    silently_wrong(&report, &sheet),
                    [""; 0],
                    "{layout}, {edition}, cut at {cut}: …{}",
                    &text[text.floor_char_boundary(cut.saturating_sub(80))..cut]
                );
            }
        }
    }
}

#[test]
fn lines_lost_in_the_middle_never_give_another_number() {
    for (edition, sheet) in sheets() {
        for (layout, format) in layouts() {
            let text = write(format, &sheet);
            let lines: Vec<&str> = text.lines().collect();
            for start in (0..lines.len()).step_by(lines.len() / 40 + 1) {
                for lost in [1, 3, 12, 40] {
                    let kept: Vec<&str> =
                        lines.iter().enumerate().filter(|(i, _)| !(start..start + lost).contains(i)).map(|(_, line)| *line).collect();
                    let Ok(report) = parse(kept.join("\n").as_bytes(), &Default::default()).map(check) else { continue };
                    assert_eq!(silently_wrong(&report, &sheet), [""; 0], "{layout}, {edition}, {lost} lines lost at {start}");
                }
            }
        }
    }
}

/// Empty applicants over written totals (as many county copies), empty totals over written applicants (as a
/// city's report for 2019), and cells empty here and there.
#[test]
fn empty_cells_are_blank_or_lost_and_never_shift() {
    for edition in [Edition::Y2019, Edition::Y2021] {
        for figures in [Figures::OnlyTotals, Figures::NoTotals, Figures::ZerosBlank] {
            let sheet = Sheet::new(edition, figures, 11);
            for (layout, format) in layouts() {
                let report = read(&write(format, &sheet));
                assert_eq!(silently_wrong(&report, &sheet), [""; 0], "{layout}, {edition:?}, {figures:?}");
                // Padding after empty totals is like dropping every empty cell: nobody can tell.
                let padded = ["text-pipes", "text-lines-blank"];
                let reported = figures != Figures::NoTotals || !padded.contains(&layout);
                if reported && (!format.drops_blanks() || layout == "html-crooked") {
                    assert_eq!(missed(&report, &sheet), [""; 0], "{layout}, {edition:?}, {figures:?}\n{}", write(format, &sheet));
                }
            }
        }
    }
}
