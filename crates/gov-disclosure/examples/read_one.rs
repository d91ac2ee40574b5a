//! Reads one report and prints its requests received, by applicant, and what is doubtful:
//! `cargo run --example read_one -- examples/reports/html-clean.html`.

use gov_disclosure::{ParseOptions, Severity, check, fields, parse};
use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name a file")?;
    let report = check(parse(&std::fs::read(&path)?, &ParseOptions::new().with_name(&path))?);
    let mut out = std::io::stdout().lock();
    for field in fields().filter(|field| field.row_id() == "received") {
        let Some(cell) = report.cell(field) else { continue };
        let value = cell.value.map_or_else(|| cell.state.as_str().to_owned(), |value| value.to_string());
        writeln!(out, "{}\t{value}", field.column_zh())?;
    }
    for finding in report.diagnostics.iter().filter(|finding| finding.severity > Severity::Info) {
        writeln!(out, "{} {}: {}", finding.rule, finding.name, finding.message.zh)?;
    }
    Ok(())
}
