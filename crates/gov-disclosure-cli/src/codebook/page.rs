//! The codebook as tables of Markdown, a heading for each form.

use gov_disclosure::statistics_forms;

use super::entry::Entry;

/// A table for the forms since 2019, and one for each older form.
pub fn page(entries: &[Entry]) -> String {
    let mut page = "## 2019 to today\n\nForms 2019 (reports on 2019 and 2020) and 2021 (2021 and later).\n".to_owned();
    for (table, title) in
        [("II", "二、主动公开政府信息情况"), ("III", "三、收到和处理政府信息公开申请情况"), ("IV", "四、行政复议、行政诉讼情况")]
    {
        page.push_str(&format!("\n### Table {table}: {title}\n\n"));
        page.push_str("| field | label | 填报项 | unit | years | comparison | wide table, Stata |\n|---|---|---|---|---|---|---|\n");
        for entry in entries.iter().filter(|entry| entry.table == table) {
            let (label, zh, unit) = (&entry.label_en, &entry.label_zh, entry.unit);
            page.push_str(&row(&[&code(entry.id), label, zh, unit, &years(entry), &comparison(entry), &code(entry.column)]));
        }
    }
    for form in statistics_forms() {
        let (from, to) = form.years;
        page.push_str(&format!("\n## {}: {}\n\n{}, {from} to {to}.\n\n", form.id, form.zh, form.en));
        page.push_str("| field | label | 填报项 | unit | comparison | Stata |\n|---|---|---|---|---|---|\n");
        for entry in entries.iter().filter(|entry| entry.forms == form.id) {
            page.push_str(&row(&[&code(entry.id), &entry.label_en, &entry.label_zh, entry.unit, &comparison(entry), &code(&entry.stata)]));
        }
    }
    page
}

fn row(cells: &[&str]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

fn years(entry: &Entry) -> String {
    match entry.last_year {
        Some(last) => format!("{} to {last}", entry.first_year),
        None => format!("since {}", entry.first_year),
    }
}

/// How it compares, and with what where that is another field.
fn comparison(entry: &Entry) -> String {
    let same = format!("{0} = {0}", entry.id);
    match entry.bridge.as_str() {
        bridge if bridge.is_empty() || bridge == same => entry.comparison.to_owned(),
        bridge => format!("{}: {}", entry.comparison, code(bridge)),
    }
}
