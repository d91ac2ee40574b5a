//! A sentence as its numbers and the words before each.

use std::ops::Range;

use super::link::is_cumulative;
use crate::form::Phrase;
use crate::lex::grammar::{is_digit, is_numeral};
use crate::lex::marks::{Marked, Word, words};
use crate::lex::quantity::{self, Measure, Quantity};
use crate::lex::script;

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
    /// The thing it counts, where things and numbers are listed apart: A、B分别为1件、2件.
    pub named: Option<&'t str>,
    /// What the stretch around it speaks of, between the semicolons or full stops there.
    pub topic: Topic,
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
    /// Where the first number is, in the paragraph, that is beyond those that are looked at.
    pub unread: Option<usize>,
}

/// Numbers of one sentence that are looked at: a list of a hundred items is read, a table without lines is not.
const NUMBERS: usize = 200;

/// Bytes of a sentence: what runs on longer is no sentence, and is split at a comma.
const MAX_LENGTH: usize = 8000;

/// Bytes before a number in which its words are looked for.
const NEAR: usize = 600;

/// The end of a text, at most [`NEAR`] bytes.
pub fn near(text: &str) -> &str {
    tail(text, NEAR)
}

/// The end of a text, at most a number of bytes.
pub fn tail(text: &str, bytes: usize) -> &str {
    text.get(text.ceil_char_boundary(text.len().saturating_sub(bytes))..).unwrap_or(text)
}

/// The sentences of a paragraph.
pub fn sentences(text: &str) -> impl Iterator<Item = Sentence<'_>> {
    ranges(text).into_iter().map(move |range| {
        let own = text.get(range.clone()).unwrap_or("");
        let (numbers, unread) = numbers(own, range.start);
        Sentence { numbers, unread, range, text: own }
    })
}

/// Where the sentences of a paragraph are.
pub fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for range in stretches(text) {
        let mut rest = text.get(range).unwrap_or("");
        while !rest.is_empty() {
            let end = if rest.len() > MAX_LENGTH {
                let head = rest.floor_char_boundary(MAX_LENGTH);
                rest.get(..head).and_then(|head| head.rfind([',', ';'])).map_or(head, |at| at + 1)
            } else {
                rest.len()
            };
            let (part, behind) = rest.split_at(end);
            out.push(start..start + part.len());
            (start, rest) = (start + part.len(), behind);
        }
    }
    out
}

/// A text split where sentences end. A list that starts a sentence of its own (。其中,) belongs to the one before that
/// has the total: sentences without a number, and with one of more than the year, may be between.
fn stretches(text: &str) -> Vec<Range<usize>> {
    /// Sentences in which the total of a list is looked for.
    const BACK: usize = 3;
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for sentence in split_inclusive(text) {
        let end = start + sentence.len();
        let mut from = start;
        if is_share_alone(sentence) {
            from = out.pop().map_or(start, |before| before.start);
        } else if is_list_alone(sentence) {
            for _ in 0..BACK {
                let Some(before) = out.pop() else { break };
                from = before.start;
                let before = text.get(before).unwrap_or("");
                if before.contains(is_digit) && !is_cumulative(before) {
                    break;
                }
            }
        }
        out.push(from..end);
        start = end;
    }
    out
}

/// A text split after the signs that end sentences. A stop of half width ends one too: 顺利开展. 本局公开….
fn split_inclusive(text: &str) -> impl Iterator<Item = &str> {
    let mut left = text;
    std::iter::from_fn(move || {
        let mut before = ' ';
        let end = left.char_indices().find_map(|(at, c)| {
            let end = at + c.len_utf8();
            let starts_next =
                || left.get(end..).and_then(|rest| rest.chars().next()).is_none_or(|c| c.is_whitespace() || script::is_han(c));
            let is_stop = c == '.' && script::is_han(before) && !is_numeral(before) && starts_next();
            before = c;
            (is_stop || matches!(c, '。' | '!' | '?' | '\n')).then_some(end)
        });
        let (sentence, rest) = left.split_at(end.unwrap_or(left.len()));
        left = rest;
        (!sentence.is_empty()).then_some(sentence)
    })
}

/// Whether a sentence lists the parts of what the one before it counted.
fn is_list_alone(sentence: &str) -> bool {
    let text = sentence.trim_start();
    // 公开的政府信息类别主要包括:通知17条
    // Asking whether it is there costs a fifth of parting the text there.
    let parted = if text.contains("包括") { text.split_once("包括") } else { None };
    let head = parted.map(|(head, _)| head.trim_end_matches("主要"));
    let names_what = head.is_some_and(|head| Phrase::ListAloneThings.is_at_end(head) && !head.contains([',', ';', '条', '件']));
    names_what || Phrase::ListAlone.after(text).is_some() || Phrase::Sorted.after(text).is_some()
}

/// Whether a sentence gives a share of what the one before it counted: 主动公开的占44.4%.
fn is_share_alone(sentence: &str) -> bool {
    let Some((head, rest)) = sentence.find(is_digit).map(|at| sentence.split_at(at)) else { return false };
    head.contains('占') && !head.contains(',') && rest.trim_start_matches(|c| is_digit(c) || c == '.').trim_start().starts_with('%')
}

/// What a sentence speaks of.
#[derive(Clone, Copy, Debug, Default)]
pub struct Topic {
    /// Requests for information.
    pub requests: bool,
    /// What became of them.
    pub outcomes: bool,
    /// The disclosure of information.
    pub disclosure: bool,
    /// The information-processing fee.
    pub fees: bool,
}

impl Topic {
    /// What a sentence, or a part of one, speaks of.
    pub fn of(sentence: &str) -> Self {
        const REQUEST: Word<'static> = Word::new("申请");
        const DISCLOSURE: Word<'static> = Word::new("信息公开");
        const ON_REQUEST: [Word<'static>; 3] = words(["依申请", "公开申请", "申请公开"]);
        const GRANTED: [Word<'static>; 2] = words(["予以公开", "部分公开"]);
        const CHARGE: [Word<'static>; 4] = words(["收费", "收取费用", "收取任何费用", "收取相关费用"]);
        const OF_DISCLOSURE: [Word<'static>; 6] = words(["处理费", "处理收费", "公开收费", "公开费用", "收费通知", "缴费通知"]);
        const OF_AGENCIES: Word<'static> = Word::new("行政事业性");
        let text = Marked::new(sentence);
        let requests = text.holds(&REQUEST);
        let disclosure = text.holds(&DISCLOSURE) || requests && text.holds_any(&ON_REQUEST);
        let fees = text.holds_any(&OF_DISCLOSURE) || disclosure && text.holds_any(&CHARGE) && !text.holds(&OF_AGENCIES);
        let outcomes = requests && text.holds_any(&GRANTED);
        Self { requests: requests && disclosure || outcomes, outcomes, disclosure, fees }
    }
}

impl<'t> Sentence<'t> {
    /// The text between two numbers.
    pub fn between(&self, first: &Number<'_>, second: &Number<'_>) -> &'t str {
        self.text.get(first.end - self.range.start..second.start - self.range.start).unwrap_or("")
    }

    /// The number after another.
    pub fn next(&self, number: &Number<'_>) -> Option<&Number<'t>> {
        self.numbers.iter().find(|next| next.start >= number.end)
    }

    /// The text after a number.
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

/// The numbers of a sentence that starts at `offset`, and where the first that is not looked at is.
fn numbers(text: &str, offset: usize) -> (Vec<Number<'_>>, Option<usize>) {
    let (mut depth, mut last) = (0usize, 0);
    let mut out = Vec::new();
    let mut stretch = (0..0, Topic::default());
    let mut all = quantity::find_all(text).into_iter();
    for found in all.by_ref().take(NUMBERS) {
        let gap = text.get(last..found.start).unwrap_or("");
        for c in gap.chars() {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        let head = text.get(..found.start).unwrap_or("");
        if found.start >= stretch.0.end {
            let from = head.rfind([';', '。']).unwrap_or(0);
            let to = text.get(found.end..).and_then(|tail| tail.find([';', '。'])).map_or(text.len(), |at| found.end + at);
            stretch = (from..to, Topic::of(text.get(from..to).unwrap_or("")));
        }
        let (start, end, topic) = (offset + found.start, offset + found.end, stretch.1);
        out.push(Number { start, end, quantity: found.quantity, depth, gap, head, named: None, topic });
        last = found.end;
    }
    name_apart(&mut out);
    (out, all.next().map(|found| offset + found.start))
}

/// Gives each number of a row after 分别 its thing from the row before it.
fn name_apart(numbers: &mut [Number<'_>]) {
    for first in 0..numbers.len() {
        let Some((things, behind)) = numbers.get(first).and_then(|number| number.gap.rsplit_once("分别")) else { continue };
        /// Characters of the verb that may be between 分别 and the numbers: 微博、微信分别发布信息.
        const VERB: usize = 6;
        let verb = behind.chars().filter(|c| script::is_han(*c)).count();
        if verb > VERB || behind.contains([',', ';', '、', '。']) {
            continue;
        }
        let things = things.rsplit([',', ';', ':', '。', '(']).next().unwrap_or("");
        let things: Vec<&str> = things.split(['、', '和', '与', '及']).map(str::trim).filter(|thing| !thing.is_empty()).collect();
        let is_next = |number: &&Number<'_>| !number.gap.chars().any(|c| script::is_han(c) && !"和与及".contains(c));
        let row = 1 + numbers.get(first + 1..).unwrap_or_default().iter().take_while(is_next).count();
        if things.len() == row && row > 1 {
            let own = numbers.get_mut(first..first + row).unwrap_or_default();
            own.iter_mut().zip(things).for_each(|(number, thing)| number.named = Some(thing));
        }
    }
}
