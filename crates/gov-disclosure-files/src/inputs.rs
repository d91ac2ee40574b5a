//! From arguments to inputs, in order, without reading them.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::archive;
use crate::endings::{is_beside_its_page, takes};
use crate::input::Input;
use crate::passed::{Passed, Reason};

/// The inputs of a run.
#[derive(Debug, Default)]
pub struct Inputs {
    /// In the order of the arguments; a folder's by name.
    pub inputs: Vec<Input>,
    /// What is found and is no input; grows while archives are spread.
    passed_over: Passed,
    /// Whether a folder's JSON files are inputs too.
    json: bool,
}

impl Inputs {
    /// Lists the inputs of the arguments: copies of reports, and JSON files where `json` says so. An argument is a
    /// file, a folder, `-` for standard input, or a pattern (`*`, `?`, `[…]`) where no file is called so, which shells
    /// leave as it is on Windows and between quotes. What does not exist is an input that cannot be read.
    pub fn of(paths: &[PathBuf], json: bool) -> Self {
        let mut all = Self { json, ..Self::default() };
        for path in paths {
            match path.as_os_str() == "-" {
                true => all.inputs.push(Input::standard()),
                false => all.add_path(path),
            }
        }
        all
    }

    /// No inputs yet; `passed_over` takes note of what will be passed over.
    pub fn noting(passed_over: Passed) -> Self {
        Self { passed_over, ..Self::default() }
    }

    /// Adds what a path stands for: a file, a folder, a pattern.
    pub fn add_path(&mut self, path: &Path) {
        match matches(path) {
            Some(found) if found.is_empty() => self.inputs.push(Input::unmatched(slashes(path))),
            Some(found) => found.iter().for_each(|path| self.add(path)),
            None => self.add(path),
        }
    }

    /// Adds a file, or what a folder holds.
    fn add(&mut self, path: &Path) {
        match path.is_dir() {
            true => self.walk(path),
            false => self.inputs.push(Input::file(slashes(path), path.to_owned(), false)),
        }
    }

    fn walk(&mut self, folder: &Path) {
        let mut entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.unreadable(&error, folder);
                    continue;
                }
            };
            let name = slashes(entry.path());
            if entry.file_type().is_dir() {
                // The pictures and scripts of a saved page.
                if entry.depth() > 0 && is_beside_its_page(&name, |page| Path::new(page).is_file()) {
                    entries.skip_current_dir();
                    self.passed_over.add(name, Reason::BesideItsPage);
                }
            } else if entry.file_type().is_file() {
                let ending = entry.path().extension().and_then(|ending| ending.to_str());
                match ending.is_some_and(|ending| takes(ending, self.json)) {
                    true => self.inputs.push(Input::file(name, entry.into_path(), true)),
                    false => self.passed_over.add(name, Reason::OtherFormat),
                }
            }
        }
    }

    /// Takes note of what the walk could not enter: links that lead nowhere or back hold nothing of their own; the rest
    /// might have held reports.
    fn unreadable(&mut self, error: &walkdir::Error, folder: &Path) {
        let path = error.path().unwrap_or(folder);
        let name = slashes(path);
        let is_denied = error.io_error().is_some_and(|error| error.kind() == std::io::ErrorKind::PermissionDenied);
        if error.loop_ancestor().is_some() {
            self.passed_over.add(name, Reason::LinkLoop);
        } else if path.is_symlink() && !is_denied {
            self.passed_over.add(name, Reason::BrokenLink);
        } else {
            let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
            self.inputs.push(Input::broken(name, &reason));
        }
    }

    /// Adds what a caller reads itself.
    pub fn push(&mut self, input: Input) {
        self.inputs.push(input);
    }

    /// Whether none of the inputs is there.
    pub fn are_missing(&self) -> bool {
        self.inputs.iter().all(Input::is_missing)
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

/// What a pattern stands for, by name; `None` for what is no pattern, or is the name of a file as it is.
fn matches(path: &Path) -> Option<Vec<PathBuf>> {
    let pattern = path.to_str().filter(|text| text.contains(['*', '?', '[']))?;
    if path.symlink_metadata().is_ok() {
        return None;
    }
    let found = glob::glob(pattern).ok()?;
    Some(found.filter_map(Result::ok).collect())
}

fn slashes(path: &Path) -> String {
    let name = path.to_string_lossy();
    if cfg!(windows) { name.replace('\\', "/") } else { name.into_owned() }
}
