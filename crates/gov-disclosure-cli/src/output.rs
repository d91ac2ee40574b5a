//! Where data goes: a file, or standard output.
//!
//! A file is written beside its place under a name of its own, and takes the place when it is whole: what was there stays
//! where a disk is full, a run is stopped or a report is not readable.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Stdout, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use gov_disclosure_files::Inputs;
use tempfile::TempPath;

use crate::args::CsvStyle;
use crate::interrupt;

/// A place for data.
pub type Out = Box<dyn Write + Send>;

/// A file on its way; dropped without [`finish`](Self::finish), nothing has changed.
#[must_use = "the file takes its place by `finish`"]
pub struct Pending(Option<Whole>);

struct Whole {
    file: File,
    written: TempPath,
    place: PathBuf,
}

/// The path of an output, where it is a file: `-` is standard output.
pub fn file(path: Option<&Path>) -> Option<&Path> {
    path.filter(|path| path.as_os_str() != "-")
}

/// Opens the file, or standard output where there is none.
///
/// # Errors
/// Where the file cannot be made, or is one of the inputs.
pub fn open(path: Option<&Path>, inputs: &Inputs) -> io::Result<(Out, Pending)> {
    let Some(path) = file(path) else { return Ok((Box::new(BufWriter::new(Standard(io::stdout()))), Pending(None))) };
    let name = path.display();
    let known = fs::metadata(path).ok();
    if let Some(own) = known.as_ref().filter(|own| own.is_file())
        && inputs.inputs.iter().filter_map(|input| input.path()).any(|input| is_same(input, path, own))
    {
        return Err(usage(&format!("{name} 是输入文件，不会覆盖"), &format!("{name} is an input and will not be overwritten")));
    }
    let cannot = |e: io::Error| cannot(path, &e);
    // A device or a pipe has nothing to lose.
    if known.as_ref().is_some_and(|known| !known.is_file() && !known.is_dir()) {
        let file = OpenOptions::new().write(true).open(path).map_err(cannot)?;
        return Ok((Box::new(BufWriter::new(Named { file, path: path.to_owned() })), Pending(None)));
    }
    let whole = beside(path, known.as_ref()).map_err(cannot)?;
    let file = whole.file.try_clone().map_err(cannot)?;
    let out = BufWriter::new(Named { file, path: path.to_owned() });
    Ok((Box::new(out), Pending(Some(whole))))
}

fn cannot(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("无法写入 | cannot write {}: {error}", path.display()))
}

/// A file whose errors name it.
struct Named {
    file: File,
    path: PathBuf,
}

impl Write for Named {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes).map_err(|e| cannot(&self.path, &e))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush().map_err(|e| cannot(&self.path, &e))
    }
}

/// A new file in the folder of another, with its permissions. A link stays a link: what it leads to is replaced.
fn beside(path: &Path, known: Option<&fs::Metadata>) -> io::Result<Whole> {
    let place = if known.is_some() { path.canonicalize()? } else { path.to_owned() };
    if known.is_some_and(fs::Metadata::is_dir) {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "是文件夹 | it is a folder"));
    }
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".gov-disclosure-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let (file, written) = interrupt::protected(|known| {
        let (file, written) = builder.tempfile_in(folder)?.into_parts();
        known.push(written.to_path_buf());
        Ok::<_, io::Error>((file, written))
    })?;
    if let Some(known) = known {
        file.set_permissions(known.permissions())?;
    }
    Ok(Whole { file, written, place })
}

impl Pending {
    /// Puts the file in its place.
    ///
    /// # Errors
    /// Where the disk does not take it.
    pub fn finish(self) -> io::Result<()> {
        let Some(Whole { file, written, place }) = self.0 else { return Ok(()) };
        // A disk that is full may say so only here.
        let done = file.sync_all().and_then(|()| {
            interrupt::protected(|known| {
                known.retain(|path| path != &*written);
                written.persist(&place).map_err(|error| error.error)
            })
        });
        done.map_err(|e| cannot(&place, &e))
    }
}

/// Whether an input is the file `own` at `path`, through links too.
fn is_same(input: &Path, path: &Path, own: &fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let _ = path;
        fs::metadata(input).is_ok_and(|input| (input.dev(), input.ino()) == (own.dev(), own.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = own;
        input.canonicalize().is_ok_and(|input| path.canonicalize().is_ok_and(|own| own == input))
    }
}

/// Whether the reader of standard output has hung up.
static HUNG_UP: AtomicBool = AtomicBool::new(false);

/// Whether the reader of standard output has hung up, as `| head` does: what is written is lost, and is no failure.
pub fn has_hung_up() -> bool {
    HUNG_UP.load(Ordering::Relaxed)
}

struct Standard(Stdout);

impl Standard {
    fn heard<T>(result: io::Result<T>, lost: T) -> io::Result<T> {
        match result {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                HUNG_UP.store(true, Ordering::Relaxed);
                Ok(lost)
            }
            other => other,
        }
    }
}

impl Write for Standard {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if has_hung_up() {
            return Ok(bytes.len());
        }
        Self::heard(self.0.write(bytes), bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Self::heard(self.0.flush(), ())
    }
}

/// Refuses what only CSV has for another format.
///
/// # Errors
/// A usage error.
pub fn csv_only(style: CsvStyle, is_csv: bool) -> io::Result<()> {
    match style {
        CsvStyle { bom: true, .. } if !is_csv => Err(usage("--bom 只用于 CSV", "--bom goes with CSV only")),
        CsvStyle { exact_text: true, .. } if !is_csv => Err(usage("--exact-text 只用于 CSV", "--exact-text goes with CSV only")),
        _ => Ok(()),
    }
}

/// The error of a call that cannot be meant: exit status 2.
pub fn usage(zh: &str, en: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, format!("{zh} | {en}"))
}
