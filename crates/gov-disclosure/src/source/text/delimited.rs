//! Tables drawn by separators: rows with pipes, Markdown, boxes, tabs, and one cell per line with a pipe.

use super::lines::RawLine;
use super::quoted;
use crate::document::{Cell, Layout, Row, Table, Text};
use crate::error::Error;
use crate::fact::Limited;
use crate::limits;

/// What parts the cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    Pipe,
    Tab,
}

fn is_pipe(c: char) -> bool {
    matches!(c, '|' | '│' | '┃' | '｜' | '║' | '¦')
}

/// The separator of one line.
fn separator(line: &str) -> Option<Separator> {
    if line.contains(is_pipe) { Some(Separator::Pipe) } else { line.contains('\t').then_some(Separator::Tab) }
}

/// Whether a line only draws the border between rows.
fn is_rule(line: &str) -> bool {
    let body = line.trim();
    if !body.starts_with(|c: char| c.is_ascii_punctuation() || ('\u{2500}'..='\u{257F}').contains(&c)) {
        return false;
    }
    let draws = |c: char| matches!(c, '-' | '=' | '+' | ':' | '_' | ' ' | '|') || ('\u{2500}'..='\u{257F}').contains(&c);
    // :-- and --: align a column.
    ["---", "===", "___", "───", "━━━", ":-", "-:"].iter().any(|stroke| body.contains(stroke)) && body.chars().all(draws)
}

/// Border lines before the first row: a table draws one or two.
const MAX_RULES: usize = 4;

/// How many of the first lines make one table by their separators, and which. Linear: a line that
/// cannot start a table is looked at once.
pub fn run(lines: &[RawLine<'_>]) -> Option<(usize, Separator)> {
    let first = lines.first()?;
    let mut kind = if is_rule(first.text) { None } else { Some(separator(first.text)?) };
    let mut end = 0;
    for (i, line) in lines.iter().enumerate() {
        if kind.is_none() && i >= MAX_RULES {
            return None;
        }
        if line.page_break && i > 0 && kind == Some(Separator::Tab) {
            break;
        }
        if is_rule(line.text) {
            if kind == Some(Separator::Tab) {
                break;
            }
            end = i + 1;
            continue;
        }
        match separator(line.text) {
            None if line.text.trim().is_empty() => continue,
            // A cell broken over two lines: a short line right between two rows.
            None if end == i
                && kind.is_some()
                && is_broken_cell(line.text)
                && lines.get(i + 1).is_some_and(|next| separator(next.text) == kind) => {}
            Some(found) if kind.is_none_or(|kind| kind == found) => {
                kind = Some(found);
                end = i + 1;
            }
            _ => break,
        }
    }
    kind.map(|kind| (end, kind))
}

/// Longest part of a broken cell, in bytes.
const BROKEN_CELL: usize = 90;

fn is_broken_cell(line: &str) -> bool {
    line.len() <= BROKEN_CELL && !line.contains(['。', '；'])
}

/// Ends of sentences on a line by itself beyond which its separators are marks of the text, such as a `|` in a title.
const SENTENCES: usize = 2;

fn pipes(line: &str) -> usize {
    line.chars().filter(|c| is_pipe(*c)).count()
}

/// Where the pipes of a table are borders. At the start of a line a pipe is one, or follows an empty cell; at the end it is one, or an
/// empty cell follows it: then lines without it have as many.
struct Borders {
    at_start: bool,
    /// How many pipes lines have that do not end with one, where there are some.
    open_at_end: Vec<usize>,
    /// Pipes come in pairs only: || 规章 || 6 ||.
    in_pairs: bool,
}

impl Borders {
    fn of(lines: &[RawLine<'_>]) -> Self {
        /// Lines that show a habit: one may be damaged.
        const ENOUGH: usize = 2;
        let own: Vec<(&str, usize)> =
            lines.iter().map(|line| (line.text.trim(), pipes(line.text))).filter(|(line, count)| *count > 0 && !is_rule(line)).collect();
        let counts = |is_own: &dyn Fn(&str) -> bool| {
            let mut counts: Vec<usize> = own.iter().filter(|(line, _)| is_own(line)).map(|(_, count)| *count).collect();
            counts.sort_unstable();
            counts
        };
        let starts = counts(&|line| line.starts_with(is_pipe));
        let open = counts(&|line| !line.starts_with(is_pipe));
        let alike = open.iter().filter(|count| starts.binary_search(count).is_ok()).count();
        let mut open_at_end = counts(&|line| !line.ends_with(is_pipe));
        open_at_end.retain(|count| *count > 1);
        if open_at_end.len() < ENOUGH || open_at_end.len() * 2 < own.len() {
            open_at_end.clear();
        }
        open_at_end.dedup();
        let in_pairs = own.len() >= ENOUGH && own.iter().all(|(line, count)| is_in_pairs(line, *count));
        Self { at_start: (starts.len() > open.len() || lines.len() < 3) && alike < ENOUGH, open_at_end, in_pairs }
    }
}

/// Whether a line starts and ends with two pipes, has two between its cells, and is no row of empty cells.
fn is_in_pairs(line: &str, count: usize) -> bool {
    let inner = line.strip_prefix("||").and_then(|rest| rest.strip_suffix("||"));
    inner.is_some_and(|inner| !inner.is_empty() && inner.matches("||").count() * 2 + 4 == count)
}

/// The table of a run; `None` where its lines are prose with a stray separator.
pub fn table<'a>(lines: &[RawLine<'a>], kind: Separator, count: &mut usize) -> Result<Option<Table<'a>>, Error> {
    if let [only] = lines
        && only.text.matches('。').nth(SENTENCES).is_some()
    {
        return Ok(None);
    }
    let borders = Borders::of(lines);
    let mut rows: Vec<Row<'a>> = Vec::with_capacity(lines.len());
    let (mut wide, mut filled) = (0usize, 0usize);
    for line in lines {
        if is_rule(line.text) || line.text.trim().is_empty() && !line.text.contains('\t') {
            continue;
        }
        let row = row(line, kind, &borders);
        *count += row.cells.len();
        if *count > limits::TABLE_CELLS {
            return Err(Error::limit(Limited::Cells, limits::TABLE_CELLS as u64));
        }
        let texts = row.cells.iter().filter(|cell| !cell.text.is_blank()).count();
        filled += usize::from(texts > 0);
        wide += usize::from(texts > 1);
        rows.push(row);
    }
    if kind == Separator::Tab {
        without_frame(&mut rows);
        return Ok((wide > 0).then_some(Table { layout: Layout::Delimited, rows }));
    }
    // Rows with pipes hold several cells per line; one cell per line holds one.
    if wide * 5 >= filled {
        return Ok((filled > 0).then_some(Table { layout: Layout::Delimited, rows }));
    }
    if filled < 2 {
        return Ok(None);
    }
    rows.iter_mut().for_each(mark_filler);
    Ok(Some(Table { layout: Layout::Cells, rows }))
}

fn row<'a>(line: &RawLine<'a>, kind: Separator, borders: &Borders) -> Row<'a> {
    let mut body = line.text;
    let mut start = line.start;
    if borders.in_pairs {
        if let Some(inner) = body.trim().strip_prefix("||").and_then(|rest| rest.strip_suffix("||")) {
            start += body.len() - body.trim_start().len() + "||".len();
            body = inner;
        }
    } else if kind == Separator::Pipe {
        // Borders are not cells: a leading pipe where rows have one, a trailing one after text.
        let trimmed = body.trim_start();
        if borders.at_start
            && let Some(inner) = trimmed.strip_prefix(is_pipe)
            && inner.contains(|c: char| !c.is_whitespace() && !is_pipe(c))
        {
            start += body.len() - inner.len();
            body = inner;
        }
        let trimmed = body.trim_end();
        if let Some(inner) = trimmed.strip_suffix(is_pipe) {
            body = if borders.open_at_end.contains(&pipes(line.text)) { body } else { inner };
        } else {
            body = trimmed;
        }
    }
    let mut cells = Vec::new();
    let is_separator = |c: char| if kind == Separator::Tab { c == '\t' } else { is_pipe(c) };
    let mut at = 0;
    for (i, part) in body.split(is_separator).take(limits::TABLE_CELLS + 1).enumerate() {
        let offset = start + at;
        at += part.len() + body.get(at + part.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        // Between the two pipes of a pair.
        if borders.in_pairs && i % 2 == 1 {
            continue;
        }
        let inner = part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '_' | '*'));
        let inner = match kind {
            Separator::Tab => quoted::without(inner),
            // Attributes of MoinMoin: ||<style="text-align: right;"> 5 ||.
            Separator::Pipe if borders.in_pairs && inner.starts_with("<style=") => {
                inner.split_once('>').map_or(inner, |(_, own)| own.trim())
            }
            Separator::Pipe => inner,
        };
        let lead = part.find(inner).unwrap_or(0);
        cells.push(Cell::new(Text::borrowed(inner, offset + lead), cells.len() as u32));
    }
    Row { cells }
}

/// Takes the tabs off the ends of lines that all start and end with one: `get_text("\t")` puts them around each row.
fn without_frame(rows: &mut [Row<'_>]) {
    /// Lines with several cells that show it.
    const ENOUGH: usize = 2;
    let is_wide = |row: &&Row<'_>| row.cells.len() > 2;
    let is_blank = |cell: Option<&Cell<'_>>| cell.is_some_and(|cell| cell.text.is_blank());
    let is_framed = |row: &Row<'_>| is_blank(row.cells.first()) && is_blank(row.cells.last());
    let wide = || rows.iter().filter(is_wide);
    if wide().count() < ENOUGH || !wide().all(is_framed) || !rows.iter().all(|row| is_blank(row.cells.first())) {
        return;
    }
    for row in rows.iter_mut() {
        let is_wide = row.cells.len() > 2;
        if is_wide {
            row.cells.pop();
        }
        row.cells.remove(0);
        row.cells.iter_mut().for_each(|cell| cell.column -= 1);
    }
}

/// In a table of one cell per line, a run of separators is padding, not a run of empty cells.
fn mark_filler(row: &mut Row<'_>) {
    let blanks = row.cells.iter().filter(|cell| cell.text.is_blank()).count();
    if row.cells.len() == 1 || blanks == 0 {
        return;
    }
    for cell in row.cells.iter_mut().filter(|cell| cell.text.is_blank()) {
        cell.filler = true;
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::document::{Block, Layout, Table};

    fn only_table(text: &str) -> Table<'_> {
        let document = read(text, &crate::meter::Meter::new(text.len())).unwrap();
        document.blocks.into_iter().find_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).unwrap()
    }

    fn texts<'t>(table: &'t Table<'_>) -> Vec<Vec<&'t str>> {
        table.rows.iter().map(|row| row.cells.iter().map(|cell| if cell.filler { "#" } else { cell.text.as_str() }).collect()).collect()
    }

    #[test]
    fn markdown_and_boxes() {
        let table = only_table("| a | b |\n|---|:-:|\n| 1 |  |\n");
        assert_eq!((table.layout, texts(&table)), (Layout::Delimited, vec![vec!["a", "b"], vec!["1", ""]]));
        let table = only_table("+---+---+\n│ a │ b │\n├───┼───┤\n│ 1 │ 2__│\n+---+---+\n");
        assert_eq!(texts(&table), [["a", "b"], ["1", "2"]]);
    }

    #[test]
    fn pairs_of_pipes_are_one_border() {
        let table = only_table("|| 项目 || 数量 ||\n||  || 6 ||\n||||7||\n");
        assert_eq!(texts(&table), [["项目", "数量"], ["", "6"], ["", "7"]]);
        assert_eq!(table.rows[2].cells[1].text.span.start as usize, "|| 项目 || 数量 ||\n||  || 6 ||\n||||".len());
        // One of them is a row of cells without a text in front.
        assert_eq!(texts(&only_table("|| 项目 || 数量 ||\n| 规章 | 6 |\n"))[1].len(), 2);
    }

    #[test]
    fn empty_cells_at_the_ends_of_lines_without_borders_are_kept() {
        // As Muse and psql write them: most lines start with an empty cell.
        let text = "     | 个人 | 企业 | 总计\n 新收 | 3    | 4    | 7\n      | 1    |      | 1\n      | 0    | 2    | 2\n      | 0    | 2    | \n 结转 | 5    | 0    | \n";
        assert_eq!(
            texts(&only_table(text)),
            [
                ["", "个人", "企业", "总计"],
                ["新收", "3", "4", "7"],
                ["", "1", "", "1"],
                ["", "0", "2", "2"],
                ["", "0", "2", ""],
                ["结转", "5", "0", ""]
            ]
        );
        // One line lost its border.
        let text = "| 项 | 数 |\n| 新收 | 3 |\n 结转 | 5 |\n| 办结 | 4\n| 转下年 | 4 |\n";
        assert!(texts(&only_table(text)).iter().all(|row| row.len() == 2), "{:?}", texts(&only_table(text)));
    }

    #[test]
    fn one_cell_a_line_tells_blanks_from_filler() {
        let table = only_table("规章 |\n0 |\n|\n7 |\n||\n第一项 | |||\n");
        assert_eq!(table.layout, Layout::Cells);
        assert_eq!(texts(&table), [vec!["规章"], vec!["0"], vec![""], vec!["7"], vec!["#", "#"], vec!["第一项", "#", "#", "#"]]);
    }

    #[test]
    fn tabs_keep_empty_cells() {
        let table = only_table("\t\t5.属于\t0\t1\n四、结转\t\t\t2\t\n");
        assert_eq!(texts(&table), [vec!["", "", "5.属于", "0", "1"], vec!["四、结转", "", "", "2", ""]]);
        assert_eq!(table.rows[0].cells[3].column, 3);
    }
}
