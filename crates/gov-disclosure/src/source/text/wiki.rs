//! Headings and tables of MediaWiki: `{|` and `|}` around them, `|-` between rows, a cell on each line or several with `||`.

use super::attributes;
use super::lines::RawLine;
use crate::document::{GridBuilder, Table, Text};
use crate::error::Error;
use crate::fact::Limited;
use crate::lex::grammar::is_digit;
use crate::limits;

/// The table that starts with the first line, and its number of lines; `None` where it starts with none, or with one that is
/// not closed.
///
/// # Errors
/// `limit-exceeded` for more cells than the limits allow.
pub fn table<'a>(lines: &[RawLine<'a>], cells: &mut usize) -> Result<Option<(usize, Table<'a>)>, Error> {
    if !lines.first().is_some_and(|line| line.text.trim_start().starts_with("{|")) {
        return Ok(None);
    }
    // A table within a cell is none of the form's.
    let mark = |line: &RawLine<'_>| line.text.trim_start().get(..2).filter(|mark| matches!(*mark, "{|" | "|}")).map(str::to_owned);
    let next = lines.iter().enumerate().skip(1).find_map(|(at, line)| Some((at, mark(line)?)));
    let Some(end) = next.filter(|(_, mark)| mark == "|}").map(|(at, _)| at) else { return Ok(None) };
    let mut builder = Builder { grid: GridBuilder::new(), open: None, budget: limits::SPAN_SLOTS };
    for line in lines.get(1..end).unwrap_or_default() {
        let body = line.text.trim_start();
        let start = line.start + (line.text.len() - body.len());
        let is_whole = match body.get(..2) {
            Some("|-") => builder.close() && builder.start_row(),
            // A caption.
            Some("|+") => builder.close(),
            _ => match body.strip_prefix(['|', '!']) {
                Some(own) => builder.cells(own, start + 1, if body.starts_with('!') { "!!" } else { "||" }, cells),
                None => {
                    builder.go_on(body, start);
                    true
                }
            },
        };
        if !is_whole || *cells > limits::TABLE_CELLS {
            return Err(Error::limit(Limited::Cells, limits::TABLE_CELLS as u64));
        }
    }
    if !builder.close() {
        return Err(Error::limit(Limited::Cells, limits::TABLE_CELLS as u64));
    }
    Ok(Some((end + 1, builder.grid.finish())))
}

/// A line without the signs in front of a heading, where it is one, and with those after it: == 一、总体情况 ==.
pub fn heading(line: &str) -> Option<&str> {
    let own = line.trim_start_matches('=');
    let is_heading = own.len() < line.len() && own.starts_with(' ') && !own.trim_end_matches(['=', ' ']).is_empty();
    is_heading.then(|| own.trim_start())
}

/// A table that is being read.
struct Builder<'a> {
    grid: GridBuilder<'a>,
    /// The last cell, with its columns and rows: it may go on in the next line.
    open: Option<(Text<'a>, u32, u32)>,
    budget: usize,
}

impl<'a> Builder<'a> {
    /// Adds the last cell; says whether there was room.
    fn close(&mut self) -> bool {
        let Some((text, columns, rows)) = self.open.take() else { return true };
        self.grid.add(without_markup(attributes::without(text)), columns, rows, &mut self.budget).is_ok()
    }

    fn start_row(&mut self) -> bool {
        self.grid.start_row();
        true
    }

    /// Adds the cells of a line without its first mark.
    fn cells(&mut self, line: &'a str, start: usize, separator: &str, count: &mut usize) -> bool {
        let mut at = 0;
        // Cells of a row of headers may be separated as others are.
        let parts = line.split(if line.contains(separator) { separator } else { "||" });
        parts.into_iter().all(|part| {
            let offset = start + at;
            at += part.len() + 2;
            *count += 1;
            let is_attributes = |own: &&str| own.contains('=') && !own.contains("[[");
            let (attributes, content) = match part.split_once('|').filter(|(own, _)| is_attributes(own)) {
                Some((attributes, content)) => (attributes, content),
                None => ("", part),
            };
            let lead = part.len() - content.len() + (content.len() - content.trim_start().len());
            let is_added = self.close();
            let text = Text::borrowed(content.trim(), offset + lead);
            self.open = Some((text, span(attributes, "colspan"), span(attributes, "rowspan")));
            is_added && *count <= limits::TABLE_CELLS
        })
    }

    /// Adds a line to the last cell.
    fn go_on(&mut self, line: &'a str, start: usize) {
        let own = Text::borrowed(line.trim_end(), start);
        if let Some((text, ..)) = self.open.as_mut().filter(|_| !own.content.is_empty()) {
            text.push_line(&own);
        }
    }
}

/// A text without tags and the quotes of bold and slanted text.
fn without_markup(text: Text<'_>) -> Text<'_> {
    if !text.content.contains(['<', '\'']) {
        return text;
    }
    let (mut out, mut at) = (Text::default(), 0);
    while let Some(rest) = text.content.get(at..).filter(|rest| !rest.is_empty()) {
        let length = markup(rest);
        let end = match length {
            0 => rest.char_indices().skip(1).find(|(_, c)| matches!(c, '<' | '\'')).map_or(text.content.len(), |(next, _)| at + next),
            length => at + length,
        };
        if length == 0 {
            out.push(text.content.get(at..end).unwrap_or(""), text.part(at..end));
        }
        at = end;
    }
    if out.is_blank() { Text::new("", text.span) } else { out }
}

/// Bytes of the tag or the quotes that a text starts with.
fn markup(text: &str) -> usize {
    let quotes = text.len() - text.trim_start_matches('\'').len();
    if quotes > 1 {
        return quotes;
    }
    let is_tag = text.strip_prefix('<').is_some_and(|rest| rest.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic()));
    if is_tag { text.find('>').map_or(0, |end| end + 1) } else { 0 }
}

/// How many columns or rows a cell takes, by its attributes.
fn span(attributes: &str, name: &str) -> u32 {
    let own = attributes.split_once(name).map_or("", |(_, rest)| rest.trim_start_matches(['=', '"', '\'', ' ']));
    let digits = own.find(|c| !is_digit(c)).and_then(|end| own.get(..end)).unwrap_or(own);
    digits.parse().unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::document::{Block, Layout};

    /// The texts of the first table that is one of MediaWiki, with their columns and spans.
    fn cells(text: &str) -> Vec<Vec<(String, u32, u32, u32)>> {
        let document = read(text, &crate::meter::Meter::new(text.len())).unwrap();
        let is_own = |block: &Block<'_>| matches!(block, Block::Table(table) if table.layout == Layout::Grid);
        let Some(Block::Table(table)) = document.blocks.into_iter().find(is_own) else { return Vec::new() };
        let cell = |cell: crate::document::Cell<'_>| (cell.text.content.to_string(), cell.column, cell.columns, cell.rows);
        table.rows.into_iter().map(|row| row.cells.into_iter().map(cell).collect()).collect()
    }

    #[test]
    fn a_cell_a_line_and_several() {
        let expected = [["规章", "", "6"], ["许可", "-", "1,477"]];
        for text in [
            "报告\n{|\n| 规章\n|\n| 6\n|-\n| 许可\n| -\n| 1,477\n|}\n完。\n",
            "报告\n{| class=\"wikitable\"\n|+ <!-- caption -->\n|-\n| 规章 || || style=\"text-align: right;\"| 6\n|-\n| 许可 || - || 1,477\n|}\n",
        ] {
            let rows: Vec<Vec<String>> = cells(text).into_iter().map(|row| row.into_iter().map(|cell| cell.0).collect()).collect();
            let rows: Vec<_> = rows.into_iter().filter(|row| !row.is_empty()).collect();
            assert_eq!(rows, expected, "{text}");
        }
    }

    #[test]
    fn merged_cells_and_lines_of_a_cell() {
        let rows = cells("{|\n! rowspan=\"2\"| 项目\n! colspan=2 | 数量\n|-\n| 新收 !\n件\n\n| 3\n|}\n");
        let own = |text: &str, column, columns, rows| (text.to_owned(), column, columns, rows);
        assert_eq!(rows, [vec![own("项目", 0, 1, 2), own("数量", 1, 2, 1)], vec![own("新收 !\n件", 1, 1, 1), own("3", 2, 1, 1)]]);
    }

    #[test]
    fn tags_and_quotes_are_no_text() {
        let rows = cells("{|\n| '''（七）'''总计\n| <span lang=\"EN-US\">4</span><span>1</span>\n| a < b\n| <span> </span>\n|}\n");
        let texts: Vec<&str> = rows[0].iter().map(|cell| cell.0.as_str()).collect();
        assert_eq!(texts, ["（七）总计", "41", "a < b", ""]);
    }

    #[test]
    fn a_table_that_is_not_closed_is_none() {
        assert!(cells("{|\n| 规章\n").is_empty());
        assert!(cells("{|\n| 规章\n{|\n| 6\n|}\n|}\n").iter().flatten().all(|cell| cell.0 != "规章"));
    }
}
