//! What a program put in front of every line: `>` of a quoted letter, `+` of a comparison, the bullets of a list, line numbers.

use super::lines::RawLine;
use crate::lex::grammar::{is_digit, split_while};

/// Lines that must have it: a few may begin alike by chance.
const ENOUGH: usize = 12;

/// Takes it from all lines, where all have it.
pub fn drop(lines: &mut [RawLine<'_>]) {
    let filled = || lines.iter().filter(|line| !line.text.trim().is_empty());
    let Some(first) = filled().next().filter(|_| filled().nth(ENOUGH - 1).is_some()) else { return };
    if let Some(mark) = ['>', '+', '-'].into_iter().find(|&mark| first.text.starts_with(mark)) {
        // A letter that was quoted again has several.
        let length = |line: &RawLine<'_>| match mark {
            '>' => line.text.len() - line.text.trim_start_matches(mark).len(),
            _ => usize::from(line.text.starts_with(mark)),
        };
        if !filled().all(|line| length(line) > 0) {
            return;
        }
        // A space after it is part of it, where all lines have one.
        let has_space = |line: &RawLine<'_>| line.text.get(length(line)..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let spaced = filled().all(has_space);
        for line in lines.iter_mut() {
            let own = length(line);
            line.cut(own + usize::from(spaced && own > 0 && own < line.text.len()));
        }
    } else if let Some(separator) = number(first.text).map(|(_, _, separator)| separator)
        && counts(lines, separator)
    {
        for line in lines.iter_mut() {
            let own = number(line.text).map_or(0, |(_, end, _)| end);
            line.cut(own);
        }
    }
}

/// The number of a line, where the text after it starts, and what separates the two.
fn number(line: &str) -> Option<(usize, usize, char)> {
    let (digits, behind) = split_while(line.trim_start_matches(' '), is_digit);
    let number = digits.parse().ok()?;
    let separator = behind.chars().next().filter(|c| matches!(c, '\t' | ':'))?;
    let rest = behind.get(1..)?;
    let rest = if separator == ':' { rest.strip_prefix(' ').unwrap_or(rest) } else { rest };
    Some((number, line.len() - rest.len(), separator))
}

/// Whether the numbers in front of the lines count them, or those with text.
fn counts(lines: &[RawLine<'_>], separator: char) -> bool {
    let mut last: Option<(usize, usize)> = None;
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.text.trim().is_empty()) {
        let Some((number, _, own)) = number(line.text) else { return false };
        let follows = last.is_none_or(|(before, number_before)| {
            number_before.checked_add(at - before) == Some(number) || number_before.checked_add(1) == Some(number)
        });
        if own != separator || !follows {
            return false;
        }
        last = Some((at, number));
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::lines;

    fn read(prefix: impl Fn(usize) -> String) -> Vec<String> {
        let own = ["标题", "行政许可 | 4 |", "", "-8", "> 5", "1: 2"];
        let text: Vec<String> = own.iter().chain(&["行"; 12]).enumerate().map(|(i, line)| format!("{}{line}", prefix(i))).collect();
        let text = text.join("\n");
        let mut lines = lines::split(&text).unwrap();
        super::drop(&mut lines);
        lines.iter().take(6).map(|line| line.text.to_owned()).collect()
    }

    #[test]
    fn marks_in_front_of_all_lines_go() {
        let own = ["标题", "行政许可 | 4 |", "", "-8", "> 5", "1: 2"];
        assert_eq!(read(|_| "> ".to_owned()), own);
        assert_eq!(read(|_| ">> ".to_owned()), own);
        assert_eq!(read(|_| "+".to_owned()), own);
        assert_eq!(read(|_| "- ".to_owned()), own);
        assert_eq!(read(|i| format!("{:6}\t", i + 1)), own);
        assert_eq!(read(|i| format!("{}: ", i + 40)), own);
    }

    #[test]
    fn marks_of_some_lines_and_other_numbers_stay() {
        assert_eq!(read(|i| if i == 7 { String::new() } else { "+".to_owned() })[0], "+标题");
        assert_eq!(read(|i| format!("{}: ", i * 2))[0], "0: 标题");
    }
}
