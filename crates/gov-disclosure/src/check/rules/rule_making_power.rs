//! A426 rule-making-power: an agency that cannot make rules reports some.

use rust_decimal::Decimal;

use crate::check::disclosure::Row;
use crate::check::findings::Findings;
use crate::diagnostic::{Confidence, Diagnostic, catalogue};
use crate::fact::{Disclosure, Reason};
use crate::form::Edition;
use crate::report::Report;

/// Judges the row of rules.
pub fn assess(report: &Report, findings: &mut Findings) {
    let rule = &catalogue::RULE_MAKING_POWER;
    let columns: &[&str] = match report.form.disclosure {
        Some(Edition::Y2019) => &["made", "published", "published_total"],
        Some(Edition::Y2021) => &["issued", "repealed", "in_force"],
        None => return,
    };
    let Some(row) = Row::of(report, "rules", columns) else { return };
    let Some(agency) = &report.meta.agency else {
        return findings.verdict(rule, row.fields, &Reason::AgencyUnknown);
    };
    let Some(confidence) = without_power(agency) else {
        return findings.verdict(rule, row.fields, &Reason::MayMakeRegulations);
    };
    let written =
        row.fields.iter().filter_map(|field| report.cell(*field).filter(|cell| cell.value.is_some_and(|v| v.as_decimal() > Decimal::ZERO)));
    let locations: Vec<_> = written.map(|cell| cell.location.clone()).collect();
    if locations.is_empty() {
        return findings.verdict(rule, row.fields, &Reason::NoRegulations);
    }
    let fact = Disclosure::NoRuleMakingPower { agency: agency.clone() };
    let mut diagnostic = Diagnostic::of(rule, fact).with_confidence(confidence).with_fields(row.fields);
    diagnostic.locations = locations.into_iter().flatten().collect();
    findings.fail(rule, diagnostic);
}

/// How surely an agency has no power to make rules: they are made by ministries, provinces, cities with districts, autonomous
/// prefectures and a few cities without districts (Legislation Law, articles 91 and 93).
fn without_power(agency: &str) -> Option<Confidence> {
    let ends = |words: &[&str]| words.iter().any(|word| agency.ends_with(word));
    let names = |words: &[&str]| words.iter().any(|word| agency.contains(word));
    if ends(&["乡人民政府", "镇人民政府", "街道办事处"]) {
        return Some(Confidence::High);
    }
    let place = ["人民政府办公室", "人民政府办公厅", "人民政府"].iter().find_map(|end| agency.strip_suffix(end));
    if place.is_some_and(|place| place.ends_with(['县', '旗', '区']) && !place.ends_with("自治区")) {
        return Some(Confidence::Medium);
    }
    // A city may have districts or not.
    if place.is_some() || ends(&["部", "总局", "委员会办公厅"]) || names(&["省", "自治区", "国家", "中华人民共和国"])
    {
        return None;
    }
    if names(&["县", "旗", "乡", "镇"]) && !agency.ends_with("旗") {
        return Some(Confidence::Medium);
    }
    ends(&["局", "委员会", "办公室", "中心", "大队", "支队", "站", "所"]).then_some(Confidence::Low)
}
