//! The results as a table.

use crate::compare::Score;

/// The result of one format with one damage.
#[derive(Clone, Debug)]
pub struct Line {
    /// The format's name.
    pub format: &'static str,
    /// The damage's name.
    pub damage: &'static str,
    /// How many copies were read.
    pub copies: u64,
    /// How their cells were read.
    pub score: Score,
}

impl Line {
    /// Cells read as written, of a thousand, rounded down.
    pub fn permille_right(&self) -> usize {
        self.score.right * 1000 / self.score.cells.max(1)
    }
}

/// The lines with their sums: cells in parts of a hundred, faults by number.
pub fn table(lines: &[Line]) -> String {
    let mut out = format!(
        "{:<20}{:<20}{:>8}{:>9}{:>9}{:>9}{:>8}{:>12}{:>7}{:>8}\n",
        "format", "damage", "copies", "right %", "missed %", "flagged %", "alarms", "unexplained", "wrong", "untold"
    );
    let sum = lines.iter().fold(Score::default(), |sum, line| {
        let Score { cells, right, missed, flagged, alarmed, .. } = line.score;
        let faults = Score { cells, right, missed, flagged, alarmed, ..Score::default() };
        sum.and(faults)
    });
    for line in lines {
        out += &row(line.format, line.damage, line.copies, &line.score, count(line));
    }
    let faults = lines.iter().map(count).fold([0; 3], |sum, one| [sum[0] + one[0], sum[1] + one[1], sum[2] + one[2]]);
    out + &row("all", "", lines.iter().map(|line| line.copies).sum(), &sum, faults)
}

fn count(line: &Line) -> [usize; 3] {
    [line.score.unexplained.len(), line.score.wrong.len(), line.score.untold.len()]
}

fn row(format: &str, damage: &str, copies: u64, score: &Score, [unexplained, wrong, untold]: [usize; 3]) -> String {
    let share = |part: usize| format!("{:.2}", 100.0 * part as f64 / score.cells.max(1) as f64);
    let (right, missed, flagged) = (share(score.right), share(score.missed), share(score.flagged));
    format!(
        "{format:<20}{damage:<20}{copies:>8}{right:>9}{missed:>9}{flagged:>9}{:>8}{unexplained:>12}{wrong:>7}{untold:>8}\n",
        score.alarmed
    )
}
