//! Several reports in one file: each is read for itself, and nothing of one is under the name of another.

use gov_disclosure::{Error, Report, check, parse, parse_all};

use crate::compare::{Score, compare, missing};
use crate::damage::{Damage, Knows, write_all};
use crate::draw::draw;
use crate::page::page;
use crate::random::Random;
use crate::sheet::Sheet;
use crate::write::Format;

/// In which state they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Several {
    /// Whole.
    Whole,
    /// Each with two or three damages.
    Damaged,
    /// Each without one of its tables.
    Cut,
}

impl Several {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Whole, Self::Damaged, Self::Cut];

    /// What it is.
    pub fn does(self) -> &'static str {
        match self {
            Self::Whole => "two or three reports in one file; in workbooks of several sheets, a sheet for each",
            Self::Damaged => "the same, each with two or three damages",
            Self::Cut => "the same, each without one of its tables",
        }
    }

    /// Its name in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Whole => "several-reports",
            Self::Damaged => "several-reports-damaged",
            Self::Cut => "several-reports-cut",
        }
    }
}

/// Two or three reports of different agencies or years, the first that of the seed.
pub fn drawn(seed: u64) -> Vec<Sheet> {
    let mut random = Random::of(seed, "several");
    let count = 2 + random.below(2);
    let mut all = vec![draw(seed)];
    while all.len() < count {
        let other = draw(random.bits() >> 16);
        if all.iter().all(|own| own.agency != other.agency) {
            all.push(other);
        }
    }
    all
}

/// A file of these reports, and what may be known of each.
pub fn copy(sheets: &[Sheet], format: Format, damages: &[&Damage], seed: u64) -> (Vec<u8>, Vec<Knows>) {
    write_all(sheets.iter().map(|sheet| (sheet.agency.clone(), page(sheet))).collect(), format, damages, seed)
}

/// Writes, damages and reads the reports of one seed.
pub fn once(format: Format, damages: &[&Damage], seed: u64) -> Score {
    let sheets = drawn(seed);
    let (file, knows) = copy(&sheets, format, damages, seed);
    let answer = parse_all(&file, &Default::default());
    let mut score = of_first(&parse(&file, &Default::default()), &knows);
    let mut reports: Vec<Report> = answer.unwrap_or_default();
    let is_own = |report: &Report, sheet: &Sheet| {
        report.meta.agency.as_deref() == Some(sheet.agency.as_str()) && report.meta.year == Some(sheet.year)
    };
    // Damage may leave no name: then the next that is nobody else's.
    let is_nobodys = |report: &Report| !sheets.iter().any(|sheet| is_own(report, sheet));
    for (sheet, knows) in sheets.iter().zip(&knows) {
        let named = reports.iter().position(|report| is_own(report, sheet));
        let Some(at) = named.or_else(|| reports.iter().position(is_nobodys)) else {
            score = score.and(missing(sheet, knows));
            continue;
        };
        let report = reports.remove(at);
        // A signature of another agency than the title's is flagged, and its day with it.
        let is_flagged = report.diagnostics.iter().any(|found| found.rule == "M404");
        let signed = report.meta.signed.filter(|_| !is_flagged).map(|date| date.to_string());
        let mut own = compare(sheet, format, knows, &Ok::<_, Error>(check(report)));
        if let Some(signed) = signed.filter(|signed| !is_written(signed, sheet)) {
            own.wrong.push(format!("signed {signed}, written {:?}", sheet.signature));
        }
        score = score.and(own);
    }
    // What is read besides holds nothing.
    for report in reports {
        let values = report.cells.iter().filter(|(_, cell)| cell.value.is_some()).count();
        if values > 0 {
            score.wrong.push(format!("{values} values of a report of {:?} {:?}, which none is", report.meta.agency, report.meta.year));
        }
    }
    score
}

/// Whether a date is that of the signature.
fn is_written(signed: &str, sheet: &Sheet) -> bool {
    let numbers = |text: &str| -> Vec<u32> { text.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect() };
    sheet.signature.last().is_some_and(|line| numbers(line) == numbers(signed))
}

/// The first report alone names the others.
fn of_first(answer: &Result<Report, Error>, knows: &[Knows]) -> Score {
    let mut score = Score::default();
    let says = |report: &Report| report.diagnostics.iter().any(|found| found.rule == "R026");
    if let Ok(report) = answer
        && !says(report)
        && !knows.iter().any(|knows| knows.anything)
    {
        score.unflagged.push("R026 is not said".to_owned());
    }
    score
}
