//! The least share of cells read right, for each format and damage: `floors.csv`.

use std::ops::Range;

use super::{Line, Several};
use crate::shape;

/// The seeds of which `floors.csv` holds the shares, every damage on each: those that `scripts/test` runs. Other seeds draw
/// other reports, some of which are harder to read, so that their shares are no more or less right; faults are faults in all.
pub const SEEDS: Range<u64> = 0..100;

/// The cells of a thousand that were read right of a format with a damage.
pub fn floor(format: &str, damage: &str) -> Option<usize> {
    include_str!("floors.csv").lines().skip(1).find_map(|line| {
        let mut parts = line.split(',');
        let is_own = parts.next() == Some(format) && parts.next() == Some(damage);
        parts.next().filter(|_| is_own)?.parse().ok()
    })
}

/// Whether a damage has floors: shapes and several reports have none, since what is read of them is read as whole copies are.
pub fn has_floors(damage: &str) -> bool {
    shape::ALL.iter().all(|shape| shape.name != damage) && Several::ALL.iter().all(|several| several.name() != damage)
}

/// How a line of [`SEEDS`] falls short of its floor; `None` where it does not.
pub fn shortfall(line: &Line) -> Option<String> {
    if !has_floors(line.damage) {
        return None;
    }
    let name = format!("{} {}", line.format, line.damage);
    let Some(floor) = floor(line.format, line.damage) else { return Some(format!("{name}: no line in floors.csv")) };
    let right = line.permille_right();
    (right < floor).then(|| format!("{name}: {right} of 1000 cells are right, and {floor} were"))
}

/// The lines of [`SEEDS`] as the file has them, each floor what was measured and never below what it was.
pub fn csv(lines: &[Line]) -> String {
    let row = |line: &Line| {
        let permille = line.permille_right().max(floor(line.format, line.damage).unwrap_or(0));
        format!("{},{},{permille}\n", line.format, line.damage)
    };
    format!("format,damage,permille\n{}", lines.iter().filter(|line| has_floors(line.damage)).map(row).collect::<String>())
}
