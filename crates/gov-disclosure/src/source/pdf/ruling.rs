//! From the lines on a page to the frames of its tables.
//!
//! Programs draw the border of one cell as one line, as four, or as a row of dots; lines that go on after each other
//! become one, and lines that touch make a table.

use std::collections::HashMap;

use super::frame::Frame;
use super::page::{Page, Rule};
use crate::error::Error;
use crate::fact::Limited;
use crate::limits;

/// Lines nearer than this, in points, are one: the borders of neighbouring cells, drawn twice. Pages leave two pixels between
/// cells whose borders are a pixel wide.
pub const NEAR: f32 = 2.5;

/// Parts of a line that are no further apart go on after each other: dots, and the corners of cells.
const GAP: f32 = 3.5;

/// Dots of one line differ by no more than this across it.
const SAME: f32 = 0.25;

/// Shorter than this, a line frames no cell.
const SHORTEST: f32 = 5.0;

/// Longer than this, in points, a stroke is no digit.
const LONGEST_DIGIT: f32 = 16.0;

/// Lines that reach no further than this beyond the outermost upright line end there.
const OVERHANG: f32 = 8.0;

/// The lines of one table, each side ascending.
#[derive(Debug, Default)]
pub struct Ruled {
    pub level: Vec<Rule>,
    pub upright: Vec<Rule>,
}

impl Ruled {
    /// What its lines enclose.
    pub fn frame(&self) -> Option<Frame> {
        let level = self.level.iter().flat_map(|rule| [(rule.from, rule.at), (rule.to, rule.at)]);
        let upright = self.upright.iter().flat_map(|rule| [(rule.at, rule.from), (rule.at, rule.to)]);
        Frame::around(level.chain(upright).map(|(x, y)| (f64::from(x), f64::from(y))))
    }
}

/// The tables that the lines of a page draw.
///
/// # Errors
/// `limit-exceeded` for more lines than the limits allow.
pub fn tables(page: &mut Page) -> Result<Vec<Ruled>, Error> {
    let dots = std::mem::take(&mut page.dots);
    page.level.extend(dotted(dots.iter().map(|&(x, y)| (y, x)).collect()));
    page.upright.extend(dotted(dots));
    let level = joined(std::mem::take(&mut page.level));
    let upright = joined(std::mem::take(&mut page.upright));
    if level.len().saturating_mul(upright.len()) > limits::PDF_CROSSINGS {
        return Err(Error::limit(Limited::Crossings, limits::PDF_CROSSINGS as u64));
    }
    let mut groups = Groups::new(level.len() + upright.len());
    for (i, row) in level.iter().enumerate() {
        for (k, column) in upright.iter().enumerate() {
            let meets = (row.from - NEAR..=row.to + NEAR).contains(&column.at) && (column.from - NEAR..=column.to + NEAR).contains(&row.at);
            if meets {
                groups.join(i, level.len() + k);
            }
        }
    }
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    let mut tables: Vec<Ruled> = Vec::new();
    let mut table = |tables: &mut Vec<Ruled>, rule: usize| {
        let number = *numbers.entry(groups.of(rule)).or_insert(tables.len());
        if number == tables.len() {
            tables.push(Ruled::default());
        }
        number
    };
    let uprights = level.len();
    for (i, rule) in level.into_iter().enumerate() {
        let at = table(&mut tables, i);
        tables.get_mut(at).into_iter().for_each(|table| table.level.push(rule));
    }
    for (k, rule) in upright.into_iter().enumerate() {
        let at = table(&mut tables, uprights + k);
        tables.get_mut(at).into_iter().for_each(|table| table.upright.push(rule));
    }
    // An upright stroke by itself may be a digit.
    for stroke in tables.iter().filter(|table| table.level.is_empty()).flat_map(|table| &table.upright) {
        if stroke.to - stroke.from <= LONGEST_DIGIT {
            page.draw_alone(Frame { left: stroke.at, top: stroke.from, right: stroke.at, bottom: stroke.to });
        }
    }
    let tables = tables.into_iter().map(Ruled::with_open_sides);
    Ok(tables.filter(|ruled| ruled.level.len() > 1 && ruled.upright.len() > 1 && ruled.level.len() + ruled.upright.len() > 4).collect())
}

impl Ruled {
    /// Closes the sides that a table leaves open: its lines end there, and none across them.
    fn with_open_sides(mut self) -> Self {
        let extent = |rules: &[Rule]| rules.iter().map(|rule| (rule.from, rule.to)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        if let Some((across, along)) = extent(&self.level).zip(extent(&self.upright)) {
            close(&mut self.upright, across, along);
            close(&mut self.level, along, across);
        }
        self
    }
}

/// Adds the lines that are missing at both ends of `across`, as long as `along`.
fn close(rules: &mut Vec<Rule>, across: (f32, f32), along: (f32, f32)) {
    let Some((first, last)) = rules.first().map(|rule| rule.at).zip(rules.last().map(|rule| rule.at)) else { return };
    let wall = |at: f32| Rule { at, from: along.0, to: along.1 };
    if across.0 < first - OVERHANG {
        rules.insert(0, wall(across.0));
    }
    if across.1 > last + OVERHANG {
        rules.push(wall(across.1));
    }
}

/// The lines that dots make, each dot as its place across them and along them: three at least, in one place.
fn dotted(mut dots: Vec<(f32, f32)>) -> Vec<Rule> {
    for (across, _) in &mut dots {
        *across = (*across / SAME).round() * SAME;
    }
    dots.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let chains = dots.chunk_by(|a, b| a.0 == b.0 && b.1 - a.1 <= GAP + 1.0);
    let rule = |chain: &[(f32, f32)]| chain.first().zip(chain.last()).map(|(first, last)| Rule { at: first.0, from: first.1, to: last.1 });
    chains.filter(|chain| chain.len() > 2).filter_map(rule).collect()
}

/// Lines that go on after each other as one, ascending; too short ones left out.
fn joined(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut out: Vec<Rule> = Vec::new();
    let mut rest = rules.as_mut_slice();
    while let Some(first) = rest.first().map(|rule| rule.at) {
        // Lines of one place: each near the one before it, and none far from the first.
        let mut last = first;
        let count =
            rest.iter().take_while(|rule| rule.at - std::mem::replace(&mut last, rule.at) <= NEAR && rule.at - first <= 2.0 * NEAR).count();
        let (same, after) = rest.split_at_mut(count.max(1));
        rest = after;
        let at = same.iter().map(|rule| rule.at).sum::<f32>() / same.len() as f32;
        same.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut open: Option<Rule> = None;
        for rule in same.iter() {
            match &mut open {
                Some(open) if rule.from <= open.to + GAP => open.to = open.to.max(rule.to),
                _ => out.extend(open.replace(Rule { at, ..*rule })),
            }
        }
        out.extend(open);
    }
    out.retain(|rule| rule.to - rule.from >= SHORTEST);
    out
}

/// Which lines hang together.
struct Groups {
    parents: Vec<usize>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self { parents: (0..count).collect() }
    }

    fn of(&mut self, mut item: usize) -> usize {
        while let Some(&parent) = self.parents.get(item).filter(|&&parent| parent != item) {
            let above = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.parents.get_mut(item) {
                *slot = above;
            }
            item = parent;
        }
        item
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        if let Some(parent) = self.parents.get_mut(a) {
            *parent = b;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_a_line_are_one_line() {
        let dots: Vec<(f32, f32)> = (0..40).flat_map(|i| [(i as f32 * 2.0, 10.0), (30.0, i as f32 * 2.0)]).collect();
        let along: Vec<Rule> = dotted(dots.iter().map(|&(x, y)| (y, x)).collect());
        assert_eq!(along, [Rule { at: 10.0, from: 0.0, to: 78.0 }]);
        let borders = [Rule { at: 10.4, from: 70.0, to: 120.0 }, Rule { at: 50.0, from: 0.0, to: 2.0 }];
        let rules = joined(along.into_iter().chain(borders).collect());
        assert_eq!(rules.iter().map(|rule| (rule.from, rule.to)).collect::<Vec<_>>(), [(0.0, 120.0)]);
    }

    #[test]
    fn borders_of_cells_two_pixels_apart_are_one_line() {
        let joined = |places: &[f32]| joined(places.iter().map(|&at| Rule { at, from: 0.0, to: 60.0 }).collect()).len();
        assert_eq!(joined(&[36.0, 100.5, 102.75, 180.0, 182.25]), 3);
        // Rows of small print are further apart.
        assert_eq!(joined(&[36.0, 38.75, 41.5]), 3);
    }

    #[test]
    fn tables_are_what_touches() {
        let mut page = Page::default();
        for top in [0.0, 100.0] {
            for i in 0..3 {
                page.level.push(Rule { at: top + i as f32 * 20.0, from: 0.0, to: 90.0 });
                page.upright.push(Rule { at: 10.0 + i as f32 * 30.0, from: top, to: top + 40.0 });
            }
        }
        page.level.push(Rule { at: 70.0, from: 0.0, to: 90.0 });
        let tables = tables(&mut page).unwrap();
        // The left side is open: ten points of each row lie before the first upright line.
        assert_eq!(tables.iter().map(|table| (table.level.len(), table.upright.len())).collect::<Vec<_>>(), [(3, 5), (3, 5)]);
    }
}
