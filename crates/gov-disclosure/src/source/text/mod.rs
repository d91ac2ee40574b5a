//! Text in any layout to a document: lines, and the tables that separators draw.
//!
//! Columns aligned by spaces and tables of one cell per line stay lines: what belongs together is known
//! only to a reader who knows the form.

mod attributes;
mod commas;
mod delimited;
mod drawn;
mod index;
mod latex;
mod lines;
mod lists;
mod prefix;
mod quoted;
mod tuples;
mod wiki;
mod written;

use crate::document::{Block, Cell, Document, Line, Span, Table, Text};
use crate::error::Error;
use crate::meter::Meter;
use drawn::Drawing;
use lines::RawLine;

/// Reads a text.
///
/// # Errors
/// `limit-exceeded` for more lines or cells than the limits allow.
pub fn read<'a>(text: &'a str, meter: &Meter) -> Result<Document<'a>, Error> {
    meter.work(text.len())?;
    if let Some(mut blocks) = commas::read(text)? {
        meter.hold(blocks.len() * size_of::<Block<'_>>())?;
        spread_tuples(&mut blocks);
        return Ok(Document { blocks, ..Document::default() });
    }
    let mut lines = quoted::join(text, written::split(text, lines::split(text)?)?);
    prefix::drop(&mut lines);
    index::drop(&mut lines);
    let has_page_fractions = lines::drop_page_numbers(&mut lines);
    // What reads the lines writes each of them once more, without what does not matter.
    meter.hold(text.len() + lines.len() * (size_of::<RawLine<'_>>() + 2 * size_of::<Block<'_>>()))?;
    let mut document = Document { has_page_fractions, ..Document::default() };
    let mut cells = 0;
    // Rows up to here were looked at and are no table of their own.
    let mut looked_at = 0;
    let mut rest = lines.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let before = cells;
        if first.start >= looked_at {
            match drawn::table(rest, &mut cells, meter)? {
                Drawing::None(taken) => looked_at = rest.get(taken).map_or(text.len(), |line| line.start),
                Drawing::Table(taken, table) => {
                    meter.hold((cells - before) * size_of::<Cell<'_>>())?;
                    document.blocks.push(Block::Table(table));
                    rest = rest.get(taken..).unwrap_or_default();
                    continue;
                }
                Drawing::Unclear(taken) => {
                    let (run, after) = rest.split_at(taken);
                    document.blocks.extend(run.iter().filter_map(plain).map(Block::Line));
                    rest = after;
                    continue;
                }
            }
            let before = cells;
            let marked_up = match wiki::table(rest, &mut cells)? {
                None => latex::table(text, rest, &mut cells)?,
                table => table,
            };
            if let Some((taken, table)) = marked_up {
                meter.hold((cells - before) * size_of::<Cell<'_>>())?;
                document.blocks.push(Block::Table(table));
                rest = rest.get(taken..).unwrap_or_default();
                continue;
            }
            let (taken, table) = match lists::is_list(first.text) {
                true => lists::run(text, rest, &mut cells, meter)?,
                false => commas::run(text, rest, &mut cells)?,
            };
            meter.hold((cells - before) * size_of::<Cell<'_>>())?;
            if let Some(table) = table {
                document.blocks.push(Block::Table(table));
                rest = rest.get(taken..).unwrap_or_default();
                continue;
            }
            looked_at = looked_at.max(rest.get(taken).map_or(text.len(), |line| line.start));
        }
        if let Some((taken, separator)) = delimited::run(rest) {
            let (run, after) = rest.split_at(taken.max(1));
            let before = cells;
            let table = delimited::table(run, separator, &mut cells)?;
            meter.hold((cells - before) * size_of::<Cell<'_>>())?;
            match table {
                Some(table) => document.blocks.push(Block::Table(table)),
                None => document.blocks.extend(run.iter().filter_map(plain).map(Block::Line)),
            }
            rest = after;
            continue;
        }
        if let Some(line) = plain(first) {
            document.blocks.push(Block::Line(line));
        }
        rest = after;
    }
    spread_tuples(&mut document.blocks);
    // A file that people saved ends with a newline; one that was cut does not.
    if let Some(last) = lines.last().filter(|last| !last.text.trim().is_empty() && last.start + last.text.len() == text.len()) {
        document.cut = Some(Span::new(last.start, last.start + last.text.trim_end().len()));
    }
    Ok(document)
}

/// Writes the levels of headers that data frames print as tuples in rows of their own.
fn spread_tuples(blocks: &mut [Block<'_>]) {
    let tables = blocks.iter_mut().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    tables.for_each(tuples::spread);
}

/// Tables that separators draw among lines that another source has read: Markdown with parts in HTML.
///
/// # Errors
/// `limit-exceeded` for more cells than the limits allow.
pub fn tables<'a>(blocks: Vec<Block<'a>>, meter: &Meter) -> Result<Vec<Block<'a>>, Error> {
    meter.hold(blocks.len() * size_of::<Block<'_>>())?;
    let mut out = Vec::with_capacity(blocks.len());
    let mut cells = 0;
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        let mut run: Vec<Line<'a>> = Vec::new();
        match block {
            Block::Line(line) if line.text.content.contains('|') => run.push(line),
            other => {
                out.push(other);
                continue;
            }
        }
        while let Some(Block::Line(line)) = blocks.next_if(|next| matches!(next, Block::Line(line) if line.text.content.contains('|'))) {
            run.push(line);
        }
        // The cells are cut out of the lines as if these stood one after the other, and then given their places.
        let start = |next: &mut usize, line: &Line<'_>| {
            let start = *next;
            *next += line.text.content.len() + 1;
            Some(start)
        };
        let starts: Vec<usize> = run.iter().scan(0, start).collect();
        let lines = run.iter().zip(&starts).map(|(line, &start)| RawLine { text: &line.text.content, start, page_break: false });
        let lines: Vec<RawLine<'_>> = lines.collect();
        let before = cells;
        let table = delimited::table(&lines, delimited::Separator::Pipe, &mut cells)?;
        meter.hold((cells - before) * 2 * size_of::<Cell<'_>>())?;
        match table.map(Table::into_owned) {
            Some(mut table) => {
                for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                    let own = cell.text.span.range();
                    let at = starts.partition_point(|start| *start <= own.start).saturating_sub(1);
                    if let Some((line, start)) = run.get(at).zip(starts.get(at)) {
                        cell.text.span = line.text.part(own.start - start..own.end - start);
                    }
                }
                out.push(Block::Table(table));
            }
            None => out.extend(run.into_iter().map(Block::Line)),
        }
    }
    Ok(out)
}

/// A line without the marks of Markdown in front of it. ** that nothing closes stands for a name where what follows
/// cannot start one: **县教育局.
pub fn without_marks<'a>(line: &'a str, marks: &[char]) -> &'a str {
    let bare = line.trim_start_matches(marks);
    let before = line.get(..line.len() - bare.len()).unwrap_or("");
    let mask = before.len() - before.trim_end_matches('*').len();
    let is_mask = mask >= 2
        && !bare.contains("**")
        && bare.starts_with(['省', '市', '县', '縣', '区', '區', '旗', '州', '镇', '鎮', '乡', '鄉', '街', '局', '委', '厅', '廳']);
    if is_mask { line.get(before.len() - mask..).unwrap_or(bare) } else { bare }
}

/// Whether a line is drawn, such as the one below a heading of Markdown.
pub fn is_rule(line: &str) -> bool {
    line.len() > 3 && line.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'+' | b'_' | b' '))
}

/// A line as a paragraph, without the marks of Markdown. An empty line stays one: it may be an empty
/// cell. `None` for a rule.
fn plain<'a>(line: &RawLine<'a>) -> Option<Line<'a>> {
    let body = line.text.trim_start();
    // The mark of an empty first cell in a simple table of reStructuredText.
    let body = body.strip_prefix('\\').filter(|rest| rest.starts_with("  ")).map_or(body, str::trim_start);
    let indent = line.text.get(..line.text.len() - body.len()).unwrap_or("").chars().count();
    if let Some(words) = latex::heading(body) {
        let start = line.start + (line.text.len() - body.len()) + words.start;
        let text = Text::borrowed(body.get(words).unwrap_or(""), start);
        return Some(Line { text, heading: true, indent: indent as u32, link: None });
    }
    let of_wiki = wiki::heading(body);
    // ####: a number that its column was too narrow for.
    let is_hashes = body.len() > 1 && body.trim_end().bytes().all(|byte| byte == b'#');
    let heading = body.starts_with('#') && !is_hashes || of_wiki.is_some();
    let body = if is_hashes { body } else { without_marks(of_wiki.unwrap_or(body), &['#', '>', '*', ' ']) };
    let start = line.start + (line.text.len() - body.len());
    let body = if of_wiki.is_some() { body.trim_end_matches(['=', ' ']) } else { body };
    let mut body = body.trim_end();
    while let Some(bare) = body.strip_suffix("**") {
        body = bare;
    }
    let mut text = attributes::without(Text::borrowed(body, start));
    if is_rule(&text.content) {
        return None;
    }
    if text.is_blank() {
        text.content = "".into();
    }
    Some(Line { text, heading, indent: indent as u32, link: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_front_of_a_line_go_and_a_masked_name_stays() {
        for (line, bare) in [
            ("## 一、总体情况", " 一、总体情况"),
            ("**禾渡县教育局**", "禾渡县教育局**"),
            ("**禾渡县教育局", "禾渡县教育局"),
            ("**县教育局", "**县教育局"),
            ("#**县教育局", "**县教育局"),
            ("**县教育局**", "县教育局**"),
            ("*县教育局", "县教育局"),
        ] {
            assert_eq!(without_marks(line, &['#', '>', '*']), bare, "{line}");
        }
    }
}
