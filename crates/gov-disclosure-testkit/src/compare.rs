//! What was read of a copy, compared with what was written.

use gov_disclosure::{Edition, Error, Field, Report, Severity, State, TableId, fields};

use crate::damage::Knows;
use crate::draw::PLACEHOLDERS;
use crate::sheet::Sheet;
use crate::write::Format;

/// How many cells were read how.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// Cells in all.
    pub cells: usize,
    /// Read as written, value and state.
    pub right: usize,
    /// Not read, as the damage or the layout explains.
    pub missed: usize,
    /// Read otherwise than written, and a warning names the cell.
    pub flagged: usize,
    /// Files with a sum or sentence that is reported as wrong: all that is written is right.
    pub alarmed: usize,
    /// Not read, and nothing explains it.
    pub unexplained: Vec<String>,
    /// Read otherwise than written, and nothing says so.
    pub wrong: Vec<String>,
    /// What should have been reported about the file and was not.
    pub unflagged: Vec<String>,
}

impl Score {
    /// Both.
    pub fn and(mut self, other: Self) -> Self {
        self.cells += other.cells;
        self.right += other.right;
        self.missed += other.missed;
        self.flagged += other.flagged;
        self.alarmed += other.alarmed;
        self.unexplained.extend(other.unexplained);
        self.wrong.extend(other.wrong);
        self.unflagged.extend(other.unflagged);
        self
    }

    /// What is as it must not be.
    pub fn faults(&self) -> impl Iterator<Item = &String> {
        self.wrong.iter().chain(&self.unexplained).chain(&self.unflagged)
    }
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
enum Says {
    Value(String),
    Blank,
    Placeholder,
    Nothing,
}

fn written(sheet: &Sheet, field: Field, knows: &Knows) -> Says {
    let text = sheet.value(field).unwrap_or_default();
    match text.as_str() {
        _ if knows.gone.contains(&field) => Says::Nothing,
        "" => Says::Blank,
        text if PLACEHOLDERS.contains(&text) => Says::Placeholder,
        _ => Says::Value(text),
    }
}

fn read(report: &Report, field: Field) -> Says {
    match report.cell(field).map(|cell| (cell.state, cell.value)) {
        Some((State::Reported, Some(value))) => Says::Value(value.to_string()),
        Some((State::Blank, _)) => Says::Blank,
        Some((State::Placeholder, _)) => Says::Placeholder,
        _ => Says::Nothing,
    }
}

/// Holds a reading against the sheet that was written and what the damage leaves to know.
pub fn compare(sheet: &Sheet, format: Format, knows: &Knows, answer: &Result<Report, Error>) -> Score {
    let mut score = Score::default();
    let own = || fields().filter(|field| field.is_in(sheet.edition));
    let report = match answer {
        Ok(report) => report,
        Err(error) => {
            score.cells = own().count();
            if knows.anything {
                score.missed = score.cells;
            } else {
                score.unexplained.push(format!("refused: {}", error.message().en));
            }
            return score;
        }
    };
    for field in own() {
        score.cells += 1;
        let (truth, says) = (written(sheet, field, knows), read(report, field));
        if says == truth {
            score.right += 1;
        } else if says == Says::Nothing {
            if knows.anything || knows.may_lose.contains(&field) || leaves_open(sheet, format, field) {
                score.missed += 1;
            } else {
                score.unexplained.push(format!("{field}: {}, written {truth:?}", state(report, field)));
            }
        } else if knows.misled.contains(&field) {
            score.missed += 1;
        } else if report.is_flagged(field) {
            score.flagged += 1;
        } else {
            score.wrong.push(format!("{field}: read {says:?}, written {truth:?}"));
        }
        let candidates = report.cell(field).and_then(|cell| cell.candidates.as_ref());
        if let (Some(candidates), Says::Value(truth)) = (candidates, &truth)
            && !candidates.iter().flatten().any(|candidate| candidate.to_string() == *truth)
            && !candidates.is_empty()
            && !knows.anything
            && !knows.may_lose.contains(&field)
        {
            score.wrong.push(format!("{field}: none of the candidates is {truth}"));
        }
        let derived = report.cell(field).and_then(|cell| cell.derived.as_ref()).map(|derived| derived.value.to_string());
        if let Some(derived) = derived
            && sheet.figure(field) != Some(derived.as_str())
            && !report.is_flagged(field)
        {
            score.wrong.push(format!("{field}: proved {derived}, it is {:?}", sheet.figure(field)));
        }
    }
    foreign(sheet, report, &mut score);
    // A file that may tell nothing need not tell of a second one either.
    let asked = knows.tells.iter().filter(|_| !knows.anything);
    let unflagged = asked.filter(|rule| !report.diagnostics.iter().any(|found| found.rule == **rule));
    score.unflagged.extend(unflagged.map(|rule| format!("{rule} is not said")));
    let denied = knows.denies.iter().filter(|rule| report.diagnostics.iter().any(|found| found.rule == **rule));
    score.unflagged.extend(denied.map(|rule| format!("{rule} is reported")));
    // Damage that says which cells it changes may break a sum; what is read whole breaks none.
    score.alarmed = usize::from(report.diagnostics.iter().any(|d| is_sum_or_text(&d.rule) && d.severity > Severity::Info));
    score
}

/// A report of which nothing was read.
pub fn missing(sheet: &Sheet, knows: &Knows) -> Score {
    let cells = fields().filter(|field| field.is_in(sheet.edition)).count();
    let mut score = Score { cells, ..Score::default() };
    match knows.anything {
        true => score.missed = cells,
        false => score.unexplained.push(format!("no report of {} on {}", sheet.agency, sheet.year)),
    }
    score
}

/// Values of the other edition, which the file cannot hold.
fn foreign(sheet: &Sheet, report: &Report, score: &mut Score) {
    for field in fields().filter(|field| !field.is_in(sheet.edition)) {
        let says = read(report, field);
        if matches!(says, Says::Value(_)) && !report.is_flagged(field) {
            score.wrong.push(format!("{field}: read {says:?}, which is of another edition than {}", edition(sheet.edition)));
        }
    }
}

fn edition(edition: Edition) -> &'static str {
    match edition {
        Edition::Y2019 => "2019",
        Edition::Y2021 => "2021",
    }
}

fn state(report: &Report, field: Field) -> &'static str {
    report.cell(field).map_or("no cell", |cell| cell.state.as_str())
}

/// Whether empty cells leave open where a value belongs: in layouts without borders those of its row, and where nothing
/// stands for an empty cell those of its table, since rows flow into each other. There a row may also go on with a line
/// that numbers a page as well: 5 / 18.
fn leaves_open(sheet: &Sheet, format: Format, field: Field) -> bool {
    let is_near = |other: &Field| {
        let same_row = other.row_id() == field.row_id() || field.table() == TableId::Remedies;
        other.table() == field.table() && (format.drops_blanks() || !format.has_borders() && same_row)
    };
    let own = fields().filter(|other| other.table() == field.table() && other.row_id() == field.row_id());
    let texts: Vec<String> = own.filter_map(|other| sheet.value(other)).collect();
    let is_number = |text: &str| text.parse::<u16>().is_ok();
    let numbers_page = matches!(texts.as_slice(), [.., page, slash, pages] if is_number(page) && slash == "/" && is_number(pages));
    let is_empty = |other: Field| sheet.value(other).is_some_and(|text| text.is_empty());
    format.parts_values_from_names() || format.drops_blanks() && numbers_page || fields().filter(is_near).any(is_empty)
}

fn is_sum_or_text(rule: &str) -> bool {
    ["A401", "A402", "A403", "A411"].contains(&rule) || rule.starts_with("X5") && rule != "X521"
}
