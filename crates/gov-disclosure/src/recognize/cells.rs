//! From the rows of one copy to its cells.

mod digits;
mod doubts;
mod extras;

use std::collections::{HashMap, HashSet};

use super::deduplicated;
use super::pieces::{Flow, Kind, Sequence};
use super::placement::{self, Placed, Slot, Spacing};
use super::sections::Copy;
use super::tables::column::{Column, HeaderUnit, Name};
use super::tables::row::{Header, Row, RowName};
use super::tables::{Rows, header};
use super::trace::Trace;
use super::{structure, value};
use crate::diagnostic::{Diagnostic, Rule, Severity, catalogue, counted};
use crate::document::Span;
use crate::form::{Edition, Field, Group, RowId, TableId, fields};
use crate::limits;
use crate::report::{Cell, Cells, Evidence, Extra, FormEditions, State, Value};

/// The cells of one copy.
#[derive(Debug)]
pub struct Reading {
    /// Cell by cell.
    pub cells: Cells,
    /// Numbers of rows and columns that the form does not have.
    pub extras: Vec<Extra>,
    /// The edition of each table.
    pub form: FormEditions,
    /// What was wrong.
    pub diagnostics: Vec<Diagnostic>,
}

struct Reader<'s, 'd> {
    sequence: &'s Sequence<'d>,
    copy: &'s Copy,
    form: FormEditions,
    cut: Option<Span>,
    deduplicated: bool,
    /// The cells that stand across several rows, with how many.
    merged: HashMap<usize, usize>,
    /// Every number of the copy's tables is whole and has its row: a lost value is one of them, or none.
    has_whole_numbers: bool,
    /// The numbers that stand alone on their lines, where they were asked for.
    alone: Option<deduplicated::Alone>,
    /// How far apart the values of streams usually stand.
    usual: Spacing,
    /// The rows whose labels stand in the copy.
    labels: HashSet<RowId>,
    /// The groups whose subtotals are surely such.
    subtotals: Vec<Group>,
    /// Tables in which rows of digits that run together are too short: some cell is empty, and leaves no trace.
    gaps: Vec<TableId>,
    /// Cells read from digits that run together, one digit to a column.
    parted: Vec<Field>,
    cells: Cells,
    extras: Vec<Extra>,
    known_extras: HashMap<String, i64>,
    /// Cells of rows whose columns were taken for those of the form.
    ambiguous: Vec<Field>,
    /// Cells whose column has no label.
    inferred: Vec<Field>,
    /// The numbers that were reported as without a place.
    unmapped: usize,
    out: Vec<Diagnostic>,
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
    // A head lost at a page break, or as a repeated line, is the form's; in another stream its loss may
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
    let has_whole_numbers = rows.orphans.is_empty() && rows.loose.is_empty() && !rows.rows.iter().any(|row| row.torn || row.spilled);
    let gaps = digits::gaps(sequence, &rows);
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
        parted,
        cells,
        extras,
        known_extras,
        ambiguous: Vec::new(),
        inferred: Vec::new(),
        unmapped,
        out,
    };
    reader.place(&rows, trace);
    reader.columns_by_place();
    reader.tell_parted();
    reader.orphans(&rows);
    reader.fill(&rows);
    structure::tables(&reader.form, &rows, &reader.cells, deduplicated, &mut reader.out);
    if deduplicated {
        let zh = "副本中重复的行已被删除，表格里凡与前面相同的数值都已丢失；请改用未去重的副本";
        let en =
            "repeated lines were removed from this copy, and with them every value that stood before; use a copy that was not deduplicated";
        reader.out.push(Diagnostic::new(&catalogue::DEDUPLICATED, zh, en));
    }
    Reading { cells: reader.cells, extras: reader.extras, form: reader.form, diagnostics: reader.out }
}

fn written(cell: &Cell) -> String {
    cell.value.map(|value| value.to_string()).unwrap_or_default()
}

/// Whether every column of a placed row holds a value.
fn is_full(sequence: &Sequence<'_>, slots: &[Slot]) -> bool {
    slots.iter().all(|slot| matches!(slot, Slot::Piece(at) if sequence.piece(*at).is_some_and(|piece| piece.kind != Kind::Blank)))
}

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
            trace.note(piece.text, piece.span, || match &placed {
                Placed::Columns { slots, evidence } => {
                    format!("{} values in {} columns, placed by {}", row.cells.len(), slots.len(), evidence.as_str())
                }
                Placed::Lost { .. } => format!("{} values, columns cannot be known", row.cells.len()),
            });
        }
        let fields = self.fields(row);
        if self.sequence.is_unbroken(row.cells.first().copied().unwrap_or(usize::MAX)) && self.run_together(row, &fields) {
            return;
        }
        match placed {
            // More empty cells may have stood behind the end of the file.
            Placed::Columns { slots, .. } if self.is_cut(row) && !is_full(self.sequence, &slots) => self.lost(row, &fields, false),
            Placed::Columns { slots, evidence } if !self.deduplicated || self.is_certain(row, next, &slots) => {
                self.columns(row, next, &fields, &slots, evidence);
            }
            Placed::Lost { closed } if !self.deduplicated => self.lost(row, &fields, closed && next.is_some()),
            _ => self.lost_to_deduplication(row, &fields),
        }
    }

    /// Whether the file ends on the line of the row.
    fn is_cut(&self, row: &Row) -> bool {
        let last = row.cells.iter().filter_map(|&at| self.sequence.piece(at)).map(|piece| piece.span.end).max();
        // Of a whole report on the line, only what stands at its end may be cut.
        let is_unbroken = row.cells.last().is_some_and(|&cell| self.sequence.is_unbroken(cell));
        self.cut.zip(last).is_some_and(|(cut, last)| if is_unbroken { last >= cut.end } else { last > cut.start })
    }

    /// In a copy whose repeated lines are gone, a row with all its values is sure only where the label
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
    /// two numbers on one line are one that was parted.
    fn has_a_line_each(&self, slots: &[Slot]) -> bool {
        let line = |slot: &Slot| match slot {
            Slot::Piece(at) if self.sequence.piece(*at).is_some_and(|piece| piece.kind != Kind::Blank) => self.sequence.row_of(*at),
            _ => None,
        };
        let lines: Vec<_> = slots.iter().map(line).collect();
        lines.iter().all(Option::is_some) && lines.windows(2).all(|pair| !matches!(pair, [a, b] if a == b))
    }

    fn columns(&mut self, row: &Row, next: Option<&Row>, fields: &[Option<Field>], slots: &[Slot], evidence: Evidence) {
        let columns = row.columns();
        let mut across = Vec::new();
        for ((field, slot), column) in fields.iter().zip(slots).zip(columns) {
            match (field, slot) {
                (Some(field), Slot::Piece(at)) => {
                    let Some(piece) = self.sequence.piece(*at) else { continue };
                    if self.cut.is_some_and(|cut| piece.span.end >= cut.end) && piece.kind != Kind::Blank {
                        self.cut_off([*field], piece.span, piece.text);
                        self.put(*field, Cell::new(State::Lost));
                        continue;
                    }
                    if let Some(cell) = self.merged(*at) {
                        self.put(*field, cell);
                        across.push(Some(*field));
                        continue;
                    }
                    let mut wrong = Vec::new();
                    let cell = value::cell(*field, column.unit, piece, &mut wrong);
                    if self.put(*field, Cell { evidence: Some(evidence), ..cell }) {
                        self.out.append(&mut wrong);
                    }
                }
                (Some(field), Slot::Empty) => {
                    self.put(*field, Cell { evidence: Some(evidence), ..Cell::new(State::Blank) });
                }
                (None, Slot::Piece(at)) => match (column.name, row.name) {
                    (Name::Organisations, RowName::Form(id)) => self.extra(row, id.id(), *column, *at),
                    (Name::Unread | Name::Unlabelled | Name::Foreign, _) => self.unmapped([*at].into_iter(), Severity::Info),
                    _ => self.unmapped([*at].into_iter(), Severity::Warning),
                },
                (None, Slot::Empty) => {}
            }
        }
        self.across(row, &across);
        self.unread(row, fields, slots);
        self.doubts(row, next, fields, slots);
    }

    /// The cell of a field that shares one number with those of other rows: the number is that of all of them together.
    fn merged(&self, at: usize) -> Option<Cell> {
        self.merged.get(&at)?;
        let piece = self.sequence.piece(at)?;
        let Kind::Number(number) = piece.kind else { return None };
        let parts = number.whole().filter(|whole| (0..=limits::MERGED_CANDIDATES).contains(whole));
        let candidates = parts.map(|whole| (0..=whole).map(|part| Some(Value::Count(part))).chain([None]).collect());
        Some(Cell { candidates, span: Some(piece.span), ..Cell::new(State::Lost) })
    }

    /// Fields of a row whose cells stand across other rows too.
    fn across(&mut self, row: &Row, fields: &[Option<Field>]) {
        if fields.is_empty() {
            return;
        }
        let finding = self.about(&catalogue::ROW_WIDTH, row, fields, |label| {
            let zh = format!("“{label}”一行有数字所在单元格跨多行，是各行之和还是其中一行的数值无法确定；请对照原件");
            let en = format!(
                "cells of the row \"{label}\" stand across other rows too, so its share of their numbers cannot be known; compare with the original"
            );
            (zh, en)
        });
        self.out.push(finding);
    }

    /// Columns of the row that no label names, while a column of its header cannot be read: they may be that one.
    fn unread(&mut self, row: &Row, fields: &[Option<Field>], slots: &[Slot]) {
        let columns = row.columns();
        let holds_text =
            |slot: &Slot| matches!(slot, Slot::Piece(at) if self.sequence.piece(*at).is_some_and(|piece| piece.kind.has_text()));
        let is_unread = |(column, slot): (&Column, &Slot)| match column.name {
            Name::Unread => true,
            Name::Unlabelled => holds_text(slot),
            _ => false,
        };
        if !columns.iter().zip(slots).any(is_unread) {
            return;
        }
        // Table IV may be printed in parts.
        let own = self.printed(row).into_iter().filter(|field| !fields.contains(&Some(*field)) && self.cells.get(*field).is_none());
        let missing: Vec<Option<Field>> = own.map(Some).collect();
        if missing.is_empty() {
            return;
        }
        for field in missing.iter().flatten() {
            self.put(*field, Cell::new(State::Lost));
        }
        let finding = self.about(&catalogue::UNSURE_COLUMNS, row, &missing, |label| {
            let zh = format!("“{label}”上方有表头文字无法辨认，其下的数值属于哪一列不能确定；请对照原件");
            let en = format!("a column over \"{label}\" has a header that cannot be read, so the field of its values cannot be known; compare with the original");
            (zh, en)
        });
        self.out.push(finding);
    }

    /// A finding about a whole row, at its label or first cell; `say` is given the label of the form.
    fn about(&self, rule: &'static Rule, row: &Row, fields: &[Option<Field>], words: impl FnOnce(&str) -> (String, String)) -> Diagnostic {
        let own = fields.iter().flatten().copied();
        let (zh, en) = words(own.clone().next().map_or("", Field::row_zh));
        let at = row.label.or(row.cells.first().copied());
        let span = at.and_then(|at| self.sequence.piece(at)).map_or(Span::default(), |piece| piece.span);
        Diagnostic::new(rule, zh, en).with_fields(own).at(span)
    }

    fn cut_off(&mut self, fields: impl IntoIterator<Item = Field>, span: Span, text: &str) {
        let zh = format!("文件在此中断，最后的数字“{text}”可能不完整；请使用完整的文件");
        let en = format!("the file ends here, so its last number \"{text}\" may be cut; use a whole file");
        self.out.push(Diagnostic::new(&catalogue::CUT_OFF, zh, en).with_fields(fields).at(span));
    }

    /// A row whose columns cannot be known: each cell holds one of the values, in order, or nothing.
    fn lost(&mut self, row: &Row, fields: &[Option<Field>], closed: bool) {
        let values: Vec<Value> = row
            .cells
            .iter()
            .filter_map(|&at| self.sequence.piece(at))
            .filter_map(|piece| {
                let field = fields.iter().flatten().next()?;
                value::cell(*field, HeaderUnit::None, piece, &mut Vec::new()).value
            })
            .collect();
        let written = row.cells.iter().filter(|&&at| self.sequence.piece(at).is_some_and(|piece| piece.kind.has_text())).count();
        let (n, k) = (fields.len(), values.len());
        // Each cell holds one of the values only if all of them were read, and in one unit.
        let counts = fields.iter().flatten().all(|field| !field.unit().is_money());
        let closed = closed && written == k && counts;
        for (j, field) in fields.iter().enumerate().filter_map(|(j, field)| field.map(|field| (j, field))) {
            let mut cell = Cell::new(State::Lost);
            if closed && k > 0 && k < n {
                let mut feasible: Vec<Value> =
                    values.iter().enumerate().filter(|&(i, _)| i <= j && k - i <= n - j).map(|(_, value)| *value).collect();
                feasible.sort_unstable();
                feasible.dedup();
                cell.candidates = Some(feasible.into_iter().map(Some).chain([None]).collect());
            }
            self.put(field, cell);
        }
        let reason = match () {
            () if row.header.columns().is_none() => ("表头缺失或次序异常", "its header is missing or out of order"),
            () if row.torn => ("有数字不完整或被拆开", "one of its numbers is broken"),
            () => ("个数与列数不符", "their number is not that of the columns"),
        };
        let finding = self.about(&catalogue::ROW_WIDTH, row, fields, |label| {
            let label = if row.name == RowName::Remedies { "表四" } else { label };
            let zh = format!("“{label}”一行有 {written} 个数值，应有 {n} 个（{}），无法确定各属哪一列；请对照原件", reason.0);
            let en = format!(
                "the row \"{label}\" has {} for {} ({}), so their columns cannot be known; compare with the original",
                counted(written, "value", "values"),
                counted(n, "column", "columns"),
                reason.1
            );
            (zh, en)
        });
        self.out.push(finding);
    }

    fn lost_to_deduplication(&mut self, row: &Row, fields: &[Option<Field>]) {
        let last = row.cells.last().copied().or(row.label).unwrap_or(0);
        let candidates = self.candidates(last + 1);
        for field in fields.iter().flatten() {
            self.put(*field, Cell { candidates: candidates.clone(), ..Cell::new(State::Lost) });
        }
    }

    /// The values that a lost cell of a deduplicated copy may have, from those before piece `end`.
    fn candidates(&mut self, end: usize) -> Option<Vec<Option<Value>>> {
        if !self.has_whole_numbers {
            return None;
        }
        let (sequence, copy) = (self.sequence, self.copy);
        self.alone.get_or_insert_with(|| deduplicated::Alone::of(sequence, copy)).before(end)
    }

    /// Puts a cell in its place; the better of two readings stays. Says whether this one was taken.
    fn put(&mut self, field: Field, cell: Cell) -> bool {
        let rank = |state: State| match state {
            State::Reported => 3,
            State::Blank | State::Placeholder | State::Illegible => 2,
            State::Lost => 1,
            State::Absent => 0,
        };
        let Some(known) = self.cells.get(field) else {
            self.cells.insert(field, cell);
            return true;
        };
        if let (Some(a), Some(b)) = (known.value, cell.value)
            && a != b
        {
            let zh = format!("{} 出现两次，数值不同（{a} 与 {b}），取先出现者", field.id());
            let en = format!("{} is printed twice with different values ({a} and {b}); the first was kept", field.id());
            let spans = [known.span, cell.span];
            let mut diagnostic = Diagnostic::new(&catalogue::REPEATED_ROW, zh, en).with_fields([field]);
            diagnostic.spans.extend(spans.into_iter().flatten());
            self.out.push(diagnostic);
            return false;
        }
        if rank(known.state) == 2 && cell.value.is_some() {
            let zh = format!("{} 出现两次，先为空白或无数值，后为 {}，取先出现者", field.id(), written(&cell));
            let en = format!("{} is printed twice, first without a value and then as {}; the first was kept", field.id(), written(&cell));
            let mut diagnostic = Diagnostic::new(&catalogue::REPEATED_ROW, zh, en).with_fields([field]);
            diagnostic.spans.extend([known.span, cell.span].into_iter().flatten());
            self.out.push(diagnostic);
            return false;
        }
        let better = rank(cell.state) > rank(known.state);
        if better {
            self.cells.insert(field, cell);
        }
        better
    }

    fn unmapped(&mut self, pieces: impl Iterator<Item = usize>, severity: Severity) {
        let sequence = self.sequence;
        // Enough to be counted and summed up, few enough for any input.
        let room = (50 * limits::DIAGNOSTICS_PER_RULE).saturating_sub(self.unmapped);
        for piece in
            pieces.filter_map(|at| sequence.piece(at)).filter(|piece| matches!(piece.kind, Kind::Number(_) | Kind::Digits)).take(room)
        {
            let zh = format!("表格中的数字“{}”没有对应的栏目", piece.text);
            let en = format!("the number \"{}\" stands in a table, but in no cell of the form", piece.text);
            self.out.push(Diagnostic::new(&catalogue::UNMAPPED_NUMBER, zh, en).with_severity(severity).at(piece.span));
            self.unmapped += 1;
        }
    }

    fn orphans(&mut self, rows: &Rows) {
        if self.deduplicated {
            return;
        }
        self.unmapped(rows.orphans.iter().copied(), Severity::Warning);
        self.unmapped(rows.serials.iter().copied(), Severity::Info);
        if let Some(&(table, at)) = rows.unsure.first() {
            let span = self.sequence.piece(at).map_or(Span::default(), |piece| piece.span);
            let zh = format!("{}的表头次序与格式不符，各列数值无法确定", table.name_zh());
            let en = format!("the head of table {} is not in the order of the form, so its values cannot be placed", table.numeral());
            self.out.push(Diagnostic::new(&catalogue::UNSURE_COLUMNS, zh, en).at(span));
        }
        if let Some(&first) = rows.loose.first() {
            let texts: Vec<&str> = rows.loose.iter().filter_map(|&at| self.sequence.piece(at)).map(|piece| piece.text).take(5).collect();
            let span = self.sequence.piece(first).map_or(Span::default(), |piece| piece.span);
            let zh = format!("{} 个栏目按近似文字识别，如“{}”", rows.loose.len(), texts.join("”“"));
            let labels = counted(rows.loose.len(), "label was", "labels were");
            let en = format!("{labels} recognised by likeness, such as \"{}\"", texts.join("\", \""));
            self.out.push(Diagnostic::new(&catalogue::LOOSE_LABEL, zh, en).at(span));
        }
    }

    /// Every field that the recognised editions have and no row gave: absent, or lost with the table
    /// of a deduplicated copy.
    fn fill(&mut self, rows: &Rows) {
        let streamed = |table: TableId| {
            rows.rows.iter().any(|row| row.table() == table && matches!(row.flow, Flow::Stream { .. }))
                || !rows.rows.iter().any(|row| row.table() == table)
        };
        for field in fields() {
            let table = field.table();
            let edition = self.form.of(table).or(self.form.expected);
            if !edition.is_some_and(|edition| field.is_in(edition)) || self.cells.get(field).is_some() {
                continue;
            }
            let lost = self.deduplicated && self.form.of(table).is_some() && streamed(table);
            let cell = match lost {
                true => {
                    let last =
                        rows.rows.iter().filter(|row| row.table() == table).filter_map(|row| row.cells.last().copied().or(row.label)).max();
                    let end = last.map_or(self.copy.pieces.end, |last| last + 1);
                    Cell { candidates: self.candidates(end), ..Cell::new(State::Lost) }
                }
                false => Cell::new(State::Absent),
            };
            self.cells.insert(field, cell);
        }
    }
}
