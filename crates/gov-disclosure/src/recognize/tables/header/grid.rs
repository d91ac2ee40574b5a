//! Columns from a header that is over its values: in a source whose tables have a geometry.

use std::cell::{Cell, RefCell};

use crate::form::{Applicant, Meaning, Outcome, Remedy, RowId, TableId};
use crate::limits;
use crate::recognize::tables::column::{Column, Columns, Extent, HeaderUnit, Name};
use crate::recognize::tables::likeness::likeness;

/// A cell of a header.
#[derive(Clone, Debug)]
struct HeaderCell {
    extent: Extent,
    content: Content,
    /// The characters of words that cannot be read.
    words: String,
}

/// What a cell of a header holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A label of the form, with the unit that it names.
    Label(Meaning, HeaderUnit),
    /// What the header of the table calls a column or a block for short, or by another name.
    Short(Meaning),
    /// Words that no label of the form has, and which say that the column is another.
    Foreign,
    /// Words that cannot be read.
    Unread,
    /// A piece of a label.
    Piece,
    /// Nothing.
    Blank,
}

/// The header rows over a table, as far as they are read.
#[derive(Debug, Default)]
pub struct Grid {
    /// The columns that were asked for, by table and by the end of the row's label.
    known: RefCell<Vec<Answer>>,
    cells: Vec<HeaderCell>,
    /// Rows of values were read under it: the next header row starts another.
    closed: bool,
    /// Its rows so far are in the table before: on the page before.
    carried: bool,
    /// More cells than a header has: its columns are not known.
    overflown: bool,
    /// Steps that looking for columns took, of this header and those before.
    steps: Cell<usize>,
}

/// Whose columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Measures,
    Applicants,
    Outcomes,
    Remedies,
}

/// The columns to the right of a place, where they were asked for.
#[derive(Clone, Debug)]
struct Answer {
    kind: Kind,
    from: u32,
    columns: Option<Columns>,
}

/// Answers that are kept: the labels of a table's rows end in two or three columns.
const KEPT: usize = 8;

/// A column of the header: its lowest cell, with those above it.
struct Leaf<'g> {
    extent: Extent,
    cell: &'g HeaderCell,
    above: Vec<&'g HeaderCell>,
}

impl Grid {
    /// Forgets the header.
    pub fn clear(&mut self) {
        *self = Self { steps: self.steps.take().into(), ..Self::default() };
    }

    /// Takes the steps that were spent since it was last asked.
    pub fn steps(&mut self) -> usize {
        self.steps.take()
    }

    fn spend(&self, steps: usize) {
        self.steps.set(self.steps.get() + steps);
    }

    /// Whether it has no cells.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Rows of values begin.
    pub fn close(&mut self) {
        self.closed = true;
    }

    /// The table ends; a header without rows goes on in the next.
    pub fn end_table(&mut self) {
        if self.closed {
            self.clear();
        }
        self.carried = !self.cells.is_empty();
    }

    /// Adds a row.
    pub fn add(&mut self, row: impl Iterator<Item = (Extent, Content, String)>) {
        if self.closed {
            self.clear();
        }
        self.known.get_mut().clear();
        let row: Vec<_> = row.collect();
        self.spend(row.len() * self.cells.len());
        // The next page prints the whole header again.
        let has = |content: &Content| matches!(content, Content::Label(..)) && self.cells.iter().any(|cell| cell.content == *content);
        if self.carried && row.iter().any(|(_, content, _)| has(content)) {
            self.clear();
        }
        self.carried = false;
        for (extent, content, words) in row {
            if self.cells.len() >= limits::HEADER_CELLS {
                self.overflown = true;
                return;
            }
            self.cells.push(HeaderCell { extent, content, words });
        }
    }

    fn remembered(&self, kind: Kind, from: u32, find: impl FnOnce() -> Option<Columns>) -> Option<Columns> {
        if let Some(known) = self.known.borrow().iter().find(|known| known.kind == kind && known.from == from) {
            return known.columns.clone();
        }
        // Each column looks through all cells, and each is compared with the others.
        self.spend(4 * self.cells.len() * self.cells.len());
        let columns = find();
        let mut known = self.known.borrow_mut();
        if known.len() >= KEPT {
            known.remove(0);
        }
        known.push(Answer { kind, from, columns: columns.clone() });
        columns
    }

    /// The columns that the header marks off, left to right.
    fn leaves(&self) -> Vec<Leaf<'_>> {
        if self.overflown {
            return Vec::new();
        }
        let mut bounds: Vec<u32> = self.cells.iter().flat_map(|cell| [cell.extent.start, cell.extent.end]).collect();
        bounds.sort_unstable();
        bounds.dedup();
        let mut leaves: Vec<Leaf<'_>> = Vec::new();
        for pair in bounds.windows(2) {
            let [start, end] = *pair else { continue };
            let extent = Extent { start, end };
            // Cells are in the order of their rows, so the last that covers a column is the lowest.
            // An empty one leaves the column to the label above it.
            let covers = |cell: &&HeaderCell| cell.extent.overlaps(extent);
            let mut over: Vec<&HeaderCell> = self.cells.iter().filter(covers).filter(|cell| cell.content != Content::Blank).collect();
            // Words that cannot be read, under the label of a column, are a note on it.
            if let Some(label) = over.iter().rposition(|cell| !matches!(cell.content, Content::Unread | Content::Piece))
                && over.get(label).is_some_and(
                    |cell| matches!(cell.content, Content::Label(meaning, _) | Content::Short(meaning) if names_column(meaning)),
                )
            {
                over.truncate(label + 1);
            }
            let Some(cell) = over.pop().or_else(|| self.cells.iter().rfind(covers)) else { continue };
            match leaves.last_mut() {
                Some(last) if std::ptr::eq(last.cell, cell) => last.extent.end = end,
                _ => leaves.push(Leaf { extent, cell, above: over }),
            }
        }
        leaves
    }

    /// Whether the cell below the label of several columns is empty, and others below it are not.
    fn is_left_empty(&self, leaf: &Leaf<'_>, leaves: &[Leaf<'_>]) -> bool {
        let has_blank = self.cells.iter().any(|cell| cell.content == Content::Blank && cell.extent.overlaps(leaf.extent));
        has_blank && leaves.iter().any(|other| other.above.iter().any(|above| above.content == leaf.cell.content))
    }

    /// The columns of a table to the right of a row's label, which ends at `from`, where each has a label of its own;
    /// `name` says what a label names as a column, and `spans` whether a label only joins columns under it.
    fn columns(
        &self,
        leaves: &[Leaf<'_>],
        from: u32,
        name: impl Fn(&Leaf<'_>, Meaning) -> Option<Name>,
        spans: impl Fn(Meaning) -> bool,
        order: impl Iterator<Item = Name>,
    ) -> Option<Columns> {
        let label = |cell: &HeaderCell| match cell.content {
            Content::Label(meaning, unit) => Some((meaning, unit)),
            Content::Short(meaning) => Some((meaning, HeaderUnit::None)),
            Content::Foreign | Content::Unread | Content::Piece | Content::Blank => None,
        };
        let mut columns: Vec<Column> = Vec::with_capacity(leaves.len());
        for leaf in leaves {
            let own = label(leaf.cell).and_then(|(meaning, unit)| Some((name(leaf, meaning)?, unit)));
            if leaf.extent.start < from {
                // Rows that are not in line with their header.
                if own.is_some() {
                    return None;
                }
                continue;
            }
            let column = match (own, leaf.cell.content) {
                (Some(_), _) if leaf.is_altered(leaves, from) => Column { extent: Some(leaf.extent), ..Column::new(Name::Foreign) },
                (Some((own, unit)), _) => {
                    // A column of the form under another is no table whose rows are in line; a page may repeat its header.
                    let is_other = |meaning: Meaning| !spans(meaning) && names_column(meaning) && name(leaf, meaning) != Some(own);
                    let named_above = leaf.above.iter().filter_map(|cell| label(cell)).any(|(meaning, _)| is_other(meaning));
                    if named_above || own != Name::Unread && columns.iter().any(|column| column.name == own) {
                        return None;
                    }
                    let inferred = matches!(leaf.cell.content, Content::Short(_));
                    Column { unit, extent: Some(leaf.extent), inferred, ..Column::new(own) }
                }
                // A label may take several columns in other rows.
                (None, Content::Blank) if columns.is_empty() && from > 0 => continue,
                (None, Content::Label(Meaning::DisclosureItem | Meaning::Corner, _)) => continue,
                // Under the label of several columns, beside the labels of the others.
                (None, Content::Label(meaning, _)) if spans(meaning) && self.is_left_empty(leaf, leaves) => {
                    Column { extent: Some(leaf.extent), ..Column::new(Name::Unlabelled) }
                }
                // The label of several columns over none: the row of their own labels is lost.
                (None, Content::Label(meaning, _)) if spans(meaning) => return None,
                (None, Content::Foreign | Content::Label(..) | Content::Short(_)) => {
                    Column { extent: Some(leaf.extent), ..Column::new(Name::Foreign) }
                }
                (None, Content::Unread) => Column { extent: Some(leaf.extent), ..Column::new(Name::Unread) },
                (None, Content::Blank | Content::Piece) => Column { extent: Some(leaf.extent), ..Column::new(Name::Unlabelled) },
            };
            columns.push(column);
        }
        let words =
            |column: &Column| leaves.iter().find(|leaf| Some(leaf.extent) == column.extent).map_or("", |leaf| leaf.cell.words.as_str());
        infer(&mut columns, &order.collect::<Vec<_>>(), words);
        // Padding after the last column.
        let is_blank =
            |column: &Column| leaves.iter().any(|leaf| Some(leaf.extent) == column.extent && leaf.cell.content == Content::Blank);
        while columns.last().is_some_and(|column| column.name == Name::Unlabelled && is_blank(column)) {
            columns.pop();
        }
        (!columns.is_empty()).then(|| columns.into())
    }

    /// The columns of Table II to the right of `from`.
    pub fn measures(&self, from: u32) -> Option<Columns> {
        self.remembered(Kind::Measures, from, || self.find_measures(from))
    }

    fn find_measures(&self, from: u32) -> Option<Columns> {
        let name = |_: &Leaf<'_>, meaning| if let Meaning::Measure(measure) = meaning { Some(Name::Measure(measure)) } else { None };
        self.columns(&self.leaves(), from, name, |_| false, std::iter::empty())
    }

    /// The columns of Table III; `None` where fewer than two of them have a label.
    pub fn applicants(&self, from: u32) -> Option<Columns> {
        self.remembered(Kind::Applicants, from, || self.find_applicants(from))
    }

    fn find_applicants(&self, from: u32) -> Option<Columns> {
        let name = |_: &Leaf<'_>, meaning| match meaning {
            Meaning::Applicant(applicant) => Some(Name::Applicant(applicant)),
            Meaning::Subtotal => Some(Name::Organisations),
            _ => None,
        };
        let order = Applicant::ALL.iter().map(|&applicant| Name::Applicant(applicant));
        let columns = self.columns(
            &self.leaves(),
            from,
            name,
            |meaning| matches!(meaning, Meaning::Organisations | Meaning::Applicants | Meaning::Corner),
            order,
        )?;
        let count = |is: fn(Name) -> bool| columns.iter().filter(|column| is(column.name)).count();
        // As many words as there are organisations, over columns of which hardly one is the form's, are the header of another table.
        let is_other = count(|name| name == Name::Unread) >= Applicant::organisations().count();
        (count(|name| matches!(name, Name::Applicant(_))) > 1 || is_other).then_some(columns)
    }

    /// The columns of Table IV: the outcomes of each remedy. Without a remedy over them they are those of the row's own.
    pub fn outcomes(&self, from: u32) -> Option<Columns> {
        self.remembered(Kind::Outcomes, from, || self.find_outcomes(from))
    }

    fn find_outcomes(&self, from: u32) -> Option<Columns> {
        let leaves = self.leaves();
        let is_beside_litigation =
            |leaf: &Leaf<'_>| !leaf.is_litigation() && leaf.remedy().is_some_and(|remedy| remedy != Remedy::Reconsideration);
        let has_litigation_apart = leaves.iter().any(is_beside_litigation);
        let name = |leaf: &Leaf<'_>, meaning| match meaning {
            // 行政诉讼 beside 复议后起诉 is all litigation; 行政诉讼一审 is none of the form's.
            Meaning::Outcome(_)
                if leaf.remedy().is_none() && (has_litigation_apart && leaf.is_litigation() || leaf.is_of_another(&leaves)) =>
            {
                Some(Name::Unread)
            }
            Meaning::Outcome(outcome) => Some(Name::Outcome(leaf.remedy(), outcome)),
            _ => None,
        };
        let outcomes = |remedy: &Remedy| Outcome::ALL.iter().map(|&outcome| Name::Outcome(Some(*remedy), outcome)).collect::<Vec<_>>();
        let order = Remedy::ALL.iter().flat_map(outcomes);
        let columns = self.columns(&leaves, from, name, |meaning| matches!(meaning, Meaning::Litigation | Meaning::Remedy(_)), order)?;
        let named = columns.iter().filter(|column| matches!(column.name, Name::Outcome(..))).count();
        (named > 1).then_some(columns)
    }

    /// The columns of Table IV where they are remedies, whose outcomes are rows.
    pub fn remedies(&self, from: u32) -> Option<Columns> {
        self.remembered(Kind::Remedies, from, || self.find_remedies(from))
    }

    fn find_remedies(&self, from: u32) -> Option<Columns> {
        let name = |_: &Leaf<'_>, meaning| if let Meaning::Remedy(remedy) = meaning { Some(Name::Remedy(remedy)) } else { None };
        let columns = self.columns(&self.leaves(), from, name, |meaning| matches!(meaning, Meaning::Litigation), std::iter::empty())?;
        (columns.iter().filter(|column| matches!(column.name, Name::Remedy(_))).count() > 1).then_some(columns)
    }
}

/// Whether a cell of the header is over all columns.
fn is_over_all(cell: &HeaderCell, leaves: &[Leaf<'_>]) -> bool {
    leaves.iter().all(|leaf| leaf.above.iter().any(|above| std::ptr::eq(*above, cell)))
}

/// Whether a label is that of a column.
fn names_column(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Applicant(_) | Meaning::Measure(_) | Meaning::Outcome(_))
}

/// Shares of a label, in percent, that words in its place must have to be taken for it.
const ENOUGH: usize = 50;

/// Names the columns whose labels were damaged, where the form has as many others and they are in their places: words
/// like the label that belongs there, or none.
fn infer<'w>(columns: &mut [Column], order: &[Name], words: impl Fn(&Column) -> &'w str) {
    let is_unknown = |column: &Column| matches!(column.name, Name::Unlabelled | Name::Unread);
    let missing: Vec<Name> = order.iter().copied().filter(|name| columns.iter().all(|column| column.name != *name)).collect();
    let unknown: Vec<usize> = columns.iter().enumerate().filter(|(_, column)| is_unknown(column)).map(|(at, _)| at).collect();
    // A header without any label of the form is that of another table.
    if missing.is_empty() || missing.len() != unknown.len() || missing.len() == order.len() {
        return;
    }
    let fits = |(&at, name): (&usize, &Name)| {
        let Some(column) = columns.get(at) else { return false };
        column.name == Name::Unlabelled || likeness(words(column), label_of(*name)) >= ENOUGH
    };
    if !unknown.iter().zip(&missing).all(fits) {
        return;
    }
    let mut names: Vec<Name> = columns.iter().map(|column| column.name).collect();
    for (&at, &name) in unknown.iter().zip(&missing) {
        names.get_mut(at).into_iter().for_each(|slot| *slot = name);
    }
    if !names.iter().filter(|name| order.contains(name)).eq(order.iter()) {
        return;
    }
    for (column, name) in columns.iter_mut().zip(names) {
        column.inferred |= column.name != name;
        column.name = name;
    }
}

/// The label of a column as the form prints it.
fn label_of(name: Name) -> &'static str {
    let field = match name {
        Name::Applicant(applicant) => RowId::of(TableId::Requests, "received").and_then(|row| row.field(applicant.id())),
        Name::Outcome(_, outcome) => RowId::of_remedy(Remedy::Reconsideration).and_then(|row| row.field(outcome.id())),
        _ => None,
    };
    field.and_then(|field| field.column_zh().rsplit('·').next()).unwrap_or("")
}

/// The label of a block of Table IV as the form prints it.
fn block_of(remedy: Remedy) -> &'static str {
    let field = RowId::of_remedy(remedy).and_then(|row| row.fields().first().copied());
    field.and_then(|field| field.row_zh().rsplit('·').next()).unwrap_or("")
}

impl Leaf<'_> {
    /// The remedy over a column.
    fn remedy(&self) -> Option<Remedy> {
        self.above.iter().rev().find_map(|cell| match cell.content {
            Content::Label(Meaning::Remedy(remedy), _) | Content::Short(Meaning::Remedy(remedy)) => Some(remedy),
            _ => None,
        })
    }

    /// Whether 行政诉讼 is over a column.
    fn is_litigation(&self) -> bool {
        self.above.iter().any(|cell| matches!(cell.content, Content::Label(Meaning::Litigation, _)))
    }

    /// Whether words that make another of the labels below them are over a column, and not over all of them to the right of `from`:
    /// 民事诉讼, 上年申请人情况.
    fn is_altered(&self, leaves: &[Leaf<'_>], from: u32) -> bool {
        let columns = leaves.get(leaves.partition_point(|leaf| leaf.extent.start < from)..).unwrap_or_default();
        self.above.iter().any(|cell| cell.content == Content::Foreign && !is_over_all(cell, columns))
    }

    /// Whether words that are like no remedy are over a column, and not over all of them.
    fn is_of_another(&self, leaves: &[Leaf<'_>]) -> bool {
        let is_remedy = |words: &str| Remedy::ALL.iter().any(|&remedy| likeness(words, block_of(remedy)) >= ENOUGH);
        let words =
            self.above.iter().rfind(|cell| matches!(cell.content, Content::Unread | Content::Foreign) && !is_over_all(cell, leaves));
        words.is_some_and(|cell| !is_remedy(&cell.words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[(u32, u32, Content)]]) -> Grid {
        let mut grid = Grid::default();
        for row in rows {
            grid.add(row.iter().map(|&(start, end, content)| (Extent { start, end }, content, String::new())));
        }
        grid
    }

    fn names(columns: Option<Columns>) -> Option<Vec<Name>> {
        columns.map(|columns| columns.iter().map(|column| column.name).collect())
    }

    const fn label(meaning: Meaning) -> Content {
        Content::Label(meaning, HeaderUnit::None)
    }

    const PERSON: Content = label(Meaning::Applicant(Applicant::NaturalPerson));
    const ENTERPRISE: Content = label(Meaning::Applicant(Applicant::Enterprise));
    const RESEARCH: Content = label(Meaning::Applicant(Applicant::Research));
    const TOTAL: Content = label(Meaning::Applicant(Applicant::Total));
    const ORGANISATIONS: Content = label(Meaning::Organisations);

    #[test]
    fn the_lowest_label_over_a_column_names_it() {
        let header = grid(&[
            &[(0, 2, label(Meaning::Corner)), (2, 6, label(Meaning::Applicants))],
            &[(2, 3, TOTAL), (3, 5, ORGANISATIONS), (5, 6, PERSON)],
            &[(3, 4, RESEARCH), (4, 5, ENTERPRISE)],
        ]);
        let of = |applicant| Name::Applicant(applicant);
        let expected = vec![of(Applicant::Total), of(Applicant::Research), of(Applicant::Enterprise), of(Applicant::NaturalPerson)];
        assert_eq!(names(header.applicants(0)), Some(expected));
        let extents: Vec<_> = header.applicants(0).unwrap().iter().map(|column| column.extent.unwrap().start).collect();
        assert_eq!(extents, [2, 3, 4, 5]);
    }

    #[test]
    fn a_header_whose_levels_are_not_in_line_has_no_columns() {
        // Merged cells left no empty ones: the second level starts under the first label of the upper one.
        let header = grid(&[&[(0, 1, PERSON), (1, 2, ORGANISATIONS), (2, 3, TOTAL)], &[(0, 1, ENTERPRISE), (1, 2, RESEARCH)]]);
        assert_eq!(names(header.applicants(0)), None);
        // The labels of the organisations are lost.
        assert_eq!(names(grid(&[&[(0, 1, PERSON), (1, 6, ORGANISATIONS), (6, 7, TOTAL)]]).applicants(0)), None);
    }

    #[test]
    fn a_column_without_a_name_is_kept_apart() {
        let header = grid(&[&[(0, 1, Content::Unread), (1, 2, PERSON), (2, 3, Content::Unread), (3, 4, TOTAL), (4, 5, Content::Foreign)]]);
        let of = |applicant| Name::Applicant(applicant);
        let expected = vec![of(Applicant::NaturalPerson), Name::Unread, of(Applicant::Total), Name::Foreign];
        assert_eq!(names(header.applicants(1)), Some(expected));
    }

    #[test]
    fn outcomes_belong_to_the_remedy_over_them() {
        let outcome = |outcome| label(Meaning::Outcome(outcome));
        let header = grid(&[
            &[(0, 2, label(Meaning::Remedy(Remedy::Reconsideration))), (2, 4, label(Meaning::Litigation))],
            &[(2, 4, label(Meaning::Remedy(Remedy::LitigationDirect)))],
            &[
                (0, 1, outcome(Outcome::Total)),
                (1, 2, outcome(Outcome::Upheld)),
                (2, 3, outcome(Outcome::Upheld)),
                (3, 4, outcome(Outcome::Total)),
            ],
        ]);
        let of = |remedy, outcome| Name::Outcome(Some(remedy), outcome);
        let expected = vec![
            of(Remedy::Reconsideration, Outcome::Total),
            of(Remedy::Reconsideration, Outcome::Upheld),
            of(Remedy::LitigationDirect, Outcome::Upheld),
            of(Remedy::LitigationDirect, Outcome::Total),
        ];
        assert_eq!(names(header.outcomes(0)), Some(expected));
    }
}
