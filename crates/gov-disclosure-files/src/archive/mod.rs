//! ZIP archives: each member an input of its own, unpacked when its turn comes.

mod renamed;

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::iter::once;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::GB18030;
use gov_disclosure::Error;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::endings::{is_beside_its_page, takes};
use crate::fault::Fault;
use crate::input::{Input, MAX_READ};
use crate::passed::{Passed, Reason};
use renamed::Renamed;

/// Archives within archives that are looked into.
const DEEPEST: usize = 2;

/// Members of one archive: a year of a province has ten thousand.
const MEMBERS: usize = 200_000;

/// Bytes that an archive may unpack to for each of its own, and what any may: reports shrink ten times, bombs a thousand.
const RATIO: u64 = 100;
const LEAST: u64 = 64 << 20;

type Spread = Box<dyn Iterator<Item = Input> + Send>;

/// What holds for an archive and for all archives in it.
#[derive(Clone)]
struct Rules {
    /// Whether JSON is an input too.
    json: bool,
    /// Takes note of members that are none.
    passed: Passed,
    /// Bytes that may still be unpacked.
    budget: Arc<AtomicU64>,
}

impl Rules {
    /// Takes bytes from the budget, which only one thread does; `false` where it is used up.
    fn spend(&self, bytes: u64) -> bool {
        let left = self.budget.load(Ordering::Relaxed).checked_sub(bytes);
        self.budget.store(left.unwrap_or(0), Ordering::Relaxed);
        left.is_some()
    }
}

/// The members of an archive that are inputs by their endings, JSON where `json` says so, or the input itself where it is
/// none. `passed` takes note of the others.
pub fn spread(input: Input, json: bool, passed: Passed) -> Spread {
    if let Some(bytes) = input.holds_archive() {
        let reader = Cursor::new(bytes.clone());
        return opened_as(reader, bytes.len() as u64, input, json, passed);
    }
    let Some(path) = input.path_ending_in(&["zip"]) else { return Box::new(once(input)) };
    let Ok(file) = File::open(path) else { return Box::new(once(input)) };
    let size = file.metadata().map_or(0, |metadata| metadata.len());
    opened_as(BufReader::new(file), size, input, json, passed)
}

/// The members of what is an archive by its name.
fn opened_as<R: Read + Seek + Send + 'static>(reader: R, size: u64, input: Input, json: bool, passed: Passed) -> Spread {
    let budget = Arc::new(AtomicU64::new(size.saturating_mul(RATIO).saturating_add(LEAST)));
    // An office file under another name is an input as it is.
    match ZipArchive::new(reader) {
        Ok(archive) if archive.index_for_name("[Content_Types].xml").is_none() => {
            opened(archive, input.name, 1, &Rules { json, passed, budget })
        }
        Ok(_) => Box::new(once(input)),
        Err(error) => Box::new(once(Input::refused(input.name, broken(&error)))),
    }
}

/// The members of an archive, those that share a name with another too.
fn opened<R: Read + Seek + Send + 'static>(archive: ZipArchive<R>, name: String, depth: usize, rules: &Rules) -> Spread {
    if archive.len() > MEMBERS {
        return Box::new(once(Input::refused(name, too_much())));
    }
    if !archive.has_duplicate_names() {
        let names = archive.file_names_raw().map(decoded).collect();
        return members(archive, name, names, depth, rules);
    }
    let start = archive.central_directory_start();
    let renamed = Renamed::new(archive.into_inner(), start).map_err(ZipError::from);
    match renamed.and_then(|(reader, names)| Ok((ZipArchive::new(reader)?, names))) {
        Ok((archive, names)) if archive.len() == names.len() => {
            members(archive, name, names.iter().map(|name| decoded(name)).collect(), depth, rules)
        }
        Ok(_) => Box::new(once(Input::refused(name, shared_names()))),
        Err(error) => Box::new(once(Input::refused(name, broken(&error)))),
    }
}

fn members<R: Read + Seek + Send + 'static>(
    archive: ZipArchive<R>,
    name: String,
    names: Vec<String>,
    depth: usize,
    rules: &Rules,
) -> Spread {
    let known = names.iter().cloned().collect();
    let all = Members { archive: Some(archive), name, names, known, next: 0, given: HashMap::new(), rules: rules.clone() };
    let rules = rules.clone();
    Box::new(all.flat_map(move |input| match input.holds_archive() {
        Some(bytes) if depth < DEEPEST => match ZipArchive::new(Cursor::new(bytes.clone())) {
            Ok(inner) => opened(inner, input.name, depth + 1, &rules),
            Err(_) => Box::new(once(input)),
        },
        _ => Box::new(once(input)) as Spread,
    }))
}

/// The members of an open archive.
struct Members<R> {
    /// None after the limit.
    archive: Option<ZipArchive<R>>,
    name: String,
    names: Vec<String>,
    known: HashSet<String>,
    next: usize,
    /// How many members of a name were given.
    given: HashMap<String, usize>,
    rules: Rules,
}

impl<R> Members<R> {
    /// Whether a folder, or one above it, holds the pictures of a page beside it.
    fn belongs_to_a_page(&self, folder: &str) -> bool {
        let mut folders = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]).filter_map(|end| folder.get(..end));
        folders.any(|folder| is_beside_its_page(folder, |page| self.known.contains(page)))
    }

    /// The name of a member as an input: the second of one name is `a.zip/b.html#2`.
    fn named(&mut self, member: &str) -> String {
        let given = self.given.entry(member.to_owned()).or_default();
        *given += 1;
        if *given == 1 { format!("{}/{member}", self.name) } else { format!("{}/{member}#{given}", self.name) }
    }
}

impl<R: Read + Seek> Iterator for Members<R> {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        while self.archive.is_some() {
            let index = self.next;
            let member = self.names.get(index)?.clone();
            self.next += 1;
            if member.ends_with('/') {
                continue;
            }
            let name = self.named(&member);
            let (folder, file) = member.rsplit_once('/').unwrap_or(("", &member));
            let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
            if !takes(ending, self.rules.json) || folder.starts_with("__MACOSX") {
                self.rules.passed.add(name, Reason::OtherFormat);
                continue;
            }
            if self.belongs_to_a_page(folder) {
                self.rules.passed.add(name, Reason::BesideItsPage);
                continue;
            }
            let mut bytes = Vec::new();
            let most = MAX_READ.min(self.rules.budget.load(Ordering::Relaxed).saturating_add(1));
            let archive = self.archive.as_mut()?;
            let read = archive.by_index(index).and_then(|file| Ok(file.take(most).read_to_end(&mut bytes)?));
            match read {
                Ok(read) if !self.rules.spend(read as u64) => {
                    self.archive = None;
                    return Some(Input::refused(self.name.clone(), too_much()));
                }
                Ok(_) => return Some(Input::member(name, bytes)),
                Err(error) => return Some(Input::refused(name, broken(&error))),
            }
        }
        None
    }
}

/// A name as it was meant: UTF-8, or GBK as Chinese Windows writes it without saying so.
fn decoded(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    }
    .replace('\\', "/")
}

fn too_much() -> Error {
    Fault::ArchiveTooLarge.into()
}

fn shared_names() -> Error {
    Fault::SameNames.into()
}

fn broken(error: &ZipError) -> Error {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Fault::ArchiveEncrypted.into(),
        other => Fault::ArchiveBroken(other.into()).into(),
    }
}
