//! Parquet files, written as reports come.

use std::io::Write;

use gov_disclosure::{Failure, Report};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

use crate::panel::Panel;
use crate::shape::Shape;

/// Rows of a row group: some hundred reports of one cell per row. Bounds what the writer holds.
const GROUP: usize = 1 << 17;

/// Columns of a wide panel cost room for themselves, however few rows they have: its groups have fewer rows.
const WIDE_GROUP: usize = 1 << 12;

/// Writes the panel of reports to a Parquet file, compressed with Snappy.
pub struct ParquetWriter<W: Write + Send> {
    panel: Panel,
    group: usize,
    writer: ArrowWriter<W>,
}

impl<W: Write + Send> ParquetWriter<W> {
    /// Begins the file.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn new(out: W, shape: Shape) -> Result<Self, ParquetError> {
        let panel = Panel::new(shape);
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let writer = ArrowWriter::try_new(out, panel.schema(), Some(properties))?;
        let group = if matches!(shape, Shape::Wide(..)) { WIDE_GROUP } else { GROUP };
        Ok(Self { panel, group, writer })
    }

    /// Adds a report.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn push(&mut self, report: &Report) -> Result<(), ParquetError> {
        self.panel.push(report);
        if self.panel.rows() >= self.group { self.flush() } else { Ok(()) }
    }

    /// Adds a file that gave no report, where a row is one.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn push_failure(&mut self, failure: &Failure) -> Result<(), ParquetError> {
        self.panel.push_failure(failure);
        if self.panel.rows() >= self.group { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), ParquetError> {
        self.writer.write(&self.panel.finish()?)?;
        self.writer.flush()
    }

    /// Writes what is held back and the end of the file, and gives back what was written to.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn finish(mut self) -> Result<W, ParquetError> {
        if self.panel.rows() > 0 {
            self.flush()?;
        }
        self.writer.into_inner()
    }
}
