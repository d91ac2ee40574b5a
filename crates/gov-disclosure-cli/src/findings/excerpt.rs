//! Lines of the source with carets under the places of a finding.

use gov_disclosure::Location;
use unicode_width::UnicodeWidthChar;

/// Columns of an excerpt: a line of a page may be the whole page.
const WIDTH: usize = 100;

/// Columns that are shown before a place on a longer line.
const BEFORE: usize = 60;

/// Characters looked at on either side of a place: those without a width would be no bound.
const MOST: usize = 400;

/// A line of the source, or the part of it around the places.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Its number, from 1.
    pub line: u32,
    /// What it says, safe for a terminal.
    pub text: String,
    /// Carets under the places.
    pub marks: String,
}

/// The excerpts of the places, in their order in the source.
pub fn excerpts(text: &str, locations: &[Location]) -> Vec<Excerpt> {
    let mut spans: Vec<(u32, usize, usize)> = locations.iter().filter_map(|location| span(text, location)).collect();
    spans.sort_unstable();
    spans.dedup();
    let mut excerpts = Vec::new();
    let mut rest = spans.as_slice();
    while let Some(&(line, start, _)) = rest.first() {
        let own = rest.iter().take_while(|span| span.0 == line).count();
        let (these, _) = rest.split_at(own);
        let (excerpt, end) = around(text, line, start, these);
        excerpts.push(excerpt);
        // Places on the same line that are too far away get an excerpt of their own.
        let shown = these.iter().filter(|span| span.1 < end || span.1 == start).count();
        rest = rest.get(shown.max(1)..).unwrap_or_default();
    }
    excerpts
}

/// Line and column behind a place, in characters.
pub fn end(text: &str, location: &Location) -> Option<(u32, u32)> {
    let (_, start, end) = whole_span(text, location)?;
    let passed = text.get(start..end)?;
    let lines = passed.matches('\n').count() as u32;
    let tail = passed.rsplit('\n').next().unwrap_or("").chars().count() as u32;
    Some((location.line + lines, if lines == 0 { location.column + tail } else { 1 + tail }))
}

/// The place in bytes, or nothing where the text is not the one it counts in.
fn whole_span(text: &str, location: &Location) -> Option<(u32, usize, usize)> {
    let [start, end] = location.byte.map(|at| at as usize);
    (start <= end && text.is_char_boundary(start) && text.is_char_boundary(end)).then_some((location.line, start, end))
}

/// The part of the place on its first line.
fn span(text: &str, location: &Location) -> Option<(u32, usize, usize)> {
    let (line, start, end) = whole_span(text, location)?;
    let first = text.get(start..end)?.lines().next().unwrap_or("");
    Some((line, start, start + first.len()))
}

/// The excerpt around `start`, and the byte where it ends.
fn around(text: &str, line: u32, start: usize, spans: &[(u32, usize, usize)]) -> (Excerpt, usize) {
    let before = text.get(..start).unwrap_or("");
    let mut columns = 0;
    let mut from = start;
    let mut cut = false;
    for (count, (at, c)) in before.char_indices().rev().take_while(|&(_, c)| c != '\n').enumerate() {
        columns += width(c);
        if columns > BEFORE || count == MOST {
            cut = true;
            break;
        }
        from = at;
    }
    if !cut {
        // Indentation says nothing here.
        let indent = text.get(from..start).map_or(0, |before| before.len() - before.trim_start().len());
        from += indent;
    }
    let mut excerpt = Excerpt { line, text: String::new(), marks: String::new() };
    let ellipsis = |excerpt: &mut Excerpt| {
        excerpt.text.push_str("...");
        excerpt.marks.push_str("   ");
    };
    if cut {
        ellipsis(&mut excerpt);
    }
    let (mut columns, mut end) = (0, from);
    for (count, (at, c)) in text.get(from..).unwrap_or("").char_indices().enumerate() {
        let at = from + at;
        end = at;
        if c == '\n' || c == '\r' && text.get(at..).is_some_and(|rest| rest.starts_with("\r\n")) {
            break;
        }
        columns += width(c);
        if columns > WIDTH && at > start || count > 2 * MOST {
            ellipsis(&mut excerpt);
            break;
        }
        end = at + c.len_utf8();
        let inside = spans.iter().any(|&(_, start, end)| (start..end).contains(&at));
        show(c, &mut excerpt.text);
        excerpt.marks.extend(std::iter::repeat_n(if inside { '^' } else { ' ' }, width(c)));
    }
    excerpt.marks.truncate(excerpt.marks.trim_end().len());
    if excerpt.marks.is_empty() {
        // A place without extent, or of characters without a width.
        let prefix = text.get(from..start).unwrap_or("").chars().map(width).sum::<usize>() + if cut { 3 } else { 0 };
        excerpt.marks = " ".repeat(prefix) + "^";
    }
    (excerpt, end)
}

/// Whether a terminal would act on it instead of showing it: controls, and what turns the direction of writing.
fn acts(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

fn show(c: char, out: &mut String) {
    match c {
        '\t' => out.push_str("    "),
        c if acts(c) => out.push(char::REPLACEMENT_CHARACTER),
        c => out.push(c),
    }
}

/// Columns that [`show`] fills.
fn width(c: char) -> usize {
    match c {
        '\t' => 4,
        c if acts(c) => 1,
        c => c.width().unwrap_or(0),
    }
}

/// A text of a copy as one line that a terminal can show.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| show(if c == '\n' { ' ' } else { c }, &mut out));
    out
}
