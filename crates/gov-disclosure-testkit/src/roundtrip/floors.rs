//! The least share of cells read right, for each format and damage, and why some are missed: `floors.csv`.

use super::Line;

/// What is kept of one format with one damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Floor {
    /// Cells read right, of a thousand.
    pub permille: usize,
    /// Why cells are missed that no damage explains; empty where none is known to be.
    pub known: &'static str,
}

/// The floor of a format and a damage.
pub fn floor(format: &str, damage: &str) -> Option<Floor> {
    include_str!("floors.csv").lines().skip(1).find_map(|line| {
        let mut parts = line.splitn(4, ',');
        let is_own = parts.next() == Some(format) && parts.next() == Some(damage);
        let permille = parts.next().filter(|_| is_own)?.parse().ok()?;
        Some(Floor { permille, known: parts.next().unwrap_or("") })
    })
}

/// Why a line does not pass; `None` where it does. Misses that `floors.csv` has a reason for pass; shares below the floor
/// and cells read wrong never do.
pub fn failure(line: &Line) -> Option<String> {
    let name = format!("{} {}", line.format, line.damage);
    let Some(floor) = floor(line.format, line.damage) else { return Some(format!("{name}: no line in floors.csv")) };
    let right = line.permille_right();
    if right < floor.permille {
        return Some(format!("{name}: {right} of 1000 cells are right, and {} were", floor.permille));
    }
    let missed: &[String] = if floor.known.is_empty() { &line.score.unexplained } else { &[] };
    let faults = line.score.wrong.iter().chain(&line.score.untold).chain(missed);
    let faults: Vec<String> = faults.take(3).cloned().collect();
    (!faults.is_empty()).then(|| format!("{name}: {}", faults.join("; ")))
}

/// The lines as the file has them, each floor what was measured and never below what it was. The floors are those of the
/// seeds that `scripts/test` runs: other seeds draw other reports, some of which are harder to read.
pub fn csv(lines: &[Line]) -> String {
    let row = |line: &Line| {
        let (least, known) = floor(line.format, line.damage).map_or((0, ""), |floor| (floor.permille, floor.known));
        let permille = line.permille_right().max(least);
        format!("{},{},{permille},{known}\n", line.format, line.damage)
    };
    format!("format,damage,permille,known\n{}", lines.iter().map(row).collect::<String>())
}
