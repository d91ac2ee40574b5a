//! The reading of a file.

use super::cell;
use crate::fact::{Reading, RowDoubt, WidthFault};
use crate::message::counted;

/// What is found in reading a file.
pub fn message(fact: &Reading) -> String {
    match fact {
        Reading::Undecodable { encoding } => {
            format!("some bytes are not valid {encoding} and became replacement characters (�); give the encoding if it is another")
        }
        Reading::OtherEncoding { declared, encoding } => format!("the page declares {declared} and was read as {encoding}"),
        Reading::RecognisedText(pages) => {
            format!("the text of {pages} of the pages was recognised from pictures and may be misread; compare it with them")
        }
        Reading::UnreadPages(pages) => {
            format!("{pages} of the pages are pictures without text and were not read; have their text recognised")
        }
        Reading::CutOff { lacks } => {
            let rest = match lacks {
                true => "missing sections, tables and cells may have been in the rest",
                false => "more may have been in the rest",
            };
            format!("the end of the file is missing, perhaps because a download broke off: {rest}; download it again and use that file")
        }
        Reading::LastNumber { text } => {
            format!("the file ends here, so its last number \"{text}\" may be cut off; use a complete file")
        }
        Reading::Deduplicated => "repeated lines were removed from this file, and with them every value that had occurred before; use a file that was not deduplicated".to_owned(),
        Reading::ProseTooLong => unread("text"),
        Reading::TooManyNumbers => unread("numbers"),
        Reading::OtherReports { names, more, all } => {
            let rest = if *more > 0 { format!(" and {more} more") } else { String::new() };
            let hint = match all {
                true => "they were not read; save them as separate files",
                false => "this record is only one of them",
            };
            format!("the file contains other reports too: {}{rest}; {hint}", names.join(", "))
        }
        Reading::TitleWithin { title } => format!(
            "the title of another report, {title}, is between the sections; check whether what follows belongs to this report"
        ),
        Reading::Copies { copies, completed } => {
            let taken = if *completed { "; values that the first lacks were taken from the others" } else { "" };
            format!("the report occurs {copies} times in the file{taken}")
        }
        Reading::CopiesDiffer { field, first, number, other } => {
            let name = cell(*field);
            match (first, other) {
                (Some(first), Some(other)) => {
                    format!("{name} is {first} in the first copy and {other} in copy {number}; the first was kept")
                }
                (Some(first), None) => format!("{name} is {first} in the first copy and has no value in copy {number}; the first was kept"),
                (None, other) => {
                    let other = other.as_deref().unwrap_or_default();
                    format!("{name} has no value in the first copy and is {other} in copy {number}; the first was kept")
                }
            }
        }
        Reading::CopiesDifferIn { label, first, number, other } => {
            format!("\"{label}\" is {first} in the first copy and {other} in copy {number}; the first was kept")
        }
        Reading::Repeated { field, first: Some(first), second } => {
            format!("{} is printed twice with different values ({first} and {second}); the first was kept", cell(*field))
        }
        Reading::Repeated { field, first: None, second } => {
            format!("{} is printed twice, first without a value and then as {second}; the first was kept", cell(*field))
        }
        Reading::Emptied { field, value } => {
            format!("{} is printed twice, first as {value} and then without a value; the first was kept", cell(*field))
        }
        Reading::SecondTable(table) => format!(
            "table {} is printed twice with different values; the cells that are only in the second may be of another report: compare with the original",
            table.as_str()
        ),
        Reading::Row { label, doubt } => doubted(label, doubt),
        Reading::TotalElsewhere => {
            "in several rows of table III another column than 总计 is the sum of the others, so its columns may be in another order than was read: compare with the original".to_owned()
        }
        Reading::ColumnsByForm => "the order of the header's labels does not show the order of its columns; they were read in the order of the form: compare with the original".to_owned(),
        Reading::OutOfLine => {
            "a value is in a column without a header: the header and the rows may be out of line; compare with the original".to_owned()
        }
        Reading::ColumnsByPlace => {
            "the header of a column is empty, cut or in other words than the form's; it was read by its words or its place; compare with the original".to_owned()
        }
        Reading::HeaderOrder(table) => {
            format!("the header of table {} is not in the order of the form, so its values cannot be placed", table.as_str())
        }
        Reading::TableOfAnother { table, words } => format!(
            "\"{words}\" is above table {}, so its figures may not be those of the report's year, or not be single counts; compare with the original",
            table.as_str()
        ),
        Reading::SeveralRows => {
            "table IV has several rows of figures, and which of them is the report's cannot be known; compare with the original".to_owned()
        }
        Reading::SimilarLabels { count, texts } => {
            format!("{} recognised by similarity, such as \"{}\"", counted(*count, "label was", "labels were"), texts.join("\", \""))
        }
        Reading::SimilarLabel { printed, label } => {
            format!("\"{printed}\" was read as \"{label}\", from which one character differs")
        }
        Reading::Unmapped { text } => format!("the number \"{text}\" is in a table, but in no cell of the form"),
        Reading::SplitInOneWay(cells) => {
            let cells = counted(*cells, "cell was", "cells were");
            format!("{cells} read from digits that run together and can be split in one way only")
        }
        Reading::ColumnsRunTogether { sure, unsure } => format!(
            "the digits of the table's columns run together: {} can be split in one way only (see derived), {unsure} in several; compare with the original",
            counted(*sure, "cell", "cells")
        ),
        Reading::StatisticsColumn { column, heads } => format!(
            "which of the headers \"{}\" is that of the column \"{column}\" cannot be known, so its values were not read; compare with the original",
            heads.join("\", \"")
        ),
        Reading::StatisticsRowWidth { label } => format!(
            "the row \"{label}\" does not have one value per column, so their columns cannot be known; compare with the original"
        ),
        Reading::GroupUnknown { label } => format!(
            "several groups of the table have a row \"{label}\", and rows around it are missing or out of order, so its group cannot be known; compare with the original"
        ),
        Reading::StatisticsRepeated { label, first: Some(first), second } => {
            format!("the row \"{label}\" is printed twice with different values ({first} and {second}); the first was kept")
        }
        Reading::StatisticsRepeated { label, first: None, second } => {
            format!("the row \"{label}\" is printed twice, first without a value and then as {second}; the first was kept")
        }
        Reading::StatisticsTables { cells } => format!(
            "two tables of one form differ in {}, and which of them is that of the year cannot be known; compare with the original",
            counted(*cells, "cell", "cells")
        ),
        Reading::Joined { field, raw, value, on_lines: true } => format!(
            "{}: the digits of the cell are on several lines (\"{raw}\"); read as one number, {value}, and may be two: check the original",
            cell(*field)
        ),
        Reading::Joined { field, raw, value, on_lines: false } => {
            format!("{}: the digits of the cell are separated by white space (\"{raw}\"); read as {value}, check the original", cell(*field))
        }
        Reading::Struck(own) => {
            let (name, struck) = (format!("\"{}\"", own.cell), &own.text);
            match &own.read {
                None => format!(
                    "{name}: everything in the cell, \"{struck}\", is struck out, so its value cannot be known; compare with the original"
                ),
                Some(read) => {
                    format!("{name}: \"{struck}\" is struck out in the cell and was left out; read as \"{read}\", check the original")
                }
            }
        }
        Reading::Invisible(own) => {
            let (name, hidden) = (format!("\"{}\"", own.cell), &own.text);
            match &own.read {
                None => {
                    format!("{name}: everything in the cell, \"{hidden}\", is not visible; read as an empty cell, check the original")
                }
                Some(read) => {
                    format!("{name}: \"{hidden}\" is not visible in the cell and was left out; read as \"{read}\", check the original")
                }
            }
        }
        Reading::NotText(own) => {
            let name = format!("\"{}\"", own.cell);
            let alternative = if own.text.is_empty() { String::new() } else { format!(" (\"{}\")", own.text) };
            match &own.read {
                None => format!(
                    "{name}: the cell shows a picture, a formula or a control{alternative}, which is not text, so its value cannot be read; compare with the original"
                ),
                Some(read) => format!(
                    "{name}: beside \"{read}\" the cell shows a picture, a formula, a control or a number of a list{alternative}, which was not read; check the original"
                ),
            }
        }
        Reading::Unsure(own) => {
            let (name, text, read) = (format!("\"{}\"", own.cell), &own.text, own.read.as_deref().unwrap_or(""));
            format!(
                "{name}: its text is \"{read}\"; whether or where \"{text}\" of that is seen depends on the style and was not worked out; check the original"
            )
        }
    }
}

fn unread(what: &str) -> String {
    format!(
        "the prose is longer, or has more numbers, than is read: {what} from here on were not read or checked; save the report as a separate file"
    )
}

fn doubted(label: &str, doubt: &RowDoubt) -> String {
    match doubt {
        RowDoubt::RunTogether { count, raw } => {
            let values = counted(*count, "value", "values");
            format!(
                "the row \"{label}\" has its {values} run together as \"{raw}\", which can be split in several ways; compare with the original"
            )
        }
        RowDoubt::Width { values, columns, why } => {
            let why = match why {
                WidthFault::Header => "its header is missing or out of order",
                WidthFault::Torn => "one of its numbers is broken",
                WidthFault::Number => "their number is not that of the columns",
            };
            let (values, columns) = (counted(*values, "value", "values"), counted(*columns, "column", "columns"));
            format!("the row \"{label}\" has {values} for {columns} ({why}), so their columns cannot be known; compare with the original")
        }
        RowDoubt::Across => format!(
            "cells of the row \"{label}\" extend across other rows too, so its share of their numbers cannot be known; compare with the original"
        ),
        RowDoubt::UnderNoHeader => format!(
            "a value of the row \"{label}\" is under no header and beside an empty cell, whose value it may be; compare with the original"
        ),
        RowDoubt::UnreadHeader => format!(
            "a column over \"{label}\" has a header that cannot be read, so the field of its values cannot be known; compare with the original"
        ),
        RowDoubt::Gap { missing } => format!(
            "the row \"{missing}\" should follow \"{label}\" and is missing; the values read for \"{label}\" may be its values: compare with the original"
        ),
        RowDoubt::Bare { above } => format!(
            "the row \"{above}\" right above \"{label}\" has no value; the values read for \"{label}\" may be its values: compare with the original"
        ),
        RowDoubt::Narrow { columns, printed } => format!(
            "the header above \"{label}\" has {} where the form of the rest of the table has {printed}, so its values may be those of others; compare with the original",
            counted(*columns, "column", "columns")
        ),
        RowDoubt::OnOneLine => split(label, "are on one line where others have a line each"),
        RowDoubt::CloseTogether => split(label, "have a single space between them where others are further apart"),
        RowDoubt::Staggered => {
            format!("the values of the row \"{label}\" are on several lines and were ordered from left to right; compare with the original")
        }
        RowDoubt::Stray => format!(
            "rows and values of the file are not in step, and some rows lack values, so the values read for \"{label}\" may be those of another row: compare with the original"
        ),
        RowDoubt::Spilled => {
            format!("numbers without a row are beside the row \"{label}\": its figures may be broken across lines; check the original")
        }
    }
}

fn split(label: &str, how: &str) -> String {
    format!("two values of the row \"{label}\" {how}, and may be one number that was split; compare with the original")
}
