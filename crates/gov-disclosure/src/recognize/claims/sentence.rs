//! A sentence as its numbers and the words before each.

use std::ops::Range;

use crate::lex::quantity::{self, Measure, Quantity};

/// A number of a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Number<'t> {
    /// Its place in the paragraph.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
    /// What it is.
    pub quantity: Quantity<'t>,
    /// Brackets that are open before it.
    pub depth: usize,
    /// The text between the number before it, or the start of the sentence, and itself.
    pub gap: &'t str,
    /// The text from the start of the sentence.
    pub head: &'t str,
}

/// A sentence of a paragraph.
#[derive(Debug)]
pub struct Sentence<'t> {
    /// Its place in the paragraph.
    pub range: Range<usize>,
    /// Its text.
    pub text: &'t str,
    /// Its numbers, in order.
    pub numbers: Vec<Number<'t>>,
    /// What it speaks of.
    pub topic: Topic,
}

/// Numbers of one sentence that are looked at: a list of a hundred items is read, a table without lines is not.
const NUMBERS: usize = 200;

/// Bytes of a sentence: what runs on longer is no sentence, and is parted at a comma.
const LONGEST: usize = 8000;

/// The sentences of a paragraph.
pub fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut out = Vec::new();
    let mut start = 0;
    for mut rest in text.split_inclusive(['。', '!', '?', '\n']) {
        while !rest.is_empty() {
            let end = if rest.len() > LONGEST {
                let head = rest.floor_char_boundary(LONGEST);
                rest.get(..head).and_then(|head| head.rfind([',', ';'])).map_or(head, |at| at + 1)
            } else {
                rest.len()
            };
            let (part, behind) = rest.split_at(end);
            let range = start..start + part.len();
            (start, rest) = (range.end, behind);
            out.push(Sentence { numbers: numbers(part, range.start), topic: Topic::of(part), range, text: part });
        }
    }
    out
}

/// What a sentence speaks of.
#[derive(Clone, Copy, Debug, Default)]
pub struct Topic {
    /// Requests for information.
    pub requests: bool,
    /// The disclosure of information.
    pub disclosure: bool,
    /// The information-processing fee.
    pub fees: bool,
}

impl Topic {
    fn of(sentence: &str) -> Self {
        let says = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
        let disclosure = says(&["信息公开", "依申请", "公开申请", "申请公开"]);
        Self {
            requests: sentence.contains("申请") && (disclosure || says(&["予以公开", "部分公开"])),
            disclosure,
            fees: says(&["处理费", "处理收费"]),
        }
    }
}

impl<'t> Sentence<'t> {
    /// The text between two numbers.
    pub fn between(&self, first: &Number<'_>, second: &Number<'_>) -> &'t str {
        self.text.get(first.end - self.range.start..second.start - self.range.start).unwrap_or("")
    }

    /// The text behind a number.
    pub fn behind(&self, number: &Number<'_>) -> &'t str {
        self.text.get(number.end - self.range.start..).unwrap_or("")
    }
}

impl Number<'_> {
    /// Whether it counts things.
    pub fn is_count(&self) -> bool {
        self.quantity.measure == Measure::Count
    }
}

fn numbers(text: &str, offset: usize) -> Vec<Number<'_>> {
    let (mut depth, mut last) = (0usize, 0);
    let mut out = Vec::new();
    for found in quantity::find_all(text).into_iter().take(NUMBERS) {
        let gap = text.get(last..found.start).unwrap_or("");
        for c in gap.chars() {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        let head = text.get(..found.start).unwrap_or("");
        out.push(Number { start: offset + found.start, end: offset + found.end, quantity: found.quantity, depth, gap, head });
        last = found.end;
    }
    out
}
