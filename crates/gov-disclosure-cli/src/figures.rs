//! Plain figures as a table: CSV of field and value, or the long CSV that `extract` writes.

use gov_disclosure::{Error, ErrorKind, Field};
use serde_json::{Map, Value, json};

use crate::args::Overrides;
use crate::write::formula::rearmed;

/// Where the columns are.
struct Columns {
    field: usize,
    value: usize,
    /// Those of the long CSV, by name; empty for field and value alone.
    head: Vec<String>,
}

/// The figures of a CSV as the JSON of a report; `None` for a text that is none: neither a header with the columns
/// `field` and `value` nor a first row that starts with a field's id, `agency` or `year`.
///
/// # Errors
/// `malformed` for a field that the form does not have or that is twice, and for rows of several reports.
pub fn json(text: &str, overrides: &Overrides) -> Result<Option<String>, Error> {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let mut records = rows.records();
    let Some(Ok(first)) = records.next() else { return Ok(None) };
    let Some(columns) = columns(&first) else { return Ok(None) };
    let first = columns.head.is_empty().then_some(Ok(first));
    let mut figures = Figures::default();
    for (number, record) in (1..).zip(first.into_iter().chain(records)) {
        let row = number + usize::from(!columns.head.is_empty());
        let record = record.map_err(|error| malformed(row, format!("无法解析：{error}"), format!("it cannot be read: {error}")))?;
        figures.take(row, &record, &columns)?;
    }
    Ok(Some(figures.json(overrides)))
}

fn columns(first: &csv::StringRecord) -> Option<Columns> {
    let named = |names: &[&str]| first.iter().position(|cell| names.iter().any(|name| cell.eq_ignore_ascii_case(name)));
    if let (Some(field), Some(value)) = (named(&["field", "填报项", "栏目"]), named(&["value", "数值"])) {
        return Some(Columns { field, value, head: first.iter().map(str::to_ascii_lowercase).collect() });
    }
    let starts = first.get(0).is_some_and(|id| Field::from_id(id).is_some() || matches!(id, "agency" | "year"));
    (starts && first.len() > 1).then_some(Columns { field: 0, value: 1, head: Vec::new() })
}

#[derive(Default)]
struct Figures {
    cells: Map<String, Value>,
    form: Map<String, Value>,
    agency: Option<String>,
    year: Option<u16>,
    source: Option<String>,
    /// Whether rows give states: then cells are objects.
    has_states: bool,
}

impl Figures {
    fn take(&mut self, row: usize, record: &csv::StringRecord, columns: &Columns) -> Result<(), Error> {
        let named = |name: &str| {
            columns.head.iter().position(|own| own == name).and_then(|at| record.get(at)).filter(|cell| !cell.is_empty()).map(rearmed)
        };
        let (id, value) = (record.get(columns.field).unwrap_or(""), record.get(columns.value).unwrap_or(""));
        match id {
            "" => return Ok(()),
            "agency" => {
                self.agency = Some(value.to_owned()).filter(|value| !value.is_empty());
                return Ok(());
            }
            "year" => {
                self.year = year(row, value)?;
                return Ok(());
            }
            _ => {}
        }
        let field = field(row, id)?;
        self.agency = named("agency").map(str::to_owned).or(self.agency.take());
        if let Some(written) = named("year") {
            self.year = year(row, written)?;
        }
        if let Some(source) = named("source") {
            if self.source.as_deref().is_some_and(|known| known != source) {
                let zh = format!("“{source}”是另一份报告；一次只生成一份");
                return Err(malformed(row, zh, format!("\"{source}\" is another report; render one at a time")));
            }
            self.source = Some(source.to_owned());
        }
        if let Some(edition) = named("form") {
            self.form.insert(field.table().prefix().to_owned(), json!(edition));
        }
        self.has_states |= named("state").is_some();
        let cell = match named("state") {
            None if value.is_empty() => Value::Null,
            None => json!(value),
            Some(state) => cell(field, state, value, named("raw"), named("unit"), named("provenance")),
        };
        if self.cells.insert(id.to_owned(), cell).is_some() {
            return Err(malformed(row, format!("{id} 出现两次"), format!("{id} occurs twice")));
        }
        Ok(())
    }

    fn json(mut self, overrides: &Overrides) -> String {
        let agency = overrides.agency.clone().or(self.agency);
        let year = overrides.year.or(self.year);
        if !self.has_states {
            self.cells.extend([("agency".to_owned(), json!(agency)), ("year".to_owned(), json!(year))]);
            return Value::Object(self.cells).to_string();
        }
        let mut report = json!({
            "schema": "gov-disclosure/report/v1",
            "meta": {"agency": agency, "year": year},
            "cells": self.cells,
        });
        if !self.form.is_empty() {
            let expected = year.and_then(gov_disclosure::Edition::of_year).map(|edition| edition.as_str());
            self.form.insert("expected".to_owned(), json!(expected));
            report["form"] = Value::Object(self.form);
        }
        report.to_string()
    }
}

fn cell(field: Field, state: &str, value: &str, raw: Option<&str>, unit: Option<&str>, provenance: Option<&str>) -> Value {
    let mut cell = Map::from_iter([("state".to_owned(), json!(state))]);
    if !value.is_empty() {
        let count = value.parse::<i64>().ok().filter(|_| !field.unit().is_money());
        cell.insert("value".to_owned(), count.map_or_else(|| json!(value), |count| json!(count)));
        if field.unit().is_money() {
            cell.insert("unit".to_owned(), json!(unit));
        }
    }
    if let Some(raw) = raw {
        cell.insert("raw".to_owned(), json!(raw));
    }
    if let Some(provenance) = provenance {
        cell.insert("provenance".to_owned(), json!(provenance));
    }
    Value::Object(cell)
}

fn field(row: usize, id: &str) -> Result<Field, Error> {
    Field::from_id(id).ok_or_else(|| {
        let (zh, en) = match Field::nearest(id) {
            Some(near) => (format!("，最接近的是 {near}"), format!("; the nearest is {near}")),
            None => Default::default(),
        };
        malformed(row, format!("没有名为“{id}”的填报项{zh}"), format!("no field is called \"{id}\"{en}"))
    })
}

fn year(row: usize, written: &str) -> Result<Option<u16>, Error> {
    match written.parse() {
        _ if written.is_empty() => Ok(None),
        Ok(year) => Ok(Some(year)),
        Err(_) => Err(malformed(row, format!("“{written}”不是年份"), format!("\"{written}\" is no year"))),
    }
}

fn malformed(row: usize, zh: impl AsRef<str>, en: impl AsRef<str>) -> Error {
    Error::new(ErrorKind::Malformed, format!("第 {row} 行：{}", zh.as_ref()), format!("row {row}: {}", en.as_ref()))
}
