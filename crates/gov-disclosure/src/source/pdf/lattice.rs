//! From the lines of a table to its cells: slots between the lines, joined where no line parts them.

use super::frame::Frame;
use super::page::Rule;
use super::ruling::{NEAR, Ruled};
use crate::error::Error;
use crate::fact::Limited;
use crate::limits;

/// A cell: the slots it covers, each end excluded, and its place on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    pub row: usize,
    pub row_end: usize,
    pub column: usize,
    pub column_end: usize,
    pub frame: Frame,
}

/// The cells of a table.
#[derive(Debug)]
pub struct Lattice {
    pub frame: Frame,
    /// Where rows and columns start and the last one ends.
    pub rows: Vec<f32>,
    pub columns: Vec<f32>,
    /// In reading order.
    pub regions: Vec<Region>,
    /// The region of each slot, row by row.
    owners: Vec<usize>,
}

impl Lattice {
    /// The cells that lines make; `None` where they make no more than one.
    ///
    /// # Errors
    /// `limit-exceeded` for more slots than are left.
    pub fn new(ruled: &Ruled, slots: &mut usize) -> Result<Option<Self>, Error> {
        let (rows, columns) = (places(&ruled.level), places(&ruled.upright));
        let (height, width) = (rows.len().saturating_sub(1), columns.len().saturating_sub(1));
        let Some(frame) = ruled.frame().filter(|_| height * width > 1) else { return Ok(None) };
        *slots = slots.checked_sub(height.saturating_mul(width)).ok_or_else(|| Error::limit(Limited::Slots, limits::SPAN_SLOTS as u64))?;
        let below = walls(&ruled.level, &rows, &columns);
        let right = walls(&ruled.upright, &columns, &rows);
        let has_wall =
            |walls: &[Vec<bool>], line: usize, slot: usize| walls.get(line).and_then(|line| line.get(slot)).copied().unwrap_or(true);

        let mut owners = vec![usize::MAX; height * width];
        let mut regions = Vec::new();
        for start in 0..owners.len() {
            if owners.get(start) != Some(&usize::MAX) {
                continue;
            }
            let number = regions.len();
            let (mut open, mut found) = (vec![start], None::<(usize, usize, usize, usize)>);
            while let Some(slot) = open.pop() {
                let Some(owner) = owners.get_mut(slot).filter(|owner| **owner == usize::MAX) else { continue };
                *owner = number;
                let (row, column) = (slot / width, slot % width);
                let (top, bottom, left, end) = found.unwrap_or((row, row, column, column));
                found = Some((top.min(row), bottom.max(row), left.min(column), end.max(column)));
                if column + 1 < width && !has_wall(&right, column + 1, row) {
                    open.push(slot + 1);
                }
                if column > 0 && !has_wall(&right, column, row) {
                    open.push(slot - 1);
                }
                if row + 1 < height && !has_wall(&below, row + 1, column) {
                    open.push(slot + width);
                }
                if row > 0 && !has_wall(&below, row, column) {
                    open.push(slot - width);
                }
            }
            let Some((row, bottom, column, end)) = found else { continue };
            let at = |places: &[f32], i: usize| places.get(i).copied().unwrap_or(0.0);
            let frame =
                Frame { left: at(&columns, column), top: at(&rows, row), right: at(&columns, end + 1), bottom: at(&rows, bottom + 1) };
            regions.push(Region { row, row_end: bottom + 1, column, column_end: end + 1, frame });
        }
        Ok((regions.len() > 1).then_some(Self { frame, rows, columns, regions, owners }))
    }

    /// The number of the region at a point.
    pub fn region_at(&self, (x, y): (f32, f32)) -> Option<usize> {
        let slot = |places: &[f32], at: f32| {
            let behind = places.partition_point(|&place| place <= at);
            behind.checked_sub(1).filter(|&slot| slot + 1 < places.len())
        };
        let (row, column) = (slot(&self.rows, y)?, slot(&self.columns, x)?);
        self.owners.get(row * (self.columns.len() - 1) + column).copied()
    }
}

/// The different places of lines, ascending.
fn places(rules: &[Rule]) -> Vec<f32> {
    let mut places: Vec<f32> = rules.iter().map(|rule| rule.at).collect();
    places.sort_by(f32::total_cmp);
    places.dedup_by(|next, last| *next - *last <= NEAR);
    places
}

/// For each place, and each slot along it, whether a line is there.
fn walls(rules: &[Rule], places: &[f32], along: &[f32]) -> Vec<Vec<bool>> {
    let mut walls = vec![vec![false; along.len().saturating_sub(1)]; places.len()];
    for rule in rules {
        let line = places.partition_point(|&place| place <= rule.at).saturating_sub(1);
        let Some(wall) = walls.get_mut(line) else { continue };
        for (slot, pair) in along.windows(2).enumerate() {
            let [from, to] = pair else { continue };
            let middle = (from + to) / 2.0;
            if (rule.from..=rule.to).contains(&middle)
                && let Some(wall) = wall.get_mut(slot)
            {
                *wall = true;
            }
        }
    }
    // The outside of a table is closed.
    for line in [0, places.len().saturating_sub(1)] {
        if let Some(wall) = walls.get_mut(line) {
            wall.fill(true);
        }
    }
    walls
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_without_a_line_between_them_are_one_cell() {
        let full = |at: f32| Rule { at, from: 0.0, to: 30.0 };
        // Three rows and three columns; the left column of the first two rows is one cell, the last row too.
        let ruled = Ruled {
            level: vec![full(0.0), Rule { at: 10.0, from: 10.0, to: 30.0 }, full(20.0), full(30.0)],
            upright: vec![full(0.0), Rule { at: 10.0, from: 0.0, to: 20.0 }, Rule { at: 20.0, from: 0.0, to: 20.0 }, full(30.0)],
        };
        let lattice = Lattice::new(&ruled, &mut 100).unwrap().unwrap();
        let spans: Vec<_> = lattice.regions.iter().map(|r| (r.row, r.row_end, r.column, r.column_end)).collect();
        assert_eq!(spans, [(0, 2, 0, 1), (0, 1, 1, 2), (0, 1, 2, 3), (1, 2, 1, 2), (1, 2, 2, 3), (2, 3, 0, 3)]);
        assert_eq!(lattice.region_at((5.0, 15.0)), Some(0));
        assert_eq!(lattice.region_at((35.0, 15.0)), None);
        assert!(Lattice::new(&ruled, &mut 8).is_err());
    }
}
