//! Records of values with a separator between them, as spreadsheets and data frames write them (RFC 4180).

use std::borrow::Cow;
use std::ops::Range;

/// Longest text, in bytes, that may be a label; a longer one is prose.
pub const MAX_LABEL_LENGTH: usize = 120;

/// A field: where it is, without its quotes.
pub struct Field {
    pub range: Range<usize>,
    /// It holds doubled quotes.
    pub escaped: bool,
}

impl Field {
    /// What the field says, in the text that it is of.
    pub fn content<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let content = text.get(self.range.clone()).unwrap_or_default();
        if self.escaped { Cow::Owned(content.replace("\"\"", "\"")) } else { Cow::Borrowed(content) }
    }
}

/// The record that starts at a byte, and where the next one does; `None` where a quote is not closed, and for more fields
/// than `most`.
pub fn record(text: &str, start: usize, separator: &str, most: usize) -> Option<(Vec<Field>, usize)> {
    let bytes = text.as_bytes();
    let is_separator = |at: usize| bytes.get(at..).is_some_and(|rest| rest.starts_with(separator.as_bytes()));
    let mut fields = Vec::new();
    let mut at = start;
    loop {
        let mut escaped = false;
        let range = if bytes.get(at) == Some(&b'"') {
            let from = at + 1;
            at = from;
            loop {
                at += memchr::memchr(b'"', bytes.get(at..)?)?;
                if bytes.get(at + 1) != Some(&b'"') {
                    break;
                }
                escaped = true;
                at += 2;
            }
            at += 1;
            from..at - 1
        } else {
            let from = at;
            at = field_end(text, from, separator)?;
            let end = if !is_separator(at) && at > from && bytes.get(at - 1) == Some(&b'\r') { at - 1 } else { at };
            from..end
        };
        if fields.len() == most {
            return None;
        }
        fields.push(Field { range, escaped });
        if bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n') {
            at += 1;
        }
        match bytes.get(at) {
            Some(_) if is_separator(at) => at += separator.len(),
            Some(b'\n') => return Some((fields, at + 1)),
            None => return Some((fields, at)),
            // Text after a closing quote.
            Some(_) => return None,
        }
    }
}

/// Where a field without quotes ends. A Chinese comma in a bracket is part of a label: （区分处理的，只计这一情形）.
fn field_end(text: &str, from: usize, separator: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let first = *separator.as_bytes().first()?;
    let mut at = from;
    loop {
        at = memchr::memchr2(first, b'\n', bytes.get(at..)?).map_or(bytes.len(), |next| at + next);
        let is_end = bytes.get(at).is_none_or(|&next| next == b'\n');
        // What is longer is no label, wherever it ends.
        let is_open = || {
            let own = text.get(from..at).filter(|own| own.len() <= MAX_LABEL_LENGTH).unwrap_or("");
            let count = |bracket: char| own.matches(bracket).count();
            let open = count('（') + count('(');
            open > 0 && open > count('）') + count(')')
        };
        if is_end || bytes.get(at..)?.starts_with(separator.as_bytes()) && (separator.len() == 1 || !is_open()) {
            return Some(at);
        }
        at += 1;
    }
}
