//! The tables beside the cells, as CSV, JSON lines or Parquet: reports, claims, sections, findings and the others.

use std::borrow::Cow;
use std::io::{self, Write};

use gov_disclosure_arrow::{Datum, Panel, ParquetWriter, Shape, datum};
use serde_json::{Map, Value};

use super::Writer;
use super::csv::words;
use crate::output::Out;
use gov_disclosure_files::Outcome;

/// Rows that are held before they are written.
const HELD: usize = 1 << 12;

/// A table as text, one row per line.
pub struct Lines {
    panel: Panel,
    columns: Vec<String>,
    out: Form,
}

enum Form {
    Csv { out: Box<csv::Writer<Out>>, exact: bool },
    Json(Out),
}

/// A table as a Parquet file.
pub struct Parquet(ParquetWriter<Out>);

impl Lines {
    /// Writes the header.
    pub fn csv(out: Out, shape: Shape, exact: bool) -> io::Result<Self> {
        let mut out = csv::Writer::from_writer(out);
        let (panel, columns) = begun(shape);
        out.write_record(&columns)?;
        Ok(Self { panel, columns, out: Form::Csv { out: Box::new(out), exact } })
    }

    /// One row per line, as a JSON object.
    pub fn json(out: Out, shape: Shape) -> Self {
        let (panel, columns) = begun(shape);
        Self { panel, columns, out: Form::Json(out) }
    }

    fn flush(&mut self) -> io::Result<()> {
        let batch = self.panel.finish().map_err(io::Error::other)?;
        for row in 0..batch.num_rows() {
            let items = batch.columns().iter().map(|column| datum(column, row));
            match &mut self.out {
                Form::Csv { out, exact } => {
                    for item in items {
                        out.write_field(&*text(item, *exact))?;
                    }
                    out.write_record(None::<&[u8]>)?;
                }
                Form::Json(out) => {
                    let object: Map<String, Value> = self.columns.iter().cloned().zip(items.map(json)).collect();
                    writeln!(out, "{}", Value::Object(object))?;
                }
            }
        }
        Ok(())
    }
}

fn begun(shape: Shape) -> (Panel, Vec<String>) {
    let panel = Panel::new(shape);
    let columns = panel.schema().fields().iter().map(|column| column.name().clone()).collect();
    (panel, columns)
}

/// A value as CSV has it.
fn text(item: Datum<'_>, exact: bool) -> Cow<'_, str> {
    match item {
        Datum::Null => Cow::Borrowed(""),
        Datum::Text(text) => words(text, exact),
        Datum::Integer(number) => Cow::Owned(number.to_string()),
        Datum::Decimal(number) => Cow::Owned(number),
        Datum::Float(number) => Cow::Owned(number.to_string()),
        Datum::Texts(all) => Cow::Owned(all.join(" ")),
    }
}

/// A value as JSON has it: amounts that are no whole numbers are decimal strings, as in a report.
fn json(item: Datum<'_>) -> Value {
    match item {
        Datum::Null => Value::Null,
        Datum::Text(text) => text.into(),
        Datum::Integer(number) => number.into(),
        Datum::Decimal(number) => number.parse::<i64>().map_or_else(|_| number.into(), Value::from),
        Datum::Float(number) => number.into(),
        Datum::Texts(all) => all.into(),
    }
}

impl Writer for Lines {
    fn write(&mut self, outcome: &Outcome) -> io::Result<()> {
        match outcome {
            Ok(report) => self.panel.push(report),
            Err(failure) => self.panel.push_failure(failure),
        }
        if self.panel.rows() >= HELD { self.flush() } else { Ok(()) }
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.flush()?;
        match self.out {
            Form::Csv { mut out, .. } => out.flush(),
            Form::Json(mut out) => out.flush(),
        }
    }
}

impl Parquet {
    /// Begins the file.
    pub fn new(out: Out, shape: Shape) -> io::Result<Self> {
        Ok(Self(ParquetWriter::new(out, shape).map_err(io::Error::other)?))
    }
}

impl Writer for Parquet {
    fn write(&mut self, outcome: &Outcome) -> io::Result<()> {
        match outcome {
            Ok(report) => self.0.push(report),
            Err(failure) => self.0.push_failure(failure),
        }
        .map_err(io::Error::other)
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.0.finish().map_err(io::Error::other)?.flush()
    }
}
