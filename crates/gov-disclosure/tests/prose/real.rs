//! The verdicts on the numbers of the five real copies, as they were worked out by hand.

use std::fs;
use std::path::Path;

use gov_disclosure::{Outcome, Report, check, parse};

use Outcome::{Ambiguous, Fail, NotApplicable, NotAssessable, Pass};

/// Report, line, how the number is written, rule, verdict.
const CLAIMS: &[(&str, u32, &str, &str, Outcome)] = &[
    ("000", 11, "500多条", "X501", NotApplicable),
    ("000", 11, "1700余条", "X511", Ambiguous),
    ("000", 11, "581人", "X501", Pass),
    ("001", 10, "64", "X511", Pass),
    ("001", 10, "2024年6月11日", "X515", Pass),
    ("001", 12, "0件", "X501", Pass),
    ("002", 4, "147条", "X511", Pass),
    ("002", 4, "105条", "X501", NotApplicable),
    ("002", 4, "384件", "X501", NotApplicable),
    ("002", 4, "100%", "X501", NotApplicable),
    ("002", 5, "没有接收到", "X501", Pass),
    ("002", 6, "31个", "X511", Pass),
    ("002", 6, "31个", "X513", Pass),
    ("002", 6, "87.1%", "X512", Pass),
    ("002", 6, "12.9%", "X512", Pass),
    ("002", 6, "96%以上", "X501", NotApplicable),
    ("002", 7, "2个", "X501", NotApplicable),
    ("002", 7, "66项", "X511", Pass),
    ("002", 7, "17项", "X501", Fail),
    ("002", 7, "19小项", "X501", Fail),
    ("002", 8, "9次", "X501", NotApplicable),
    ("002", 9, "273件", "X511", Fail),
    ("003", 11, "163条", "X511", Pass),
    ("003", 11, "163条", "X514", Fail),
    ("003", 13, "0件", "X501", NotAssessable),
    ("004", 5, "54條", "X511", Pass),
    ("004", 5, "753條", "X501", NotApplicable),
    ("004", 7, "無依申請公開信息", "X501", NotAssessable),
    ("004", 13, "3次", "X501", NotApplicable),
];

/// Report, rule, verdict on the report as a whole.
const REPORTS: &[(&str, &str, Outcome)] = &[
    ("000", "S101", Fail),
    ("000", "M403", Pass),
    ("000", "X521", NotAssessable),
    ("001", "R011", Fail),
    ("001", "M403", Pass),
    ("001", "X521", Pass),
    ("003", "S301", Fail),
    ("003", "X521", Fail),
    ("004", "M402", Pass),
    ("004", "X521", Pass),
];

fn real(prefix: &str) -> Option<Report> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reports");
    let Ok(entries) = fs::read_dir(&folder) else {
        assert!(std::env::var_os("GOV_DISCLOSURE_REQUIRE_SHARED").is_none(), "{} is missing", folder.display());
        println!("skipped: the real copies are not beside this checkout");
        return None;
    };
    let mut paths = entries.map(|entry| entry.unwrap().path());
    let path = paths.find(|path| path.file_name().unwrap().to_str().unwrap().starts_with(prefix)).unwrap();
    Some(check(parse(&fs::read(path).unwrap(), &Default::default()).unwrap()))
}

#[test]
fn every_claim_gets_the_verdict_that_was_worked_out_by_hand() {
    for (prefix, line, raw, rule, expected) in CLAIMS {
        let Some(report) = real(prefix) else { return };
        let claim =
            report.claims.iter().position(|claim| claim.location.as_ref().unwrap().line() == Some(*line) && claim.raw.starts_with(raw));
        let claim = claim.unwrap_or_else(|| panic!("{prefix}: {raw} is not read in line {line}")) as u32;
        let found: Vec<Outcome> = report
            .verdicts
            .iter()
            .filter(|verdict| verdict.claim == Some(claim) && verdict.rule == *rule)
            .map(|verdict| verdict.verdict)
            .collect();
        assert_eq!(found, [*expected], "{prefix}: {rule} on {raw}");
    }
}

#[test]
fn every_report_gets_the_verdict_that_was_worked_out_by_hand() {
    for (prefix, rule, expected) in REPORTS {
        let Some(report) = real(prefix) else { return };
        let own = report.verdicts.iter().filter(|verdict| verdict.rule == *rule && verdict.claim.is_none());
        assert_eq!(own.map(|verdict| verdict.verdict).collect::<Vec<_>>(), [*expected], "{prefix}: {rule}");
    }
}

#[test]
fn every_sum_gets_a_verdict() {
    let outcomes = |report: &Report, rules: &[&str]| {
        let own = report.verdicts.iter().filter(|verdict| rules.contains(&verdict.rule.as_str()));
        own.map(|verdict| verdict.verdict).collect::<Vec<_>>()
    };
    const SUMS: &[&str] = &["A401", "A402", "A403", "A411"];
    for (prefix, count) in [("000", 42), ("001", 42), ("002", 40)] {
        let Some(report) = real(prefix) else { return };
        let found = outcomes(&report, SUMS);
        assert_eq!(found.len(), count);
        let expected = |outcome: &Outcome| matches!(outcome, Pass) || prefix == "002" && matches!(outcome, Outcome::PassWithBlankAsNil);
        assert!(found.iter().all(expected), "{prefix}: {found:?}");
    }
}

/// Eight rows of Table III are cut from the file; a zero total of each column proves every cell of them.
#[test]
fn the_rows_cut_from_a_copy_come_back_as_zero() {
    let Some(report) = real("003") else { return };
    let cut =
        report.cells.iter().filter(|(field, cell)| field.id().starts_with("requests.") && cell.state == gov_disclosure::State::Absent);
    let cut: Vec<_> = cut.collect();
    assert_eq!(cut.len(), 56);
    for (field, cell) in cut {
        let derived = cell.derived.as_ref().unwrap_or_else(|| panic!("{field} stays open"));
        assert_eq!(derived.value.as_count(), Some(0), "{field}");
        assert!(cell.value.is_none() && !derived.rules.is_empty(), "{field}");
    }
}
