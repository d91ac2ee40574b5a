//! The acts of the library over text: reports as JSON in and out.

use gov_disclosure::{IndicatorOptions, ParseOptions, Report, Target};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::catalogue::text;
use crate::fault::Fault;

/// Reads one copy; the canonical JSON of its report.
///
/// # Errors
/// As [`gov_disclosure::parse`].
pub fn parse(bytes: &[u8], options: &ParseOptions) -> Result<String, Fault> {
    gov_disclosure::parse(bytes, options).map(|report| report.to_json()).map_err(|error| Fault::of(options.name.clone(), &error))
}

/// Reads every report of a file; a JSON array of their canonical JSON.
///
/// # Errors
/// As [`gov_disclosure::parse_all`].
pub fn parse_all(bytes: &[u8], options: &ParseOptions) -> Result<String, Fault> {
    let reports = gov_disclosure::parse_all(bytes, options).map_err(|error| Fault::of(options.name.clone(), &error))?;
    let reports: Vec<String> = reports.iter().map(Report::to_json).collect();
    Ok(format!("[{}]", reports.join(",")))
}

/// Reads one copy and checks it, as [`parse`] and then [`check`], without the JSON between.
///
/// # Errors
/// As [`gov_disclosure::parse`].
pub fn extract(bytes: &[u8], options: &ParseOptions) -> Result<String, Fault> {
    let report = gov_disclosure::parse(bytes, options).map_err(|error| Fault::of(options.name.clone(), &error))?;
    Ok(gov_disclosure::check(report).to_json())
}

/// The text that the places of a report count in; `None` for files that are no text.
///
/// # Errors
/// As [`gov_disclosure::decode`].
pub fn decode(bytes: &[u8], options: &ParseOptions) -> Result<Option<String>, Fault> {
    let text = gov_disclosure::decode(bytes, options).map_err(|error| Fault::of(options.name.clone(), &error))?;
    Ok(text.map(std::borrow::Cow::into_owned))
}

/// What is to be corrected in a file, as JavaScript says it.
#[cfg(feature = "office")]
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    #[serde(default)]
    cells: std::collections::BTreeMap<String, String>,
    #[serde(default)]
    claims: std::collections::BTreeMap<usize, String>,
    #[serde(default)]
    tracked: Option<String>,
}

/// A Word document or workbook with other figures; `corrections` is JSON: `cells` by field, `claims` by their number, `tracked`.
///
/// # Errors
/// As [`gov_disclosure::correct`]; a usage fault for a field that does not exist and for anything else in `corrections`.
#[cfg(feature = "office")]
pub fn correct(bytes: &[u8], options: &ParseOptions, corrections: &str) -> Result<Vec<u8>, Fault> {
    let wanted: Wanted = serde_json::from_str(corrections).map_err(|error| Fault::Usage(format!("corrections: {error}")))?;
    let mut made = gov_disclosure::Corrections::new();
    for (id, text) in wanted.cells {
        let field = gov_disclosure::Field::from_id(&id).ok_or_else(|| Fault::Usage(format!("corrections: there is no field {id:?}")))?;
        made = made.cell(field, text);
    }
    for (index, number) in wanted.claims {
        made = made.claim(index, number);
    }
    if let Some(author) = wanted.tracked {
        made = made.tracked(author);
    }
    gov_disclosure::correct(bytes, options, &made).map_err(|error| Fault::of(options.name.clone(), &error))
}

/// The canonical JSON of a report in any shape that [`Report::from_json`] takes.
///
/// # Errors
/// `malformed` for what is no report.
pub fn canonical(report: &str) -> Result<String, Fault> {
    Ok(Report::from_json(report)?.to_json())
}

/// The canonical JSON of plain figures in CSV; `None` for a text that is no table of figures.
///
/// # Errors
/// As [`Report::from_csv`].
pub fn from_csv(text: &str) -> Result<Option<String>, Fault> {
    Ok(Report::from_csv(text)?.map(|report| report.to_json()))
}

/// Whether a warning or an error names the field.
///
/// # Errors
/// As [`canonical`]; a usage fault for a field that does not exist.
pub fn is_flagged(report: &str, field: &str) -> Result<bool, Fault> {
    let field = gov_disclosure::Field::from_id(field).ok_or_else(|| Fault::Usage(format!("isFlagged: there is no field {field:?}")))?;
    Ok(Report::from_json(report)?.is_flagged(field))
}

/// The cells that are reported and not flagged: JSON by field, in the order of the form.
///
/// # Errors
/// As [`canonical`].
pub fn trusted(report: &str) -> Result<String, Fault> {
    let report = Report::from_json(report)?;
    Ok(text(&report.trusted().map(|(field, cell)| (field, cell.clone())).collect::<gov_disclosure::Cells>()))
}

/// Checks a report.
///
/// # Errors
/// As [`canonical`].
pub fn check(report: &str) -> Result<String, Fault> {
    Ok(gov_disclosure::check(Report::from_json(report)?).to_json())
}

/// Checks several years of one agency, a JSON array of reports, against each other.
///
/// # Errors
/// As [`canonical`]; a usage fault for what is no array.
pub fn check_series(reports: &str) -> Result<String, Fault> {
    let texts: Vec<&RawValue> = serde_json::from_str(reports).map_err(|error| Fault::Usage(format!("reports: {error}")))?;
    let reports: Vec<Report> = texts.into_iter().map(|text| Report::from_json(text.get())).collect::<Result<_, _>>()?;
    let checked: Vec<String> = gov_disclosure::check_series(&reports).iter().map(Report::to_json).collect();
    Ok(format!("[{}]", checked.join(",")))
}

/// A report in the form of 2021: JSON with `report`, `carried`, `open` and `left`.
///
/// # Errors
/// As [`canonical`].
pub fn to_form_2021(report: &str) -> Result<String, Fault> {
    Ok(text(&Report::from_json(report)?.to_form_2021()))
}

/// The cells of a report as rows, a JSON array.
///
/// # Errors
/// As [`canonical`].
pub fn cells(report: &str) -> Result<String, Fault> {
    let report = Report::from_json(report)?;
    Ok(text(&report.rows().collect::<Vec<_>>()))
}

/// What may be beside a report whose indicators are asked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Beside<'a> {
    #[serde(borrow, default)]
    previous: Option<&'a RawValue>,
    #[serde(default)]
    population: Option<u64>,
}

/// The indicators of a report, a JSON array; `beside` holds the report on the year before and the residents, where
/// they are known.
///
/// # Errors
/// As [`canonical`]; a usage fault for anything else in `beside`.
pub fn indicators(report: &str, beside: &str) -> Result<String, Fault> {
    let beside: Beside<'_> = serde_json::from_str(beside).map_err(|error| Fault::Usage(format!("options: {error}")))?;
    let report = Report::from_json(report)?;
    let previous = beside.previous.map(|json| Report::from_json(json.get())).transpose()?;
    let mut options = IndicatorOptions::new();
    options.previous = previous.as_ref();
    options.population = beside.population;
    Ok(text(&gov_disclosure::indicators(&report, &options)))
}

/// A report as the official form, filled in.
///
/// # Errors
/// As [`canonical`] and [`gov_disclosure::render`]; a usage fault for a target that this build does not have.
pub fn render(report: &str, target: &str) -> Result<Vec<u8>, Fault> {
    let target = Target::from_extension(target).ok_or_else(|| Fault::Usage(format!("there is no target {target:?}")))?;
    Ok(gov_disclosure::render(&Report::from_json(report)?, target)?)
}

/// The tables of a report as a fragment of HTML.
///
/// # Errors
/// As [`canonical`].
pub fn render_tables(report: &str) -> Result<String, Fault> {
    Ok(gov_disclosure::render_tables(&Report::from_json(report)?))
}
