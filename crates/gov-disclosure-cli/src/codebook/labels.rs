//! Labels of the columns of a wide table: a do-file of Stata, a script of R.

use super::entry::Entry;
use crate::args::Language;

/// Characters that Stata takes in a label of a variable.
const STATA_LABEL: usize = 80;

/// The columns beside those of the fields.
const OTHERS: [(&str, &str, &str); 3] =
    [("source", "文件", "File"), ("agency", "机关", "Agency"), ("year", "报告年度", "Year reported on")];

/// The columns of a wide table with their labels.
fn labelled(entries: &[Entry], language: Language) -> impl Iterator<Item = (&str, &str)> {
    let pick = move |zh, en| if language == Language::Zh { zh } else { en };
    let others = OTHERS.iter().map(move |&(column, zh, en)| (column, pick(zh, en)));
    let own = entries.iter().filter(|entry| !entry.column.is_empty());
    others.chain(own.map(move |entry| (entry.column, pick(entry.label_zh.as_str(), entry.label_en.as_str()))))
}

/// A do-file: labels the variables of a wide table that is in memory.
pub fn stata(entries: &[Entry], language: Language) -> String {
    let mut text = "* import delimited panel.csv, clear varnames(1) case(preserve) encoding(utf8)\n".to_owned();
    text.push_str("* Variables that do not exist are skipped.\n");
    for (column, label) in labelled(entries, language) {
        let label: String = label.chars().take(STATA_LABEL).collect();
        text.push_str(&format!("capture label variable {column} `\"{label}\"'\n"));
    }
    text
}

/// A script of R: labels the columns of the data frame `panel`, as haven, labelled and the viewer of RStudio show them.
pub fn r(entries: &[Entry], language: Language) -> String {
    let mut text = "# panel <- read.csv(\"panel.csv\", fileEncoding = \"UTF-8\")\nlabels <- c(\n".to_owned();
    let lines: Vec<String> = labelled(entries, language).map(|(column, label)| format!("  {column} = {label:?}")).collect();
    text.push_str(&lines.join(",\n"));
    text.push_str("\n)\nfor (name in intersect(names(labels), names(panel))) attr(panel[[name]], \"label\") <- labels[[name]]\n");
    text
}
