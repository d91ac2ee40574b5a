//! Reports that no reading made: from JSON, and with whatever values a caller may set.

use gov_disclosure::{Amount, Cell, Edition, Field, Report, State, Value, check, check_series, fields};
use libfuzzer_sys::arbitrary::{Result, Unstructured};

use crate::invariants;

/// Takes JSON and checks what it gives.
pub fn from_json(json: &str) {
    if let Ok(report) = Report::from_json(json) {
        series(&[invariants::judge(report)]);
    }
}

/// Checks two years with arbitrary cells, each alone and as a series.
pub fn from_values(bytes: &[u8]) {
    let mut bytes = Unstructured::new(bytes);
    let Ok(before) = report(&mut bytes, 2022) else { return };
    let mut after = before.clone();
    after.meta.year = Some(2023);
    if fill(&mut after, &mut bytes).is_ok() {
        series(&[before, after].map(|report| invariants::judge(reread(check(report)))));
    }
}

/// The report with what reading it anew tells of cells that a caller set.
fn reread(report: Report) -> Report {
    Report::from_json(&report.to_json()).expect("our own JSON is taken")
}

fn series(reports: &[Report]) {
    let years = check_series(reports);
    assert_eq!(years.len(), reports.len());
    assert_eq!(check_series(&years), years, "checking years twice changes nothing");
    years.iter().for_each(invariants::is_whole);
}

fn report(bytes: &mut Unstructured<'_>, year: u16) -> Result<Report> {
    let edition = if bytes.arbitrary()? { Edition::Y2021 } else { Edition::Y2019 };
    let shape = format!(r#"{{"schema":"gov-disclosure/report/v1","meta":{{"year":{year}}},"cells":{{}}}}"#);
    let mut report = Report::from_json(&shape).expect("the least report is one");
    report.form.expected = Some(edition);
    (report.form.disclosure, report.form.requests, report.form.remedies) = (Some(edition), Some(edition), Some(edition));
    // Sums that hold, so that what breaks is what the bytes break.
    for field in fields().filter(|field| field.is_in(edition)) {
        let value = match field.unit().is_money() {
            true => Value::Amount(Amount::parse("1.5").expect("a decimal")),
            false => Value::Count(0),
        };
        report.cells.insert(field, Cell::reported(value));
    }
    fill(&mut report, bytes)?;
    Ok(report)
}

/// Sets some cells to arbitrary values and states.
fn fill(report: &mut Report, bytes: &mut Unstructured<'_>) -> Result<()> {
    for _ in 0..bytes.int_in_range(0..=60)? {
        let known: Vec<Field> = report.cells.iter().map(|(field, _)| field).collect();
        let field = *bytes.choose(&known)?;
        let cell = match bytes.int_in_range(0..=9u8)? {
            0 => Cell::new(State::Blank),
            1 => Cell::new(State::Lost),
            2 => Cell::new(State::Absent),
            3 => Cell::new(State::Placeholder),
            4 => Cell::new(State::Illegible),
            _ if field.unit().is_money() => {
                let text = format!("{}.{}", bytes.arbitrary::<i64>()?, bytes.arbitrary::<u32>()?);
                Amount::parse(&text).map_or(Cell::new(State::Lost), |amount| Cell::reported(Value::Amount(amount)))
            }
            5 => {
                // All that a count may be.
                const LARGEST: i64 = (1 << 53) - 1;
                Cell::reported(Value::Count(bytes.int_in_range(-LARGEST..=LARGEST)?))
            }
            _ => Cell::reported(Value::Count(bytes.arbitrary::<i16>()?.into())),
        };
        report.cells.insert(field, cell);
    }
    Ok(())
}
