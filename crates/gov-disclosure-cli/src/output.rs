//! Where data goes: a file, or standard output.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::Path;

use gov_disclosure_files::Inputs;

use crate::write::Out;

/// Opens the file, or standard output where there is none.
///
/// # Errors
/// Where the file cannot be made, or is one of the inputs.
pub fn open(path: Option<&Path>, inputs: &Inputs) -> io::Result<Out> {
    let Some(path) = path else { return Ok(Box::new(BufWriter::new(io::stdout()))) };
    let name = path.display();
    if let Ok(canonical) = path.canonicalize()
        && inputs.inputs.iter().any(|input| input.is(&canonical))
    {
        return Err(usage(&format!("{name} 是输入文件，不会覆盖"), &format!("{name} is an input and will not be overwritten")));
    }
    let file = File::create(path).map_err(|e| io::Error::new(e.kind(), format!("无法写入 | cannot write {name}: {e}")))?;
    Ok(Box::new(BufWriter::new(file)))
}

/// The error of a call that cannot be meant: exit status 2.
pub fn usage(zh: &str, en: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, format!("{zh} | {en}"))
}
