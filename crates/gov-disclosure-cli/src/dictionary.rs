//! `gov-disclosure fields` and `gov-disclosure schema`.

use std::io::{self, Write};

use gov_disclosure::{Field, FieldDefinition, StatisticsForm};

use crate::args::{Fields, FieldsFormat};

/// Prints the data dictionary.
///
/// # Errors
/// Where standard output cannot be written.
pub fn fields(args: &Fields) -> io::Result<u8> {
    let mut out = io::stdout().lock();
    if let Some(form) = args.form.as_deref().and_then(StatisticsForm::from_id) {
        return statistics(form, args.format);
    }
    let definitions = gov_disclosure::fields().map(Field::definition);
    let definitions = definitions.filter(|own| args.form.as_deref().is_none_or(|form| own.forms.contains(&form)));
    match args.format {
        FieldsFormat::Csv => {
            let mut csv = csv::Writer::from_writer(out);
            csv.write_record(["id", "table", "forms", "group_zh", "row_zh", "column_zh", "unit", "column", "note"])?;
            for FieldDefinition { id, table, forms, group_zh, row_zh, column_zh, unit, column, note, .. } in definitions {
                csv.write_record([id, table, &forms.join("|"), group_zh, row_zh, column_zh, unit, column, note])?;
            }
            csv.flush()?;
        }
        FieldsFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &definitions.collect::<Vec<_>>())?;
            writeln!(out)?;
        }
    }
    Ok(0)
}

/// Prints the cells of a form of 2008 to 2018.
fn statistics(form: &'static StatisticsForm, format: FieldsFormat) -> io::Result<u8> {
    let mut out = io::stdout().lock();
    let definitions = form.definitions();
    match format {
        FieldsFormat::Csv => {
            let mut csv = csv::Writer::from_writer(out);
            for definition in definitions {
                csv.serialize(definition)?;
            }
            csv.flush()?;
        }
        FieldsFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &definitions.collect::<Vec<_>>())?;
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
