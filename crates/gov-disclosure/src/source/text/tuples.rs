//! Headers of several levels that a data frame names each column by: `('申请人情况', '法人或其他组织', '商业企业')`.

use crate::document::{Cell, Row, Table, Text};
use crate::lex::grammar::is_digit;

/// Levels that a header has.
const LEVELS: usize = 6;

/// Writes the levels of such headers as rows of their own.
pub fn spread(table: &mut Table<'_>) {
    if !table.rows.iter().any(|row| levels(row).is_some()) {
        return;
    }
    let rows = std::mem::take(&mut table.rows);
    table.rows =
        rows.into_iter().flat_map(|row| if let Some(levels) = levels(&row) { by_level(&row, levels) } else { vec![row] }).collect();
}

/// A row for each of the levels that the cells of a row name.
fn by_level<'a>(row: &Row<'a>, levels: usize) -> Vec<Row<'a>> {
    let part = |cell: &Cell<'a>, level: usize| {
        let range = parts(&cell.text.content).and_then(|parts| parts.into_iter().nth(level));
        let text = range.map_or_else(Text::default, |range| {
            let span = cell.text.part(range.clone());
            Text::new(cell.text.content.get(range).unwrap_or("").to_owned(), span)
        });
        Cell { text, ..cell.clone() }
    };
    (0..levels).map(|level| Row { cells: row.cells.iter().map(|cell| part(cell, level)).collect() }).collect()
}

/// How many levels the cells of a row name, where each that is not empty names as many.
fn levels(row: &Row<'_>) -> Option<usize> {
    let mut named = row.cells.iter().filter(|cell| !cell.text.is_blank()).map(|cell| parts(&cell.text.content).map(|parts| parts.len()));
    let first = named.next()??;
    let mut count = 1;
    let is_alike = named.all(|own| {
        count += 1;
        own == Some(first)
    });
    (is_alike && count > 1).then_some(first)
}

/// The parts of a tuple as a data frame prints it, without the number that tells a repeated name from the first: 总计.1.
fn parts(text: &str) -> Option<Vec<std::ops::Range<usize>>> {
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    let mut out = Vec::new();
    let mut at = 1;
    for (i, part) in inner.split(", ").enumerate() {
        if i >= LEVELS {
            return None;
        }
        let own = part.strip_prefix('\'')?.strip_suffix('\'')?;
        let name = own.trim_end_matches(is_digit).strip_suffix('.').filter(|name| !name.is_empty()).unwrap_or(own);
        out.push(at + 1..at + 1 + name.len());
        at += part.len() + ", ".len();
    }
    (out.len() > 1).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::document::Block;

    #[test]
    fn the_levels_of_a_header_are_rows() {
        let text = "| ('项目', '内容') | ('数', '个人') | ('数', '总计.1') |\n|:--|--:|--:|\n| 规章 | 6 | 7 |\n";
        let document = read(text, &crate::meter::Meter::new(text.len())).unwrap();
        let Some(Block::Table(table)) = document.blocks.first() else { panic!() };
        let texts: Vec<Vec<&str>> = table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(texts, [["项目", "数", "数"], ["内容", "个人", "总计"], ["规章", "6", "7"]]);
        assert_eq!(&text[table.rows[1].cells[2].text.span.range()], "总计");
    }

    #[test]
    fn words_in_brackets_are_no_tuple() {
        for text in ["('甲')", "(甲, 乙)", "('甲', 乙)", "'甲', '乙'", "('甲', '乙'"] {
            assert_eq!(super::parts(text), None, "{text}");
        }
    }
}
