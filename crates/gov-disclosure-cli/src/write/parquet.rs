//! Parquet: the columns of CSV, with their types.

use std::io::{self, Write};

use gov_disclosure_arrow::{Content, ParquetWriter, Shape};

use super::Writer;
use crate::output::Out;
use crate::totals::Outcome;

/// A cell a row, or a report a row.
pub struct Parquet(ParquetWriter<Out>);

impl Parquet {
    /// Begins the file.
    pub fn new(out: Out, wide: bool) -> io::Result<Self> {
        let shape = if wide { Shape::Wide(Content::Value) } else { Shape::Cells };
        Ok(Self(ParquetWriter::new(out, shape).map_err(io::Error::other)?))
    }
}

impl Writer for Parquet {
    fn write(&mut self, outcome: &Outcome) -> io::Result<()> {
        let Ok(report) = outcome else { return Ok(()) };
        self.0.push(report).map_err(io::Error::other)
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.0.finish().map_err(io::Error::other)?.flush()
    }
}
