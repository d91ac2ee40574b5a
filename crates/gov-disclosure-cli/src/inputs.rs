//! From arguments to inputs, in order, without reading them.

use std::io::Read;
use std::path::{Path, PathBuf};

use gov_disclosure::{Error, ErrorKind, Format};
use walkdir::WalkDir;

/// One input.
#[derive(Debug)]
pub struct Input {
    /// What becomes `source.name`: the argument, with the path below it for a folder.
    pub name: String,
    from: From,
}

#[derive(Debug)]
enum From {
    Standard,
    File(PathBuf),
    /// Found by the walk, but not to be read.
    Broken(Error),
}

/// The inputs of a run.
#[derive(Debug, Default)]
pub struct Inputs {
    /// In the order of the arguments; a folder's by name.
    pub inputs: Vec<Input>,
    /// Files of folders whose ending is none that is read.
    pub passed_over: usize,
}

impl Inputs {
    /// Lists the inputs of the arguments.
    pub fn of(paths: &[PathBuf]) -> Self {
        let mut all = Self::default();
        for path in paths {
            if path.as_os_str() == "-" {
                all.inputs.push(Input { name: "-".to_owned(), from: From::Standard });
            } else if path.is_dir() {
                all.walk(path);
            } else {
                all.inputs.push(Input { name: slashes(path), from: From::File(path.clone()) });
            }
        }
        all
    }

    fn walk(&mut self, folder: &Path) {
        for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name() {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    let path = entry.into_path();
                    match path.extension().and_then(|e| e.to_str()).and_then(Format::from_extension) {
                        Some(_) => self.inputs.push(Input { name: slashes(&path), from: From::File(path) }),
                        None => self.passed_over += 1,
                    }
                }
                Ok(_) => {}
                // A broken link to a file that would be passed over is passed over.
                Err(error)
                    if error.path().and_then(Path::extension).is_some_and(|e| e.to_str().and_then(Format::from_extension).is_none()) =>
                {
                    self.passed_over += 1;
                }
                Err(error) => {
                    let name = error.path().map_or_else(|| slashes(folder), slashes);
                    self.inputs.push(Input {
                        name,
                        from: From::Broken(io_error(&error.io_error().map_or_else(|| error.to_string(), ToString::to_string))),
                    });
                }
            }
        }
    }
}

fn slashes(path: &Path) -> String {
    let name = path.to_string_lossy();
    if cfg!(windows) { name.replace('\\', "/") } else { name.into_owned() }
}

fn io_error(reason: &str) -> Error {
    Error::new(ErrorKind::Io, format!("无法读取：{reason}"), format!("cannot be read: {reason}"))
}

impl Input {
    /// Whether it is this file, by its canonical path.
    pub fn is(&self, canonical: &Path) -> bool {
        matches!(&self.from, From::File(own) if own.canonicalize().is_ok_and(|own| own == canonical))
    }

    /// Reads its bytes.
    ///
    /// # Errors
    /// `io`; `limit-exceeded` for a file that is too large to be read at all.
    pub fn read(&self) -> Result<Vec<u8>, Error> {
        /// One more than the core accepts, so that it can refuse.
        const MOST: u64 = gov_disclosure::INPUT_BYTES as u64 + 1;
        let mut bytes = Vec::new();
        let read = match &self.from {
            From::Standard => std::io::stdin().lock().take(MOST).read_to_end(&mut bytes),
            From::File(path) => std::fs::File::open(path).and_then(|file| file.take(MOST).read_to_end(&mut bytes)),
            From::Broken(error) => return Err(error.clone()),
        };
        read.map(|_| bytes).map_err(|error| io_error(&error.to_string()))
    }
}
