//! What a finding says, in words.

use gov_disclosure::{Diagnostic, Field, Location, Report, Suspect};

use crate::language::{Languages, count};

/// Sets of suspects that are reported one by one.
const SETS: usize = 3;

/// A place within its file, in short: `:` and the line alone, where there are lines.
pub fn place(location: &Location, languages: &Languages) -> String {
    location.line().map_or_else(|| within(location, languages), |line| format!(":{line}"))
}

/// A place within its file, in the first language: places of text are the same in all.
pub fn within(location: &Location, languages: &Languages) -> String {
    let zh = match location {
        Location::TableCell { table, row, column, .. } => format!("第 {table} 个表格第 {row} 行第 {column} 列"),
        Location::Paragraph { paragraph, .. } => format!("第 {paragraph} 段"),
        Location::Page { page, .. } => format!("第 {page} 页"),
        _ => location.to_string(),
    };
    languages.pick(&zh, &location.to_string()).first().map(|place| (*place).to_owned()).unwrap_or_default()
}

/// The name of a field: in Chinese, by row and column in the words of the form, with its id.
pub fn name(field: Field, languages: &Languages) -> String {
    let zh = format!("{}（{field}）", field.name_zh());
    languages.pick(&zh, field.id()).first().map(|name| (*name).to_owned()).unwrap_or_default()
}

/// The message, then what would fit, in each language.
pub fn lines(report: &Report, found: &Diagnostic, languages: &Languages) -> Vec<String> {
    languages.advised(&found.message, found.hint).into_iter().chain(fitting(report, found, languages)).collect()
}

/// Which values would make the form agree with itself, a set of cells a line in each language. The message tells
/// the only one.
pub fn fitting(report: &Report, found: &Diagnostic, languages: &Languages) -> Vec<String> {
    let mut lines = Vec::new();
    if found.suspects.len() < 2 {
        return lines;
    }
    for set in found.suspects.iter().take(SETS) {
        let zh: Vec<String> = set.iter().map(|suspect| suspect_zh(report, suspect)).collect();
        let en: Vec<String> = set.iter().map(|suspect| suspect_en(report, suspect)).collect();
        let zh = format!("若 {}，全部勾稽关系成立", zh.join("，且 "));
        let en = format!("if {}, every sum holds", en.join(" and "));
        lines.extend(languages.pick(&zh, &en).into_iter().map(str::to_owned));
    }
    let more = found.suspects.len().saturating_sub(SETS);
    if more > 0 {
        let (zh, en) = (format!("另有 {more} 种可能"), format!("{} of cells would fit", count(more, "more set")));
        lines.extend(languages.pick(&zh, &en).into_iter().map(str::to_owned));
    }
    lines
}

fn suspect_zh(report: &Report, suspect: &Suspect) -> String {
    let (field, value) = (suspect.field, suspect.value);
    let now = now(report, field).unwrap_or_else(|state| match state {
        "blank" => "空白".to_owned(),
        "placeholder" => "占位符".to_owned(),
        "illegible" => "无法辨认".to_owned(),
        "lost" => "丢失".to_owned(),
        _ => "缺失".to_owned(),
    });
    format!("{field}“{}”为 {value}（现为 {now}）", field.name_zh())
}

fn suspect_en(report: &Report, suspect: &Suspect) -> String {
    let now = now(report, suspect.field).unwrap_or_else(str::to_owned);
    format!("{} is {} (now {now})", suspect.field, suspect.value)
}

/// The value of a field, or else its state.
fn now(report: &Report, field: Field) -> Result<String, &'static str> {
    let cell = report.cell(field).ok_or("absent")?;
    cell.value.map(|value| value.to_string()).ok_or(cell.state.as_str())
}
