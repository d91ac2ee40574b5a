//! SARIF 2.1.0, as far as findings need it. The model follows the standard's names; what a finding never
//! has is left out of it.

use std::io::{self, Write};

use gov_disclosure::{Diagnostic, Field, Location, Report, Severity, Suspect, rules};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::json;

use super::{excerpt, words};
use crate::language::Languages;
use crate::read::Checked;
use crate::rules::page;

/// Writes the rules, then results as they come, then what went wrong with the run.
pub struct Sarif {
    out: Box<dyn Write>,
    languages: Languages,
    first: bool,
    notifications: Vec<Notification>,
}

/// Where the schema is published.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    information_uri: &'static str,
    rules: Vec<ReportingDescriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportingDescriptor {
    id: &'static str,
    name: &'static str,
    short_description: Text,
    full_description: Text,
    help: Markdown,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Markdown {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'r> {
    rule_id: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Text,
    locations: Vec<Place>,
    properties: Properties<'r>,
}

#[derive(Serialize)]
struct Properties<'r> {
    name: &'r str,
    confidence: gov_disclosure::Confidence,
    fields: &'r [Field],
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actual: Option<i64>,
    suspects: &'r [Vec<Suspect>],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    logical_locations: Option<[LogicalLocation; 1]>,
}

/// A place in a file without lines.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    fully_qualified_name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u32>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    descriptor: Reference,
    message: Text,
    locations: Vec<Place>,
}

#[derive(Serialize)]
struct Reference {
    id: String,
}

impl Sarif {
    /// Writes the tool and its rules.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn open(mut out: Box<dyn Write>, languages: Languages) -> io::Result<Self> {
        let descriptor = |rule: &'static gov_disclosure::Rule| {
            let text = languages.pick(rule.zh, rule.en).join(" | ");
            ReportingDescriptor {
                id: rule.id.as_str(),
                name: rule.name,
                short_description: Text { text: text.clone() },
                full_description: Text { text: text.clone() },
                help: Markdown { text, markdown: page(rule, &languages) },
                default_configuration: Configuration { level: level(rule.severity) },
            }
        };
        let driver = Driver {
            name: "gov-disclosure",
            version: env!("CARGO_PKG_VERSION"),
            information_uri: env!("CARGO_PKG_REPOSITORY"),
            rules: rules().map(descriptor).collect(),
        };
        let tool = json(&json!({ "driver": driver }))?;
        // Columns are counted in characters, as everywhere here.
        write!(out, r#"{{"$schema":"{SCHEMA}","version":"2.1.0","runs":[{{"tool":{tool},"columnKind":"unicodeCodePoints","results":["#)?;
        Ok(Self { out, languages, first: true, notifications: Vec::new() })
    }

    /// Writes the results of a report; a failure is kept for the end.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn write(&mut self, checked: &Checked) -> io::Result<()> {
        let report = match &checked.outcome {
            Ok(report) => report,
            Err(failure) => {
                self.notifications.push(Notification {
                    level: "error",
                    descriptor: Reference { id: failure.error.code.clone() },
                    message: Text { text: self.languages.advised(&failure.error.message, failure.error.hint).join("\n") },
                    locations: vec![place(failure.source.name.as_deref(), None, None)],
                });
                return Ok(());
            }
        };
        for found in &report.diagnostics {
            let result = json(&self.result(report, found, checked.text.as_deref()))?;
            let parting = if std::mem::take(&mut self.first) { "\n" } else { ",\n" };
            write!(self.out, "{parting}{result}")?;
        }
        Ok(())
    }

    fn result<'r>(&self, report: &Report, found: &'r Diagnostic, text: Option<&str>) -> SarifResult<'r> {
        let name = report.source.name.as_deref();
        let mut locations: Vec<Place> = found.locations.iter().map(|location| place(name, Some(location), text)).collect();
        if locations.is_empty() {
            locations.push(place(name, None, None));
        }
        SarifResult {
            rule_id: &found.rule,
            rule_index: rules().position(|rule| found.rule == rule.id),
            level: level(found.severity),
            message: Text { text: words::lines(report, found, &self.languages).join("\n") },
            locations,
            properties: Properties {
                name: &found.name,
                confidence: found.confidence,
                fields: &found.fields,
                expected: found.expected,
                actual: found.actual,
                suspects: &found.suspects,
            },
        }
    }

    /// Writes what went wrong with the run.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        let successful = self.notifications.is_empty();
        let invocation = json!({"executionSuccessful": successful, "toolExecutionNotifications": self.notifications});
        writeln!(self.out, "\n],\"invocations\":[{}]}}]}}", json(&invocation)?)?;
        self.out.flush()
    }
}

fn json(value: &impl Serialize) -> io::Result<String> {
    Ok(serde_json::to_string(value)?)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn place(name: Option<&str>, location: Option<&Location>, text: Option<&str>) -> Place {
    let (mut region, mut logical) = (None, None);
    match location {
        Some(location @ Location::Text { line, column, .. }) => {
            let end = text.and_then(|text| excerpt::end(text, location));
            region = Some(Region {
                start_line: *line,
                start_column: *column,
                end_line: end.map(|(line, _)| line),
                end_column: end.map(|(_, column)| column),
            });
        }
        Some(location) => logical = Some([LogicalLocation { fully_qualified_name: location.to_string() }]),
        None => {}
    }
    let artifact_location = ArtifactLocation { uri: uri(name.unwrap_or("-")) };
    Place { physical_location: PhysicalLocation { artifact_location, region }, logical_locations: logical }
}

/// A file name as a URI: relative as it was given, absolute with its scheme.
fn uri(name: &str) -> String {
    /// What stands for itself in a path.
    const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    let encoded = utf8_percent_encode(name, PATH);
    if name.starts_with('/') { format!("file://{encoded}") } else { encoded.to_string() }
}
