//! What the library knows of the form and the rules, as JSON.

use std::collections::BTreeMap;

use gov_disclosure::{Edition, Field, PrintedTable, SlotContent, TableId, section_heading};
use serde::Serialize;

/// The rules, each with its page.
pub fn rules() -> String {
    text(&gov_disclosure::rules().collect::<Vec<_>>())
}

/// The fields of the form, in its order.
pub fn fields() -> String {
    text(&gov_disclosure::fields().map(Field::definition).collect::<Vec<_>>())
}

/// The cells of each form of 2008 to 2018, by the name of the form.
pub fn statistic_fields() -> String {
    let forms = gov_disclosure::statistics_forms().iter();
    text(&forms.map(|form| (form.id, form.definitions().collect::<Vec<_>>())).collect::<BTreeMap<_, _>>())
}

/// What the indicators are, in their order.
pub fn indicator_definitions() -> String {
    text(&gov_disclosure::indicator_definitions().collect::<Vec<_>>())
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
    rows: Vec<Vec<PrintedSlot>>,
}

#[derive(Serialize)]
struct PrintedSlot {
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
    let slot = |slot: &gov_disclosure::PrintedSlot| {
        let print = slot.print.kind().as_str();
        let field = match slot.print {
            SlotContent::Field(field) => Some(field.id()),
            _ => None,
        };
        PrintedSlot { print, words: slot.print.words(), field, column: slot.column, columns: slot.columns, rows: slot.rows }
    };
    Table {
        table: table.table.as_str(),
        edition: table.edition.as_str(),
        widths: table.widths.clone(),
        head: table.head,
        rows: table.rows.iter().map(|row| row.iter().map(slot).collect()).collect(),
    }
}

/// The JSON of plain data, which always has one: its keys are texts.
pub(crate) fn text(data: &impl Serialize) -> String {
    serde_json::to_string(data).unwrap_or_default()
}
