//! What pages carry beside the text: their numbers, and lines that run along all of them.

use std::collections::HashMap;

use super::layout::PageBlock;
use crate::lex::outline::{Numbering, numbering};
use crate::lex::page;

/// The share of a page's height at its top and bottom where numbers and running lines are.
const MARGIN: f32 = 0.1;

/// Pages on which a line must be in the same place to be one that runs along all of them.
const RUNNING: usize = 3;

/// Takes page numbers and running lines away; `heights` are those of the pages. The first of a running line stays.
pub fn remove(pages: &mut [Vec<PageBlock>], heights: &[f32]) {
    let mut seen: HashMap<(String, i32), usize> = HashMap::new();
    let key = |block: &PageBlock, height: f32| match block {
        PageBlock::Line(line) => {
            let (_, y) = line.frame.center();
            let at_edge = y < height * MARGIN || y > height * (1.0 - MARGIN);
            // 一、总体情况 is at the top of a page wherever a report starts there.
            let is_heading = || matches!(numbering(&line.text).0, Some(Numbering::Top(_)));
            (at_edge && !is_heading()).then(|| (line.text.clone(), y.round() as i32))
        }
        PageBlock::Table(_) => None,
    };
    for (page, &height) in pages.iter().zip(heights) {
        for key in page.iter().filter_map(|block| key(block, height)) {
            *seen.entry(key).or_default() += 1;
        }
    }
    let first = first_number(pages, heights);
    let mut met = std::collections::HashSet::new();
    for (i, (page, &height)) in pages.iter_mut().zip(heights).enumerate() {
        page.retain(|block| {
            let Some(key) = key(block, height) else { return true };
            if page::is_mark(key.0.trim()) || first.is_some() && number(&key.0) == first.map(|first| first + i) {
                return false;
            }
            seen.get(&key).is_none_or(|&count| count < RUNNING) || met.insert(key)
        });
    }
}

/// The number of the first page, where bare numbers at the edges of two pages or more count the pages up, or the only one
/// is that of its page. Any other number at an edge is one of the report.
fn first_number(pages: &[Vec<PageBlock>], heights: &[f32]) -> Option<usize> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for (i, (page, height)) in pages.iter().zip(heights).enumerate() {
        for block in page {
            let PageBlock::Line(line) = block else { continue };
            let (_, y) = line.frame.center();
            let at_edge = y < height * MARGIN || y > height * (1.0 - MARGIN);
            if let Some(first) = number(&line.text).filter(|_| at_edge).and_then(|number| number.checked_sub(i)) {
                *counts.entry(first).or_default() += 1;
            }
        }
    }
    let (first, count) = counts.into_iter().max_by_key(|&(first, count)| (count, std::cmp::Reverse(first)))?;
    (count > 1 || first == 1).then_some(first)
}

fn number(text: &str) -> Option<usize> {
    let text = text.trim();
    (text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}
