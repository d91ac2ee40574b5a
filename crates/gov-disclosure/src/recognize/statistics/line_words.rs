//! A line of a table as words, and what each of them is: part of a label, a unit or a value.

use super::label::parted;
use super::naming;
use super::table::{Head, NAMES, PASSED_OVER, UNIT_HEADS, UNITS};
use crate::document::{Span, Text};
use crate::lex::fold::Folded;
use crate::lex::grammar::is_digit;
use crate::lex::number::{self, Reading};
use crate::limits;

/// Bytes of the longest line that may be a row.
const MAX_LENGTH: usize = 400;

/// Words of such a line.
const MAX_WORDS: usize = 32;

/// A word of a line, or the text of a cell.
#[derive(Clone)]
pub struct Word {
    pub text: String,
    pub span: Span,
}

impl Word {
    /// Whether it is a unit alone.
    pub fn is_unit(&self) -> bool {
        UNITS.contains(&self.text.as_str())
    }

    /// Whether it is a number, a code or a sign for none, with its unit or without.
    pub fn is_value(&self) -> bool {
        self.text.chars().all(is_digit) || !matches!(number::read(value_and_unit(&self.text).0), Reading::Other)
    }

    /// Whether it is a number, with its unit or without.
    pub fn is_number(&self) -> bool {
        matches!(number::read(value_and_unit(&self.text).0), Reading::Number(_))
    }
}

/// A value without the unit that it touches: 37件.
pub fn value_and_unit(text: &str) -> (&str, &'static str) {
    let unit = UNITS.iter().copied().find_map(|unit| Some((text.strip_suffix(unit)?, unit)));
    unit.filter(|(value, _)| value.ends_with(is_digit)).unwrap_or((text, ""))
}

/// What is in a column after the labels.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Unit,
    /// A running number or a code.
    Number,
    Value,
}

/// The columns after that of the labels, with the headers of those that hold values, which may be on the next lines; `None` for a line
/// that is no header.
pub fn header(words: &[Word]) -> Option<(Vec<Column>, Vec<Head>)> {
    let own = |word: &Word, names: &[&str]| names.contains(&word.text.as_str());
    let name = words
        .iter()
        .take(2)
        .position(|word| own(word, NAMES))
        .filter(|&at| at == 0 || words.first().is_some_and(|word| own(word, PASSED_OVER)))?;
    let rest = words.get(name + 1..).filter(|rest| !rest.is_empty() && rest.len() <= limits::HEADS)?;
    let column = |word: &Word| match () {
        () if own(word, UNIT_HEADS) => Column::Unit,
        () if own(word, PASSED_OVER) => Column::Number,
        () => Column::Value,
    };
    let heads = rest.iter().filter(|word| column(word) == Column::Value).map(|word| Head::new(&word.text, word.span));
    let is_number = rest.iter().any(Word::is_value);
    Some((rest.iter().map(column).collect(), heads.collect::<Vec<_>>())).filter(|_| !is_number)
}

/// The words that white space parts; none of a line that is too long for a row, or has too many.
pub fn words(text: &Text<'_>) -> Vec<Word> {
    if text.content.len() > MAX_LENGTH {
        return Vec::new();
    }
    let folded = Folded::new(&text.content);
    let own = folded.as_str();
    let mut words = Vec::new();
    let mut at = 0;
    for part in own.split(char::is_whitespace) {
        let range = at..at + part.len();
        at = range.end + own.get(range.end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        if !part.is_empty() {
            if words.len() >= MAX_WORDS {
                return Vec::new();
            }
            words.push(Word { text: part.to_owned(), span: text.part(folded.source(range)) });
        }
    }
    words
}

/// The text of a cell as one word; `None` for an empty cell.
pub fn cell_word(text: &Text<'_>) -> Option<Word> {
    let words = words(text);
    let text = words.iter().map(|word| word.text.as_str()).collect::<String>();
    let span = words.iter().map(|word| word.span).reduce(Span::to)?;
    Some(Word { text, span })
}

/// The words of a label without the unit or the colon after it, and the unit.
pub fn label(text: &str) -> (&str, &'static str) {
    let text = text.trim_end_matches(':');
    if naming::is_printed(text) { (text, "") } else { parted(text) }
}

/// Whether a text is the label of a row of some form, with a unit or a colon after it or not.
pub fn is_label(text: &str) -> bool {
    naming::is_printed(label(text).0)
}

/// The label of a line and what comes after it, with a value that touches the label; `None` for a line of values alone.
pub fn parts(words: &[Word]) -> Option<(Word, Vec<Word>)> {
    let joined = |words: &[Word]| -> Option<Word> {
        let span = words.iter().map(|word| word.span).reduce(Span::to)?;
        Some(Word { text: words.iter().map(|word| word.text.as_str()).collect(), span })
    };
    let end = words.iter().rposition(|word| !word.is_unit() && !word.is_value())? + 1;
    // What else comes after a known label may hold its value: 37 件（含网上）.
    let has_digit = |words: &[Word]| words.iter().any(|word| word.text.contains(is_digit));
    let known = (1..end).rev().find(|&at| {
        has_digit(words.get(at..).unwrap_or_default())
            && joined(words.get(..at).unwrap_or_default()).is_some_and(|word| is_label(&word.text))
    });
    let whole = joined(words.get(..end)?)?;
    let end = if is_label(&whole.text) { end } else { known.unwrap_or(end) };
    let (own, rest) = words.split_at_checked(end)?;
    let own = joined(own)?;
    if rest.is_empty() && !is_label(&own.text) {
        let (value, unit) = value_and_unit(&own.text);
        let label = value.trim_end_matches(|c: char| is_digit(c) || matches!(c, '.' | ','));
        let touching = value.get(label.len()..).filter(|touching| !touching.is_empty() && is_label(label));
        if let Some(touching) = touching {
            let value = Word { text: format!("{touching}{unit}"), span: own.span };
            return Some((Word { text: label.to_owned(), span: own.span }, vec![value]));
        }
    }
    Some((own, rest.to_vec()))
}
