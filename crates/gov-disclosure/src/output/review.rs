//! The form beside what is wrong with it: for a notebook, or a page of its own.

use std::collections::BTreeMap;

use super::html::{self, Mark};
use super::markup::escaped;
use super::outline::Outline;
use crate::diagnostic::{Diagnostic, Severity};
use crate::form::Field;
use crate::report::{Cell, Provenance, Report, State};

const STYLE: &str = include_str!("review.css");

/// The states that are coloured, with their names for people; and the word that a cell in it shows, where it is not the file's own text.
const COLOURED: [(State, &str, &str); 5] = [
    (State::Blank, "空白 blank", "空白"),
    (State::Placeholder, "占位符 placeholder", ""),
    (State::Illegible, "无法辨认 illegible", "无法辨认"),
    (State::Lost, "未能读出 lost", "未读出"),
    (State::Absent, "缺失 absent", "缺失"),
];

/// What the diagnostics say of the cells.
#[derive(Default)]
struct Marked {
    /// The gravest severity of those that name the field.
    worst: BTreeMap<Field, Severity>,
    /// Values that would correct what is wrong.
    fitting: BTreeMap<Field, Vec<i64>>,
}

impl Marked {
    fn of(report: &Report) -> Self {
        let mut marked = Self::default();
        for found in report.diagnostics.iter().filter(|found| found.severity > Severity::Info) {
            for &field in &found.fields {
                let known = marked.worst.entry(field).or_insert(found.severity);
                *known = found.severity.max(*known);
            }
            // Where several sets of cells explain it, none of them is more suspect than the others.
            let [suspects] = found.suspects.as_slice() else { continue };
            for suspect in suspects {
                let values = marked.fitting.entry(suspect.field).or_default();
                if !values.contains(&suspect.value) {
                    values.push(suspect.value);
                }
            }
        }
        marked
    }

    /// Colours and frames for those who see them, and the same in words: where styles are taken away, the words are left.
    fn mark(&self, field: Field, cell: Option<&Cell>) -> Mark {
        let Some(cell) = cell else { return Mark { attributes: format!(" title=\"{}\"", field.id()), after: String::new() } };
        let mut title = title(field, cell);
        let mut attributes = String::new();
        let mut words: Vec<String> = Vec::new();
        let state = COLOURED.iter().find(|(state, _, word)| *state == cell.state && !word.is_empty());
        words.extend(state.map(|(_, _, word)| (*word).to_owned()));
        words.extend(cell.derived.as_ref().map(|derived| format!("推算 {}", derived.value)));
        // Cells without a value are coloured by their state.
        if let Some(severity) = self.worst.get(&field).filter(|_| cell.value.is_some()) {
            attributes += &format!(" data-severity=\"{}\"", severity.as_str());
            words.push(sign(*severity).to_owned());
        }
        if let Some(values) = self.fitting.get(&field) {
            attributes += " data-suspect";
            let values = values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            words.push(format!("应为 {values}？"));
            title += &format!("; 相符的值 would fit: {values}");
        }
        let after = if words.is_empty() { String::new() } else { format!(" <small>{}</small>", escaped(&words.join(" "))) };
        Mark { attributes: format!("{attributes} title=\"{}\"", escaped(&title)), after }
    }
}

/// The sign of a severity, for those who do not see its colour.
fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "✕",
        Severity::Warning => "△",
        Severity::Info => "ⓘ",
    }
}

/// The fragment.
///
/// Its colours are laid over the colours of the page around it, so that it is read on a light and on a dark one; its styles undo
/// those of the page for what is inside.
pub fn write(report: &Report, outline: &Outline<'_>) -> String {
    let marked = Marked::of(report);
    let marks = |field: Field| marked.mark(field, report.cell(field));
    let tables = html::tables(outline, &marks);
    let found: String = report.diagnostics.iter().map(item).collect();
    let list = if found.is_empty() { "<p>未发现问题。 Nothing found.</p>".to_owned() } else { format!("<ul>\n{found}</ul>\n") };
    format!(
        "<div class=\"gd-review\" lang=\"zh-CN\">\n<style>\n{STYLE}</style>\n<h3>{}</h3>\n{}\n<div class=\"sides\">\n\
         <div class=\"form\">\n{tables}</div>\n<div class=\"found\">\n{list}</div>\n</div>\n</div>\n",
        escaped(&outline.title),
        key(report)
    )
}

/// How many cells are in which state, in its colour, and how many findings there are.
fn key(report: &Report) -> String {
    let count = |state: State| report.cells.iter().filter(|(_, cell)| cell.state == state).count();
    let mut parts = Vec::new();
    if count(State::Reported) > 0 {
        parts.push(format!("<span>数值 reported: {}</span>", count(State::Reported)));
    }
    let others = COLOURED.iter().filter(|(state, ..)| count(*state) > 0);
    parts.extend(others.map(|(state, name, _)| format!("<span data-state=\"{}\">{name}: {}</span>", state.as_str(), count(*state))));
    for (severity, name) in [(Severity::Error, "错误 errors"), (Severity::Warning, "警告 warnings")] {
        let count = report.diagnostics.iter().filter(|found| found.severity == severity).count();
        if count > 0 {
            parts.push(format!("<span>{} {name}: {count}</span>", sign(severity)));
        }
    }
    if report.verdicts.is_empty() {
        parts.push("<span>尚未核对 not checked</span>".to_owned());
    }
    format!("<p class=\"key\">{}</p>", parts.join(" "))
}

/// What a pointer over a cell tells.
fn title(field: Field, cell: &Cell) -> String {
    let mut title = format!("{}: {}", field.id(), cell.state.as_str());
    if let Some(raw) = &cell.raw {
        title += &format!(" \"{raw}\"");
    }
    title += match cell.provenance {
        Provenance::Read => "",
        Provenance::Computed => "; 计算得出 computed",
        Provenance::Edited => "; 经编辑 edited",
    };
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
        "<li class=\"{severity}\"><p>{} <strong>{}</strong> {} · {severity}{place}</p><p>{}</p><p lang=\"en\">{}</p></li>\n",
        sign(found.severity),
        escaped(&found.rule),
        escaped(&found.name),
        escaped(&found.message.zh),
        escaped(&found.message.en)
    )
}
