//! What the library knows of the form and the rules, as JSON.

use gov_disclosure::{Edition, Print, PrintedTable, Severity, TableId, section_heading};
use serde::Serialize;

#[derive(Serialize)]
struct Rule {
    id: &'static str,
    name: &'static str,
    severity: Severity,
    scope: &'static str,
    clause: &'static str,
    zh: &'static str,
    en: &'static str,
    page: &'static str,
}

/// The rules, each with its page.
pub fn rules() -> String {
    let rules = gov_disclosure::rules().map(|rule| Rule {
        id: rule.id,
        name: rule.name,
        severity: rule.severity,
        scope: rule.scope,
        clause: rule.clause,
        zh: rule.zh,
        en: rule.en,
        page: rule.page,
    });
    text(&rules.collect::<Vec<_>>())
}

#[derive(Serialize)]
struct Field {
    id: &'static str,
    table: &'static str,
    forms: Vec<&'static str>,
    group_zh: &'static str,
    row_zh: &'static str,
    column_zh: &'static str,
    unit: &'static str,
    note: &'static str,
}

/// The fields of the form, in its order.
pub fn fields() -> String {
    let fields = gov_disclosure::fields().map(|field| Field {
        id: field.id(),
        table: field.table().numeral(),
        forms: field.editions().map(Edition::as_str).collect(),
        group_zh: field.group_zh(),
        row_zh: field.row_zh(),
        column_zh: field.column_zh(),
        unit: field.unit().as_str(),
        note: field.note(),
    });
    text(&fields.collect::<Vec<_>>())
}

#[derive(Serialize)]
struct Printed {
    sections: Vec<&'static str>,
    tables: Vec<Table>,
}

#[derive(Serialize)]
struct Table {
    table: &'static str,
    edition: &'static str,
    widths: Vec<usize>,
    head: usize,
    rows: Vec<Vec<Slot>>,
}

#[derive(Serialize)]
struct Slot {
    print: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    column: usize,
    columns: usize,
    rows: usize,
}

/// The official form as it is laid out: the headings of its six sections, and its tables in each edition.
pub fn printed() -> String {
    let editions = [Edition::Y2019, Edition::Y2021];
    let tables = [TableId::Disclosure, TableId::Requests, TableId::Remedies];
    let tables = editions.iter().flat_map(|&edition| tables.map(|table| table_of(gov_disclosure::printed(table, edition))));
    text(&Printed { sections: (1..=6).map(section_heading).collect(), tables: tables.collect() })
}

fn table_of(table: &PrintedTable) -> Table {
    let slot = |slot: &gov_disclosure::Slot| {
        let (print, field) = match slot.print {
            Print::Heading(_) => ("heading", None),
            Print::Label(_) => ("label", None),
            Print::Note(_) => ("note", None),
            Print::Field(field) => ("field", Some(field.id())),
        };
        Slot { print, words: slot.print.words(), field, column: slot.column, columns: slot.columns, rows: slot.rows }
    };
    Table {
        table: table.table.numeral(),
        edition: table.edition.as_str(),
        widths: table.widths.clone(),
        head: table.head,
        rows: table.rows.iter().map(|row| row.iter().map(slot).collect()).collect(),
    }
}

/// Plain data always has a JSON.
fn text(data: &impl Serialize) -> String {
    serde_json::to_string(data).unwrap_or_default()
}
