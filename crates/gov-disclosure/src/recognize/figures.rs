//! Plain figures as a table: CSV of field and value, or the long CSV that the command writes.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use crate::error::{Error, Hint};
use crate::fact::{BadFigures, BadRow, Excess, Limited, NoField, shortened};
use crate::form::{Edition, Field};
use crate::lex::csv::{self, record};
use crate::lex::formula::rearmed;
use crate::limits::{INPUT_BYTES, TABLE_CELLS};
use crate::report::{SCHEMA, YEARS};

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
/// `malformed` for a field that the form does not have or that is twice, and for rows of several reports;
/// `limit-exceeded` where it is too large.
pub fn json(text: &str) -> Result<Option<String>, Error> {
    let text = text.trim_start_matches('\u{FEFF}');
    let next = |at: usize| record(text, at, ",", TABLE_CELLS);
    let Some((first, after)) = next(0) else { return Ok(None) };
    let Some(columns) = columns(&cells(text, &first)) else { return Ok(None) };
    if text.len() > INPUT_BYTES {
        return Err(Excess { what: Limited::InputBytes, most: INPUT_BYTES as u64 }.into());
    }
    let mut at = if columns.head.is_empty() { 0 } else { after };
    let mut figures = Figures::default();
    let mut row = usize::from(!columns.head.is_empty());
    while at < text.len() {
        row += 1;
        let wrong = |wrong: BadRow| {
            let hint = matches!(wrong, BadRow::NoField(_)).then_some(Hint::Fields);
            let error = Error::from(BadFigures { row, wrong });
            hint.map_or(error.clone(), |hint| error.with_hint(hint))
        };
        let (fields, end) = next(at).ok_or_else(|| wrong(BadRow::Quotation))?;
        figures.take(&cells(text, &fields), &columns).map_err(wrong)?;
        at = end;
    }
    Ok(Some(figures.json()))
}

/// What the fields of a record say, without white space around it.
fn cells<'t>(text: &'t str, fields: &[csv::Field]) -> Vec<Cow<'t, str>> {
    let trimmed = |content: Cow<'t, str>| match content {
        Cow::Borrowed(content) => Cow::Borrowed(content.trim()),
        Cow::Owned(content) => Cow::Owned(content.trim().to_owned()),
    };
    fields.iter().map(|field| trimmed(field.content(text))).collect()
}

fn columns(first: &[Cow<'_, str>]) -> Option<Columns> {
    let named = |names: &[&str]| first.iter().position(|cell| names.iter().any(|name| cell.eq_ignore_ascii_case(name)));
    if let (Some(field), Some(value)) = (named(&["field", "填报项", "栏目"]), named(&["value", "数值"])) {
        return Some(Columns { field, value, head: first.iter().map(|cell| cell.to_ascii_lowercase()).collect() });
    }
    let starts = first.first().is_some_and(|id| Field::from_id(id).is_some() || matches!(&**id, "agency" | "year"));
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
    fn take(&mut self, cells: &[Cow<'_, str>], columns: &Columns) -> Result<(), BadRow> {
        let cell = |at: usize| cells.get(at).map_or("", |cell| cell);
        let named = |name: &str| columns.head.iter().position(|own| own == name).map(cell).filter(|cell| !cell.is_empty()).map(rearmed);
        let (id, value) = (cell(columns.field), cell(columns.value));
        match id {
            "" => return Ok(()),
            "agency" => {
                self.agency = Some(value.to_owned()).filter(|value| !value.is_empty());
                return Ok(());
            }
            "year" => {
                self.year = year(value)?;
                return Ok(());
            }
            _ => {}
        }
        let field = Field::from_id(id).ok_or_else(|| BadRow::NoField(NoField::of(id)))?;
        self.agency = named("agency").map(str::to_owned).or(self.agency.take());
        if let Some(written) = named("year") {
            self.year = year(written)?;
        }
        if let Some(source) = named("source") {
            if self.source.as_deref().is_some_and(|known| known != source) {
                return Err(BadRow::OtherReport(shortened(source)));
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
            Some(state) => with_state(field, state, value, named("raw"), named("unit"), named("provenance")),
        };
        match self.cells.insert(id.to_owned(), cell) {
            Some(_) => Err(BadRow::Twice(field)),
            None => Ok(()),
        }
    }

    fn json(mut self) -> String {
        if !self.has_states {
            self.cells.extend([("agency".to_owned(), json!(self.agency)), ("year".to_owned(), json!(self.year))]);
            return Value::Object(self.cells).to_string();
        }
        let mut report = json!({
            "schema": SCHEMA,
            "meta": {"agency": self.agency, "year": self.year},
            "cells": self.cells,
        });
        if !self.form.is_empty() {
            let expected = self.year.and_then(Edition::of_year).map(Edition::as_str);
            self.form.insert("expected".to_owned(), json!(expected));
            report["form"] = Value::Object(self.form);
        }
        report.to_string()
    }
}

fn with_state(field: Field, state: &str, value: &str, raw: Option<&str>, unit: Option<&str>, provenance: Option<&str>) -> Value {
    let mut cell = Map::from_iter([("state".to_owned(), json!(state))]);
    if !value.is_empty() {
        let count = value.parse::<i64>().ok().filter(|_| !field.unit().is_money());
        cell.insert("value".to_owned(), count.map_or_else(|| json!(value), |count| json!(count)));
        if field.unit().is_money() {
            cell.insert("unit".to_owned(), json!(unit));
        }
    }
    let others = [("raw", raw), ("provenance", provenance)];
    cell.extend(others.into_iter().filter_map(|(name, written)| Some((name.to_owned(), json!(written?)))));
    Value::Object(cell)
}

fn year(written: &str) -> Result<Option<u16>, BadRow> {
    if written.is_empty() {
        return Ok(None);
    }
    let year = written.parse().ok().filter(|year| YEARS.contains(year));
    year.map(Some).ok_or_else(|| BadRow::Year(shortened(written)))
}
