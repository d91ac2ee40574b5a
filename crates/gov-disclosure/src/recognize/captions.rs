//! Words above a table that say that its figures are not those of the report's year, or not counted one by one.

use super::finding::Finding;
use super::pieces::Sequence;
use super::sections::Copy;
use super::tables::Rows;
use crate::diagnostic::catalogue;
use crate::fact::Reading;
use crate::form::{Field, TableId, fields};
use crate::lex::fold;
use crate::lex::grammar::is_digit;

/// Characters of the longest caption.
const MAX_LENGTH: usize = 48;

/// Lines above a table in which its caption may be, but for the heading of its section.
const ABOVE: usize = 4;

/// Parts of a year, and tables that are none of a report.
const OTHER: &[&str] = &["季度", "上半年", "下半年", "样表", "示例", "填表说明", "月份"];

/// Multiples of a count.
const SCALES: &[&str] = &["单位:百", "单位:千", "单位:万件", "单位:万条", "单位:万次", "单位:十"];

/// What to say of the tables of a copy by the words above them.
pub fn findings(sequence: &Sequence<'_>, copy: &Copy, rows: &Rows, year: Option<u16>) -> Vec<(TableId, Finding)> {
    let tables = [(2, TableId::Disclosure), (3, TableId::Requests), (4, TableId::Remedies)];
    let mut out = Vec::new();
    for (number, table) in tables {
        let pieces = rows.rows.iter().filter(|row| row.table() == table).filter_map(|row| row.label.or(row.cells.first().copied()));
        let (Some(first), Some(year)) = (pieces.min(), year) else { continue };
        let lines = sequence.lines.get(copy.lines.clone()).unwrap_or_default();
        let end = copy.lines.start + lines.partition_point(|line| line.piece < first);
        let heading =
            copy.headings.iter().filter(|heading| heading.number == number && heading.line < end).map(|heading| heading.line).max();
        let start = heading.unwrap_or(copy.lines.start).max(end.saturating_sub(ABOVE));
        let found =
            heading.into_iter().chain(start..end).filter_map(|at| sequence.lines.get(at)).find(|line| is_of_another(line.text, year));
        if let Some(line) = found {
            let fact = Reading::TableOfAnother { table, words: line.text.trim().to_owned() };
            out.push((table, Finding::of(&catalogue::UNSURE_COLUMNS, fact).at(line.span)));
        }
    }
    out
}

/// The finding with the cells of its table that have a value.
pub fn of_cells(table: TableId, finding: Finding, has_value: impl Fn(Field) -> bool) -> Finding {
    finding.with_fields(fields().filter(|field| field.table() == table && has_value(*field)))
}

/// Whether a caption names one year alone, which is not the report's, or a part of a year; or says that the figures are multiples.
fn is_of_another(text: &str, year: u16) -> bool {
    if text.chars().count() > MAX_LENGTH || text.contains(['。', '，', ',', '；', ';']) {
        return false;
    }
    let folded: String = fold::plain(text).chars().filter(|c| !c.is_whitespace()).collect();
    let mut years = folded.match_indices('年').filter_map(|(at, _)| {
        let start = at.checked_sub(4)?;
        let is_whole = !folded.get(..start)?.ends_with(is_digit);
        folded.get(start..at)?.parse::<u16>().ok().filter(|own| is_whole && (2000..2100).contains(own))
    });
    let is_other_year = years.next().is_some_and(|first| first != year && years.all(|own| own == first));
    is_other_year || OTHER.iter().chain(SCALES).any(|word| folded.contains(word))
}

#[cfg(test)]
mod tests {
    use super::is_of_another;

    #[test]
    fn captions_of_other_tables() {
        for text in ["三、2022年收到和处理政府信息公开申请情况", "（2023年第四季度）", "样表", "单位：百件", "表三（２０２２年度）"]
        {
            assert!(is_of_another(text, 2023), "{text}");
        }
        for text in [
            "三、2023年收到和处理政府信息公开申请情况",
            "2022年与2023年对比",
            "2022年，本局收到申请3件。",
            "单位：件",
            "（统计期限：2023年1月1日至2023年12月31日）",
            "120220年",
        ] {
            assert!(!is_of_another(text, 2023), "{text}");
        }
    }
}
