//! Headings and tables of LaTeX: `tabular`, `longtable` and their kin, with `&` between cells and `\\` after each row.

use std::ops::Range;

use super::lines::RawLine;
use crate::document::{GridBuilder, Span, Table, Text};
use crate::error::Error;
use crate::fact::Limited;
use crate::limits;

/// Environments whose lines are the rows of a table.
const TABLES: [&str; 8] = ["tabular", "tabular*", "tabularx", "tabulary", "longtable", "xltabular", "supertabular", "tblr"];

/// Commands that print none of their arguments, or not the first of them, with the number of those.
const SILENT: [(&str, usize); 31] = [
    ("foreignlanguage", 1),
    ("selectlanguage", 1),
    ("begin", 1),
    ("end", 1),
    ("cline", 1),
    ("cmidrule", 1),
    ("hhline", 1),
    ("specialrule", 3),
    ("noalign", 1),
    ("addlinespace", 0),
    ("caption", 1),
    ("label", 1),
    ("hypertarget", 1),
    ("href", 1),
    ("footnote", 1),
    ("footnotetext", 1),
    ("hspace", 1),
    ("vspace", 1),
    ("rule", 2),
    ("color", 1),
    ("textcolor", 1),
    ("rowcolor", 1),
    ("cellcolor", 1),
    ("colorbox", 1),
    ("fontsize", 2),
    ("setlength", 2),
    ("parbox", 1),
    ("raisebox", 1),
    ("rotatebox", 1),
    ("scalebox", 1),
    ("resizebox", 2),
];

/// Commands that stand for a text.
const WRITTEN: [(&str, &str); 12] = [
    ("newline", "\n"),
    ("linebreak", "\n"),
    ("par", "\n"),
    ("quad", " "),
    ("qquad", " "),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("textbar", "|"),
    ("textless", "<"),
    ("textgreater", ">"),
    ("ldots", "…"),
    ("dots", "…"),
];

/// Commands that strike or hide their text: no cell with them is what the page shows.
const HIDING: [&str; 6] = ["sout", "xout", "st", "cancel", "phantom", "hphantom"];

/// The table that starts with the first line, and its number of lines; `None` where it starts with none, or with one whose cells
/// cannot be determined.
///
/// # Errors
/// `limit-exceeded` for more cells than the limits allow.
pub fn table<'a>(text: &'a str, lines: &[RawLine<'a>], cells: &mut usize) -> Result<Option<(usize, Table<'a>)>, Error> {
    let Some(first) = lines.first() else { return Ok(None) };
    let Some(name) = first.text.trim_start().strip_prefix("\\begin{").and_then(|rest| rest.split('}').next()) else { return Ok(None) };
    if !TABLES.contains(&name) {
        return Ok(None);
    }
    let start = first.start + (first.text.len() - first.text.trim_start().len()) + "\\begin{}".len() + name.len();
    let Some(end) = end_of(text, start, name) else { return Ok(None) };
    let mut source = Source { text, at: start, end };
    // The position, the width and the columns.
    while source.optional() || source.group().is_some() {}
    let mut builder = Builder { grid: GridBuilder::new(), free_from: Vec::new(), row: 0, column: 0, budget: limits::SPAN_SLOTS };
    while let Some((cell, is_last)) = source.next_cell() {
        *cells += 1;
        if *cells > limits::TABLE_CELLS {
            return Err(Error::limit(Limited::Cells, limits::TABLE_CELLS as u64));
        }
        if !builder.add(text, cell, is_last) {
            return Ok(None);
        }
    }
    let taken = lines.iter().take_while(|line| line.start <= end).count();
    Ok((builder.row > 1).then(|| (taken, builder.grid.finish())))
}

/// Where the environment ends that starts before a byte; `None` where it holds another table, or is not closed.
fn end_of(text: &str, start: usize, name: &str) -> Option<usize> {
    let mut at = start;
    loop {
        at += memchr::memchr(b'\\', text.as_bytes().get(at..)?)?;
        let rest = text.get(at..)?;
        if let Some(own) = rest.strip_prefix("\\end{") {
            if own.strip_prefix(name).is_some_and(|own| own.starts_with('}')) {
                return Some(at);
            }
        } else if rest.strip_prefix("\\begin{").and_then(|own| own.split('}').next()).is_some_and(|own| TABLES.contains(&own)) {
            return None;
        }
        // What comes after a backslash is no other one.
        at += 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
    }
}

/// Where the words of a line are that is a heading: `\section{一、总体情况}\label{…}`.
pub fn heading(line: &str) -> Option<Range<usize>> {
    let rest = line.strip_prefix('\\')?;
    let after = ["chapter", "section", "subsection", "subsubsection", "paragraph", "title"]
        .into_iter()
        .find_map(|name| rest.strip_prefix(name).filter(|rest| rest.starts_with(['{', '*'])))?;
    let start = line.len() - after.trim_start_matches('*').len();
    let words = Source { text: line, at: start, end: line.len() }.group()?;
    line.get(words.clone()).is_some_and(|own| !own.contains(['{', '\\'])).then_some(words)
}

/// A text that is read up to a byte.
struct Source<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl<'a> Source<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..self.end).unwrap_or("")
    }

    fn skip_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    /// Passes over text in brackets; says whether there was one.
    fn optional(&mut self) -> bool {
        let rest = self.rest().trim_start();
        let close = match rest.chars().next() {
            Some('[') => ']',
            Some('(') => ')',
            _ => return false,
        };
        let Some(length) = rest.find(close) else { return false };
        self.skip_space();
        self.at += length + 1;
        true
    }

    /// Passes over a group in braces: where its text is.
    fn group(&mut self) -> Option<Range<usize>> {
        let start = self.at + (self.rest().len() - self.rest().trim_start().len());
        let bytes = self.text.as_bytes();
        if bytes.get(start..self.end)?.first() != Some(&b'{') {
            return None;
        }
        let (mut depth, mut at) = (0usize, start);
        while at < self.end {
            match bytes.get(at)? {
                b'\\' => at += 1,
                b'{' => depth += 1,
                b'}' => depth -= 1,
                _ => {}
            }
            at += 1;
            if depth == 0 {
                self.at = at;
                return Some(start + 1..at - 1);
            }
        }
        None
    }

    /// The next cell, and whether it is the last of its row; `None` at the end.
    fn next_cell(&mut self) -> Option<(Range<usize>, bool)> {
        let (start, bytes) = (self.at, self.text.as_bytes());
        if start >= self.end {
            return None;
        }
        // Braces and environments in which a sign separates no cells.
        let (mut depth, mut inner) = (0usize, 0usize);
        while self.at < self.end {
            let at = self.at;
            self.at += 1;
            match bytes.get(at)? {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                b'%' => self.at += self.rest().find('\n').unwrap_or(self.rest().len()),
                b'&' if depth + inner == 0 => return Some((start..at, false)),
                b'\\' => {
                    let rest = self.rest();
                    inner = if rest.starts_with("begin{") { inner + 1 } else { inner };
                    inner = if rest.starts_with("end{") { inner.saturating_sub(1) } else { inner };
                    let row_end = ["\\", "tabularnewline"].into_iter().find(|end| rest.starts_with(end));
                    match row_end.filter(|_| depth + inner == 0) {
                        Some(sign) => {
                            self.at += sign.len();
                            self.at += usize::from(self.rest().starts_with('*'));
                            if self.rest().starts_with('[') {
                                self.optional();
                            }
                            return Some((start..at, true));
                        }
                        None => self.at += rest.chars().next().map_or(0, char::len_utf8),
                    }
                }
                _ => {}
            }
        }
        Some((start..self.end, true))
    }
}

/// A table that is being read.
struct Builder<'a> {
    grid: GridBuilder<'a>,
    /// For each column, the first row that no cell from above reaches into: such cells have empty ones in their place.
    free_from: Vec<u32>,
    row: u32,
    column: usize,
    budget: usize,
}

impl<'a> Builder<'a> {
    /// Adds a cell; says whether it has a place of its own.
    fn add(&mut self, source: &'a str, range: Range<usize>, is_last: bool) -> bool {
        let mut cell = Content { columns: 1, rows: 1, pieces: Vec::new() };
        if !cell.read(source, range, DEPTH) {
            return false;
        }
        let text = cell.text(source);
        // Rules after the last row, or a caption.
        if is_last && self.column == 0 && text.is_blank() {
            return true;
        }
        if self.column == 0 {
            self.grid.start_row();
        }
        let end = self.column + cell.columns as usize;
        if end > limits::TABLE_COLUMNS as usize {
            return false;
        }
        if self.free_from.len() < end {
            self.free_from.resize(end, 0);
        }
        let own = self.free_from.get_mut(self.column..end).unwrap_or_default();
        let is_covered = own.iter().any(|&free| free > self.row);
        if is_covered && (!text.is_blank() || own.iter().any(|&free| free <= self.row)) {
            return false;
        }
        if is_covered {
            self.grid.skip(cell.columns);
        } else {
            own.fill(self.row.saturating_add(cell.rows));
            if self.grid.add(text, cell.columns, cell.rows, &mut self.budget).is_err() {
                return false;
            }
        }
        self.column = end;
        if is_last {
            self.column = 0;
            self.row += 1;
        }
        true
    }
}

/// How deep commands may lie in the arguments of others.
const DEPTH: usize = 8;

/// What a cell holds.
struct Content {
    columns: u32,
    rows: u32,
    /// Where its text is, or what stands for what is there.
    pieces: Vec<(Range<usize>, Option<&'static str>)>,
}

impl Content {
    /// Reads a range of the source; says whether it is known what it shows.
    fn read(&mut self, text: &str, range: Range<usize>, depth: usize) -> bool {
        let mut source = Source { text, at: range.start, end: range.end };
        let mut from = source.at;
        loop {
            let rest = source.rest();
            let sign = rest.find(['\\', '{', '}', '~', '$', '%']);
            let at = source.at + sign.unwrap_or(rest.len());
            if at > from {
                self.pieces.push((from..at, None));
            }
            if sign.is_none() {
                return true;
            }
            source.at = at + 1;
            match text.as_bytes().get(at) {
                Some(b'~') => self.pieces.push((at..at + 1, Some(" "))),
                Some(b'%') => source.at += source.rest().find('\n').unwrap_or(source.rest().len()),
                Some(b'\\') if !self.command(&mut source, at, depth) => return false,
                _ => {}
            }
            from = source.at;
        }
    }

    /// Reads a command whose backslash is at `start`.
    fn command(&mut self, source: &mut Source<'_>, start: usize, depth: usize) -> bool {
        let rest = source.rest();
        let name = rest.get(..rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len())).unwrap_or("");
        if name.is_empty() {
            let sign = rest.chars().next();
            source.at += sign.map_or(0, char::len_utf8);
            match sign {
                Some('&' | '%' | '$' | '#' | '_' | '{' | '}') => self.pieces.push((source.at - 1..source.at, None)),
                Some('\\') => self.pieces.push((start..source.at, Some("\n"))),
                Some(' ' | ',' | ';' | ':' | '>' | '\n') => self.pieces.push((start..source.at, Some(" "))),
                _ => {}
            }
            return true;
        }
        source.at += name.len();
        source.at += usize::from(source.rest().starts_with('*'));
        let number = |range: Range<usize>| source.text.get(range).and_then(|own| own.trim().parse::<u32>().ok()).filter(|&own| own > 0);
        match name {
            "multicolumn" | "multirow" => {
                let is_row = name == "multirow";
                while is_row && source.optional() {}
                let Some(span) = Source { ..*source }.group().and_then(number) else { return false };
                source.group();
                while is_row && source.optional() {}
                if source.group().is_none() {
                    return false;
                }
                while is_row && source.optional() {}
                let (Some(inner), Some(depth)) = (source.group(), depth.checked_sub(1)) else { return false };
                *(if is_row { &mut self.rows } else { &mut self.columns }) = span.min(limits::COLUMN_SPAN);
                return self.read(source.text, inner, depth);
            }
            _ if HIDING.contains(&name) => return false,
            _ => {}
        }
        if let Some((_, written)) = WRITTEN.iter().find(|(own, _)| *own == name) {
            self.pieces.push((start..source.at, Some(written)));
        }
        if let Some((_, count)) = SILENT.iter().find(|(own, _)| *own == name) {
            while source.optional() {}
            for _ in 0..*count {
                if source.group().is_none() {
                    break;
                }
            }
            if name == "begin" {
                while source.optional() || source.group().is_some() {}
            }
        }
        // White space ends the name of a command.
        source.skip_space();
        true
    }

    /// The text that it shows.
    fn text<'a>(&self, source: &'a str) -> Text<'a> {
        let shown = |(range, written): &(Range<usize>, Option<&'static str>)| {
            written.unwrap_or(source.get(range.clone()).unwrap_or("")).trim().is_empty()
        };
        let first = self.pieces.iter().position(|piece| !shown(piece));
        let last = self.pieces.iter().rposition(|piece| !shown(piece));
        let (Some(first), Some(last)) = (first, last) else {
            let at = self.pieces.first().map_or(0, |(range, _)| range.start);
            return Text::new("", Span::new(at, at));
        };
        if let (true, Some((range, None))) = (first == last, self.pieces.get(first)) {
            return Text::borrowed(source.get(range.clone()).unwrap_or(""), range.start);
        }
        let mut text = Text::default();
        for (i, (range, written)) in self.pieces.iter().enumerate().take(last + 1).skip(first) {
            let mut range = range.clone();
            if let Some(written) = written {
                text.push(written, Span::new(range.start, range.end));
                continue;
            }
            let own = source.get(range.clone()).unwrap_or("");
            range.start += if i == first { own.len() - own.trim_start().len() } else { 0 };
            range.end -= if i == last { own.len() - own.trim_end().len() } else { 0 };
            text.push(source.get(range.clone()).unwrap_or(""), Span::new(range.start, range.end));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::heading;
    use crate::document::{Block, Layout};

    /// The texts of the tables that are of LaTeX, with their columns and spans.
    fn cells(text: &str) -> Vec<Vec<(String, u32, u32, u32)>> {
        let document = read(text, &crate::meter::Meter::new(text.len())).unwrap();
        let rows = document.blocks.into_iter().flat_map(|block| match block {
            Block::Table(table) if table.layout == Layout::Grid => table.rows,
            _ => Vec::new(),
        });
        let cell = |cell: crate::document::Cell<'_>| {
            assert!(cell.text.span.end as usize <= text.len());
            (cell.text.content.to_string(), cell.column, cell.columns, cell.rows)
        };
        rows.map(|row| row.cells.into_iter().map(cell).collect()).collect()
    }

    fn own(text: &str, column: u32, columns: u32, rows: u32) -> (String, u32, u32, u32) {
        (text.to_owned(), column, columns, rows)
    }

    #[test]
    fn rows_over_lines_with_merged_cells() {
        let text = "报告\n\\begin{longtable}[]{@{}>{\\raggedright}p{(\\columnwidth - 10\\tabcolsep) * \\real{0.25}}l@{}}\n\\toprule\n\\endhead\n\\multirow{2}{*}{项目} & \\multicolumn{2}{l}{\\textbf{数量}} \\\\[2pt]\n\\cline{2-3}\n& 新收 & 结转\\tabularnewline\n许\n可 &\n1,477 & 0 \\\\\n\\bottomrule\n\\end{longtable}\n完。\n";
        assert_eq!(
            cells(text),
            [
                vec![own("项目", 0, 1, 2), own("数量", 1, 2, 1)],
                vec![own("新收", 1, 1, 1), own("结转", 2, 1, 1)],
                vec![own("许\n可", 0, 1, 1), own("1,477", 1, 1, 1), own("0", 2, 1, 1)],
            ]
        );
    }

    #[test]
    fn signs_and_commands_within_cells() {
        let text = "\\begin{tabular}{|l|l|}\n\\hline\n甲\\&乙 & \\makecell{本年\\\\数量} \\\\ \\hline % 注 & 1\n\\rowcolor{gray} 5\\% & {\\small 12\\,345} \\\\\n & \\begin{minipage}[t]{2cm}\\raggedright\n3 \\\\ 件\\end{minipage} \\\\\n\\end{tabular}\n";
        let texts: Vec<Vec<String>> = cells(text).into_iter().map(|row| row.into_iter().map(|cell| cell.0).collect()).collect();
        assert_eq!(texts, [["甲&乙", "本年\n数量"], ["5%", "12 345"], ["", "3 \n 件"]]);
    }

    #[test]
    fn tables_whose_cells_are_not_known_are_none() {
        for text in [
            "\\begin{tabular}{ll}\n甲 & 1 \\\\\n乙 & 2 \\\\\n",
            "\\begin{tabular}{ll}\n甲 & \\sout{1} \\\\\n乙 & 2 \\\\\n\\end{tabular}\n",
            "\\begin{tabular}{ll}\n甲 & 1 \\\\\n乙 & \\multirow{-2}{*}{2} \\\\\n\\end{tabular}\n",
            "\\begin{tabular}{ll}\n甲 & \\multirow{2}{*}{1} \\\\\n乙 & 2 \\\\\n\\end{tabular}\n",
            "\\begin{tabular}{ll}\n甲 & 1 \\\\\n\\begin{tabular}{l}乙\\end{tabular} & 2 \\\\\n\\end{tabular}\n",
        ] {
            assert!(cells(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn headings() {
        let words = |line: &'static str| heading(line).and_then(|range| line.get(range));
        assert_eq!(words("\\section{一、总体情况}\\label{u4e00}"), Some("一、总体情况"));
        assert_eq!(words("\\subsection*{二、公开}"), Some("二、公开"));
        assert_eq!(words("\\sectionmark{二}"), None);
    }
}
