//! Where the file says what does not go together: the places of years, days and names.

use std::ops::Range;

use super::{MAX_LINE_LENGTH, PREFACE};
use crate::document::Span;
use crate::fact::Origin;
use crate::lex::date::{self, Date};
use crate::lex::fold::Folded;
use crate::recognize::pieces::{Sequence, TextLine};
use crate::recognize::sections::Copy;

/// The lines of a copy in which places are looked for: the first and the last.
#[derive(Clone, Copy, Debug)]
pub struct Places<'s, 'd> {
    first: &'s [TextLine<'d>],
    last: &'s [TextLine<'d>],
}

impl<'s, 'd> Places<'s, 'd> {
    /// The places of a copy.
    pub fn of(sequence: &'s Sequence<'d>, copy: &Copy) -> Self {
        let lines = sequence.lines.get(copy.lines.clone()).unwrap_or_default();
        let first = lines.get(..lines.len().min(2 * PREFACE)).unwrap_or_default();
        let last = lines.get(lines.len().saturating_sub(PREFACE).max(first.len())..).unwrap_or_default();
        Self { first, last }
    }

    /// Where a year is named as that of the title, the period, the opening or the text.
    pub fn year(self, origin: Origin, year: u16) -> Option<Span> {
        let words: &[&str] = match origin {
            Origin::Title => &["公开"],
            Origin::Period => &["期限", "时限", "期间", "时间", "统计", "起", "止"],
            Origin::Opening => &["报告", "年报"],
            _ => &[""],
        };
        let of_year = |text: &str| {
            let mut years = date::find_all(text, date::year).into_iter();
            years.find(|(_, own)| *own == year).map(|(at, _)| at..at + text.get(at..).map_or(0, year_length))
        };
        let fits =
            |text: &str| words.iter().any(|word| text.contains(word)) && (origin == Origin::Title) == super::title::is_title(text.trim());
        // A title may be set over several lines.
        let exact = self.find(self.first, |text| of_year(text).filter(|_| fits(text)));
        exact.or_else(|| self.find(self.first, of_year).filter(|_| origin == Origin::Title))
    }

    /// Where the period is.
    pub fn period(self, start: Date, end: Date) -> Option<Span> {
        self.find(self.first, |text| place_of(date::find_ranges(text, date::period), (start, end)))
    }

    /// Where a day is, of several the last: that of publication is above the text, the signature's below it.
    pub fn day(self, day: Date) -> Option<Span> {
        let of_day = |text: &str| place_of(date::find_ranges(text, date::date), day);
        self.find(self.last, of_day).or_else(|| self.find(self.first, of_day))
    }

    /// Where a name is.
    pub fn name(self, origin: Origin, name: &str) -> Option<Span> {
        let of_name = |text: &str| text.find(name).map(|at| at..at + name.len());
        match origin {
            Origin::Signature => self.find(self.last, of_name).or_else(|| self.find(self.first, of_name)),
            _ => self.find(self.first, of_name),
        }
    }

    /// The first place in the lines where `of` finds a range of their folded text.
    fn find(self, lines: &[TextLine<'d>], of: impl Fn(&str) -> Option<Range<usize>>) -> Option<Span> {
        lines.iter().filter(|line| line.link.is_none()).find_map(|line| {
            let folded = Folded::new(line.text.get(..line.text.floor_char_boundary(MAX_LINE_LENGTH)).unwrap_or(line.text));
            let range = of(folded.as_str())?;
            Some(line.span_of(folded.source(range)))
        })
    }
}

/// Where a value is among those that were found.
fn place_of<T: PartialEq>(found: Vec<(Range<usize>, T)>, value: T) -> Option<Range<usize>> {
    found.into_iter().find(|(_, own)| *own == value).map(|(range, _)| range)
}

/// The bytes of a year at the start of a text, with 年.
fn year_length(text: &str) -> usize {
    let digits: usize = text.chars().take(4).map(char::len_utf8).sum();
    digits + text.get(digits..).filter(|rest| rest.starts_with('年')).map_or(0, |_| '年'.len_utf8())
}
