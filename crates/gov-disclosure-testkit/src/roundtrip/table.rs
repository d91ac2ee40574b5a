//! The results as a table.

use std::slice;

use crate::compare::Score;

/// The result of one format with one damage.
#[derive(Clone, Debug)]
pub struct Line {
    /// The format's name.
    pub format: &'static str,
    /// The damage's name.
    pub damage: &'static str,
    /// How many copies were read.
    pub copies: usize,
    /// How their cells were read.
    pub score: Score,
}

impl Line {
    /// Cells read as written, of a thousand, rounded down.
    pub fn permille_right(&self) -> usize {
        self.score.right * 1000 / self.score.cells.max(1)
    }

    /// What no share lets pass: cells read wrong without notice, or missed although nothing explains it, and what should
    /// have been reported about a file and was not. `None` where there is nothing of it.
    pub fn failure(&self) -> Option<String> {
        let faults: Vec<&str> = self.score.faults().take(3).map(String::as_str).collect();
        (!faults.is_empty()).then(|| format!("{} {}: {}", self.format, self.damage, faults.join("; ")))
    }
}

/// The lines, with the sums of each format and of all: cells in parts of a hundred, faults by number.
pub fn table(lines: &[Line]) -> String {
    let mut out = format!(
        "{:<20}{:<24}{:>8}{:>9}{:>9}{:>9}{:>8}{:>12}{:>7}{:>8}\n",
        "format", "damage", "copies", "right %", "missed %", "flagged %", "alarms", "unexplained", "wrong", "unflagged"
    );
    for own in lines.chunk_by(|a, b| a.format == b.format) {
        out.extend(own.iter().map(|line| row(line.format, line.damage, slice::from_ref(line))));
        if let [first, _, ..] = own {
            out += &row(first.format, "all", own);
        }
    }
    out + &row("all", "", lines)
}

/// The sum of some lines.
fn row(format: &str, damage: &str, lines: &[Line]) -> String {
    let sum = |count: fn(&Line) -> usize| lines.iter().map(count).sum::<usize>();
    let share = |part: fn(&Line) -> usize| 100.0 * sum(part) as f64 / sum(|line| line.score.cells).max(1) as f64;
    format!(
        "{format:<20}{damage:<24}{:>8}{:>9.2}{:>9.2}{:>9.2}{:>8}{:>12}{:>7}{:>8}\n",
        sum(|line| line.copies),
        share(|line| line.score.right),
        share(|line| line.score.missed),
        share(|line| line.score.flagged),
        sum(|line| line.score.alarmed),
        sum(|line| line.score.unexplained.len()),
        sum(|line| line.score.wrong.len()),
        sum(|line| line.score.unflagged.len()),
    )
}
