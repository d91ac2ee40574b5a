//! Rows without lines around them, whose labels are broken over several lines of text.
//!
//! Nothing but room parts such rows: between the numbers of one row and those of the next, the widest room is where
//! the one ends. Where no room is the widest, the lines stay as they are.

use super::line::TextLine;
use crate::document::Asides;

/// Numbers of a row: Tables III and IV have seven columns and more, prose has no such lines.
const VALUES: usize = 5;

/// Room is wider than other room by this at least, in parts of the size of the characters.
const WIDER: f32 = 0.12;

/// Words that start no further apart than this, in parts of the size of the characters, are in one column.
const ONE_COLUMN: f32 = 1.5;

/// Puts the lines of each row together: its label in one piece, and its numbers after it. Only rows with a number in
/// each column are touched: they need no place on the line.
pub fn joined(lines: Vec<TextLine>) -> Vec<TextLine> {
    let tails: Vec<Option<Tail>> = lines.iter().map(tail).collect();
    let most = tails.iter().flatten().map(|tail| tail.count).max().unwrap_or(0);
    let mut owners: Vec<Option<usize>> = vec![None; lines.len()];
    let rows: Vec<usize> = (0..lines.len()).filter(|&i| tails.get(i).is_some_and(Option::is_some)).collect();
    for pair in rows.windows(2) {
        let [above, below] = pair else { continue };
        let Some((Some(upper), Some(lower))) = tails.get(*above).zip(tails.get(*below)) else { continue };
        let left = upper.left.min(lower.left);
        let is_label = |i: usize| lines.get(i).is_some_and(|line| line.frame.right < left);
        if below - above < 2 || upper.count != most || lower.count != most || !(above + 1..*below).all(is_label) {
            continue;
        }
        let Some(end) = widest(&lines, *above, *below) else { continue };
        for i in above + 1..*below {
            if let Some(owner) = owners.get_mut(i) {
                *owner = Some(if i <= end { *above } else { *below });
            }
        }
    }
    let mut out: Vec<TextLine> = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        let owner = |k: usize| owners.get(k).copied().flatten();
        if owner(i).is_some() {
            continue;
        }
        // What belongs to a row is right above and below it.
        let above = (0..i).rev().take_while(|&k| owner(k) == Some(i)).count();
        let below = (i + 1..lines.len()).take_while(|&k| owner(k) == Some(i)).count();
        let around = lines.iter().enumerate().take(i + below + 1).skip(i - above);
        let parts: Vec<&TextLine> = around.filter(|(k, _)| *k != i).map(|(_, line)| line).collect();
        match tails.get(i).and_then(Option::as_ref).filter(|_| !parts.is_empty()) {
            Some(tail) => out.push(row(line, tail, &parts)),
            None => out.push(line.clone()),
        }
    }
    out
}

/// The numbers at the end of a line.
struct Tail {
    /// Where they start in its text.
    at: usize,
    left: f32,
    count: usize,
}

fn tail(line: &TextLine) -> Option<Tail> {
    let ends = line.words.iter().skip(1).map(|&(at, _)| at).chain([line.text.len()]);
    let is_number = |text: &str| !text.trim().is_empty() && text.trim().bytes().all(|b| b.is_ascii_digit());
    let words: Vec<(&str, usize, f32)> =
        line.words.iter().zip(ends).map(|(&(at, left), end)| (line.text.get(at..end).unwrap_or(""), at, left)).collect();
    let count = words.iter().rev().take_while(|(text, ..)| is_number(text)).count();
    let (_, at, left) = *words.get(words.len() - count).filter(|_| count >= VALUES)?;
    Some(Tail { at, left, count })
}

/// The line between two others after which the widest room is; `above` itself where that is first.
fn widest(lines: &[TextLine], above: usize, below: usize) -> Option<usize> {
    let room = |i: usize| lines.get(i + 1).zip(lines.get(i)).map_or(0.0, |(next, line)| next.frame.top - line.frame.bottom);
    let mut rooms: Vec<(usize, f32)> = (above..below).map(|i| (i, room(i))).collect();
    rooms.sort_by(|a, b| b.1.total_cmp(&a.1));
    let size = lines.get(above).map_or(1.0, |line| line.size);
    match rooms.as_slice() {
        [(at, first), (_, second), ..] if first - second >= WIDER * size => Some(*at),
        _ => None,
    }
}

/// A row of its parts: the words of its labels, column by column from the left and each column from the top, and its
/// numbers.
fn row(line: &TextLine, tail: &Tail, parts: &[&TextLine]) -> TextLine {
    let mut lines: Vec<&TextLine> = parts.iter().copied().chain([line]).collect();
    lines.sort_by(|a, b| a.frame.top.total_cmp(&b.frame.top));
    let mut columns: Vec<(f32, String)> = Vec::new();
    for part in lines {
        let end = if std::ptr::eq(part, line) { tail.at } else { part.text.len() };
        let ends = part.words.iter().skip(1).map(|&(at, _)| at).chain([end]);
        for (&(at, left), next) in part.words.iter().zip(ends).filter(|((at, _), _)| *at < end) {
            let word = part.text.get(at..next.min(end)).unwrap_or("").trim_end();
            match columns.iter_mut().find(|(known, _)| (*known - left).abs() <= ONE_COLUMN * line.size) {
                Some((_, text)) => text.push_str(word),
                None => columns.push((left, word.to_owned())),
            }
        }
    }
    columns.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut text: String = columns.into_iter().fold(String::new(), |text, (_, column)| text + &column + "    ");
    let mut asides = Asides::default();
    for aside in line.asides.iter().filter(|aside| aside.at as usize >= tail.at) {
        asides.add(aside.role, text.len() + aside.at as usize - tail.at, &aside.text);
    }
    text.push_str(line.text.get(tail.at..).unwrap_or(""));
    let frame = parts.iter().fold(line.frame, |frame, part| frame.with(part.frame));
    TextLine { text, frame, size: line.size, words: Vec::new(), asides }
}

#[cfg(test)]
mod tests {
    use super::super::frame::Frame;
    use super::*;

    /// Lines by their top; numbers are right of 100.
    fn lines(rows: &[(f32, &str, &str)]) -> Vec<TextLine> {
        let line = |&(top, label, numbers): &(f32, &str, &str)| {
            let (mut text, mut words) = (label.to_owned(), vec![(0, 0.0)]);
            for (i, number) in numbers.split_whitespace().enumerate() {
                text.push_str("    ");
                words.push((text.len(), 100.0 + i as f32 * 30.0));
                text.push_str(number);
            }
            if label.is_empty() {
                words.remove(0);
            }
            if let Some(at) = label.find("  ") {
                words.insert(1, (at + 2, 50.0));
            }
            let right = if numbers.is_empty() { 90.0 } else { 300.0 };
            TextLine { text, frame: Frame { left: 0.0, top, right, bottom: top + 10.0 }, size: 10.0, words, asides: Asides::default() }
        };
        rows.iter().map(line).collect()
    }

    fn texts(rows: &[(f32, &str, &str)]) -> Vec<String> {
        joined(lines(rows)).into_iter().map(|line| line.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn labels_over_several_lines_are_put_together_where_room_parts_the_rows() {
        // Numbers beside the first line of their labels.
        let top = [(0.0, "其他法", "1 2 3 4 5"), (12.0, "律法规", ""), (30.0, "危及安", "6 7 8 9 10"), (42.0, "全稳定", "")];
        assert_eq!(texts(&top), ["其他法律法规 1 2 3 4 5", "危及安 6 7 8 9 10", "全稳定"]);
        // Numbers between the two lines of their labels.
        let middle = [(6.0, "", "1 2 3 4 5"), (12.0, "律法规", ""), (30.0, "危及安", ""), (36.0, "", "6 7 8 9 10")];
        assert_eq!(texts(&middle), ["律法规 1 2 3 4 5", "危及安 6 7 8 9 10"]);
        // Groups are in a column of their own.
        let groups = [(0.0, "（五）  信访举", "1 2 3 4 5"), (12.0, "不予  报投诉", ""), (30.0, "重复申", "6 7 8 9 10")];
        assert_eq!(texts(&groups), ["（五）不予 信访举报投诉 1 2 3 4 5", "重复申 6 7 8 9 10"]);
        // Nothing says to which row the line belongs.
        let even = [(0.0, "甲", "1 2 3 4 5"), (12.0, "乙", ""), (24.0, "丙", "6 7 8 9 10")];
        assert_eq!(texts(&even), ["甲 1 2 3 4 5", "乙", "丙 6 7 8 9 10"]);
    }
}
