//! Cells of several lines between tabs, as spreadsheets copy them: `"本年⏎新收"` and a tab. The lines of a cell are made one.

use super::lines::RawLine;

/// Lines of one cell.
const MAX_LINES: usize = 8;

/// Joins the lines that a quoted cell holds.
pub fn join<'a>(text: &'a str, lines: Vec<RawLine<'a>>) -> Vec<RawLine<'a>> {
    let has = |byte| memchr::memchr(byte, text.as_bytes()).is_some();
    if !has(b'"') || !has(b'\t') || !lines.iter().any(|line| opens(line.text)) {
        return lines;
    }
    let mut joined: Vec<RawLine<'a>> = Vec::with_capacity(lines.len());
    let mut rest = lines.as_slice();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        let mut line = *first;
        while opens(line.text)
            && let Some(taken) = rest.iter().take(MAX_LINES).position(|next| closes(next.text))
            && let Some(last) = rest.get(taken)
            && let Some(whole) = text.get(line.start..last.start + last.text.len()).filter(|whole| whole.contains('\t'))
        {
            line.text = whole;
            rest = rest.get(taken + 1..).unwrap_or_default();
        }
        joined.push(line);
    }
    joined
}

/// Whether the last cell of a line starts with a quote that it does not close.
fn opens(line: &str) -> bool {
    let last = line.rsplit('\t').next().unwrap_or(line);
    last.starts_with('"') && !last.matches('"').count().is_multiple_of(2)
}

/// Whether a line closes the quote that a line before it opened.
fn closes(line: &str) -> bool {
    let first = line.split('\t').next().unwrap_or(line).trim_end();
    first.ends_with('"') && !first.matches('"').count().is_multiple_of(2)
}

/// A cell without the quotes around it.
pub fn without(cell: &str) -> &str {
    let inner = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"') && inner.contains('\n')).map_or(cell, str::trim)
}

#[cfg(test)]
mod tests {
    use super::super::lines;

    fn joined(text: &str) -> Vec<&str> {
        super::join(text, lines::split(text).unwrap()).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn the_lines_of_a_quoted_cell_are_one() {
        assert_eq!(joined("甲\n\"新\n收\"\t3\t\"4\n5\"\n乙\t6\n"), ["甲", "\"新\n收\"\t3\t\"4\n5\"", "乙\t6"]);
        assert_eq!(joined("\"一\n\n二\"\t3\n"), ["\"一\n\n二\"\t3"]);
    }

    #[test]
    fn other_quotes_join_nothing() {
        for text in ["\"新\n收\n", "甲\t\"新\n乙\t3\n丙\t4\n", "他说：\"好\n的\"\n", "\"新收\"\t3\n\"结转\"\t4\n"] {
            assert_eq!(joined(text), text.lines().collect::<Vec<_>>(), "{text}");
        }
    }
}
