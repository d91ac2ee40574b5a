//! `gov-disclosure fields` and `gov-disclosure schema`.

use std::io::{self, Write};

use gov_disclosure::fields as all_fields;

use crate::args::{Fields, FieldsFormat};

/// Prints the data dictionary.
///
/// # Errors
/// Where standard output cannot be written.
pub fn fields(args: &Fields) -> io::Result<u8> {
    let mut out = io::stdout().lock();
    match args.format {
        FieldsFormat::Csv => {
            let mut csv = csv::Writer::from_writer(out);
            csv.write_record(["id", "table", "forms", "group_zh", "row_zh", "column_zh", "unit", "note"])?;
            for field in all_fields() {
                let forms = field.editions().map(|edition| edition.as_str()).collect::<Vec<_>>().join("|");
                let (table, unit) = (field.table().numeral(), field.unit().as_str());
                csv.write_record([field.id(), table, &forms, field.group_zh(), field.row_zh(), field.column_zh(), unit, field.note()])?;
            }
            csv.flush()?;
        }
        FieldsFormat::Json => {
            let list: Vec<serde_json::Value> = all_fields()
                .map(|field| {
                    serde_json::json!({
                        "id": field.id(),
                        "table": field.table().numeral(),
                        "forms": field.editions().map(|edition| edition.as_str()).collect::<Vec<_>>(),
                        "group_zh": field.group_zh(),
                        "row_zh": field.row_zh(),
                        "column_zh": field.column_zh(),
                        "unit": field.unit().as_str(),
                        "note": field.note(),
                    })
                })
                .collect();
            serde_json::to_writer_pretty(&mut out, &list)?;
            writeln!(out)?;
        }
    }
    Ok(0)
}

/// Prints the JSON Schema of a report.
///
/// # Errors
/// Where standard output cannot be written.
pub fn schema() -> io::Result<u8> {
    io::stdout().lock().write_all(gov_disclosure::schema().as_bytes())?;
    Ok(0)
}
