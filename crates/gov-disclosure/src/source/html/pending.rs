//! The text of a line under way, collapsed as browsers do.

use super::entity;
use crate::document::{Role, Span, Text};

/// Text of the line being read, collapsed as browsers do.
#[derive(Debug, Default)]
pub struct Pending<'a> {
    pub text: Text<'a>,
    /// White space was seen since the last character.
    gap: bool,
    /// Where text from right to left started.
    reversed: Option<usize>,
}

impl<'a> Pending<'a> {
    /// Adds text as the source has it.
    pub fn push(&mut self, source: &'a str, start: usize) {
        let is_space = |c: char| c.is_ascii_whitespace();
        let core = source.trim_ascii_start();
        let lead = source.len() - core.len();
        let core = core.trim_ascii_end();
        self.gap |= lead > 0;
        if core.is_empty() {
            return;
        }
        let at = start + lead;
        let has_gap = memchr::memchr(b' ', core.as_bytes()).is_some() && core.contains("  ");
        let is_plain = !has_gap && !core.bytes().any(|b| matches!(b, b'\n' | b'\r' | b'\t' | b'&'));
        if is_plain && self.text.content.is_empty() && self.text.asides.is_empty() {
            (self.text, self.gap) = (Text::new(core, Span::new(at, at + core.len())), false);
        } else if is_plain {
            self.add(core, Span::new(at, at + core.len()));
        } else {
            let mut from = at;
            for word in core.split_inclusive(is_space) {
                let bare = word.trim_end_matches(is_space);
                entity::each(bare, |text, range| match text.trim_matches(is_space) {
                    "" => self.gap = true,
                    _ => self.add(text, Span::new(from + range.start, from + range.end)),
                });
                self.gap |= bare.len() < word.len();
                from += word.len();
            }
        }
        self.gap |= source.len() > lead + core.len();
    }

    /// Adds text after a space where there was a gap.
    fn add(&mut self, text: &str, source: Span) {
        if std::mem::take(&mut self.gap) && !self.text.content.is_empty() {
            self.text.push(" ", Span { start: self.text.span.end, end: source.start });
        }
        self.text.push(text, source);
    }

    /// What comes next is apart from what was read.
    pub fn set_apart(&mut self) {
        self.gap = true;
    }

    /// Adds a break within a cell; what comes next starts at `end`.
    pub fn break_line(&mut self, end: usize) {
        self.gap = false;
        self.text.push("\n", Span { start: self.text.span.end, end: end as u32 });
    }

    /// Adds what is here and is not part of the text.
    pub fn push_aside(&mut self, role: Role, source: &str, start: usize) {
        let mut words = String::new();
        entity::each(source, |text, _| words.push_str(text));
        self.text.push_aside(role, &words, Span::new(start, start + source.len()));
    }

    /// Text from right to left starts or ends here.
    pub fn turn(&mut self, reversed: bool) {
        if reversed {
            self.reversed.get_or_insert(self.text.content.len());
        } else if let Some(from) = self.reversed.take()
            && let Some(tail) = self.text.content.get(from..).filter(|tail| !tail.is_empty())
        {
            // Digits stay as long as they are; of other text nobody knows where its parts would be.
            match tail.is_ascii() {
                true => {
                    let turned: String = tail.chars().rev().collect();
                    self.text.content.to_mut().replace_range(from.., &turned);
                }
                false => self.text.push_aside(Role::NotText, "", self.text.span),
            }
        }
    }

    /// What was read; `None` where there is nothing.
    pub fn take(&mut self) -> Option<Text<'a>> {
        self.turn(false);
        self.gap = false;
        let is_empty = self.text.content.is_empty() && self.text.asides.is_empty();
        (!is_empty).then(|| std::mem::take(&mut self.text))
    }
}
