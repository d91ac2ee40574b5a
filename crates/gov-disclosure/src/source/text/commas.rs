//! Values separated by commas or semicolons, as spreadsheets and data frames write them (RFC 4180): a whole file, or tables
//! among the lines of a text.

use std::borrow::Cow;

use super::lines::RawLine;
use crate::document::{Block, Cell, Layout, Line, Row, Span, Table, Text};
use crate::error::Error;
use crate::fact::Limited;
use crate::lex::csv::{Field, MAX_LABEL_LENGTH, record};
use crate::lex::grammar::is_digit;
use crate::lex::number::{self, Reading};
use crate::lex::outline::{Numbering, numbering};
use crate::lex::script::is_han;
use crate::limits;

/// Records that must agree in their number of fields.
const ENOUGH: usize = 3;

/// The records of a text in which each has as many fields, at least two; `None` for any other.
fn records(text: &str) -> Option<Vec<Vec<Field>>> {
    let mut records: Vec<Vec<Field>> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let (record, end) = record(text, at, ",", limits::TABLE_CELLS)?;
        at = end;
        if record.len() == 1 && record.first().is_some_and(|field| field.range.is_empty()) {
            continue;
        }
        if record.len() < 2 || records.first().is_some_and(|first| first.len() != record.len()) || records.len() >= limits::LINES {
            return None;
        }
        records.push(record);
    }
    (records.len() >= ENOUGH).then_some(records)
}

/// The blocks of a text of comma-separated values; `None` for any other text.
///
/// # Errors
/// `limit-exceeded` for more cells than the limits allow.
pub fn read(text: &str) -> Result<Option<Vec<Block<'_>>>, Error> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    if !first.contains(',') || first.trim_start().starts_with(['[', '{']) {
        return Ok(None);
    }
    let Some(records) = records(text) else { return Ok(None) };
    if records.iter().map(Vec::len).sum::<usize>() > limits::TABLE_CELLS {
        return Err(Error::limit(Limited::Cells, limits::TABLE_CELLS as u64));
    }
    let cell = |(column, field): (usize, &Field)| cell(text, column, field);
    let is_row = |record: &Vec<Field>| record.iter().filter(|field| !field.range.is_empty()).count() > 1;
    let last = records.iter().rposition(is_row).unwrap_or(0);
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut in_table = false;
    for (i, record) in records.iter().enumerate() {
        let mut cells: Vec<Cell<'_>> = record.iter().enumerate().map(cell).collect();
        let filled = cells.iter().position(|cell| !cell.text.content.is_empty());
        let lone = filled.filter(|_| !is_row(record));
        // Headings and prose fill the first field of their records, and labels of groups between rows do.
        let is_label = |text: &str| text.len() <= MAX_LABEL_LENGTH && !matches!(numbering(text).0, Some(Numbering::Top(_)));
        match lone {
            Some(at) if !(in_table && i < last && cells.get(at).is_some_and(|cell| is_label(&cell.text.content))) => {
                in_table = false;
                let text = cells.swap_remove(at).text;
                blocks.push(Block::Line(Line { text, heading: false, indent: 0, link: None }));
            }
            _ => {
                if !in_table {
                    blocks.push(Block::Table(Table { layout: Layout::Delimited, rows: Vec::new() }));
                }
                in_table = true;
                if let Some(Block::Table(table)) = blocks.last_mut() {
                    table.rows.push(Row { cells });
                }
            }
        }
    }
    Ok(Some(blocks))
}

fn cell<'a>(text: &'a str, column: usize, field: &Field) -> Cell<'a> {
    let own = match field.content(text) {
        content @ Cow::Owned(_) => Text::new(content, Span::new(field.range.start, field.range.end)),
        Cow::Borrowed(content) => Text::borrowed(content, field.range.start),
    };
    Cell::new(own, column as u32)
}

/// What may stand between the values of a row.
const SEPARATORS: [&str; 4] = [",", ";", "，", "；"];

/// Values of a row as long as those of Table III and IV.
const WIDE: usize = 7;

/// Longest quoted field of a table among other lines, in bytes.
const MAX_QUOTED: usize = 400;

/// The rows among the lines of a text that start with the first: their number of lines, and the table where they are one.
///
/// # Errors
/// `limit-exceeded` for more cells than the limits allow.
pub fn run<'a>(text: &'a str, lines: &[RawLine<'a>], cells: &mut usize) -> Result<(usize, Option<Table<'a>>), Error> {
    let Some(first) = lines.first() else { return Ok((0, None)) };
    let Some(separator) = SEPARATORS.into_iter().find(|separator| first.text.contains(separator)) else { return Ok((0, None)) };
    let (mut rows, mut with_values, mut widest, mut at) = (Vec::new(), 0, 0, first.start);
    for line in lines {
        if line.start < at {
            continue;
        }
        // A quote that is not closed on its line would be looked for in the whole text.
        let end = (line.start + line.text.len() + MAX_QUOTED).min(text.len());
        let end = (end..text.len()).find(|&end| text.is_char_boundary(end)).unwrap_or(text.len());
        let within = text.get(..end).unwrap_or(text);
        let Some((fields, next)) = record(within, line.start, separator, limits::TABLE_CELLS) else { break };
        let Some(values) = row_values(text, &fields) else { break };
        *cells += fields.len();
        if *cells > limits::TABLE_CELLS {
            return Err(Error::limit(Limited::Cells, limits::TABLE_CELLS as u64));
        }
        with_values += usize::from(values > 0);
        widest = widest.max(values);
        rows.push(Row { cells: fields.iter().enumerate().map(|(column, field)| cell(text, column, field)).collect() });
        at = next;
    }
    let taken = lines.iter().take_while(|line| line.start < at).count();
    // Blocks of Table II have two rows of words each, Table IV has three and one of values.
    let is_table = rows.len() > 1 && (with_values * 3 >= rows.len() || widest >= WIDE);
    Ok((taken, is_table.then_some(Table { layout: Layout::Delimited, rows })))
}

/// How many values a row of a table has; `None` for a record that is none: a sentence, or the thousands of one number.
fn row_values(text: &str, fields: &[Field]) -> Option<usize> {
    if fields.len() < 2 {
        return None;
    }
    let (mut values, mut words, mut thousands) = (0, 0, true);
    for (i, field) in fields.iter().enumerate() {
        let own = text.get(field.range.clone()).unwrap_or("").trim();
        match number::read(own) {
            Reading::Number(_) | Reading::Placeholder => values += 1,
            Reading::Blank => {}
            Reading::Other => {
                let is_label = own.len() <= MAX_LABEL_LENGTH && own.contains(is_han) && !own.contains('。');
                if !is_label || !has_digits_of_label(own) {
                    return None;
                }
                words += usize::from(!is_end_of_thousands(own));
            }
        }
        thousands &= i == 0 || own.len() == 3 || is_end_of_thousands(own);
    }
    (words > 0 || !thousands).then_some(values)
}

/// Whether digits are in a field as in a label: as its ordinal, as that of a part of it (其中：1．在办), or in its note
/// (相同信息计1条).
fn has_digits_of_label(field: &str) -> bool {
    let inner = field.trim_start_matches(is_digit);
    let (words, note) = inner.strip_suffix(['）', ')']).and_then(|rest| rest.split_once(['（', '('])).unwrap_or((inner, ""));
    let is_ordinal = |(at, digits): (usize, &str)| words.get(at + digits.len()..).is_some_and(|rest| rest.starts_with(['.', '．', '、']));
    let runs = |text: &str| {
        let mut runs = Vec::new();
        for part in text.split(|c: char| !is_digit(c)).filter(|part| !part.is_empty()) {
            runs.push((part.as_ptr() as usize - text.as_ptr() as usize, part.len()));
        }
        runs
    };
    runs(words).into_iter().all(|(at, length)| is_ordinal((at, words.get(at..at + length).unwrap_or(""))))
        && runs(note).into_iter().all(|(_, length)| length == 1)
}

/// Whether a field is the last three digits of a number with its unit: 312件 of 9,312件.
fn is_end_of_thousands(field: &str) -> bool {
    let unit = field.trim_start_matches(is_digit).trim_start();
    field.len() - field.trim_start_matches(is_digit).len() == 3 && unit.chars().count() <= 2 && unit.chars().all(is_han)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Option<Vec<Vec<String>>> {
        let blocks = read(text).unwrap()?;
        let row = |row: &Row<'_>| row.cells.iter().map(|cell| cell.text.content.to_string()).collect();
        Some(
            blocks
                .iter()
                .flat_map(|block| match block {
                    Block::Line(line) => vec![vec![line.text.content.to_string()]],
                    Block::Table(table) => table.rows.iter().map(row).collect(),
                })
                .collect(),
        )
    }

    #[test]
    fn quotes_and_empty_fields() {
        let read = texts("标题,,\r\n信息内容,\"本年,\"\"处理\"\"\",\r\n行政许可,\"1,477\",\r\n").unwrap();
        assert_eq!(read, [vec!["标题"], vec!["信息内容", "本年,\"处理\"", ""], vec!["行政许可", "1,477", ""]]);
    }

    #[test]
    fn prose_with_commas_is_none() {
        for text in ["a,b\nc\nd,e\n", "一,二\n三,四\n", "a,\"b\nc,d\ne,f\n", ""] {
            assert!(texts(text).is_none(), "{text}");
        }
    }

    fn runs(text: &str) -> Vec<Vec<Vec<String>>> {
        let document = super::super::read(text, &crate::meter::Meter::new(text.len())).unwrap();
        let table = |block: &Block<'_>| match block {
            Block::Table(table) => Some(
                table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.content.to_string()).collect()).collect::<Vec<Vec<_>>>(),
            ),
            Block::Line(_) => None,
        };
        document.blocks.iter().filter_map(table).collect()
    }

    #[test]
    fn tables_among_the_lines_of_a_text() {
        let text = "甲县水利局报告\n规章,3,0,15\n\"行政\n许可\",\"1,477\",,\n说明如下。\n行政处罚;5\n行政强制;-\n完。\n";
        let tables = runs(text);
        assert_eq!(tables[0], [vec!["规章", "3", "0", "15"], vec!["行政\n许可", "1,477", "", ""]]);
        assert_eq!(tables[1], [vec!["行政处罚", "5"], vec!["行政强制", "-"]]);
    }

    #[test]
    fn headers_of_several_rows_belong_to_their_table() {
        let blocks = "甲县水利局报告\n\"第五项\",\"\"\n\"信息内容\",\"数量\"\n\"行政许可\",\"7\"\n\"第六项\",\"\"\n\"信息内容\",\"数量\"\n\"行政处罚\",\"8\"\n完。\n";
        assert_eq!(runs(blocks)[0].len(), 6);
        let wide = "甲县水利局报告\n复议,,,诉讼,,,\n维持,纠正,其他,直接,,后,\n,,,维持,纠正,维持,纠正\n1,2,3,4,5,6,7\n完。\n";
        assert_eq!(runs(wide)[0].len(), 4);
    }

    #[test]
    fn thousands_and_sentences_are_no_rows() {
        for text in [
            "标题\n1,234\n5,678\n",
            "标题\n收到12件,办结3件\n公开5件,其中2件\n",
            "标题\n一、本年新收 1,234 5\n二、上年结转 2,345 6\n",
            "重复申请\n9,312件\n1,029,992 件\n15,667万元\n",
        ] {
            assert!(runs(text).is_empty(), "{text}");
        }
    }
}
