//! The form beside what is wrong with it: for a notebook, or a page of its own.

use std::collections::BTreeMap;

use super::html;
use super::markup::escaped;
use super::outline::Outline;
use crate::diagnostic::{Diagnostic, Severity};
use crate::form::Field;
use crate::report::{Cell, Report, State};

const STYLE: &str = include_str!("review.css");

/// The states that are coloured, with their names for people.
const COLOURED: [(State, &str); 5] = [
    (State::Blank, "空白 blank"),
    (State::Placeholder, "占位符 placeholder"),
    (State::Illegible, "无法辨认 illegible"),
    (State::Lost, "丢失 lost"),
    (State::Absent, "缺失 absent"),
];

/// The fragment.
pub fn write(report: &Report, outline: &Outline<'_>) -> String {
    let mut worst: BTreeMap<Field, Severity> = BTreeMap::new();
    let mut fitting: BTreeMap<Field, Vec<i64>> = BTreeMap::new();
    for found in report.diagnostics.iter().filter(|found| found.severity > Severity::Info) {
        for &field in &found.fields {
            let known = worst.entry(field).or_insert(found.severity);
            *known = found.severity.max(*known);
        }
        // Where several sets of cells explain it, none of them is more suspect than the others.
        let [suspects] = found.suspects.as_slice() else { continue };
        for suspect in suspects {
            let values = fitting.entry(suspect.field).or_default();
            if !values.contains(&suspect.value) {
                values.push(suspect.value);
            }
        }
    }
    let marks = |field: Field| {
        let Some(cell) = report.cell(field) else { return format!(" title=\"{}\"", field.id()) };
        let mut title = title(field, cell);
        let mut marks = String::new();
        // Cells without a value are coloured by their state.
        if let Some(severity) = worst.get(&field).filter(|_| cell.value.is_some()) {
            marks += &format!(" data-severity=\"{}\"", severity.as_str());
        }
        if let Some(values) = fitting.get(&field) {
            marks += " data-suspect";
            let values: Vec<String> = values.iter().map(ToString::to_string).collect();
            title += &format!("; 相符的值 would fit: {}", values.join(", "));
        }
        format!("{marks} title=\"{}\"", escaped(&title))
    };
    let tables: String = outline.tables().map(|table| html::table(table, &marks)).collect();
    let found: String = report.diagnostics.iter().map(item).collect();
    let list = if found.is_empty() { "<p>未发现问题。 Nothing found.</p>".to_owned() } else { format!("<ul>\n{found}</ul>\n") };
    format!(
        "<div class=\"gd-review\" lang=\"zh-CN\">\n<style>\n{STYLE}</style>\n<h3>{}</h3>\n{}\n<div class=\"sides\">\n\
         <div class=\"form\">\n{tables}</div>\n<div class=\"found\">\n{list}</div>\n</div>\n</div>\n",
        escaped(&outline.title),
        key(report)
    )
}

/// How many cells are in which state, in its colour.
fn key(report: &Report) -> String {
    let count = |state: State| report.cells.iter().filter(|(_, cell)| cell.state == state).count();
    let reported = format!("<span>{} 数值 reported</span>", count(State::Reported));
    let others = COLOURED.iter().filter(|(state, _)| count(*state) > 0);
    let others: String =
        others.map(|(state, name)| format!("<span data-state=\"{}\">{} {name}</span>", state.as_str(), count(*state))).collect();
    format!("<p class=\"key\">{reported}{others}</p>")
}

/// What a pointer over a cell tells.
fn title(field: Field, cell: &Cell) -> String {
    let mut title = format!("{}: {}", field.id(), cell.state.as_str());
    if let Some(raw) = &cell.raw {
        title += &format!(" \"{raw}\"");
    }
    if let Some(derived) = &cell.derived {
        title += &format!("; 推算 derived {} ({})", derived.value, derived.rules.join(", "));
    }
    if let Some(candidates) = &cell.candidates {
        let named = candidates.iter().map(|value| value.map_or_else(|| "空白 blank".to_owned(), |value| value.to_string()));
        title += &format!("; 可能 may be {}", named.collect::<Vec<_>>().join(", "));
    }
    if let Some(location) = &cell.location {
        title += &format!("; {location}");
    }
    title
}

fn item(found: &Diagnostic) -> String {
    let place = found.locations.first().map(|place| format!(" ({})", escaped(&place.to_string()))).unwrap_or_default();
    let severity = found.severity.as_str();
    format!(
        "<li class=\"{severity}\"><p><strong>{}</strong> {} · {severity}{place}</p><p>{}</p><p lang=\"en\">{}</p></li>\n",
        escaped(&found.rule),
        escaped(&found.name),
        escaped(&found.message.zh),
        escaped(&found.message.en)
    )
}
