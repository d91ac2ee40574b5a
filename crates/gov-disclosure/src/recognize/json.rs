//! Reports from elsewhere: our own JSON, a clerk's system, a model's extraction.
//!
//! Three shapes are taken: a whole report, an object with `schema` and `cells`, and a flat object of
//! fields and values. A bare value is read as the cell of a file is, with the same states and diagnostics.

use std::collections::{BTreeMap, HashSet};

use rust_decimal::Decimal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::finding::Finding;
use super::pieces::{Kind, Piece};
use super::tables::column::HeaderUnit;
use super::value;
use crate::document::{Beside, Span};
use crate::error::{Error, Hint};
use crate::fact::{Json, Limited, NoField, shortened};
use crate::form::{Edition, Field, FieldUnit, TableId, fields};
use crate::lex::number::{self, Number, Reading};
use crate::limits::{self, INPUT_BYTES};
use crate::meter::Meter;
use crate::report::{Cell, Cells, Extra, FormEditions, LARGEST, Meta, Provenance, Report, SCHEMA, Source, State, Value, YEARS};

mod unique;

/// The members of an object, each as it is written.
type Members<'a> = BTreeMap<String, &'a RawValue>;

/// Reads a report from JSON of any of the three shapes.
///
/// # Errors
/// `malformed` where the text is none of them, `limit-exceeded` where it is too large.
pub fn read(json: &str) -> Result<Report, Error> {
    if json.len() > INPUT_BYTES {
        return Err(Error::limit(Limited::InputBytes, INPUT_BYTES as u64));
    }
    let meter = Meter::new(json.len());
    pay(json, &meter)?;
    unique::check(json).map_err(|error| syntax("JSON", &error))?;
    let members: Members<'_> = parsed("JSON", json)?;
    let mut found = Vec::new();
    let mut report = if members.contains_key("cells") { whole(&members, &meter, &mut found)? } else { flat(&members, &meter, &mut found)? };
    let known = |new: &Finding| report.diagnostics.iter().any(|old| old.rule == new.rule.id && old.fields == new.fields);
    found.retain(|new| !known(new));
    report.diagnostics.extend(found.into_iter().map(Finding::without_place));
    fill(&report.form, &mut report.cells);
    Ok(report)
}

/// Pays for reading: every text is copied, and every part of an object or a list takes room of its own.
fn pay(json: &str, meter: &Meter) -> Result<(), Error> {
    let bytes = json.as_bytes();
    let parts = memchr::memchr3_iter(b'{', b'[', b',', bytes).count();
    let escapes = memchr::memchr_iter(b'\\', bytes).count();
    meter.work(json.len() + escapes * limits::JSON_ESCAPE_STEPS + parts * limits::JSON_PART_STEPS)?;
    meter.hold(json.len() + parts * limits::JSON_PART_BYTES)
}

fn whole(members: &Members<'_>, meter: &Meter, found: &mut Vec<Finding>) -> Result<Report, Error> {
    let schema: String = part(members, "schema")?;
    if schema != SCHEMA {
        return Err(Json::Schema(shortened(&schema)).into());
    }
    let mut cells = Cells::new();
    for (id, written) in &part::<Members<'_>>(members, "cells")? {
        let field = field(id)?;
        meter.hold(written.get().len() * limits::JSON_CELL_FACTOR)?;
        cells.insert(field, cell(field, written.get(), found)?);
    }
    let meta: Meta = overlaid(members, "meta", &Meta::default())?;
    let form: Option<FormEditions> = part(members, "form")?;
    Ok(Report {
        schema,
        source: overlaid(members, "source", &Source { copies: 1, ..Source::default() })?,
        form: form.unwrap_or_else(|| editions(meta.year, &cells)),
        meta,
        sections: part(members, "sections")?,
        cells,
        statistics: part(members, "statistics")?,
        extras: extras(part(members, "extras")?)?,
        claims: part(members, "claims")?,
        repairs: part(members, "repairs")?,
        verdicts: part(members, "verdicts")?,
        diagnostics: part(members, "diagnostics")?,
    })
}

fn flat(members: &Members<'_>, meter: &Meter, found: &mut Vec<Finding>) -> Result<Report, Error> {
    let (mut meta, mut cells) = (Meta::default(), Cells::new());
    for (key, written) in members {
        match key.as_str() {
            "agency" => meta.agency = parsed("agency", written.get())?,
            "year" => meta.year = year(written.get())?,
            "schema" => return Err(Json::NoCells.into()),
            id => {
                let field = field(id)?;
                meter.hold(written.get().len() * limits::JSON_CELL_FACTOR)?;
                cells.insert(field, bare(field, written.get(), found)?);
            }
        }
    }
    if cells.is_empty() {
        return Err(Error::from(Json::NoFields).with_hint(Hint::Fields));
    }
    let (schema, form) = (SCHEMA.to_owned(), editions(meta.year, &cells));
    let source = Source { copies: 1, ..Source::default() };
    let (sections, statistics, extras, claims, repairs, verdicts, diagnostics) = Default::default();
    Ok(Report { schema, source, meta, form, sections, cells, statistics, extras, claims, repairs, verdicts, diagnostics })
}

/// The extras of a whole report, each once.
fn extras(extras: Vec<Extra>) -> Result<Vec<Extra>, Error> {
    let mut seen = HashSet::new();
    let wrong = extras.iter().find(|extra| !extra.id.starts_with("extra.") || !seen.insert(extra.id.as_str()));
    if let Some(extra) = wrong {
        return Err(Json::Extra(shortened(&extra.id)).into());
    }
    Ok(extras)
}

fn field(id: &str) -> Result<Field, Error> {
    Field::from_id(id).ok_or_else(|| Error::from(Json::NoField(NoField::of(id))).with_hint(Hint::Fields))
}

fn year(written: &str) -> Result<Option<u16>, Error> {
    let wrong = || Json::Year(shortened(written)).into();
    match written {
        "null" => Ok(None),
        _ => written.trim_matches('"').parse().ok().filter(|year| YEARS.contains(year)).map(Some).ok_or_else(wrong),
    }
}

/// A member of `cells`: a cell object as reports hold it, or a bare value.
fn cell(field: Field, written: &str, found: &mut Vec<Finding>) -> Result<Cell, Error> {
    if !written.starts_with('{') {
        return bare(field, written, found);
    }
    if let Ok(mut cell) = serde_json::from_str::<Cell>(written)
        && (cell.state == State::Reported) == cell.value.is_some()
        && cell.value.is_none_or(|value| fits(field, value))
    {
        let value = cell.value.map(|value| value.to_string()).unwrap_or_default();
        value::negative(field, value.starts_with('-'), cell.raw.as_deref().unwrap_or(&value), found);
        // Null says that nobody names the unit.
        let is_amount = matches!(cell.value, Some(Value::Amount(_)));
        if is_amount && cell.unit.is_none() && !parsed::<Members<'_>>(field.id(), written)?.contains_key("unit") {
            cell.unit = Some(field.unit().as_str().to_owned());
        }
        return in_unit(field, cell);
    }
    let mut members: Members<'_> = parsed(field.id(), written)?;
    let value = members.remove("value").map_or("null", RawValue::get);
    let state: Option<State> = part(&members, "state")?;
    if value == "null" || state.is_some_and(|state| state != State::Reported) {
        return Err(Json::State(field).into());
    }
    if members.get("candidates").is_some_and(|candidates| candidates.get() != "null") {
        return Err(Json::Candidates(field).into());
    }
    let read = bare(field, value, found)?;
    let provenance: Provenance = part(&members, "provenance")?;
    if provenance == Provenance::Computed && read.state != State::Reported {
        return Err(Json::Computed(field).into());
    }
    let location = part(&members, "location")?;
    let raw = part::<Option<String>>(&members, "raw")?.or(read.raw);
    let unit = match members.get("unit") {
        Some(unit) => parsed(field.id(), unit.get())?,
        None => read.unit,
    };
    in_unit(field, Cell { location, raw, unit, provenance, ..read })
}

/// The cell, where its unit is that of its field. Another would make the value another.
fn in_unit(field: Field, cell: Cell) -> Result<Cell, Error> {
    let own = field.unit().as_str();
    if let Some(unit) = cell.unit.as_ref().filter(|unit| *unit != own) {
        return Err(Json::Unit { field, unit: shortened(unit) }.into());
    }
    Ok(cell)
}

/// Whether a field can hold a value of this kind.
fn fits(field: Field, value: Value) -> bool {
    match value {
        Value::Count(count) => !field.unit().is_money() && count.unsigned_abs() <= LARGEST.unsigned_abs(),
        Value::Amount(_) => field.unit().is_money(),
    }
}

/// A value without its cell, read as the text of a cell is, in the unit of the field.
fn bare(field: Field, written: &str, found: &mut Vec<Finding>) -> Result<Cell, Error> {
    let text: String = match written.as_bytes().first() {
        Some(b'n') => String::new(),
        Some(b'"') => parsed(field.id(), written)?,
        Some(b'-' | b'0'..=b'9') => written.to_owned(),
        _ => return Err(Json::Value { field, value: shortened(written) }.into()),
    };
    let kind = match number::read(&text) {
        // JSON has its own grammar of numbers: 1e3, -0.
        _ if !written.starts_with(['"', 'n']) => decimal(written).map_or(Kind::Word, Kind::Number),
        Reading::Blank => Kind::Blank,
        Reading::Placeholder => Kind::Placeholder,
        Reading::Number(number) => Kind::Number(number),
        Reading::Other => Kind::Word,
    };
    let unit = match field.unit() {
        FieldUnit::Yuan => HeaderUnit::Yuan,
        FieldUnit::TenThousandYuan => HeaderUnit::TenThousandYuan,
        FieldUnit::Cases | FieldUnit::Items => HeaderUnit::None,
    };
    let piece = Piece { text: &text, span: Span::default(), row: 0, start: 0, end: 0, rows: 1, wide: 0, kind, beside: Beside::default() };
    Ok(value::cell(field, unit, &piece, found))
}

fn decimal(written: &str) -> Option<Number> {
    let value = Decimal::from_str_exact(written).or_else(|_| Decimal::from_scientific(written)).ok()?;
    Some(Number { value, multiplier: 1, unit: None, joined: None })
}

/// The edition of each table: that of the year, else what a field of one edition only tells, else the
/// present one; none for a table without a cell.
fn editions(year: Option<u16>, cells: &Cells) -> FormEditions {
    let expected = year.and_then(Edition::of_year);
    let edition = |table: TableId| {
        let only = |edition: Edition| {
            let own = cells.iter().filter(|(field, _)| field.table() == table && field.editions().eq([edition]));
            own.count()
        };
        match only(Edition::Y2019).cmp(&only(Edition::Y2021)) {
            std::cmp::Ordering::Greater => Some(Edition::Y2019),
            std::cmp::Ordering::Less => Some(Edition::Y2021),
            std::cmp::Ordering::Equal => None,
        }
    };
    let (disclosure, requests) = (edition(TableId::Disclosure), edition(TableId::Requests));
    let of = |table: TableId, own: Option<Edition>| {
        let edition = expected.or(own).or(requests).or(disclosure).unwrap_or(Edition::Y2021);
        cells.iter().any(|(field, _)| field.table() == table).then_some(edition)
    };
    FormEditions {
        statistics: None,
        expected,
        disclosure: of(TableId::Disclosure, disclosure),
        requests: of(TableId::Requests, requests),
        remedies: of(TableId::Remedies, None),
    }
}

/// Gives every field of the editions a cell: absent where the JSON has none.
fn fill(form: &FormEditions, cells: &mut Cells) {
    for field in fields() {
        let edition = form.of(field.table()).or(form.expected);
        if edition.is_some_and(|edition| field.is_in(edition)) && cells.get(field).is_none() {
            cells.insert(field, Cell::new(State::Absent));
        }
    }
}

/// A member, or its default where it is missing or null.
fn part<'a, T: serde::Deserialize<'a> + Default>(members: &Members<'a>, name: &str) -> Result<T, Error> {
    match members.get(name).map(|written| written.get()) {
        None | Some("null") => Ok(T::default()),
        Some(written) => parsed(name, written),
    }
}

/// A member whose own members may be missing: those of `base` are in.
fn overlaid<T: Serialize + DeserializeOwned>(members: &Members<'_>, name: &str, base: &T) -> Result<T, Error> {
    use serde_json::Value;
    fn lay(base: &mut Value, over: Value) {
        match (base, over) {
            (Value::Object(base), Value::Object(over)) => {
                for (key, value) in over {
                    lay(base.entry(key).or_insert(Value::Null), value);
                }
            }
            (Value::Object(_), Value::Null) => {}
            (base, over) => *base = over,
        }
    }
    let mut value = serde_json::to_value(base).map_err(|error| syntax(name, &error))?;
    lay(&mut value, part(members, name)?);
    serde_json::from_value(value).map_err(|error| syntax(name, &error))
}

fn parsed<'a, T: serde::Deserialize<'a>>(name: &str, written: &'a str) -> Result<T, Error> {
    serde_json::from_str(written).map_err(|error| syntax(name, &error))
}

fn syntax(name: &str, error: &serde_json::Error) -> Error {
    Json::Syntax { part: name.to_owned(), reason: error.to_string() }.into()
}
