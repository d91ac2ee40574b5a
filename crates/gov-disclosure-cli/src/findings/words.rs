//! What a finding says, in words.

use gov_disclosure::{Diagnostic, Field, Location, Report, Suspect};

use crate::language::{Languages, count};

/// Sets of suspects that are reported one by one.
const SETS: usize = 3;

/// A place within its file, in short: `:` and the line alone, where there are lines.
pub fn place(location: &Location, languages: &Languages) -> String {
    location.line().map_or_else(|| within(location, languages), |line| format!(":{line}"))
}

/// A place within its file; in Chinese where that is the only language.
pub fn within(location: &Location, languages: &Languages) -> String {
    /// The part of a Word document that needs no name.
    const MAIN: &str = "word/document.xml";
    if !languages.are_chinese_alone() {
        return location.to_string();
    }
    let place = match location {
        Location::TableCell { table, row, column, .. } => format!("第 {table} 个表格第 {row} 行第 {column} 列"),
        Location::Paragraph { paragraph, .. } => format!("第 {paragraph} 段"),
        Location::Page { page, bounds: [left, top, right, bottom] } => format!("第 {page} 页区域 {left} {top} {right} {bottom}"),
        _ => location.to_string(),
    };
    match location {
        Location::TableCell { part, .. } | Location::Paragraph { part, .. } if part != MAIN => format!("{part} {place}"),
        _ => place,
    }
}

/// The name of a field: its id; where Chinese is the only language, by row and column in the words of the form, too.
pub fn name(field: Field, languages: &Languages) -> String {
    match languages.are_chinese_alone() {
        true => format!("{}（{field}）", field.name_zh()),
        false => field.id().to_owned(),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Language::{En, Zh};

    #[test]
    fn places_and_names_are_chinese_for_those_alone_who_read_chinese_alone() {
        let cell = |part: &str| Location::TableCell { part: part.to_owned(), table: 1, row: 2, column: 3 };
        let cases = [
            (cell("word/document.xml"), "第 1 个表格第 2 行第 3 列", "word/document.xml table 1 row 2 column 3"),
            (cell("word/footnotes.xml"), "word/footnotes.xml 第 1 个表格第 2 行第 3 列", "word/footnotes.xml table 1 row 2 column 3"),
            (
                Location::Paragraph { part: "word/endnotes.xml".to_owned(), paragraph: 7 },
                "word/endnotes.xml 第 7 段",
                "word/endnotes.xml paragraph 7",
            ),
            (Location::Page { page: 2, bounds: [1, 2, 3, 4] }, "第 2 页区域 1 2 3 4", "page 2 box 1 2 3 4"),
            (Location::SheetCell { sheet: "表三".to_owned(), cell: "B7".to_owned() }, "表三!B7", "表三!B7"),
        ];
        for (location, zh, en) in cases {
            assert_eq!(within(&location, &Languages::new(&[Zh])), zh);
            for all in [&[Zh, En][..], &[En, Zh], &[En]] {
                assert_eq!(within(&location, &Languages::new(all)), en);
            }
        }
        let field = Field::from_id("requests.granted.total").unwrap();
        assert_eq!(name(field, &Languages::new(&[Zh, En])), "requests.granted.total");
        assert_eq!(name(field, &Languages::new(&[Zh])), format!("{}（requests.granted.total）", field.name_zh()));
    }
}
