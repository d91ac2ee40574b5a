//! From arguments to inputs, in order, without reading them.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use gov_disclosure::{Error, ErrorKind, Format};
use walkdir::WalkDir;

use crate::archive;

/// Bytes of an input that are read: one more than the core accepts, so that it can refuse.
pub const MOST: u64 = gov_disclosure::INPUT_BYTES as u64 + 1;

/// One input.
#[derive(Debug)]
pub struct Input {
    /// What becomes `source.name`: the argument, with the path below it for a folder.
    pub name: String,
    /// Whether the walk of a folder found it: nobody named it.
    pub walked: bool,
    from: From,
}

#[derive(Debug)]
enum From {
    Standard,
    File(PathBuf),
    /// A line of a file of one report a line.
    Line(Vec<u8>),
    /// A member of an archive.
    Member(Vec<u8>),
    /// Found, but not to be read.
    Broken(Error),
}

/// The endings that a folder's files are read by.
pub const COPIES: &str = "html, htm, xhtml, shtml, mht, mhtml, txt, text, md, markdown, docx, docm, dotx, xlsx, xlsm, xls, et, pdf, zip";

/// Counts what was passed over, wherever its iterator has gone.
#[derive(Clone, Debug, Default)]
pub struct Passed(Arc<AtomicUsize>);

impl Passed {
    /// Counts one more.
    pub fn one(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

/// The endings of report JSON: a report, a list of them, one a line.
pub const JSON: [&str; 3] = ["json", "jsonl", "ndjson"];

/// The inputs of a run.
#[derive(Debug, Default)]
pub struct Inputs {
    /// In the order of the arguments; a folder's by name.
    pub inputs: Vec<Input>,
    /// Files of folders and archives whose ending is none that is read; grows while archives are spread.
    passed_over: Passed,
    /// Whether a folder's JSON files are inputs too.
    json: bool,
}

impl Inputs {
    /// Lists the inputs of the arguments: copies of reports, and JSON files where `json` says so.
    pub fn of(paths: &[PathBuf], json: bool) -> Self {
        let mut all = Self { json, ..Self::default() };
        for path in paths {
            if path.as_os_str() == "-" {
                all.inputs.push(Input { name: "-".to_owned(), walked: false, from: From::Standard });
            } else if path.is_dir() {
                all.walk(path);
            } else {
                all.inputs.push(Input { name: slashes(path), walked: false, from: From::File(path.clone()) });
            }
        }
        all
    }

    fn walk(&mut self, folder: &Path) {
        let mut entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            let (path, from) = match entry {
                // The pictures and scripts of a saved page.
                Ok(entry)
                    if entry.depth() > 0
                        && entry.file_type().is_dir()
                        && is_beside_its_page(&slashes(entry.path()), |page| Path::new(page).is_file()) =>
                {
                    entries.skip_current_dir();
                    self.passed_over.one();
                    continue;
                }
                Ok(entry) if !entry.file_type().is_file() => continue,
                Ok(entry) => (entry.path().to_owned(), From::File(entry.into_path())),
                Err(error) => {
                    let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                    (error.path().unwrap_or(folder).to_owned(), From::Broken(io_error(&reason)))
                }
            };
            // A broken link to a file that would be passed over is passed over.
            match path.extension() {
                Some(ending) if !ending.to_str().is_some_and(|ending| takes(ending, self.json)) => self.passed_over.one(),
                None if matches!(from, From::File(_)) => self.passed_over.one(),
                _ => self.inputs.push(Input { name: slashes(&path), walked: true, from }),
            }
        }
    }

    /// What was passed over, now and later.
    pub fn passed_over(&self) -> Passed {
        self.passed_over.clone()
    }

    /// The inputs with the members of archives in their places, each unpacked when its turn comes.
    pub fn spread(self) -> impl Iterator<Item = Input> + Send {
        let Self { inputs, passed_over, json } = self;
        inputs.into_iter().flat_map(move |input| archive::spread(input, json, passed_over.clone()))
    }
}

/// Whether files of a folder or archive with this ending are inputs: copies of reports, and JSON where `json` says so.
pub fn takes(ending: &str, json: bool) -> bool {
    let is_json = || JSON.iter().any(|known| known.eq_ignore_ascii_case(ending));
    Format::from_extension(ending).is_some() || ending.eq_ignore_ascii_case("zip") || json && is_json()
}

/// Whether a folder holds the pictures of a page that stands beside it: `a_files` beside `a.html`.
pub fn is_beside_its_page(folder: &str, is_page: impl Fn(&str) -> bool) -> bool {
    let page = ["_files", ".files"].iter().find_map(|ending| folder.strip_suffix(ending));
    page.is_some_and(|page| ["html", "htm"].iter().any(|ending| is_page(&format!("{page}.{ending}"))))
}

fn slashes(path: &Path) -> String {
    let name = path.to_string_lossy();
    if cfg!(windows) { name.replace('\\', "/") } else { name.into_owned() }
}

fn io_error(reason: &str) -> Error {
    Error::new(ErrorKind::Io, format!("无法读取：{reason}"), format!("cannot be read: {reason}"))
}

impl Input {
    /// A line of a file of one report a line, as an input of its own.
    pub fn line(name: String, bytes: Vec<u8>) -> Self {
        Self { name, walked: false, from: From::Line(bytes) }
    }

    /// A member of an archive.
    pub fn member(name: String, bytes: Vec<u8>) -> Self {
        Self { name, walked: true, from: From::Member(bytes) }
    }

    /// An input whose bytes have been read.
    pub fn held(&self, bytes: Vec<u8>) -> Self {
        Self { name: self.name.clone(), walked: false, from: From::Member(bytes) }
    }

    /// The bytes of a member that is an archive itself.
    pub fn holds_archive(&self) -> Option<&Vec<u8>> {
        let From::Member(bytes) = &self.from else { return None };
        self.name.to_ascii_lowercase().ends_with(".zip").then_some(bytes)
    }

    /// An input that is not to be read.
    pub fn refused(name: String, error: Error) -> Self {
        Self { name, walked: false, from: From::Broken(error) }
    }

    /// An input that reading stopped at.
    pub fn broken(name: String, error: &io::Error) -> Self {
        Self::refused(name, io_error(&error.to_string()))
    }

    /// Whether it is this file, by its canonical path.
    pub fn is(&self, canonical: &Path) -> bool {
        matches!(&self.from, From::File(own) if own.canonicalize().is_ok_and(|own| own == canonical))
    }

    /// The path of a file whose name ends in one of these.
    pub fn path_ending_in(&self, endings: &[&str]) -> Option<&Path> {
        let From::File(path) = &self.from else { return None };
        let ending = path.extension()?.to_str()?;
        endings.iter().any(|known| ending.eq_ignore_ascii_case(known)).then_some(path)
    }

    /// Whether it is JSON whatever it holds: a line of such a file, or a file that is named so.
    pub fn is_json(&self) -> bool {
        let named = || JSON.iter().any(|ending| self.name.to_ascii_lowercase().ends_with(&format!(".{ending}")));
        match &self.from {
            From::Line(_) => true,
            From::Member(_) => named(),
            _ => self.path_ending_in(&JSON).is_some(),
        }
    }

    /// Reads its bytes.
    ///
    /// # Errors
    /// `io`; `limit-exceeded` for a file that is too large to be read at all.
    pub fn read(&self) -> Result<Cow<'_, [u8]>, Error> {
        let mut bytes = Vec::new();
        let read = match &self.from {
            From::Standard => io::stdin().lock().take(MOST).read_to_end(&mut bytes),
            From::File(path) => File::open(path).and_then(|file| file.take(MOST).read_to_end(&mut bytes)),
            From::Line(bytes) | From::Member(bytes) => return Ok(Cow::Borrowed(bytes)),
            From::Broken(error) => return Err(error.clone()),
        };
        read.map(|_| Cow::Owned(bytes)).map_err(|error| io_error(&error.to_string()))
    }
}
