//! ZIP archives: each member an input of its own, unpacked when its turn comes.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::iter::once;

use encoding_rs::GB18030;
use gov_disclosure::{Error, ErrorKind};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::inputs::{Input, MOST, Passed, is_beside_its_page, takes};

/// Archives within archives that are looked into.
const DEEPEST: usize = 2;

/// Members of one archive: a year of a province has ten thousand.
const MEMBERS: usize = 200_000;

/// Bytes that an archive may unpack to for each of its own, and what any may: reports shrink ten times, bombs a thousand.
const RATIO: u64 = 100;
const LEAST: u64 = 64 << 20;

type Spread = Box<dyn Iterator<Item = Input> + Send>;

/// The members of an archive that are inputs by their endings, JSON where `json` says so, or the input itself where it is
/// none. `passed` counts the others.
pub fn spread(input: Input, json: bool, passed: Passed) -> Spread {
    let Some(path) = input.path_ending_in(&["zip"]) else { return Box::new(once(input)) };
    let Ok(file) = File::open(path) else { return Box::new(once(input)) };
    let size = file.metadata().map_or(0, |metadata| metadata.len());
    // An office file under another name is an input as it is.
    match ZipArchive::new(BufReader::new(file)) {
        Ok(archive) if archive.index_for_name("[Content_Types].xml").is_none() => members(archive, input.name, size, 1, json, passed),
        Ok(_) => Box::new(once(input)),
        Err(error) => Box::new(once(Input::refused(input.name, broken(&error)))),
    }
}

fn members<R: Read + Seek + Send + 'static>(
    archive: ZipArchive<R>,
    name: String,
    size: u64,
    depth: usize,
    json: bool,
    passed: Passed,
) -> Spread {
    if archive.len() > MEMBERS {
        return Box::new(once(Input::refused(name, too_much())));
    }
    let names: Vec<String> = archive.file_names_raw().map(decoded).collect();
    let known = names.iter().cloned().collect();
    let budget = size.saturating_mul(RATIO).saturating_add(LEAST);
    let all = Members { archive: Some(archive), name, names, known, next: 0, budget, json, passed: passed.clone() };
    Box::new(all.flat_map(move |input| match input.holds_archive() {
        Some(bytes) if depth < DEEPEST => match ZipArchive::new(Cursor::new(bytes.clone())) {
            Ok(inner) => {
                let size = bytes.len() as u64;
                members(inner, input.name, size, depth + 1, json, passed.clone())
            }
            Err(_) => Box::new(once(input)),
        },
        _ => Box::new(once(input)) as Spread,
    }))
}

/// The members of an open archive.
struct Members<R> {
    /// None behind the limit.
    archive: Option<ZipArchive<R>>,
    name: String,
    names: Vec<String>,
    known: HashSet<String>,
    next: usize,
    budget: u64,
    json: bool,
    passed: Passed,
}

impl<R> Members<R> {
    /// Whether a folder, or one above it, holds the pictures of a page beside it.
    fn belongs_to_a_page(&self, folder: &str) -> bool {
        let mut folders = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]).filter_map(|end| folder.get(..end));
        folders.any(|folder| is_beside_its_page(folder, |page| self.known.contains(page)))
    }
}

impl<R: Read + Seek> Iterator for Members<R> {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        while self.archive.is_some() {
            let index = self.next;
            let member = self.names.get(index)?;
            self.next += 1;
            if member.ends_with('/') {
                continue;
            }
            let (folder, file) = member.rsplit_once('/').unwrap_or(("", member));
            let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
            if !takes(ending, self.json) || folder.starts_with("__MACOSX") || self.belongs_to_a_page(folder) {
                self.passed.one();
                continue;
            }
            let name = format!("{}/{member}", self.name);
            let mut bytes = Vec::new();
            let archive = self.archive.as_mut()?;
            let read = archive.by_index(index).and_then(|file| Ok(file.take(MOST.min(self.budget + 1)).read_to_end(&mut bytes)?));
            match read {
                Ok(read) if read as u64 > self.budget => {
                    self.archive = None;
                    return Some(Input::refused(self.name.clone(), too_much()));
                }
                Ok(read) => {
                    self.budget -= read as u64;
                    return Some(Input::member(name, bytes));
                }
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
    Error::new(
        ErrorKind::LimitExceeded,
        "压缩包解开后过大或文件过多，超过上限；请分成几个压缩包",
        "the archive unpacks to more than the limit allows; part it into several",
    )
}

fn broken(error: &ZipError) -> Error {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            let en = "the archive is protected by a password; unpack it and try again";
            Error::new(ErrorKind::Encrypted, "压缩包已加密；请解压后再试", en)
        }
        other => {
            let (zh, en) = (format!("压缩包损坏或不完整（{other}）"), format!("the archive is broken or cut off ({other})"));
            Error::new(ErrorKind::Malformed, zh, en)
        }
    }
}
