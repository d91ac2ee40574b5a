//! Rows as lists of a programming language: `["行政许可", "12"]`, `['规章', 0, None]`, records of JSON, and tables as lists of them.

use std::borrow::Cow;

use super::lines::RawLine;
use crate::document::{Cell, Layout, Row, Span, Table, Text};
use crate::error::Error;
use crate::fact::Limited;
use crate::lex::grammar::is_digit;
use crate::lex::number::{self, Reading};
use crate::lex::script::is_han;
use crate::limits;
use crate::meter::Meter;

/// How deep lists may lie in each other: cells in rows in tables in a list of them.
const DEPTH: usize = 4;

/// Longest list that is looked through, in bytes: a whole report.
const LENGTH: usize = 1 << 20;

/// Values of a row as long as those of Tables III and IV.
const WIDE: usize = 7;

/// A value of a list.
enum Item<'a> {
    Cell(Text<'a>),
    List(Vec<Item<'a>>),
    Record(Vec<(Text<'a>, Item<'a>)>),
}

/// Whether a list may start on a line: `["规章", 0]`, `('规章', 0, None)`, and no words in brackets.
pub fn is_list(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with(['[', '{']) || ["('", "(\"", "(None"].iter().any(|start| line.starts_with(start))
}

/// The rows that start with the first line: their number of lines, and the table where they are one.
///
/// # Errors
/// `limit-exceeded` for more cells, and for lists that take more work, than the limits allow.
pub fn run<'a>(text: &'a str, lines: &[RawLine<'a>], cells: &mut usize, meter: &Meter) -> Result<(usize, Option<Table<'a>>), Error> {
    let (mut rows, mut at, mut keys) = (Vec::new(), lines.first().map_or(0, |line| line.start), Vec::new());
    for line in lines {
        if line.start < at {
            continue;
        }
        if !is_list(line.text) {
            break;
        }
        let end = (line.start + LENGTH).min(text.len());
        let within = text.get(..end).unwrap_or(text);
        let mut reader = Reader { text: within, at: line.start, items: 0 };
        let item = reader.item(DEPTH);
        // What a list holds is known once it is read; its length bounds that.
        meter.work(reader.at - line.start + reader.items * limits::LIST_ITEM_STEPS)?;
        let held = reader.items * size_of::<Item<'_>>();
        meter.hold(held)?;
        let next = reader.line_end();
        let whole = rows.len();
        let is_rows = item.is_some_and(|item| next.is_some() && add(item, &mut rows, &mut keys));
        meter.release(held);
        let Some(next) = next.filter(|_| is_rows) else {
            // A list of rows and of loose values is none.
            rows.truncate(whole);
            break;
        };
        at = next;
    }
    *cells += rows.iter().map(|row: &Row<'_>| row.cells.len()).sum::<usize>();
    if *cells > limits::TABLE_CELLS {
        return Err(Error::limit(Limited::Cells, limits::TABLE_CELLS as u64));
    }
    let is_value = |cell: &Cell<'_>| matches!(number::read(&cell.text.content), Reading::Number(_) | Reading::Placeholder);
    let with_values = rows.iter().filter(|row| row.cells.iter().any(is_value)).count();
    let is_wide = |row: &Row<'_>| row.cells.iter().filter(|cell| is_value(cell)).nth(WIDE - 1).is_some();
    let is_table = rows.len() > 1
        // The headers of Tables III and IV have three rows without a value.
        && (with_values * 3 >= rows.len() || rows.iter().any(is_wide))
        && rows.iter().flat_map(|row| &row.cells).any(|cell| cell.text.content.contains(is_han));
    let taken = lines.iter().take_while(|line| line.start < at).count();
    Ok((taken, is_table.then_some(Table { layout: Layout::Delimited, rows })))
}

/// Adds the rows of a list; says whether it holds nothing else.
fn add<'a>(item: Item<'a>, rows: &mut Vec<Row<'a>>, keys: &mut Vec<String>) -> bool {
    let row =
        |texts: Vec<Text<'a>>| Row { cells: texts.into_iter().enumerate().map(|(column, text)| Cell::new(text, column as u32)).collect() };
    match item {
        Item::Cell(_) => false,
        Item::List(items) if items.iter().all(|item| matches!(item, Item::Cell(_))) => {
            let texts = items.into_iter().filter_map(|item| if let Item::Cell(text) = item { Some(text) } else { None });
            rows.push(row(texts.collect()));
            true
        }
        Item::List(items) => items.into_iter().all(|item| add(item, rows, keys)),
        // A data frame as its columns and its rows.
        Item::Record(entries) if entries.iter().any(|(name, item)| name.content == "data" && matches!(item, Item::List(_))) => {
            entries.into_iter().all(|(name, item)| match (&*name.content, item) {
                ("data", item) => add(item, rows, keys),
                ("columns", Item::List(names)) if holds_words(&names) => add(Item::List(names), rows, keys),
                _ => true,
            })
        }
        Item::Record(entries) if entries.len() > 1 && entries.iter().all(|(_, item)| !matches!(item, Item::Cell(_))) => {
            // Columns, each a list or a record, or rows as records with the names of columns.
            let is_of_rows = |(_, item): &(Text<'_>, Item<'_>)| match item {
                Item::Record(cells) => cells.iter().any(|(name, _)| name.content.contains(is_han)),
                _ => false,
            };
            if entries.iter().all(is_of_rows) {
                return entries.into_iter().all(|(name, item)| add(labelled(name, item), rows, keys));
            }
            let names: Vec<Text<'a>> = entries.iter().map(|(name, _)| name.clone()).collect();
            let columns: Option<Vec<Vec<Text<'a>>>> = entries.into_iter().map(|(_, item)| column(item)).collect();
            let Some(columns) = columns else { return false };
            let length = columns.first().map_or(0, Vec::len);
            if columns.iter().any(|column| column.len() != length) {
                return false;
            }
            if names.iter().any(|name| name.content.contains(is_han)) {
                rows.push(row(names));
            }
            let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
            rows.extend((0..length).map(|_| row(columns.iter_mut().filter_map(Iterator::next).collect())));
            true
        }
        Item::Record(entries) => {
            let (names, items): (Vec<Text<'a>>, Vec<Item<'a>>) = entries.into_iter().unzip();
            let texts: Option<Vec<Text<'a>>> =
                items.into_iter().map(|item| if let Item::Cell(text) = item { Some(text) } else { None }).collect();
            let Some(texts) = texts else { return false };
            // The names of columns are in each record; one row of them is the header.
            let own: Vec<String> = names.iter().map(|name| name.content.to_string()).collect();
            if own.iter().any(|name| name.contains(is_han)) && *keys != own {
                *keys = own;
                rows.push(row(names));
            }
            rows.push(row(texts));
            true
        }
    }
}

/// A row with its label, where its name is one: `{"规章": {"本年制发件数": 3}}`.
fn labelled<'a>(name: Text<'a>, item: Item<'a>) -> Item<'a> {
    match item {
        Item::Record(mut cells) if name.content.contains(is_han) && cells.iter().all(|(_, item)| matches!(item, Item::Cell(_))) => {
            cells.insert(0, (Text::new("", name.span), Item::Cell(name)));
            Item::Record(cells)
        }
        item => item,
    }
}

/// The cells of a column: of a list, or of a record whose names count them.
fn column(item: Item<'_>) -> Option<Vec<Text<'_>>> {
    let items: Vec<Item<'_>> = match item {
        Item::List(items) => items,
        Item::Record(cells) => {
            let is_counted = cells.iter().enumerate().all(|(number, (name, _))| name.content.parse() == Ok(number));
            cells.into_iter().filter(|_| is_counted).map(|(_, item)| item).collect()
        }
        Item::Cell(_) => return None,
    };
    let cells: Option<Vec<Text<'_>>> = items.into_iter().map(|item| if let Item::Cell(text) = item { Some(text) } else { None }).collect();
    cells.filter(|cells| !cells.is_empty())
}

/// Whether a list has words of Chinese and nothing but words.
fn holds_words(items: &[Item<'_>]) -> bool {
    items.iter().all(|item| matches!(item, Item::Cell(_)))
        && items.iter().any(|item| matches!(item, Item::Cell(text) if text.content.contains(is_han)))
}

/// Reads values from a text.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Values that were read, lists among them.
    items: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn skip_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn take(&mut self, sign: char) -> bool {
        self.skip_space();
        let is_next = self.rest().starts_with(sign);
        self.at += if is_next { sign.len_utf8() } else { 0 };
        is_next
    }

    /// Where the next line starts; `None` where more comes after the value than a comma.
    fn line_end(&mut self) -> Option<usize> {
        let line = self.rest().split('\n').next().unwrap_or("");
        let own = line.trim();
        let end = self.at + line.len();
        (own.is_empty() || own == ",").then(|| (end + 1).min(self.text.len().max(end)))
    }

    fn item(&mut self, depth: usize) -> Option<Item<'a>> {
        self.skip_space();
        self.items += 1;
        match self.rest().chars().next()? {
            open @ ('[' | '(') => {
                self.at += 1;
                let close = if open == '[' { ']' } else { ')' };
                let mut items = Vec::new();
                while !self.take(close) {
                    items.push(self.item(depth.checked_sub(1)?)?);
                    if !self.take(',') {
                        return self.take(close).then_some(Item::List(items));
                    }
                }
                Some(Item::List(items))
            }
            '{' => {
                self.at += 1;
                let mut entries = Vec::new();
                while !self.take('}') {
                    self.skip_space();
                    let name = self.cell()?;
                    if !self.take(':') {
                        return None;
                    }
                    entries.push((name, self.item(depth.checked_sub(1)?)?));
                    if !self.take(',') {
                        return self.take('}').then_some(Item::Record(entries));
                    }
                }
                Some(Item::Record(entries))
            }
            _ => self.cell().map(Item::Cell),
        }
    }

    /// A text in quotes, a number, or a word for nothing.
    fn cell(&mut self) -> Option<Text<'a>> {
        let rest = self.rest();
        let quote = rest.chars().next()?;
        if quote != '"' && quote != '\'' {
            let end = rest.find([',', ']', ')', '}', ':', '\n', '\r']).unwrap_or(rest.len());
            let own = rest.get(..end)?.trim_end();
            let start = self.at;
            self.at += own.len();
            let is_nothing = number::is_missing(own);
            let is_number = !own.is_empty() && own.chars().all(|c| is_digit(c) || matches!(c, '.' | '-' | '+'));
            return match () {
                () if is_nothing => Some(Text::new("", Span::new(start, start + own.len()))),
                // A number of a data frame: 12.0.
                () if is_number => Some(Text::borrowed(own.strip_suffix(".0").unwrap_or(own), start)),
                () => None,
            };
        }
        let start = self.at + 1;
        let inner = rest.get(1..)?;
        let mut chars = inner.char_indices();
        let mut own = String::new();
        let mut is_escaped = false;
        loop {
            let (at, c) = chars.next()?;
            match c {
                '\n' => return None,
                '\\' => {
                    is_escaped = true;
                    match chars.next()?.1 {
                        'n' | 'r' => own.push('\n'),
                        't' => own.push('\t'),
                        'u' => {
                            let code: String = chars.by_ref().take(4).map(|(_, c)| c).collect();
                            own.push(char::from_u32(u32::from_str_radix(&code, 16).ok()?)?);
                        }
                        other => own.push(other),
                    }
                }
                _ if c == quote => {
                    self.at = start + at + 1;
                    let span = Span::new(start, start + at);
                    return Some(match is_escaped {
                        true => Text::new(Cow::Owned(own.trim().to_owned()), span),
                        false => Text::borrowed(inner.get(..at)?, start),
                    });
                }
                _ => own.push(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    fn rows(text: &str) -> Vec<Vec<String>> {
        let document = super::super::read(text, &crate::meter::Meter::new(text.len())).unwrap();
        let table = |block: &crate::document::Block<'_>| match block {
            crate::document::Block::Table(table) => {
                table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.content.to_string()).collect()).collect()
            }
            crate::document::Block::Line(_) => Vec::new(),
        };
        document.blocks.iter().flat_map(table).collect()
    }

    #[test]
    fn lists_and_records_are_rows() {
        let expected = [vec!["规章", "0", ""], vec!["行政许可", "12", "-3"]];
        for text in [
            "报告\n[\"规章\", \"0\", \"\"]\n[\"行政许可\", \"12\", \"-3\"]\n完。\n",
            "报告\n['规章', 0, None]\n['行政许可', 12.0, -3]\n",
            "报告\n('规章', 0, None)\n('行政许可', 12.0, -3)\n",
            "报告\n[[\"规章\",0,null],[\"行政许可\",12,-3]]\n",
            "报告\n[\n  [\"规章\", \"0\", null],\n  [\"\\u884c\\u653f许可\", \"12\", \"-3\"]\n]\n",
            "报告\n{\"columns\":[0,1,2],\"index\":[0,1],\"data\":[[\"规章\",0,null],[\"行政许可\",12,-3]]}\n",
            "报告\n{\"0\":{\"0\":\"规章\",\"1\":\"行政许可\"},\"1\":{\"0\":0,\"1\":12},\"2\":{\"0\":null,\"1\":-3}}\n",
            "报告\n{0: ['规章', '行政许可'], 1: [0, 12.0], 2: [nan, -3]}\n",
            "报告\n{\"0\":\"规章\",\"1\":0,\"2\":null}\n{\"0\":\"行政许可\",\"1\":12,\"2\":-3}\n",
        ] {
            assert_eq!(rows(text), expected, "{text}");
        }
    }

    #[test]
    fn rows_beside_loose_values_are_no_table() {
        for text in [
            "[[\"规章\", 0], [\"行政许可\", 12], \"行政处罚\", 4],\n",
            "报告\n[[\"规章\", 0],\n[\"行政许可\", 12],\n\"行政处罚\", 4],\n完。\n",
        ] {
            assert_eq!(rows(text), [] as [Vec<String>; 0], "{text}");
        }
        let text = "[\"规章\", 0]\n[\"行政许可\", 12]\n[[\"行政处罚\", 4], [\"行政强制\", 1], 9]\n";
        assert_eq!(rows(text), [["规章", "0"], ["行政许可", "12"]]);
    }

    #[test]
    fn names_of_records_are_the_header_once() {
        let text = "[{\"信息内容\":\"规章\",\"本年制发件数\":3},\n{\"信息内容\":\"规范性文件\",\"本年制发件数\":5}]\n";
        assert_eq!(rows(text), [["信息内容", "本年制发件数"], ["规章", "3"], ["规范性文件", "5"]]);
        let text = "{\"0\":{\"信息内容\":\"规章\",\"本年制发件数\":3},\"1\":{\"信息内容\":\"规范性文件\",\"本年制发件数\":5}}\n";
        assert_eq!(rows(text), [["信息内容", "本年制发件数"], ["规章", "3"], ["规范性文件", "5"]]);
        let text = "{\"规章\":{\"本年制发件数\":3},\"规范性文件\":{\"本年制发件数\":5}}\n";
        assert_eq!(rows(text), [["", "本年制发件数"], ["规章", "3"], ["规范性文件", "5"]]);
        let text = "{\"表二\":{\"规章\":{\"本年制发件数\":3},\"规范性文件\":{\"本年制发件数\":5}},\"表三\":{\"上年结转\":{\"自然人\":1},\"本年新收\":{\"自然人\":2}}}\n";
        let expected = [["", "本年制发件数"], ["规章", "3"], ["规范性文件", "5"], ["", "自然人"], ["上年结转", "1"], ["本年新收", "2"]];
        assert_eq!(rows(text), expected);
    }

    #[test]
    fn other_lines_in_brackets_are_none() {
        for text in
            ["报告\n[返回首页](index.html)\n[2023]12号\n", "[1]\n[2]\n", "{\"a\":{\"b\":[1,2]}}\n", "[[[[[[1]]]]]]\n[\"\n", "['甲', \n"]
        {
            assert!(rows(text).is_empty(), "{text}");
        }
    }
}
