//! Files of one report per line: each line is an input, so that a file of any size streams through.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::iter::once;

use gov_disclosure_files::{Input, MAX_READ};

use crate::report_json::is_ours;

/// The endings of such files.
const ENDINGS: [&str; 2] = ["jsonl", "ndjson"];

/// The lines of such a file as inputs, or the input itself where it is none. So is a file that a walk found
/// and whose first line is not ours, and one without lines: what is to be reported about them is reported about the whole.
pub fn spread(input: Input) -> Box<dyn Iterator<Item = Input>> {
    let Some(Ok(file)) = input.path_ending_in(&ENDINGS).map(File::open) else { return Box::new(once(input)) };
    let mut lines = Lines { name: input.name.clone(), number: 0, reader: Some(BufReader::new(file)) }.peekable();
    let ours = |line: &Input| line.read().is_ok_and(|bytes| is_ours(&String::from_utf8_lossy(&bytes)));
    match lines.peek() {
        Some(first) if !input.walked || ours(first) => Box::new(lines),
        _ => Box::new(once(input)),
    }
}

struct Lines {
    name: String,
    number: usize,
    /// None after an error.
    reader: Option<BufReader<File>>,
}

impl Iterator for Lines {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        let reader = self.reader.as_mut()?;
        let mut line = Vec::new();
        while line.trim_ascii().is_empty() {
            line.clear();
            self.number += 1;
            let read = reader.take(MAX_READ).read_until(b'\n', &mut line);
            // A line that is too long is refused by its beginning, and passed.
            let too_long = line.len() as u64 == MAX_READ && !line.ends_with(b"\n");
            match read.and_then(|read| if too_long { reader.skip_until(b'\n').map(|_| read) } else { Ok(read) }) {
                Ok(0) => return None,
                Ok(_) => {}
                Err(error) => {
                    self.reader = None;
                    return Some(Input::broken(format!("{}:{}", self.name, self.number), &error.to_string()));
                }
            }
        }
        Some(Input::line(format!("{}:{}", self.name, self.number), line))
    }
}
