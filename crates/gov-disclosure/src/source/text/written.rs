//! Line ends that are written as `\n` or `\r\n`: a report in a string of JSON, of SQL or of a program, as crawlers and databases
//! store it.

use memchr::{memchr_iter, memchr2, memmem, memrchr2};

use super::lines::RawLine;
use crate::error::Error;
use crate::fact::Limited;
use crate::limits;

/// Written line ends from which on a text has them for its own.
const WRITTEN_ENDS: usize = 16;

/// Splits the lines of `text` at the written ends, if it has more of them than of others.
///
/// # Errors
/// `limit-exceeded` for more lines than the limits allow.
pub fn split<'a>(text: &'a str, lines: Vec<RawLine<'a>>) -> Result<Vec<RawLine<'a>>, Error> {
    let written = memmem::find_iter(text.as_bytes(), b"\\n").count();
    if written < WRITTEN_ENDS || written <= memchr_iter(b'\n', text.as_bytes()).count() {
        return Ok(lines);
    }
    if lines.len() + written > limits::LINES {
        return Err(Error::limit(Limited::Lines, limits::LINES as u64));
    }
    let mut split = Vec::with_capacity(lines.len() + written);
    lines.into_iter().for_each(|line| strings(line, &mut split));
    Ok(split)
}

/// The lines of the string in a line, and what stands before and after the string.
fn strings<'a>(line: RawLine<'a>, split: &mut Vec<RawLine<'a>>) {
    let mut push = |start: usize, end: usize| {
        let text = line.text.get(start..end).unwrap_or_default();
        split.push(RawLine { text, start: line.start + start, page_break: line.page_break && start == 0 });
    };
    let mut start = 0;
    for end in memmem::find_iter(line.text.as_bytes(), b"\\n") {
        // A string within a string writes its backslashes twice, and an end may be \r\n.
        let before = line.text.get(start..end).unwrap_or_default();
        let own = before.trim_end_matches('\\');
        let own = own.strip_suffix("\\r").map_or(own, |own| own.trim_end_matches('\\'));
        let end_of_line = start + own.len();
        if start == 0
            && let Some(quote) = memrchr2(b'"', b'\'', own.as_bytes())
        {
            push(0, quote + 1);
            start = quote + 1;
        }
        push(start, end_of_line);
        start = end + 2;
    }
    match memchr2(b'"', b'\'', line.text.get(start..).unwrap_or_default().as_bytes()) {
        Some(quote) if start > 0 => {
            let end = start + line.text.get(start..start + quote).unwrap_or_default().trim_end_matches('\\').len();
            push(start, end);
            push(end, line.text.len());
        }
        _ => push(start, line.text.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        let lines = split(text, lines::split(text).unwrap()).unwrap();
        assert!(lines.iter().all(|line| text[line.start..].starts_with(line.text)));
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_string_with_written_ends_is_its_lines() {
        for end in ["\\n", "\\r\\n", "\\\\n", "\\\\r\\\\n"] {
            let own: Vec<String> = (0..20).map(|i| format!("第{i}行")).collect();
            let text = format!("{{\"id\": 4, \"body\": \"{}\"}}", own.join(end));
            let expected: Vec<&str> =
                ["{\"id\": 4, \"body\": \""].into_iter().chain(own.iter().map(String::as_str)).chain(["\"}"]).collect();
            assert_eq!(texts(&text), expected, "{end}");
        }
    }

    #[test]
    fn a_string_in_a_string_ends_before_its_quote() {
        let text = format!(r#"{{"a": "{{\"b\": \"{}\"}}"}}"#, ["1"; 20].join(r"\\n"));
        let lines = texts(&text);
        assert_eq!((lines.first(), lines.get(1), lines.len()), (Some(&r#"{"a": "{\"b\": \""#), Some(&"1"), 22));
        assert_eq!(lines[19..], ["1", "1", r#"\"}"}"#]);
    }

    #[test]
    fn empty_lines_of_a_string_stay() {
        let text = format!("('{}')", ["1", "", "2", ""].repeat(5).join("\\n"));
        assert_eq!(texts(&text)[..5], ["('", "1", "", "2", ""]);
    }

    #[test]
    fn a_few_written_ends_are_words() {
        assert_eq!(texts(&"C:\\new\n".repeat(20)).len(), 20);
        assert_eq!(texts("D:\\news\\notes").len(), 1);
    }
}
