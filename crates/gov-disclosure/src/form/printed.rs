//! The tables as the official form prints them: a grid of headings, labels and fields with their spans.
//!
//! The rows and columns come from the field table; `printed.csv` holds the words that belong to no field.

use std::sync::LazyLock;

use super::{Edition, Field, TableId, fields};

/// What is in a slot of a printed table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotContent {
    /// Words that are the header of the columns below them.
    Heading(&'static str),
    /// Words that name the rows to their right.
    Label(&'static str),
    /// Words that explain the table: the reconciliation in the corner of Table III.
    Note(&'static str),
    /// The place of a value.
    Field(Field),
}

/// Which kind of thing is in a slot of a printed table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SlotKind {
    /// The header of the columns below it.
    Heading,
    /// The name of the rows to its right.
    Label,
    /// Words that explain the table.
    Note,
    /// The place of a value.
    Field,
}

named!(SlotKind { Heading => "heading", Label => "label", Note => "note", Field => "field" });

impl SlotContent {
    /// Of which kind it is.
    pub fn kind(self) -> SlotKind {
        match self {
            Self::Heading(_) => SlotKind::Heading,
            Self::Label(_) => SlotKind::Label,
            Self::Note(_) => SlotKind::Note,
            Self::Field(_) => SlotKind::Field,
        }
    }

    /// The words printed; `None` for the place of a value.
    pub fn words(self) -> Option<&'static str> {
        match self {
            Self::Heading(words) | Self::Label(words) | Self::Note(words) => Some(words),
            Self::Field(_) => None,
        }
    }
}

/// A slot of a printed table, which may span columns and rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PrintedSlot {
    /// What is in it.
    pub print: SlotContent,
    /// Its first column, from 0.
    pub column: usize,
    /// How many columns it spans, at least 1.
    pub columns: usize,
    /// How many rows it spans, at least 1.
    pub rows: usize,
}

/// A table as an edition of the form prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PrintedTable {
    /// Which table it is.
    pub table: TableId,
    /// Of which edition.
    pub edition: Edition,
    /// The widths of its columns, in parts of the width of a page that keep the labels readable.
    pub widths: Vec<usize>,
    /// How many of the first rows are the header of all others; 0 for Table II, whose blocks each have their own header.
    pub head: usize,
    /// Row by row the slots that start there, from left to right; together they cover every place once.
    pub rows: Vec<Vec<PrintedSlot>>,
}

impl PrintedTable {
    /// The row (from 0) and the slot of a field; `None` where the table does not have it.
    pub fn slot(&self, field: Field) -> Option<(usize, &PrintedSlot)> {
        let find = |row: &'_ Vec<PrintedSlot>| row.iter().position(|slot| slot.print == SlotContent::Field(field));
        self.rows.iter().enumerate().find_map(|(number, row)| Some((number, row.get(find(row)?)?)))
    }
}

/// A table as an edition of the form prints it.
///
/// ```
/// use gov_disclosure::{Edition, TableId, printed};
/// let table = printed(TableId::Requests, Edition::Y2021);
/// assert_eq!((table.rows.len(), table.widths.len()), (28, 10));
/// ```
pub fn printed(table: TableId, edition: Edition) -> &'static PrintedTable {
    let [disclosure, requests, remedies] = match edition {
        Edition::Y2019 => &*Y2019,
        Edition::Y2021 => &*Y2021,
    };
    match table {
        TableId::Disclosure => disclosure,
        TableId::Requests => requests,
        TableId::Remedies => remedies,
    }
}

/// The words that tell which section a heading in other wording opens.
const SECTION_WORDS: [(u8, &[&str]); 6] = [
    (1, &["总体", "概述", "概况"]),
    (2, &["主动公开"]),
    (3, &["申请"]),
    (4, &["复议", "诉讼"]),
    (5, &["问题", "不足", "改进"]),
    (6, &["其他", "需要报告", "其它"]),
];

/// Whether a heading in other wording, folded, has the words of a section.
pub fn has_words_of_section(section: u8, key: &str) -> bool {
    SECTION_WORDS.iter().any(|(number, words)| *number == section && words.iter().any(|word| key.contains(word)))
}

/// The heading of a section (1 to 6) as the form prints it, with its numeral; empty for other numbers.
pub fn section_heading(number: u8) -> &'static str {
    words(&format!("section-{number}"))
}

static Y2019: LazyLock<[PrintedTable; 3]> = LazyLock::new(|| tables(Edition::Y2019));
static Y2021: LazyLock<[PrintedTable; 3]> = LazyLock::new(|| tables(Edition::Y2021));

fn tables(edition: Edition) -> [PrintedTable; 3] {
    [disclosure(edition), requests(edition), remedies(edition)]
}

/// Words of `printed.csv`.
fn words(id: &str) -> &'static str {
    let mut lines = include_str!("printed.csv").lines().filter_map(|line| line.split_once(','));
    lines.find(|(own, _)| *own == id).map_or("", |(_, text)| text)
}

/// A slot before its column is known.
fn slot(print: SlotContent, columns: usize, rows: usize) -> PrintedSlot {
    PrintedSlot { print, column: 0, columns, rows }
}

/// The table of these slots, each put in the first free column of its row.
fn placed(table: TableId, edition: Edition, widths: Vec<usize>, head: usize, mut rows: Vec<Vec<PrintedSlot>>) -> PrintedTable {
    // For each column, the rows that the slots above still cover.
    let mut covered = vec![0usize; widths.len()];
    for row in &mut rows {
        let mut column = 0;
        for slot in row.iter_mut() {
            while covered.get(column).is_some_and(|&rows| rows > 0) {
                column += 1;
            }
            slot.column = column;
            covered.iter_mut().skip(column).take(slot.columns).for_each(|rows| *rows = slot.rows);
            column += slot.columns;
        }
        covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
    }
    PrintedTable { table, edition, widths, head, rows }
}

fn of(table: TableId, edition: Edition) -> impl Iterator<Item = Field> + Clone {
    fields().filter(move |field| field.table() == table && field.is_in(edition))
}

/// The cells of a row of the form.
fn row_of(field: Field, edition: Edition) -> Vec<Field> {
    of(field.table(), edition).filter(|other| other.row_id() == field.row_id()).collect()
}

/// The first cell of each row.
fn row_starts(table: TableId, edition: Edition) -> Vec<Field> {
    let mut starts: Vec<Field> = of(table, edition).collect();
    starts.dedup_by_key(|field| field.row_id());
    starts
}

/// Table II: blocks of four columns, each with its heading and its own headers; the last column takes what is left.
fn disclosure(edition: Edition) -> PrintedTable {
    let widths = vec![34, 22, 22, 22];
    let mut rows = Vec::new();
    let mut group = "";
    for start in row_starts(TableId::Disclosure, edition) {
        let cells = row_of(start, edition);
        let wide = |at: usize| if at + 1 == cells.len() { widths.len() - cells.len() } else { 1 };
        if start.group_zh() != group {
            group = start.group_zh();
            rows.push(vec![slot(SlotContent::Heading(group), widths.len(), 1)]);
            let heads = cells.iter().enumerate().map(|(at, cell)| slot(SlotContent::Heading(column_head(*cell, edition)), wide(at), 1));
            rows.push([slot(SlotContent::Heading(words("item")), 1, 1)].into_iter().chain(heads).collect());
        }
        let values = cells.iter().enumerate().map(|(at, cell)| slot(SlotContent::Field(*cell), wide(at), 1));
        rows.push([slot(SlotContent::Label(start.row_zh()), 1, 1)].into_iter().chain(values).collect());
    }
    placed(TableId::Disclosure, edition, widths, 0, rows)
}

/// The header of a column. The editions name a column of the same fields differently.
fn column_head(field: Field, edition: Edition) -> &'static str {
    match (field.column_id(), edition) {
        ("decisions", Edition::Y2019) => words("decisions-2019"),
        _ => field.column_zh(),
    }
}

/// Table III: three columns of labels, and the applicants, of whom all but the first and the total are organisations.
fn requests(edition: Edition) -> PrintedTable {
    const LABELS: usize = 3;
    let starts = row_starts(TableId::Requests, edition);
    // The table has rows: the build has read them.
    let columns = starts.first().map_or_else(Vec::new, |start| row_of(*start, edition));
    let heading = |field: &Field, rows| slot(SlotContent::Heading(field.column_zh()), 1, rows);
    let mut rows = vec![
        vec![slot(SlotContent::Note(words("corner")), LABELS, 3), slot(SlotContent::Heading(words("applicants")), columns.len(), 1)],
        Vec::new(),
        Vec::new(),
    ];
    if let ([first, inner @ .., total], [_, second, third]) = (columns.as_slice(), rows.as_mut_slice()) {
        *second = vec![heading(first, 2), slot(SlotContent::Heading(words("organisations")), inner.len(), 1), heading(total, 2)];
        *third = inner.iter().map(|field| heading(field, 1)).collect();
    }
    let is_result = |field: &&Field| !field.group_zh().is_empty();
    let results = starts.iter().filter(is_result).count();
    // The heading over all results is the group of the first.
    let over_all = starts.iter().find(is_result).map_or("", |field| field.group_zh());
    let mut group = "";
    for start in &starts {
        let mut row = Vec::new();
        let own = start.group_zh();
        if group.is_empty() && !own.is_empty() {
            row.push(slot(SlotContent::Label(over_all), 1, results));
        }
        let columns = match own {
            "" => LABELS,
            own if own == over_all => LABELS - 1,
            own => {
                if own != group {
                    let members = starts.iter().filter(|field| field.group_zh() == own).count();
                    row.push(slot(SlotContent::Label(own), 1, members));
                }
                LABELS - 2
            }
        };
        group = own;
        row.push(slot(SlotContent::Label(start.row_zh()), columns, 1));
        row.extend(row_of(*start, edition).into_iter().map(|field| slot(SlotContent::Field(field), 1, 1)));
        rows.push(row);
    }
    let widths = [6, 12, 28].into_iter().chain(columns.iter().map(|_| 8)).collect();
    placed(TableId::Requests, edition, widths, 3, rows)
}

/// Table IV: one row of values under blocks, of which two are under a common heading.
fn remedies(edition: Edition) -> PrintedTable {
    let starts = row_starts(TableId::Remedies, edition);
    let mut rows = vec![Vec::new(); 4];
    let [first, second, third, values] = rows.as_mut_slice() else { return placed(TableId::Remedies, edition, Vec::new(), 0, rows) };
    let mut over = "";
    let mut width = 0;
    for start in starts {
        let cells = row_of(start, edition);
        let heads = |rows| cells.iter().map(move |field| slot(SlotContent::Heading(field.column_zh()), 1, rows));
        match start.row_zh().split_once('·') {
            None => {
                first.push(slot(SlotContent::Heading(start.row_zh()), cells.len(), 1));
                second.extend(heads(2));
            }
            Some((common, own)) => {
                match first.last_mut().filter(|_| common == over) {
                    Some(heading) => heading.columns += cells.len(),
                    None => first.push(slot(SlotContent::Heading(common), cells.len(), 1)),
                }
                over = common;
                second.push(slot(SlotContent::Heading(own), cells.len(), 1));
                third.extend(heads(1));
            }
        }
        width += cells.len();
        values.extend(cells.iter().map(|field| slot(SlotContent::Field(*field), 1, 1)));
    }
    placed(TableId::Remedies, edition, vec![7; width], 3, rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLES: [TableId; 3] = [TableId::Disclosure, TableId::Requests, TableId::Remedies];
    const EDITIONS: [Edition; 2] = [Edition::Y2019, Edition::Y2021];

    #[test]
    fn every_place_is_covered_once_and_every_field_stands_once() {
        for edition in EDITIONS {
            for id in TABLES {
                let table = printed(id, edition);
                let mut seen = vec![vec![0; table.widths.len()]; table.rows.len()];
                for (at, row) in table.rows.iter().enumerate() {
                    for slot in row {
                        for covered in seen.iter_mut().skip(at).take(slot.rows) {
                            covered.iter_mut().skip(slot.column).take(slot.columns).for_each(|n| *n += 1);
                        }
                        assert!(at + slot.rows <= table.rows.len() && slot.column + slot.columns <= table.widths.len());
                    }
                }
                assert!(seen.iter().flatten().all(|&n| n == 1), "{id:?} {edition:?} {seen:?}");
                let mut printed: Vec<Field> = Vec::new();
                for slot in table.rows.iter().flatten() {
                    match slot.print {
                        SlotContent::Field(field) => printed.push(field),
                        print => assert!(!print.words().unwrap().is_empty()),
                    }
                }
                assert_eq!(printed, of(id, edition).collect::<Vec<_>>());
            }
        }
    }

    fn words_of(row: &[PrintedSlot]) -> Vec<(&str, usize, usize)> {
        row.iter().filter_map(|slot| Some((slot.print.words()?, slot.columns, slot.rows))).collect()
    }

    #[test]
    fn tables_are_laid_out_as_the_form_prints_them() {
        let table = printed(TableId::Requests, Edition::Y2021);
        assert_eq!(table.rows.len(), 28);
        assert_eq!(words_of(&table.rows[1]), [("自然人", 1, 2), ("法人或其他组织", 5, 1), ("总计", 1, 2)]);
        assert_eq!(words_of(&table.rows[5]), [("三、本年度办理结果", 1, 22), ("（一）予以公开", 2, 1)]);
        assert_eq!(words_of(&table.rows[7]), [("（三）不予公开", 1, 8), ("1.属于国家秘密", 1, 1)]);
        assert_eq!(words_of(&table.rows[26]), [("（七）总计", 2, 1)]);
        assert_eq!(words_of(&table.rows[27]), [("四、结转下年度继续办理", 3, 1)]);
        let table = printed(TableId::Requests, Edition::Y2019);
        assert_eq!((table.rows.len(), words_of(&table.rows[23])), (26, vec![("（六）其他处理", 2, 1)]));
        assert_eq!(words_of(&table.rows[5])[0], ("三、本年度办理结果", 1, 20));

        let table = printed(TableId::Disclosure, Edition::Y2019);
        assert_eq!(table.rows.len(), 2 * 5 + 8);
        assert_eq!(words_of(&table.rows[5]).last(), Some(&("处理决定数量", 1, 1)));
        assert_eq!(words_of(&table.rows[16]), [("信息内容", 1, 1), ("采购项目数量", 1, 1), ("采购总金额", 2, 1)]);
        let table = printed(TableId::Disclosure, Edition::Y2021);
        assert_eq!(words_of(&table.rows[5]), [("信息内容", 1, 1), ("本年处理决定数量", 3, 1)]);

        let table = printed(TableId::Remedies, Edition::Y2021);
        assert_eq!(words_of(&table.rows[0]), [("行政复议", 5, 1), ("行政诉讼", 10, 1)]);
        assert_eq!(words_of(&table.rows[1])[4..], [("总计", 1, 2), ("未经复议直接起诉", 5, 1), ("复议后起诉", 5, 1)]);
        let total = Field::from_id("remedies.litigation_direct.total").unwrap();
        assert_eq!(table.slot(total).map(|(row, slot)| (row, slot.column)), Some((3, 9)));
    }
}
