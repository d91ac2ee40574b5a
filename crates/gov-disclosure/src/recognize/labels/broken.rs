//! Labels of columns that break over the lines of a header, where a program writes the first lines of all, then the second:
//! 商业 科研 其 总计 ⏎ 企业 机构 他.
//!
//! On every line the words are in the order of the columns, and the words of a column, at most one per line, spell its label.

use std::ops::Range;
use std::sync::LazyLock;

use crate::form::{self, Applicant, Meaning, Outcome, Remedy};
use crate::lex::fold;
use crate::limits;
use crate::recognize::pieces::{Kind, Piece};

/// Lines over which a header's labels break.
const LINES: usize = 6;

/// Labels that must be spelled whole for words to be a header.
const MIN_LABELS: usize = 3;

/// Longest word that is looked at, in bytes: no column has a longer label.
const MAX_LENGTH: usize = 24;

/// The columns of a level of a header in the order of the form, each with the names that it has.
type Order = Vec<&'static [&'static str]>;

static ORDERS: LazyLock<[Order; 2]> = LazyLock::new(|| {
    let outcomes = Remedy::ALL.iter().flat_map(|_| Outcome::ALL).map(|&outcome| form::names(Meaning::Outcome(outcome)));
    [Applicant::organisations().map(|applicant| form::names(Meaning::Applicant(applicant))).collect(), outcomes.collect()]
});

/// A label and its pieces, from top to bottom.
#[derive(Debug)]
pub struct Broken {
    /// What it means.
    pub meanings: &'static [Meaning],
    /// Its pieces, by their place in the range.
    pub pieces: Vec<usize>,
}

/// The labels that break over lines among pieces whose rows are lines.
pub fn find(pieces: &[Piece<'_>]) -> Vec<Broken> {
    let mut out = Vec::new();
    let mut lines = Vec::new();
    let mut start = 0;
    for line in pieces.chunk_by(|a, b| a.row == b.row) {
        let range = start..start + line.len();
        start = range.end;
        if line.iter().all(|piece| piece.kind == Kind::Word) {
            lines.push(range);
            continue;
        }
        if line.iter().any(|piece| piece.kind.has_text()) {
            out.extend(of_header(pieces, &lines));
            lines.clear();
        }
    }
    out.extend(of_header(pieces, &lines));
    out
}

/// The labels among lines of words that come one after the other.
fn of_header(pieces: &[Piece<'_>], lines: &[Range<usize>]) -> Vec<Broken> {
    let mut rest = lines;
    while let Some((first, after)) = rest.split_first() {
        let is_header = (2..=limits::HEADS).contains(&first.len());
        let own = rest.get(..rest.len().min(LINES)).unwrap_or_default();
        if is_header && let Some(found) = ORDERS.iter().find_map(|order| Header::of(pieces, own, order)?.read(order)) {
            return found;
        }
        rest = after;
    }
    Vec::new()
}

/// A word of a header.
struct Word {
    key: String,
    at: usize,
}

/// The words of a header that may be pieces of its labels, line by line, and how many of each line were read.
struct Header {
    lines: Vec<(Vec<Word>, usize)>,
}

impl Header {
    /// `None` where the first line has fewer than two.
    fn of(pieces: &[Piece<'_>], lines: &[Range<usize>], order: &Order) -> Option<Self> {
        let is_piece = |key: &str| !key.is_empty() && order.iter().copied().flatten().any(|name| name.contains(key));
        let words = |line: &Range<usize>| -> Vec<Word> {
            let short = line.clone().take(limits::HEADS).filter_map(|at| Some((at, pieces.get(at)?.text)));
            let short = short.filter(|(_, text)| text.len() <= MAX_LENGTH);
            short.map(|(at, text)| Word { key: fold::key(text), at }).filter(|word| is_piece(&word.key)).collect()
        };
        let (first, rest) = lines.split_first()?;
        let first = Some(words(first)).filter(|words| words.len() > 1)?;
        Some(Self { lines: std::iter::once(first).chain(rest.iter().map(words)).map(|words| (words, 0)).collect() })
    }

    /// The labels, where all words are pieces of labels in the order of the form.
    fn read(mut self, order: &Order) -> Option<Vec<Broken>> {
        let mut labels = Vec::new();
        for names in order {
            let spelled = names.iter().find_map(|&name| {
                let mut chain = Vec::new();
                self.spells(name, 0, &mut chain).then_some((name, chain))
            });
            let Some((name, chain)) = spelled else {
                self.pass_over(names);
                continue;
            };
            let mut own = Vec::new();
            for line in chain {
                if let Some((words, read)) = self.lines.get_mut(line) {
                    own.extend(words.get(*read).map(|word| word.at));
                    *read += 1;
                }
            }
            labels.extend(form::lookup(name).map(|meanings| Broken { meanings, pieces: own }));
        }
        let is_whole = self.lines.iter().all(|(words, read)| *read == words.len());
        let breaks = labels.iter().any(|label| label.pieces.len() > 1);
        (is_whole && breaks && labels.len() >= MIN_LABELS).then_some(labels)
    }

    /// Whether the next words of lines spell a name; the lines are left in `chain`.
    fn spells(&self, name: &str, from: usize, chain: &mut Vec<usize>) -> bool {
        if name.is_empty() {
            return true;
        }
        for (line, (words, read)) in self.lines.iter().enumerate().skip(from) {
            let Some(rest) = words.get(*read).and_then(|word| name.strip_prefix(word.key.as_str())) else { continue };
            chain.push(line);
            if self.spells(rest, line + 1, chain) {
                return true;
            }
            chain.pop();
        }
        false
    }

    /// Passes over what is left of a label that is not whole.
    fn pass_over(&mut self, names: &[&str]) {
        for (words, read) in &mut self.lines {
            *read += usize::from(words.get(*read).is_some_and(|word| names.iter().any(|name| name.contains(&word.key))));
        }
    }
}
