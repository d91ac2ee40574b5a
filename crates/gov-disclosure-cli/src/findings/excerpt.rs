//! Lines of the source with carets under the places of a finding.

use gov_disclosure::Location;
use unicode_width::UnicodeWidthChar;

use crate::escape::acts;

/// Columns of an excerpt: a line of a page may be the whole page.
const WIDTH: usize = 100;

/// Columns that are shown before a place on a longer line.
const BEFORE: usize = 60;

/// Characters looked at on either side of a place: those without a width would be no bound.
const MAX_COUNT: usize = 400;

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

/// The first excerpts of the places, in their order in the source, and how many places they leave out.
pub fn excerpts(text: &str, locations: &[Location], most: usize) -> (Vec<Excerpt>, usize) {
    let mut spans: Vec<(u32, usize, usize)> = locations.iter().filter_map(|location| span(text, location)).collect();
    spans.sort_unstable();
    spans.dedup();
    let mut excerpts = Vec::new();
    let mut rest = spans.as_slice();
    while let Some(&(line, start, _)) = rest.first()
        && excerpts.len() < most
    {
        let (own, _) = rest.split_at(rest.partition_point(|span| span.0 == line));
        let (excerpt, end) = around(text, line, start, own);
        excerpts.push(excerpt);
        // Places on the same line that are too far away get an excerpt of their own.
        let shown = own.partition_point(|span| span.1 < end).max(1);
        rest = rest.get(shown..).unwrap_or_default();
    }
    (excerpts, rest.len())
}

/// Line and column after a place, in characters.
pub fn end(text: &str, location: &Location) -> Option<(u32, u32)> {
    let (line, start, end) = whole_span(text, location)?;
    let Location::Text { column, .. } = location else { return None };
    let passed = text.get(start..end)?;
    let lines = passed.matches('\n').count() as u32;
    let tail = passed.rsplit('\n').next().unwrap_or("").chars().count() as u32;
    Some((line + lines, if lines == 0 { column + tail } else { 1 + tail }))
}

/// The place in bytes, or nothing where the text is not the one it counts in.
fn whole_span(text: &str, location: &Location) -> Option<(u32, usize, usize)> {
    let Location::Text { byte, line, .. } = location else { return None };
    let [start, end] = byte.map(|at| at as usize);
    (start <= end && text.is_char_boundary(start) && text.is_char_boundary(end)).then_some((*line, start, end))
}

/// The part of the place on its first line.
fn span(text: &str, location: &Location) -> Option<(u32, usize, usize)> {
    let (line, start, end) = whole_span(text, location)?;
    let first = text.get(start..end)?.lines().next().unwrap_or("");
    Some((line, start, start + first.len()))
}

/// The excerpt around `start`, and the byte where it ends.
fn around(text: &str, line: u32, start: usize, spans: &[(u32, usize, usize)]) -> (Excerpt, usize) {
    let (before, behind) = text.split_at(start);
    let mut left = reach(before.chars().rev(), WIDTH);
    if !left.whole || !reach(behind.chars(), WIDTH.saturating_sub(left.columns)).whole {
        left = reach(before.chars().rev(), BEFORE);
    }
    let right = reach(behind.chars(), WIDTH.saturating_sub(left.columns));
    let (mut from, to) = (start - left.bytes, start + right.bytes);
    if left.whole {
        // Indentation says nothing here.
        from += text.get(from..start).map_or(0, |before| before.len() - before.trim_start().len());
    }
    let shown = text.get(from..to).unwrap_or("");
    let shown = if right.whole { shown.strip_suffix('\r').unwrap_or(shown) } else { shown };

    let dots = if left.whole { "" } else { "..." };
    let (mut line_text, mut marks) = (dots.to_owned(), " ".repeat(dots.len()));
    for (at, c) in shown.char_indices() {
        let inside = spans.iter().any(|&(_, start, end)| (start..end).contains(&(from + at)));
        show(c, &mut line_text);
        marks.extend(std::iter::repeat_n(if inside { '^' } else { ' ' }, width(c)));
    }
    if !right.whole {
        line_text.push_str("...");
    }
    marks.truncate(marks.trim_end().len());
    if marks.is_empty() {
        // A place without extent, or of characters without a width.
        let columns = dots.len() + text.get(from..start).unwrap_or("").chars().map(width).sum::<usize>();
        marks = " ".repeat(columns) + "^";
    }
    (Excerpt { line, text: line_text, marks }, to)
}

/// How far a line goes on within some columns.
struct Reach {
    bytes: usize,
    columns: usize,
    /// Whether it ends there.
    whole: bool,
}

fn reach(characters: impl Iterator<Item = char>, most: usize) -> Reach {
    let mut reach = Reach { bytes: 0, columns: 0, whole: true };
    for (count, c) in characters.take_while(|&c| c != '\n').enumerate() {
        if reach.columns + width(c) > most || count == MAX_COUNT {
            reach.whole = false;
            break;
        }
        reach.bytes += c.len_utf8();
        reach.columns += width(c);
    }
    reach
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
