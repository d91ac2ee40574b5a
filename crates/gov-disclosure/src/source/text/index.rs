//! Numbers that a data frame prints in front of its rows and over its columns.

use super::lines::RawLine;
use crate::lex::grammar::{is_digit, split_while};
use crate::lex::script::is_han;

/// Rows that must be counted, and those of them that must have words: values count up by chance.
const ENOUGH: usize = 4;
const WITH_WORDS: usize = 3;

/// Takes the numbers of rows from the lines that they count from 0 on, and drops the line that counts their columns.
pub fn drop(lines: &mut Vec<RawLine<'_>>) {
    let mut counters = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let run = run(lines.get(at..).unwrap_or_default());
        let before = at.checked_sub(1);
        at += run.len().max(1);
        let words = run.iter().filter(|line| line.text.contains(is_han)).count();
        let Some(width) = run.iter().filter_map(|line| end(line.text)).map(|(_, end)| end).max() else { continue };
        if run.len() < ENOUGH || words < WITH_WORDS {
            continue;
        }
        let (count, first) = (run.len(), before.map_or(0, |before| before + 1));
        if let Some(before) = before {
            match lines.get_mut(before) {
                Some(header) if counts(header.text) => counters.push(before),
                Some(header) => cut(header, width),
                None => {}
            }
        }
        lines.iter_mut().skip(first).take(count).for_each(|line| cut(line, width));
    }
    if !counters.is_empty() {
        let mut at = 0;
        lines.retain(|_| {
            at += 1;
            counters.binary_search(&(at - 1)).is_err()
        });
    }
}

/// The first lines that are numbered from 0 on.
fn run<'l, 'a>(lines: &'l [RawLine<'a>]) -> &'l [RawLine<'a>] {
    let length = lines.iter().enumerate().take_while(|(number, line)| end(line.text).is_some_and(|(own, _)| own == *number)).count();
    lines.get(..length).unwrap_or_default()
}

/// The number of a row, apart from what follows it, and where it ends.
fn end(line: &str) -> Option<(usize, usize)> {
    if !line.starts_with(|c: char| c == ' ' || is_digit(c)) {
        return None;
    }
    let own = line.trim_start_matches(' ');
    let (digits, rest) = split_while(own, is_digit);
    let is_apart = rest.starts_with("  ") && !rest.trim().is_empty() && digits.len() < 5;
    Some((digits.parse().ok().filter(|_| is_apart)?, line.len() - rest.len()))
}

/// Whether a line counts columns: 0 1 2 3.
fn counts(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let is_counted = words.by_ref().enumerate().all(|(number, word)| word.parse() == Ok(number));
    is_counted && line.split_whitespace().nth(1).is_some()
}

/// Takes the columns of the row's number from a line, where nothing else is in them.
fn cut(line: &mut RawLine<'_>, width: usize) {
    let is_free = |own: &str| own.trim_matches(' ').chars().all(is_digit);
    if line.text.get(..width).is_some_and(is_free) {
        line.cut(width);
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines;

    fn read(text: &str) -> Vec<String> {
        let mut lines = lines::split(text).unwrap();
        super::drop(&mut lines);
        assert!(lines.iter().all(|line| text[line.start..].starts_with(line.text)));
        lines.into_iter().map(|line| line.text.to_owned()).collect()
    }

    #[test]
    fn numbers_of_rows_and_columns_go() {
        let text =
            "标题\n\n          0    1\n0      信息内容   数量\n1        规章    6\n2      行政许可   12\n3      行政处罚    3\n完。\n";
        assert_eq!(
            read(text),
            ["标题", "", "      信息内容   数量", "        规章    6", "      行政许可   12", "      行政处罚    3", "完。"]
        );
        let rows: Vec<String> = (0..12).map(|i| format!("{i:<3}  甲  {i}")).collect();
        let text = format!("     项  数\n{}\n", rows.join("\n"));
        let read = read(&text);
        assert_eq!((read[0].as_str(), read[1].as_str(), read[11].as_str()), ("   项  数", "   甲  0", "   甲  10"));
    }

    #[test]
    fn other_numbers_stay() {
        for text in ["0  甲\n1  乙\n2  丙\n", "0  1\n1  1\n2  5\n3  6\n", "0  甲\n1  乙\n3  丙\n4  丁\n", "0 甲\n1 乙\n2 丙\n3 丁\n"]
        {
            assert_eq!(read(text).join("\n") + "\n", text);
        }
    }
}
