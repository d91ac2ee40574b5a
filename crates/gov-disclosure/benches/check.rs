//! Checking a report whose sums hold, and locating cells that are wrong: one, three, more than can be located.
#![allow(clippy::unwrap_used, missing_docs)]

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use gov_disclosure::{Field, Report, State, Value, check, parse};

/// The example with large figures, with some cells written wrong.
fn report(wrong: &[&str]) -> Report {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports/html-clean.html");
    let mut report = parse(&std::fs::read(path).unwrap(), &Default::default()).unwrap();
    for (by, id) in (0..).zip(wrong) {
        let cell = report.cells.get_mut(Field::from_id(id).unwrap()).unwrap();
        let written = cell.value.and_then(Value::as_count).unwrap();
        cell.value = Some(Value::Count(written + 100 + 37 * by));
    }
    report
}

fn checks(c: &mut Criterion) {
    let cells = [
        "requests.granted.natural_person",
        "requests.denied.state_secret.enterprise",
        "requests.not_processed.repeat.research",
        "requests.carried_out.legal_service",
        "requests.received.total",
    ];
    let names = [("check/sums that hold", 0), ("locate/one wrong cell", 1), ("locate/two", 2), ("locate/three", 3), ("locate/five", 5)];
    for (name, wrong) in names {
        let report = report(cells.get(..wrong).unwrap());
        c.bench_function(name, |b| b.iter(|| check(black_box(report.clone()))));
    }
    // Three in one row leave the fewest equations to steer by.
    let row = ["requests.granted.natural_person", "requests.granted.enterprise", "requests.granted.research"];
    let report_of_row = report(&row);
    c.bench_function("locate/three in one row", |b| b.iter(|| check(black_box(report_of_row.clone()))));
    let mut open = report(&cells[..3]);
    for id in ["requests.granted.total", "requests.denied.state_secret.total", "requests.handled_total.research"] {
        let cell = open.cells.get_mut(Field::from_id(id).unwrap()).unwrap();
        (cell.state, cell.value) = (State::Lost, None);
    }
    c.bench_function("locate/three wrong beside three lost", |b| b.iter(|| check(black_box(open.clone()))));
}

criterion_group!(benches, checks);
criterion_main!(benches);
