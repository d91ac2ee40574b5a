//! The least share of cells read right, for each format and damage, and the faults that are known: `floors.csv`.

use super::Line;

/// What is kept of one format with one damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Floor {
    /// Cells read right, of a thousand.
    pub permille: usize,
    /// Why cells are missed that no damage explains, or, where it starts with `wrong`, why cells are read wrong; empty
    /// where neither is known.
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

/// Why a line does not pass; `None` where it does. Faults that `floors.csv` names pass, shares below the floor never.
pub fn failure(line: &Line) -> Option<String> {
    let name = format!("{} {}", line.format, line.damage);
    let Some(floor) = floor(line.format, line.damage) else { return Some(format!("{name}: no line in floors.csv")) };
    let right = line.permille_right();
    if right < floor.permille {
        return Some(format!("{name}: {right} of 1000 cells are right, and {} were", floor.permille));
    }
    let missed: &[String] = if floor.known.is_empty() { &line.score.unexplained } else { &[] };
    let wrong: &[String] = if floor.known.starts_with("wrong") { &[] } else { &line.score.wrong };
    let faults: Vec<String> = wrong.iter().chain(missed).chain(&line.score.untold).take(3).cloned().collect();
    (!faults.is_empty()).then(|| format!("{name}: {}", faults.join("; ")))
}

/// The lines as the file has them, the floors a little below what was measured: fewer seeds vary.
pub fn csv(lines: &[Line]) -> String {
    let row = |line: &Line| {
        let known = floor(line.format, line.damage).map_or("", |floor| floor.known);
        format!("{},{},{},{known}\n", line.format, line.damage, line.permille_right().saturating_sub(MARGIN))
    };
    format!("format,damage,permille,known\n{}", lines.iter().map(row).collect::<String>())
}

/// How far the share of a few hundred seeds may lie below that of ten thousand.
const MARGIN: usize = 15;
