//! Lines of the source with carets under the places of a finding.

use gov_disclosure::Location;
use unicode_width::UnicodeWidthChar;

use crate::escape::acts;

/// Columns of an excerpt: a line of a page may be the whole page.
const WIDTH: usize = 100;

/// Columns that are shown before a place on a longer line.
const BEFORE: usize = 60;

/// Bytes looked at on either side of a place: characters without a width and markup would be no bound.
const REACH: usize = 4096;

/// The space that word processors fill pages with.
const NO_BREAK: &str = "&nbsp;";

/// A source that findings point into.
#[derive(Clone, Copy, Debug)]
pub struct Source<'t> {
    /// Its text.
    pub text: &'t str,
    /// Whether it is markup, of which only the words are shown.
    pub is_markup: bool,
}

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
pub fn excerpts(source: Source<'_>, locations: &[Location], most: usize) -> (Vec<Excerpt>, usize) {
    let mut spans: Vec<(u32, usize, usize)> = locations.iter().filter_map(|location| span(source.text, location)).collect();
    spans.sort_unstable();
    spans.dedup();
    let mut excerpts = Vec::new();
    let mut rest = spans.as_slice();
    while let Some(&(line, start, _)) = rest.first()
        && excerpts.len() < most
    {
        let (own, _) = rest.split_at(rest.partition_point(|span| span.0 == line));
        let (excerpt, end) = around(source, line, start, own);
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
fn around(source: Source<'_>, line: u32, start: usize, spans: &[(u32, usize, usize)]) -> (Excerpt, usize) {
    let (shown, is_start, is_end) = near(source, start);
    let (before, after) = shown.split_at(shown.partition_point(|shown| shown.at < start));
    let columns = |shown: &[Shown]| shown.iter().map(|shown| width(shown.c)).sum::<usize>();
    let fits = is_start && is_end && columns(&shown) <= WIDTH;
    let left = if fits { before.len() } else { fitting(before.iter().rev(), BEFORE) };
    let before = before.get(before.len() - left..).unwrap_or_default();
    let right = fitting(after.iter(), WIDTH.saturating_sub(columns(before)));
    let is_cut = (!is_start || left < shown.len() - after.len(), !is_end || right < after.len());
    let end = after.get(right).map_or(source.text.len(), |next| next.at);

    let mut text = if is_cut.0 { "..." } else { "" }.to_owned();
    let mut marks = " ".repeat(text.len());
    for shown in before.iter().chain(after.get(..right).unwrap_or_default()) {
        let inside = spans.iter().any(|&(_, start, end)| (start..end).contains(&shown.at));
        show(shown.c, &mut text);
        marks.extend(std::iter::repeat_n(if inside { '^' } else { ' ' }, width(shown.c)));
    }
    if is_cut.1 {
        text.push_str("...");
    }
    text.truncate(text.trim_end().len());
    marks.truncate(marks.trim_end().len());
    if marks.is_empty() {
        // A place without extent, or of characters without a width.
        marks = " ".repeat(if is_cut.0 { 3 } else { 0 } + columns(before)) + "^";
    }
    (Excerpt { line, text, marks }, end)
}

/// How many characters fit into some columns.
fn fitting<'s>(shown: impl Iterator<Item = &'s Shown>, most: usize) -> usize {
    let mut columns = 0;
    shown
        .take_while(|shown| {
            columns += width(shown.c);
            columns <= most
        })
        .count()
}

/// A character that is shown, and the byte it comes from.
struct Shown {
    at: usize,
    c: char,
}

/// What is shown of a line near a place, without its indentation, and whether that is the line from its start and to its end.
fn near(source: Source<'_>, at: usize) -> (Vec<Shown>, bool, bool) {
    let text = source.text;
    let boundary = |at: usize| (at..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let (from, to) = (boundary(at.saturating_sub(REACH)), boundary((at + REACH).min(text.len())));
    let line_start = text.get(from..at).and_then(|before| before.rfind('\n')).map(|end| from + end + 1);
    let line_end = text.get(at..to).and_then(|after| after.find('\n')).map(|length| at + length);
    let (is_start, is_end) = (line_start.is_some() || from == 0, line_end.is_some() || to == text.len());
    let (mut from, to) = (line_start.unwrap_or(from), line_end.unwrap_or(to));
    let line = text.get(from..to).unwrap_or("");
    if source.is_markup && !is_start && line.find('>') < line.find('<').or(Some(line.len())) {
        from += line.find('>').map_or(0, |end| end + 1);
    }
    let line = text.get(from..to).unwrap_or("").trim_end_matches('\r');
    let shown = if source.is_markup { words(line, from) } else { line.char_indices().map(|(i, c)| Shown { at: from + i, c }).collect() };
    let indent = shown.iter().take_while(|shown| is_start && shown.c.is_whitespace()).count();
    (shown.into_iter().skip(indent).collect(), is_start, is_end)
}

/// The words of a line of markup: a bar between the cells of a table, a space for other breaks.
fn words(line: &str, offset: usize) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let at = line.len() - rest.len();
        let tag = rest.strip_prefix('<').filter(|inside| inside.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)));
        let (length, parts) = match tag {
            Some(inside) => (1 + inside.find('>').map_or(inside.len(), |end| end + 1), between(inside)),
            None if rest.starts_with(NO_BREAK) => (NO_BREAK.len(), " "),
            None if c.is_whitespace() => (c.len_utf8(), " "),
            None => {
                shown.push(Shown { at: offset + at, c });
                (c.len_utf8(), "")
            }
        };
        // One break for several tags.
        let open = shown.last().is_none_or(|last| last.c == ' ');
        let parts = if open { parts.trim_start() } else { parts };
        shown.extend(parts.chars().map(|c| Shown { at: offset + at, c }));
        rest = rest.get(length..).unwrap_or("");
    }
    shown
}

/// What stands for a tag, of which this is the inside.
fn between(inside: &str) -> &'static str {
    let end = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '/').unwrap_or(inside.len());
    match inside.get(..end).unwrap_or("").to_ascii_lowercase().as_str() {
        "/td" | "/th" => " | ",
        "p" | "/p" | "br" | "br/" | "div" | "/div" | "li" | "/li" | "tr" | "/tr" => " ",
        _ => "",
    }
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
