//! Headers in running text whose parts are on the lines above and below the others: 2014, and 年 two lines further down.

use super::stream::Stream;
use super::stream_heads::{HEADS, Heads, MAX_LENGTH};
use super::table::{Head, Order};
use crate::lex::grammar::is_digit;

/// How a header ends whose year is above it: 2014 on one line, 年 on another.
const BELOW_YEAR: &[&str] = &["年", "年度"];

impl Stream<'_> {
    /// Puts together a header whose parts are on the lines above and below the others. Where several headers are between those lines,
    /// nothing says before which of them it is.
    pub fn join(&self, heads: &mut Heads, on_line: usize, at: usize) {
        let above = self.line_before(at);
        let is_bare_year = |head: &Head| head.year.is_some() && head.text.chars().all(is_digit);
        let is_rest = |head: &Head| BELOW_YEAR.contains(&head.text.as_str());
        let has_year = heads.values.iter().take(on_line).any(|head| head.year.is_some());
        match heads.values.get(on_line..).unwrap_or_default() {
            [] => {
                // What is below the year is in other words, or lost.
                if let Some(year) = above.filter(|own| is_bare_year(own) && !has_year) {
                    heads.values.push(year);
                    heads.order = Order::Lost;
                }
            }
            [rest] if is_rest(rest) && heads.values.iter().take(on_line).filter(|own| is_bare_year(own)).count() == 1 => {
                heads.values.truncate(on_line);
            }
            below => {
                let is_part = |own: &Head| is_bare_year(own) || HEADS.iter().any(|head| head.starts_with(&own.text));
                let above = above.filter(is_part);
                if above.is_some() || below.iter().any(is_rest) {
                    heads.order = Order::Lost;
                }
                let year = above.filter(is_bare_year);
                let rest = heads.values.iter_mut().skip(on_line).find(|own| is_rest(own));
                if let Some((year, rest)) = year.zip(rest) {
                    *rest = Head::new(&format!("{}{}", year.text, rest.text), rest.span);
                }
            }
        }
    }

    /// The line before a place, where it is as short as a part of a header.
    fn line_before(&self, at: usize) -> Option<Head> {
        let line = self.line(at.checked_sub(1)?)?;
        let start = (at.saturating_sub(MAX_LENGTH)..at).find(|&at| self.line(at) == Some(line))?;
        (self.starts_line(at) && self.starts_line(start)).then(|| self.head(start, at))
    }
}
