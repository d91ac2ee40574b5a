//! What the pages of a PDF share: their library reads it anew for each page, before anyone can ask what it will cost.

use std::collections::HashMap;
use std::ops::Range;

use memchr::memmem;

use crate::error::Error;
use crate::limits;
use crate::meter::Meter;

/// Names whose dictionaries are read for every page.
const READ_FOR_PAGES: [&[u8]; 8] = [b"Resources", b"Font", b"XObject", b"ExtGState", b"ColorSpace", b"Pattern", b"Shading", b"Properties"];

/// The objects of a file, apart from the content of its streams.
#[derive(Debug, Default)]
pub struct Objects<'a> {
    /// What is between streams.
    between: Vec<&'a [u8]>,
    /// What lists of objects unpack to.
    lists: Vec<Vec<u8>>,
    /// Bytes of each object, by its number.
    lengths: HashMap<u32, usize>,
}

impl<'a> Objects<'a> {
    /// Adds what is between two streams.
    pub fn add(&mut self, between: &'a [u8]) {
        let mut starts =
            memmem::find_iter(between, b"obj").filter(|at| !between.get(..*at).unwrap_or_default().ends_with(b"end")).peekable();
        while let Some(start) = starts.next() {
            let end = starts.peek().copied().unwrap_or(between.len());
            if let Some(number) = between.get(..start).and_then(object_number) {
                self.length(number, end - start);
            }
        }
        self.between.push(between);
    }

    /// Adds a list of objects that was unpacked; the first of them starts at a byte.
    pub fn add_list(&mut self, list: Vec<u8>, first: usize) {
        let mut numbers = list.get(..first).unwrap_or_default().split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).map(number);
        let mut places: Vec<(u32, u32)> = Vec::new();
        while let (Some(Some(number)), Some(Some(at))) = (numbers.next(), numbers.next()) {
            places.push((at, number));
        }
        places.sort_unstable();
        for (i, &(at, number)) in places.iter().enumerate() {
            let end = places.get(i + 1).map_or(list.len(), |next| first + next.0 as usize);
            self.length(number, end.saturating_sub(first + at as usize));
        }
        self.lists.push(list);
    }

    fn length(&mut self, number: u32, length: usize) {
        let known = self.lengths.entry(number).or_default();
        *known = length.max(*known);
    }

    /// Pays for reading what the pages share once for each.
    ///
    /// # Errors
    /// `limit-exceeded`.
    pub fn pay_for_pages(&self, meter: &Meter) -> Result<(), Error> {
        let mut pages = 0usize;
        let mut largest = [0usize; READ_FOR_PAGES.len()];
        for text in self.between.iter().copied().chain(self.lists.iter().map(Vec::as_slice)) {
            let mut around = Around::new(text);
            for at in memchr::memchr_iter(b'/', text) {
                around.go_to(at);
                let (name, rest) = name(text.get(at + 1..).unwrap_or_default());
                let target = reference(rest).and_then(|number| self.lengths.get(&number)).copied();
                let name = name.as_slice();
                if name == b"Kids" {
                    // A reference takes six bytes.
                    pages += target.map_or_else(|| around.references(at), |length| length / 6);
                } else if name == b"Contents" {
                    pages += 1;
                } else if let Some(most) = READ_FOR_PAGES.iter().position(|known| *known == name).and_then(|at| largest.get_mut(at)) {
                    // One that is written where it is used is read with what it is in, unless what is in it goes down to pages.
                    let own = || if name == b"Resources" && around.has_pages() { around.dictionary(text.len() - rest.len()) } else { 0 };
                    *most = target.unwrap_or_else(own).max(*most);
                }
            }
        }
        let bytes = pages.saturating_mul(largest.iter().sum());
        meter.work(bytes.saturating_mul(limits::PDF_OBJECT_STEPS))?;
        meter.hold(bytes.saturating_mul(limits::PDF_SHARED_BYTES))
    }
}

/// The object around a place in a text. Places only go forward, so that nothing is looked at twice, however many names an object has.
struct Around<'t> {
    text: &'t [u8],
    object: Range<usize>,
    /// Whether the object has pages below it, once that was asked.
    pages: Option<bool>,
    /// Up to where references were counted.
    counted: usize,
    /// Where the last dictionary ends that was measured: those in it are no larger.
    measured: usize,
}

impl<'t> Around<'t> {
    fn new(text: &'t [u8]) -> Self {
        Self { text, object: 0..0, pages: None, counted: 0, measured: 0 }
    }

    fn go_to(&mut self, at: usize) {
        if at < self.object.end {
            return;
        }
        let passed = self.object.end;
        let start = memmem::rfind(self.text.get(passed..at).unwrap_or_default(), b"obj").map_or(passed, |start| passed + start);
        let end = memmem::find(self.text.get(at..).unwrap_or_default(), b"obj").map_or(self.text.len(), |length| at + length);
        (self.object, self.pages) = (start..end, None);
    }

    /// How many references the object has from a place on that were not counted before.
    fn references(&mut self, at: usize) -> usize {
        let from = at.max(self.counted);
        self.counted = self.object.end;
        memchr::memchr2_iter(b'R', b'<', self.text.get(from..self.object.end).unwrap_or_default()).count()
    }

    /// Whether the object is a dictionary with pages below it.
    fn has_pages(&mut self) -> bool {
        let own = self.text.get(self.object.clone()).unwrap_or_default();
        *self.pages.get_or_insert_with(|| memmem::find(own, b"Kids").is_some())
    }

    /// Bytes of the dictionary that starts at a place; 0 where it is within another that was measured.
    fn dictionary(&mut self, at: usize) -> usize {
        if at < self.measured {
            return 0;
        }
        let length = dictionary(self.text.get(at..).unwrap_or_default());
        self.measured = at + length;
        length
    }
}

/// Bytes to the end of a dictionary.
fn dictionary(text: &[u8]) -> usize {
    let mut depth = 0usize;
    for at in memchr::memchr2_iter(b'<', b'>', text) {
        match text.get(at..at + 2) {
            Some(b"<<") => depth += 1,
            Some(b">>") if depth <= 1 => return at,
            Some(b">>") => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// A name, with what is written as `#41` in it, and what comes after it.
fn name(text: &[u8]) -> (Vec<u8>, &[u8]) {
    const LONGEST: usize = 3 * b"ColorSpace".len();
    let is_end = |b: &u8| b.is_ascii_whitespace() || *b == 0 || b"()<>[]{}/%".contains(b);
    let length = text.iter().take(LONGEST + 1).position(is_end).unwrap_or(text.len().min(LONGEST + 1));
    let (mut written, rest) = text.split_at_checked(length).unwrap_or_default();
    let mut name = Vec::new();
    while let Some((&first, behind)) = written.split_first() {
        let code = behind.get(..2).filter(|_| first == b'#').and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(code) => (name.push(code), written = behind.get(2..).unwrap_or_default()).1,
            None => (name.push(first), written = behind).1,
        }
    }
    (name, rest)
}

/// The number of the object that is referred to here.
fn reference(text: &[u8]) -> Option<u32> {
    let text = behind_space(text);
    let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
    let (own, rest) = text.split_at_checked(digits)?;
    let rest = behind_space(rest);
    let generation = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    let is_reference = generation > 0 && behind_space(rest.get(generation..)?).starts_with(b"R");
    number(own).filter(|_| is_reference)
}

/// What comes after white space and comments.
fn behind_space(mut text: &[u8]) -> &[u8] {
    loop {
        let space = text.iter().take_while(|b| b.is_ascii_whitespace() || **b == 0).count();
        text = text.get(space..).unwrap_or_default();
        if !text.starts_with(b"%") {
            return text;
        }
        text = memchr::memchr2(b'\n', b'\r', text).and_then(|end| text.get(end..)).unwrap_or_default();
    }
}

/// The number of the object whose `obj` comes after a text, before its generation.
pub fn object_number(before: &[u8]) -> Option<u32> {
    let (before, _generation) = last_number(before)?;
    last_number(before).map(|(_, number)| number)
}

/// The number that a text ends with, and what is before it.
fn last_number(text: &[u8]) -> Option<(&[u8], u32)> {
    let text = text.trim_ascii_end();
    let digits = text.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let (before, digits) = text.split_at_checked(text.len() - digits)?;
    Some((before, number(digits)?))
}

fn number(digits: &[u8]) -> Option<u32> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Steps of a hundred pages, each `<< PAGE >>`, below a node with `NODE`; object 7 is `SHARED`.
    fn steps(page: &str, node: &str, shared: &str) -> u64 {
        let kids: String = (100..200).map(|i| format!("{i} 0 R ")).collect();
        let pages: String = (100..200).map(|i| format!("{i} 0 obj << /Type /Page {page} >> endobj\n")).collect();
        let file = format!("2 0 obj << /Type /Pages /Kids [{kids}] {node} >> endobj\n7 0 obj {shared} endobj\n{pages}");
        let mut objects = Objects::default();
        objects.add(file.as_bytes());
        let meter = Meter::new(file.len());
        objects.pay_for_pages(&meter).unwrap();
        meter.steps()
    }

    #[test]
    fn what_pages_share_is_paid_for_once_for_each() {
        let wide: String = (0..100).map(|i| format!("/F{i} 5 0 R ")).collect();
        let (dict, nested) = (format!("<< {wide} >>"), format!("<< /Font << {wide} >> >>"));
        let least = (100 * wide.len() * limits::PDF_OBJECT_STEPS) as u64;
        for (page, node, shared) in [
            ("/Resources 7 0 R", "", nested.as_str()),
            ("/Resources % a comment\n7 0 R", "", nested.as_str()),
            ("/Res#6furces 7 0 R", "", nested.as_str()),
            ("/Resources << /Font 7 0 R >>", "", dict.as_str()),
            ("", "/Resources 7 0 R", nested.as_str()),
            ("", format!("/Resources {nested}").as_str(), "null"),
        ] {
            assert!(steps(page, node, shared) >= least, "{page} {node}");
        }
        assert_eq!(steps("/Resources << /Font << /F1 5 0 R >> >>", "", "null"), 0);
    }

    #[test]
    fn names_of_an_object_are_counted_and_measured_once() {
        let text = b"1 0 obj << /Kids [1 0 R 2 0 R] /Kids [3 0 R] /Resources << /A << >> /B 1 >> >> endobj 2 0 obj << /Kids [4 0 R] >>";
        let mut around = Around::new(text);
        let mut found = Vec::new();
        for at in memchr::memchr_iter(b'/', text) {
            around.go_to(at);
            found.push((around.references(at), around.dictionary(at)));
        }
        // Four references and names with an R, and four signs of a dictionary, in the first object; then nothing until the second.
        assert_eq!(found.iter().map(|(references, _)| *references).collect::<Vec<_>>(), [8, 0, 0, 0, 0, 1]);
        assert_eq!(found.iter().filter(|(_, length)| *length > 0).count(), 2);
    }

    #[test]
    fn objects_of_a_list_have_their_lengths() {
        let mut objects = Objects::default();
        objects.add_list(b"7 0 8 4 << >><< /A 1 >>".to_vec(), 8);
        assert_eq!((objects.lengths.get(&7), objects.lengths.get(&8)), (Some(&4), Some(&11)));
    }
}
