//! Archives whose members share a name: the library keeps the last of them, and programs do write such archives.

use std::collections::HashSet;
use std::io::{self, Read, Seek, SeekFrom};

/// Bytes of an entry of the central directory before the name.
const ENTRY: usize = 46;

/// An archive read with other names in its central directory, so that no two members share one.
pub struct Renamed<R> {
    inner: R,
    at: u64,
    /// Where a name is changed, and to what; in the order of the file.
    changes: Vec<(u64, Vec<u8>)>,
}

impl<R: Read + Seek> Renamed<R> {
    /// Reads the central directory from `start`, and gives the names as they are, in its order.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn new(mut inner: R, start: u64) -> io::Result<(Self, Vec<Vec<u8>>)> {
        let (mut names, mut known, mut changes) = (Vec::new(), HashSet::new(), Vec::new());
        let mut at = start;
        inner.seek(SeekFrom::Start(start))?;
        loop {
            let mut entry = [0; ENTRY];
            if inner.read_exact(&mut entry).is_err() || !entry.starts_with(b"PK\x01\x02") {
                break;
            }
            let length = |from: usize| entry.get(from..from + 2).map_or(0, |two| u16::from_le_bytes([two[0], two[1]]));
            let (own, extra, comment) = (length(28), length(30), length(32));
            let mut name = vec![0; own.into()];
            inner.read_exact(&mut name)?;
            if !known.insert(name.clone()) {
                let other = unused(&name, &mut known);
                changes.push((at + ENTRY as u64, other));
            }
            names.push(name);
            let rest = i64::from(extra) + i64::from(comment);
            at = inner.seek(SeekFrom::Current(rest))?;
        }
        inner.rewind()?;
        Ok((Self { inner, at: 0, changes }, names))
    }
}

/// A name as long as this one that no member has; this one, where there is none.
fn unused(name: &[u8], known: &mut HashSet<Vec<u8>>) -> Vec<u8> {
    let mut other = name.to_vec();
    for number in 0..u32::MAX {
        for (byte, of_number) in other.iter_mut().rev().zip(number.to_le_bytes()) {
            *byte = of_number;
        }
        if known.insert(other.clone()) {
            break;
        }
        if number as usize > known.len() {
            return name.to_vec();
        }
    }
    other
}

impl<R: Read> Read for Renamed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let (from, to) = (self.at, self.at + read as u64);
        // Names are at most 64 KiB long: none that starts farther before reaches here.
        let first = self.changes.partition_point(|(start, _)| start + u64::from(u16::MAX) < from);
        for (start, name) in self.changes.iter().skip(first).take_while(|(start, _)| *start < to) {
            for (place, byte) in (*start..).zip(name).filter(|(place, _)| (from..to).contains(place)) {
                if let Some(slot) = usize::try_from(place - from).ok().and_then(|at| buffer.get_mut(at)) {
                    *slot = *byte;
                }
            }
        }
        self.at = to;
        Ok(read)
    }
}

impl<R: Seek> Seek for Renamed<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = self.inner.seek(to)?;
        Ok(self.at)
    }
}
