//! The form, written and read back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod figures;
#[path = "../layouts/form.rs"]
#[allow(dead_code)]
mod form;

use gov_disclosure::{Cell, Edition, Field, Report, State, Target, parse, render};

const EDITIONS: [Edition; 2] = [Edition::Y2019, Edition::Y2021];

fn read_back(report: &Report, target: Target) -> Report {
    let bytes = render(report, target).unwrap();
    parse(&bytes, &Default::default()).unwrap_or_else(|error| panic!("{target:?}: {error}\n{}", String::from_utf8_lossy(&bytes)))
}

/// What a printed cell can say: a cell that the report lacks is printed empty.
fn printed(cell: &Cell) -> (State, Option<String>, Option<String>, Option<String>) {
    let state = if matches!(cell.state, State::Absent | State::Lost) { State::Blank } else { cell.state };
    let raw = cell.raw.clone().filter(|_| matches!(state, State::Placeholder | State::Illegible));
    (state, cell.value.map(|value| value.to_string()), cell.unit.clone().flatten(), raw)
}

/// The cells that are not the same after writing and reading.
fn changed(report: &Report, target: Target) -> Vec<String> {
    let back = read_back(report, target);
    let mut changed: Vec<String> = Vec::new();
    for (field, cell) in report.cells.iter() {
        let (was, is) = (printed(cell), back.cell(field).map(printed));
        if is.as_ref() != Some(&was) {
            changed.push(format!("{field}: {was:?} became {is:?}"));
        }
    }
    if report.cells.len() != back.cells.len() {
        changed.push(format!("{} cells became {}", report.cells.len(), back.cells.len()));
    }
    changed
}

#[test]
fn every_target_reads_back_to_the_same_cells() {
    for edition in EDITIONS {
        for seed in 0..40 {
            let report = figures::any(edition, seed, [1_000_000, 40, 8, 2][seed as usize % 4]);
            for target in Target::ALL {
                assert_eq!(changed(&report, *target), [""; 0], "{target:?} {edition:?} {seed}");
            }
        }
    }
}
