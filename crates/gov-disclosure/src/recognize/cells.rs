//! From the rows of one copy to its cells.

mod columns;
mod digits;
mod doubts;
mod extras;
mod lost;
mod order;
mod rest;
mod strays;

use super::finding::Finding;
use std::collections::{HashMap, HashSet};

use super::deduplicated;
use super::draft::{Cells, Spanned};
use super::pieces::{Flow, Kind, Piece, Sequence};
use super::placement::{self, Placed, Slot, Spacing};
use super::sections::Copy;
use super::structure;
use super::tables::column::HeaderUnit;
use super::tables::row::{Header, Row, RowName};
use super::tables::{Rows, header};
use super::trace::Trace;
use super::value;
use crate::diagnostic::{Rule, Severity, catalogue};
use crate::document::Span;
use crate::fact::{Reading as Found, RowDoubt, Step};
use crate::form::{Edition, Field, Group, RowId, TableId, fields};
use crate::report::{Cell, Evidence, Extra, FormEditions, State};

/// The cells of one copy.
#[derive(Debug)]
pub struct Reading {
    /// Cell by cell.
    pub cells: Cells,
    /// Numbers of rows and columns that the form does not have.
    pub extras: Vec<Spanned<Extra>>,
    /// The edition of each table.
    pub form: FormEditions,
    /// Whether rows of a table were found.
    pub has_rows: bool,
    /// Whether repeated lines are gone from it.
    pub deduplicated: bool,
    /// What was wrong.
    pub findings: Vec<Finding>,
}

struct Reader<'s, 'd> {
    sequence: &'s Sequence<'d>,
    copy: &'s Copy,
    form: FormEditions,
    cut: Option<Span>,
    deduplicated: bool,
    /// The cells that are across several rows, with how many.
    merged: HashMap<usize, usize>,
    /// Every number of the file's tables is whole and has its row: a lost value is one of them, or none.
    has_whole_numbers: bool,
    /// The numbers that are alone on their lines, where they were asked for.
    alone: Option<deduplicated::Alone>,
    /// How far apart the values of streams usually are.
    usual: Spacing,
    /// The rows whose labels are in the file.
    labels: HashSet<RowId>,
    /// The groups whose subtotals are surely such.
    subtotals: Vec<Group>,
    /// Tables in which rows of digits that run together are too short: some cell is empty, and leaves no trace.
    gaps: Vec<TableId>,
    /// Nothing parts the values of some row of the file.
    has_glue: bool,
    /// White space parts the values of all rows that were written without breaks.
    has_spaces: bool,
    /// Tables with a row of which a number is not whole: others may have such too.
    torn: Vec<TableId>,
    /// The labels of full rows of a stream whose values may be those of another row.
    strays: HashSet<usize>,
    /// Cells read from digits that run together, one digit to a column.
    parted: Vec<Field>,
    cells: Cells,
    extras: Vec<Spanned<Extra>>,
    known_extras: HashMap<String, i64>,
    /// Cells of rows whose columns were taken for those of the form.
    ambiguous: Vec<Field>,
    /// The same, unless the sums of their table show it.
    if_summed: Vec<Field>,
    /// What the sums of Table III say of the order of its columns.
    order: order::ColumnOrder,
    /// Cells whose column has no label.
    inferred: Vec<Field>,
    /// Cells of tables of which a row has a value under no header.
    out_of_line: Vec<Field>,
    /// Cells with a value that are empty where their row is printed again, each with both places.
    emptied: Vec<(Field, Option<Span>, Option<Span>)>,
    /// The numbers that were reported as without a place.
    unmapped: usize,
    out: Vec<Finding>,
}

/// Reads the cells of one copy. `expected` is the edition of its year; text on the line `cut` may be cut.
pub fn read(
    sequence: &Sequence<'_>,
    copy: &Copy,
    mut rows: Rows,
    expected: Option<Edition>,
    cut: Option<Span>,
    trace: &mut Trace,
) -> Reading {
    let form = structure::editions(sequence, &rows, expected);
    let usual = Spacing::usual(sequence, rows.rows.iter());
    let deduplicated = usual == Spacing::Lines && deduplicated::is_deduplicated(sequence, copy, &rows.rows);
    // A header lost at a page break, or as a repeated line, is the form's; in another stream its loss may
    // have moved the numbers too.
    for row in rows.rows.iter_mut().filter(|row| matches!(row.header, Header::Missing)) {
        let Some(id) = row.name.form().filter(|id| id.table() == TableId::Disclosure) else { continue };
        if row.flow.has_rows() || deduplicated {
            let columns = form.disclosure.map(|edition| header::printed(id, edition)).filter(|columns| !columns.is_empty());
            row.header = columns.map_or(Header::Missing, Header::Read);
        }
    }
    let labels = rows.rows.iter().filter_map(|row| row.name.form()).collect();
    let subtotals = extras::sure(sequence, &rows, form.requests);
    let mut merged: HashMap<usize, usize> = HashMap::new();
    for row in rows.rows.iter().filter(|row| row.name.form().is_some()) {
        for &at in row.cells.iter().filter(|&&at| sequence.piece(at).is_some_and(|piece| piece.rows > 1)) {
            *merged.entry(at).or_default() += 1;
        }
    }
    merged.retain(|_, rows| *rows > 1);
    let has_whole_numbers = rows.orphans.is_empty() && rows.loose.is_empty() && !rows.rows.iter().any(|row| row.is_torn() || row.spilled);
    let gaps = digits::gaps(sequence, &rows, &form);
    let has_glue = digits::has_glue(sequence, &rows);
    let has_spaces = !has_glue && digits::has_spaces(sequence, &rows);
    let torn = rows.rows.iter().filter(|row| row.is_torn()).map(Row::table).collect();
    let strays = strays::strays(sequence, &rows);
    let (parted, cells, extras, known_extras, unmapped, out) = Default::default();
    let mut reader = Reader {
        sequence,
        copy,
        form,
        cut,
        deduplicated,
        merged,
        has_whole_numbers,
        alone: None,
        usual,
        labels,
        subtotals,
        gaps,
        has_glue,
        has_spaces,
        torn,
        strays,
        parted,
        cells,
        extras,
        known_extras,
        ambiguous: Vec::new(),
        if_summed: Vec::new(),
        order: order::ColumnOrder::default(),
        inferred: Vec::new(),
        out_of_line: Vec::new(),
        emptied: Vec::new(),
        unmapped,
        out,
    };
    reader.place(&rows, trace);
    reader.second_tables();
    reader.tell_emptied();
    reader.columns_by_place();
    reader.tell_parted();
    reader.orphans(&rows);
    reader.fill(&rows);
    if deduplicated {
        let is_lost = |field: &Field| reader.cells.get(field).is_some_and(|cell| cell.state == State::Lost);
        let lost: Vec<Field> = fields().filter(is_lost).collect();
        reader.out.push(Finding::of(&catalogue::DEDUPLICATED, Found::Deduplicated).with_fields(lost));
    }
    let Reader { cells, extras, form, out: findings, .. } = reader;
    Reading { cells, extras, form, has_rows: !rows.rows.is_empty(), deduplicated, findings }
}

fn written(cell: &Cell) -> String {
    cell.value.map(|value| value.to_string()).unwrap_or_default()
}

/// Whether every column of a placed row holds a value.
fn is_full(sequence: &Sequence<'_>, slots: &[Slot]) -> bool {
    slots.iter().all(|slot| matches!(slot, Slot::Piece(at) if sequence.piece(*at).is_some_and(|piece| piece.kind != Kind::Blank)))
}

/// The label of a row that is all of Table IV.
const TABLE_FOUR: &str = "表四";

impl Reader<'_, '_> {
    fn place(&mut self, rows: &Rows, trace: &mut Trace) {
        // Rows written together show each other's columns: those of one table of the source, or of all streams.
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut known: HashMap<(Flow, Option<(TableId, usize)>), usize> = HashMap::new();
        for (i, row) in rows.rows.iter().enumerate() {
            let key = (row.flow, row.flow.has_rows().then(|| (row.table(), row.segment)));
            let group = *known.entry(key).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups.get_mut(group).into_iter().for_each(|group| group.push(i));
        }
        for group in groups {
            let members: Vec<&Row> = group.iter().filter_map(|&i| rows.rows.get(i)).collect();
            let placed = placement::place(self.sequence, &members);
            if members.iter().zip(&placed).any(|(row, placed)| self.is_out_of_line(row, placed)) {
                let fields: Vec<Field> = members.iter().flat_map(|row| self.fields(row)).flatten().collect();
                self.out_of_line.extend(fields);
            }
            for ((&i, row), placed) in group.iter().zip(&members).zip(placed) {
                let next = rows.rows.get(i + 1);
                self.row(row, next, placed, trace);
            }
        }
    }

    /// The fields of a row, column by column; `None` for columns that the form does not have.
    fn fields(&self, row: &Row) -> Vec<Option<Field>> {
        if let Some(columns) = row.header.columns() {
            return columns.iter().map(|column| row.name.field(*column)).collect();
        }
        self.printed(row).into_iter().map(Some).collect()
    }

    /// The fields of a row as the form prints it.
    fn printed(&self, row: &Row) -> Vec<Field> {
        let edition = self.form.of(row.table()).unwrap_or(Edition::Y2021);
        let is_own = |field: &Field| match row.name {
            RowName::Form(id) => id.fields().contains(field),
            RowName::Remedies => field.table() == TableId::Remedies,
            RowName::Outcome(outcome) => field.table() == TableId::Remedies && field.column_id() == outcome.id(),
            RowName::Subtotal(_) | RowName::Other(_) => false,
        };
        fields().filter(|field| is_own(field) && field.is_in(edition)).collect()
    }

    fn row(&mut self, row: &Row, next: Option<&Row>, placed: Placed, trace: &mut Trace) {
        if matches!(row.name, RowName::Other(_)) {
            return self.unmapped(row.cells.iter().copied(), Severity::Info);
        }
        if let Some(group) = extras::subtotal_of(row, self.form.requests) {
            return self.subtotals(row, group, &placed);
        }
        if let Some(piece) = row.label.and_then(|at| self.sequence.piece(at)) {
            let values = row.cells.len();
            trace.note(piece.text, piece.span, || match &placed {
                Placed::Columns { slots, evidence } => Step::Placed { values, columns: slots.len(), evidence: *evidence },
                Placed::Lost { .. } => Step::NoColumns { values },
            });
        }
        let fields = self.fields(row);
        if self.sequence.is_unbroken(row.cells.first().copied().unwrap_or(usize::MAX)) && self.run_together(row, &fields) {
            return;
        }
        match placed {
            // More empty cells may have come after the end of the file.
            Placed::Columns { slots, .. } if self.is_cut(row) && !is_full(self.sequence, &slots) => self.lost(row, &fields, false),
            Placed::Columns { slots, evidence } if !self.deduplicated || self.is_certain(row, next, &slots) => {
                self.columns(row, next, &fields, &slots, evidence);
            }
            Placed::Lost { closed } if !self.deduplicated => self.lost(row, &fields, closed && next.is_some()),
            _ => {
                self.bare(row, next, &fields);
                self.lost_to_deduplication(row, &fields);
            }
        }
    }

    /// Whether the file ends on the line of the row.
    fn is_cut(&self, row: &Row) -> bool {
        let last = row.cells.iter().filter_map(|&at| self.sequence.piece(at)).map(|piece| piece.span.end).max();
        // Of a whole report on the line, only what is at its end may be cut.
        let is_unbroken = row.cells.last().is_some_and(|&cell| self.sequence.is_unbroken(cell));
        self.cut.zip(last).is_some_and(|(cut, last)| if is_unbroken { last >= cut.end } else { last > cut.start })
    }

    /// In a file whose repeated lines are gone, a row with all its values is sure only where the label
    /// of the next row of the form follows: a row whose label is gone would add its own values.
    fn is_certain(&self, row: &Row, next: Option<&Row>, slots: &[Slot]) -> bool {
        if !row.flow.has_rows() && !self.has_a_line_each(slots) {
            return false;
        }
        let Some((id, edition)) = row.name.form().zip(self.form.of(row.table())).filter(|(id, _)| id.table() == TableId::Requests) else {
            return true;
        };
        id.next(edition) == next.and_then(|next| next.name.form()).filter(|next| next.table() == TableId::Requests)
    }

    /// Whether each slot is filled by a piece on a line of its own. An empty line may be what a removed one left, and
    /// two numbers on one line are one that was split.
    fn has_a_line_each(&self, slots: &[Slot]) -> bool {
        let line = |slot: &Slot| match slot {
            Slot::Piece(at) if self.sequence.piece(*at).is_some_and(|piece| piece.kind != Kind::Blank) => self.sequence.row_of(*at),
            _ => None,
        };
        let lines: Vec<_> = slots.iter().map(line).collect();
        lines.iter().all(Option::is_some) && lines.windows(2).all(|pair| !matches!(pair, [a, b] if a == b))
    }

    /// A finding about a whole row, at its label or first cell.
    fn about(&self, rule: &'static Rule, row: &Row, fields: &[Option<Field>], doubt: RowDoubt) -> Finding {
        let label = fields.iter().flatten().next().map_or("", |field| field.row_zh());
        self.about_label(rule, row, fields, label, doubt)
    }

    /// As [`about`](Self::about), by another label than that of the first field.
    fn about_label(&self, rule: &'static Rule, row: &Row, fields: &[Option<Field>], label: &'static str, doubt: RowDoubt) -> Finding {
        let own = fields.iter().flatten().copied();
        let at = row.label.or(row.cells.first().copied());
        let span = at.and_then(|at| self.sequence.piece(at)).map(|piece| piece.span);
        Finding::of(rule, Found::Row { label, doubt }).with_fields(own).at(span)
    }

    fn cut_off(&mut self, fields: impl IntoIterator<Item = Field>, span: Span, text: &str) {
        let fact = Found::LastNumber { text: text.to_owned() };
        self.out.push(Finding::of(&catalogue::CUT_OFF, fact).with_fields(fields).at(span));
    }

    /// Reads a piece as the cell of a field. Whether it was taken; where it was not, what is wrong with it is not reported.
    fn read(&mut self, field: Field, unit: HeaderUnit, piece: &Piece<'_>, evidence: Evidence) -> bool {
        let mut wrong = Vec::new();
        let cell = Cell { evidence: Some(evidence), ..value::cell(field, unit, piece, &mut wrong) };
        // An empty cell may be nowhere in the text.
        let cell = if piece.span.range().is_empty() { cell.into() } else { Spanned::at(cell, piece.span) };
        let is_taken = self.put(field, cell);
        if is_taken {
            self.out.extend(wrong.into_iter().map(|found| found.at(piece.span)));
        }
        is_taken
    }

    /// Puts a cell in its place; the better of two readings stays. Says whether this one was taken.
    fn put(&mut self, field: Field, cell: Spanned<Cell>) -> bool {
        let rank = |state: State| match state {
            State::Reported => 3,
            State::Blank | State::Placeholder | State::Illegible => 2,
            State::Lost => 1,
            State::Absent => 0,
        };
        let Some(known) = self.cells.get_mut(&field) else {
            self.cells.insert(field, cell);
            return true;
        };
        if let (Some(a), Some(b)) = (known.value, cell.value)
            && a != b
        {
            let fact = Found::Repeated { field, first: Some(a.to_string()), second: b.to_string() };
            self.out.push(Finding::of(&catalogue::REPEATED_ROW, fact).with_fields([field]).at(known.span()).at(cell.span()));
            return false;
        }
        if rank(known.state) == 2 && cell.value.is_some() {
            let fact = Found::Repeated { field, first: None, second: written(&cell) };
            self.out.push(Finding::of(&catalogue::REPEATED_ROW, fact).with_fields([field]).at(known.span()).at(cell.span()));
            return false;
        }
        if known.value.is_some() && rank(cell.state) == 2 {
            self.emptied.push((field, known.span(), cell.span()));
        }
        if known.state == State::Lost && cell.state == State::Lost && known.candidates != cell.candidates {
            // Which of two rows it is in is not known either.
            known.candidates = None;
            return false;
        }
        let better = rank(cell.state) > rank(known.state);
        if better {
            *known = cell;
        }
        better
    }
}
