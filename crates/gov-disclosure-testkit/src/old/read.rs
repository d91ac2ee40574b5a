//! What was read of a copy of such a report, compared with what was written.

use std::collections::HashSet;

use gov_disclosure::{Error, Report, Severity, State, Statistic, Value};

use super::Copy;
use super::damage::Knows;
use super::draw::{Entry, Sheet};
use crate::compare::Score;
use crate::draw::PLACEHOLDERS;

/// Whether a value is the figure that was written.
fn is_figure(value: Value, figure: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    number(&value.to_string()) == number(figure)
}

/// Whether a cell was read as it is written.
fn is_right(report: &Report, entry: &Entry, cell: Statistic) -> bool {
    let Some(figure) = report.statistics.cells.get(cell) else { return false };
    match (entry.text.as_str(), figure.state) {
        ("", State::Blank) => true,
        (text, State::Placeholder) => PLACEHOLDERS.contains(&text),
        (_, State::Reported) => !entry.text.is_empty() && figure.value.is_some_and(|value| is_figure(value, &entry.figure)),
        _ => false,
    }
}

/// What of a cell that was not read as written is wrong, where something is.
fn fault(report: &Report, entry: &Entry, cell: Statistic) -> Option<String> {
    let figure = report.statistics.cells.get(cell)?;
    if let (State::Reported, Some(value)) = (figure.state, figure.value) {
        return Some(format!("{}: read {value}, written {:?}", cell.id(), entry.text));
    }
    let derived = figure.derived.as_ref().map(|derived| derived.value).filter(|value| !is_figure(*value, &entry.figure));
    if let Some(value) = derived {
        return Some(format!("{}: proved {value}, it is {}", cell.id(), entry.figure));
    }
    let candidates = figure.candidates.as_ref().filter(|_| !entry.text.is_empty())?;
    let has = candidates.iter().flatten().any(|value| is_figure(*value, &entry.figure));
    (!has && !candidates.is_empty()).then(|| format!("{}: none of the candidates is {}", cell.id(), entry.figure))
}

/// Holds a reading against the sheet that was written and what the damage leaves to know.
pub fn compare(sheet: &Sheet, copy: Copy, knows: &Knows, answer: &Result<Report, Error>) -> Score {
    let mut score = Score::default();
    let entries: Vec<(usize, &Entry, Statistic)> = sheet
        .rows
        .iter()
        .enumerate()
        .flat_map(|(at, row)| row.values.iter().filter_map(move |entry| Some((at, entry, entry.cell?))))
        .collect();
    score.cells = entries.len();
    let report = match answer {
        Ok(report) => report,
        Err(error) => {
            score.unexplained.push(format!("refused: {}", error.message().en));
            return score;
        }
    };
    // Where cells have no columns a row that lacks one says nothing of the others.
    let lacks = |at: usize| sheet.rows[at].values.iter().any(|entry| entry.text.is_empty() || entry.text.contains(' '));
    for (at, entry, cell) in entries.iter().copied() {
        let is_explained = knows.anything
            || knows.may_lose.contains(&cell)
            || copy.drops_blanks() && (lacks(at) || at + 1 < sheet.rows.len() && lacks(at + 1))
            || copy == Copy::Glued;
        if is_right(report, entry, cell) {
            score.right += 1;
        } else if let Some(fault) = fault(report, entry, cell) {
            if report.is_statistic_flagged(cell) {
                score.flagged += 1;
            } else {
                score.wrong.push(fault);
            }
        } else if is_explained {
            score.missed += 1;
        } else {
            let state = report.statistics.cells.get(cell).map(|figure| figure.state);
            score.unexplained.push(format!("{}: {state:?}, written {:?}", cell.id(), entry.text));
        }
    }
    let written: HashSet<Statistic> = entries.iter().map(|(.., cell)| *cell).collect();
    for (cell, figure) in report.statistics.cells.iter().filter(|(cell, _)| !written.contains(cell) && !report.is_statistic_flagged(*cell))
    {
        if figure.state == State::Reported {
            score.wrong.push(format!("{}: read {:?}, which is not written", cell.id(), figure.value));
        }
    }
    if !report.cells.is_empty() {
        score.wrong.push("cells of the forms since 2019".to_owned());
    }
    let unsaid = knows.tells.iter().filter(|rule| !knows.anything && !report.diagnostics.iter().any(|found| found.rule == **rule));
    score.unflagged.extend(unsaid.map(|rule| format!("{rule} is not said")));
    let is_alarm = |rule: &str| matches!(rule, "A431" | "A432" | "X501" | "X511" | "X512");
    let alarm = report.diagnostics.iter().find(|found| is_alarm(&found.rule) && found.severity > Severity::Info);
    score.alarmed = usize::from(alarm.is_some());
    // All that is written is right: a cell that is reported to break a sum must be one that the damage changed.
    if let Some(alarm) = alarm.filter(|_| !knows.anything && knows.may_lose.is_empty() && knows.gone.is_empty()) {
        score.unflagged.push(format!("{} is reported: {}", alarm.rule, alarm.message.en));
    }
    score
}
