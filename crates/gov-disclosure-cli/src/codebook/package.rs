//! A Data Package (<https://datapackage.org>): the wide table and the codebook, each with its columns.

use serde_json::{Value, json};

use super::entry::Entry;

/// What the columns of the codebook are.
const COLUMNS: [(&str, &str, &str); 17] = [
    ("id", "string", "The id of the field"),
    ("forms", "string", "The forms that have it, separated by |"),
    ("table", "string", "II, III or IV; statistics in the forms up to 2018"),
    ("group_zh", "string", "The heading above its row"),
    ("row_zh", "string", "The label of its row"),
    ("column_zh", "string", "The label of its column"),
    ("label_zh", "string", "Its name in Chinese"),
    ("label_en", "string", "Its name in English"),
    ("unit", "string", "What it counts"),
    ("first_year", "year", "The first year for which it was used"),
    ("last_year", "year", "The last such year; none if the form is still in use"),
    ("comparison", "string", "How it compares with a field of another form: same, near, none"),
    ("bridge", "string", "The fields that mean the same, as sums: = the same, ~ nearly"),
    ("column", "string", "Its column in a wide table; none up to 2018"),
    ("stata", "string", "A name that Stata accepts"),
    ("note_zh", "string", "A remark in Chinese"),
    ("note_en", "string", "A remark in English"),
];

/// The description of `panel.csv`, as `extract --wide` writes it, and of `codebook.csv`.
pub fn package(entries: &[Entry]) -> Value {
    let mut wide = vec![
        json!({ "name": "source", "type": "string", "title": "文件 | File" }),
        json!({ "name": "agency", "type": "string", "title": "机关 | Agency" }),
        json!({ "name": "year", "type": "year", "title": "报告年度 | Year reported on" }),
    ];
    wide.extend(entries.iter().filter(|entry| !entry.column.is_empty()).map(|entry| {
        json!({
            "name": entry.column,
            "type": if entry.unit == "件" || entry.unit == "项" { "integer" } else { "number" },
            "title": format!("{} | {}", entry.label_zh, entry.label_en),
            "description": entry.id,
            "unit": entry.unit,
        })
    }));
    let codebook = COLUMNS.map(|(name, kind, description)| json!({ "name": name, "type": kind, "description": description }));
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "gov-disclosure-panel",
        "title": "政府信息公开工作年度报告 | Annual reports on government information disclosure",
        "resources": [
            resource("panel", "One report per row; an empty cell has no value, which is not zero", wide),
            resource("codebook", "Every field of every form", codebook.to_vec()),
        ],
    })
}

fn resource(name: &str, description: &str, fields: Vec<Value>) -> Value {
    json!({
        "name": name,
        "type": "table",
        "path": format!("{name}.csv"),
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": { "fields": fields, "missingValues": [""] },
    })
}
