//! Seeded damage to every example, every regression file and a whole form in every container: whatever comes in, there is an
//! answer, it holds what `invariants.rs` says, and its work is bounded by the size of the input. The fuzz targets share these files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod damage;
mod invariants;
mod slips;

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use damage::{Random, damage};
use gov_disclosure::{Edition, State};
use gov_disclosure_testkit::page::page;
use gov_disclosure_testkit::sheet::{Figures, Sheet};
use gov_disclosure_testkit::write::container::Container::{self, Bare, Docx, Mhtml, Pdf, Xls, Xlsx};

/// Damaged copies of a file of this many bytes: as many bytes of each file, in 30 to 150 copies.
fn copies(length: usize) -> u64 {
    (300_000 / length.max(1)).clamp(30, 150) as u64
}

/// The containers, and where the seeds of their fuzz targets are.
const CONTAINERS: [(Container, &str); 5] = [(Docx, "docx"), (Xlsx, "xlsx"), (Xls, "xls"), (Mhtml, "mhtml"), (Pdf, "pdf")];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn form(edition: Edition) -> Sheet {
    Sheet::new(edition, Figures::Full, 7)
}

/// Every payload with its container and its name.
fn payloads() -> Vec<(Container, String, Vec<u8>)> {
    let folders = [root().join("examples/reports"), root().join("crates/gov-disclosure/tests/regress")];
    // The structure of a PDF is damaged in whole files.
    let pdf = ["R021", "R022"].map(|rule| root().join("crates/gov-disclosure/tests/rules").join(rule).join("breaks.pdf"));
    let bare = folders.iter().flat_map(|folder| files(folder)).chain(pdf).map(|path| (Bare, path));
    let wrapped = CONTAINERS
        .iter()
        .flat_map(|(container, name)| files(&root().join("fuzz/seeds").join(name)).into_iter().map(|path| (*container, path)));
    let read = |(container, path): (Container, PathBuf)| {
        let bytes = std::fs::read(&path).unwrap();
        (container, path.display().to_string(), bytes)
    };
    bare.chain(wrapped).map(read).collect()
}

/// A form in a container gives all its cells: what is damaged below is read where it is whole.
#[test]
fn a_whole_form_is_read_in_every_container() {
    for edition in [Edition::Y2019, Edition::Y2021] {
        let sheet = form(edition);
        for container in [Bare, Docx, Xlsx, Xls, Mhtml, Pdf] {
            let file = container.wrap(&container.payload(&page(&sheet)));
            let report = invariants::read(&file)
                .unwrap_or_else(|| panic!("{container:?} is refused: {:?}", gov_disclosure::parse(&file, &Default::default())));
            for field in gov_disclosure::fields().filter(|field| field.is_in(edition)) {
                let read = report.cell(field).and_then(|cell| cell.value).map(|value| value.to_string());
                assert_eq!(read, sheet.value(field), "{container:?}: {field}");
            }
        }
    }
}

/// The seeds of the fuzz targets are the forms written here; `UPDATE_SEEDS=1` writes them anew.
#[test]
fn the_forms_among_the_seeds_are_written_here() {
    for (container, folder) in CONTAINERS {
        for (edition, name) in [(Edition::Y2019, "form-2019"), (Edition::Y2021, "form-2021")] {
            let path = root().join("fuzz/seeds").join(folder).join(name);
            let payload = container.payload(&page(&form(edition)));
            if std::env::var_os("UPDATE_SEEDS").is_some() {
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(&path, &payload).unwrap();
            }
            assert!(std::fs::read(&path).unwrap() == payload, "{} is old: UPDATE_SEEDS=1 writes it", path.display());
        }
    }
}

#[test]
fn damage_is_answered_within_bounds() {
    let payloads = payloads();
    let workers = std::thread::available_parallelism().map_or(2, |n| n.get());
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        let mut reported = 0;
        while let Some((at, (container, name, payload))) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            payloads.get(at).map(|payload| (at, payload))
        } {
            reported += damaged(at as u64, *container, name, payload, &failed);
        }
        reported
    };
    let reported: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    let failed = failed.into_inner().unwrap();
    assert!(failed.is_empty(), "see above; these failed: {failed:#?}");
    // Damage that leaves nothing to read would test nothing.
    assert!(reported > 100 * payloads.len(), "{reported} values of {} files", payloads.len());
}

/// Damages one file, again and again; the values that were read nevertheless.
fn damaged(seed: u64, container: Container, name: &str, payload: &[u8], failed: &Mutex<Vec<String>>) -> usize {
    let mut reported = 0;
    for copy in 0..copies(payload.len()) {
        let mut random = Random::new(seed << 32 | copy);
        let file = container.wrap(&damage(payload, &mut random));
        let mut answer = None;
        let answered = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let cost = allocation_counter::measure(|| answer = invariants::read(&file));
            bounded(&cost, file.len(), container);
        }));
        if answered.is_err() {
            failed.lock().unwrap().push(format!("{name}, copy {copy}"));
        }
        reported += answer.map_or(0, |report| report.cells.iter().filter(|(_, cell)| cell.state == State::Reported).count());
    }
    reported
}

/// Reading twice, checking twice and JSON there and back take at most this; whole forms take half of it. The reader of old
/// workbooks makes room for each slot between the corners of a sheet, four million at most, and copies it when the sheet is asked for.
fn bounded(cost: &allocation_counter::AllocationInfo, length: usize, container: Container) {
    let room = if matches!(container, Xls) { (4 << 20) * 32 } else { 0 };
    let (at_once, in_all) = ((4 << 20) + room, (32 << 20) + 4 * room);
    assert!(cost.bytes_max < at_once + 500 * length as u64, "{} bytes at once for {length}", cost.bytes_max);
    assert!(cost.bytes_total < in_all + 2000 * length as u64, "{} bytes in all for {length}", cost.bytes_total);
}
