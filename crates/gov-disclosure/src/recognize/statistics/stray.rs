//! Numbers in lines of their own that no table has: a column that a program printed on another page.

use super::stream::Stream;
use crate::diagnostic::{Severity, catalogue};
use crate::document::Span;
use crate::fact::Reading;
use crate::lex::number;
use crate::limits;
use crate::recognize::finding::Finding;

/// Lines of numbers, one after the other, that are no numbers of pages.
const ENOUGH: usize = 3;

/// What to say of the numbers beside tables that have these places; nothing in a file without a table.
pub fn numbers(stream: &Stream<'_>, tables: &[Span]) -> Vec<Finding> {
    let is_outside = |span: Span| !tables.iter().any(|table| table.start <= span.start && span.end <= table.end);
    let mut found = Vec::new();
    let mut run: Vec<(String, Span)> = Vec::new();
    let lines = stream.lines().map(|(text, span)| Some((text.to_owned(), span)));
    for line in lines.chain(std::iter::once(None)) {
        let number = line.filter(|(text, span)| matches!(number::read(text), number::Reading::Number(_)) && is_outside(*span));
        match number {
            Some(number) => run.push(number),
            None if run.len() >= ENOUGH => found.append(&mut run),
            None => run.clear(),
        }
    }
    let finding =
        |(text, span)| Finding::of(&catalogue::UNMAPPED_NUMBER, Reading::Unmapped { text }).with_severity(Severity::Warning).at(span);
    if tables.is_empty() { Vec::new() } else { found.into_iter().take(limits::HEADS).map(finding).collect() }
}
