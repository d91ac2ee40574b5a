//! Reports that wait for others: kept on disk, so that a series of any length needs little memory.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::sync::Arc;

use gov_disclosure::{Failure, Report};

use crate::read::Checked;

/// Outcomes in the order of adding, on a file that has no name and goes with the run.
pub struct Spill {
    file: BufWriter<File>,
    places: Vec<Place>,
    written: u64,
}

/// Where an outcome is: its JSON, then its text.
#[derive(Clone, Copy)]
struct Place {
    start: u64,
    json: usize,
    text: Option<usize>,
    is_report: bool,
}

impl Spill {
    /// An empty one.
    ///
    /// # Errors
    /// Where the folder for temporary files takes none.
    pub fn new() -> io::Result<Self> {
        Ok(Self { file: BufWriter::new(tempfile::tempfile()?), places: Vec::new(), written: 0 })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is a report at a place, not a failure.
    pub fn is_report(&self, at: usize) -> bool {
        self.places.get(at).is_some_and(|place| place.is_report)
    }

    /// Adds an outcome.
    ///
    /// # Errors
    /// Where the disk does not take it.
    pub fn push(&mut self, checked: &Checked) -> io::Result<()> {
        let (json, is_report) = match &checked.outcome {
            Ok(report) => (report.to_json(), true),
            Err(failure) => (failure.to_json(), false),
        };
        self.file.write_all(json.as_bytes())?;
        // The text of a file with several reports waits once, and is shown with the first.
        let is_first =
            |checked: &Checked| checked.outcome.as_ref().ok().and_then(|report| report.source.part).is_none_or(|part| part.number == 1);
        let text = checked.text.as_deref().filter(|_| is_first(checked));
        self.file.write_all(text.unwrap_or("").as_bytes())?;
        let place = Place { start: self.written, json: json.len(), text: text.map(str::len), is_report };
        self.written += (place.json + place.text.unwrap_or(0)) as u64;
        self.places.push(place);
        Ok(())
    }

    /// The outcome at a place in the order of adding.
    ///
    /// # Errors
    /// Where there is none, or the disk does not give it back.
    pub fn get(&mut self, at: usize) -> io::Result<Checked> {
        let place = *self.places.get(at).ok_or(io::ErrorKind::NotFound)?;
        self.file.flush()?;
        let file = self.file.get_mut();
        file.seek(SeekFrom::Start(place.start))?;
        let mut json = vec![0; place.json];
        file.read_exact(&mut json)?;
        let mut text = vec![0; place.text.unwrap_or(0)];
        file.read_exact(&mut text)?;
        let json = String::from_utf8(json).map_err(io::Error::other)?;
        let outcome = match place.is_report {
            true => Ok(Report::from_json(&json).map_err(|error| io::Error::other(error.to_string()))?),
            false => Err(serde_json::from_str::<Failure>(&json)?),
        };
        let text = place.text.map(|_| String::from_utf8(text).map(Arc::from)).transpose().map_err(io::Error::other)?;
        Ok(Checked { outcome, text })
    }
}
