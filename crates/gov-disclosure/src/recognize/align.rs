//! Which column each cell of a row stands in, or that nobody can know.
//!
//! A row with as many values as columns is placed by order, however the copy was written. A row with
//! fewer needs its empty cells: they count where the copy marks them and the other rows of the same
//! table show how; they are places on the line where columns are aligned; anywhere else the row is lost.

use rust_decimal::Decimal;

use super::apart::Apart;
use super::header;
use super::rows::Row;
use super::strip::{Flow, Kind, Strip};
use crate::form::TableId;
use crate::lex::script::is_han;

/// Where the cells of a row went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placed {
    /// One entry a column.
    Columns(Vec<Slot>),
    /// The columns cannot be known; whether the row's own values, in order, are all it can hold.
    Lost {
        /// Whether each column holds one of the row's values or nothing.
        closed: bool,
    },
}

/// One column of a placed row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The piece that fills it, empty cells included.
    Piece(usize),
    /// Empty, without a piece of its own.
    Empty,
}

/// Rows that must agree before a habit of the copy is believed.
const ENOUGH: usize = 4;

/// How far a line that goes on may stand from the margin: odd spaces.
const MARGIN: u32 = 2;

/// A row as the cells that count.
struct Cells<'r> {
    row: &'r Row,
    flow: Flow,
    width: usize,
    /// Cells up to the last that is no padding.
    cells: Vec<(usize, Kind, u32)>,
    /// Indices into `cells` of those with text.
    filled: Vec<usize>,
    /// Padding stands before a value.
    padded: bool,
}

impl<'r> Cells<'r> {
    /// The cells of a row. An empty line is one in a copy with a line for each value, as `usual` says, and no other.
    fn new(strip: &Strip<'_>, row: &'r Row, usual: Apart) -> Option<Self> {
        let width = row.columns.as_ref()?.len();
        let is_line = |kind| kind == Kind::Blank && row.flow == Flow::Stream { closed: false };
        let mut cells: Vec<(usize, Kind, u32)> =
            row.cells.iter().filter_map(|&at| strip.piece(at).map(|piece| (at, piece.kind, piece.start))).collect();
        if usual != Apart::Lines {
            cells.retain(|&(_, kind, _)| !is_line(kind));
        }
        while cells.last().is_some_and(|&(_, kind, _)| kind == Kind::Filler) {
            cells.pop();
        }
        // Cells that other manners of writing interrupt are not surely closed.
        let own = strip.segments.get(row.segment).map(|segment| segment.pieces.clone()).unwrap_or_default();
        let mixed = cells.iter().any(|(at, _, _)| !own.contains(at));
        let flow = if mixed { Flow::Stream { closed: false } } else { row.flow };
        let padded = cells.iter().any(|&(_, kind, _)| kind == Kind::Filler);
        let mut filled: Vec<usize> = cells.iter().enumerate().filter(|(_, (_, kind, _))| kind.has_text()).map(|(i, _)| i).collect();
        // Remarks behind a full row are no values.
        if filled.len() > width && filled.iter().skip(width).all(|&i| cells.get(i).is_some_and(|&(_, kind, _)| kind == Kind::Word)) {
            filled.truncate(width);
        }
        Some(Self { row, flow, width, cells, filled, padded })
    }

    fn is_full(&self) -> bool {
        self.filled.len() == self.width
    }

    /// Whether reading order is column order: the filled cells stand on one row, or one on each, or go on
    /// at the margin where a line was too long. Rows broken over lines otherwise shuffle their columns.
    fn reads_in_order(&self, strip: &Strip<'_>) -> bool {
        let pieces: Vec<_> = self.filled.iter().filter_map(|&i| self.cells.get(i)).filter_map(|&(at, _, _)| strip.piece(at)).collect();
        let alone = pieces.windows(2).all(|pair| matches!(pair, [a, b] if a.row != b.row));
        let rises = pieces.windows(2).all(|pair| matches!(pair, [a, b] if a.row == b.row || a.end <= b.start));
        let start = self.row.label.and_then(|label| strip.piece(label)).map_or(0, |label| label.start);
        let margin = if self.flow.has_rows() { 0 } else { start + MARGIN };
        let on_one_line = self.flow.has_rows() && self.cells.len() != self.filled.len();
        let wraps = !on_one_line && pieces.windows(2).all(|pair| matches!(pair, [a, b] if a.row == b.row || b.start <= margin));
        alone && !self.flow.has_rows() || rises || wraps
    }

    fn start(&self, i: usize) -> u32 {
        self.cells.get(i).map_or(0, |&(_, _, start)| start)
    }

    /// Lines before the first cell: none in Table IV, whose row has no label.
    fn skipped(&self, skip: usize) -> usize {
        if self.row.label.is_some() { skip } else { 0 }
    }

    /// Whether the row's lines are `stride` to a cell, the first behind `skip` lines: values at their places,
    /// and a whole row of them.
    fn has_stride(&self, (stride, skip): (usize, usize)) -> bool {
        if self.width == 0 {
            return false;
        }
        let skip = self.skipped(skip);
        let last = skip + (self.width - 1) * stride;
        let on_stride = self.filled.iter().all(|i| *i >= skip && (i - skip).is_multiple_of(stride) && *i <= last);
        let whole = self.filled.last() == Some(&last) && self.cells.len() <= last + stride || self.cells.len() == last + stride;
        on_stride && whole
    }

    fn slots(&self, indices: impl Iterator<Item = usize>) -> Placed {
        Placed::Columns(indices.filter_map(|i| self.cells.get(i)).map(|&(at, _, _)| Slot::Piece(at)).collect())
    }

    /// The columns that are filled if the row starts at cell `first`.
    fn pattern(&self, first: usize) -> Vec<usize> {
        self.filled.iter().map(|i| i.saturating_sub(first)).collect()
    }

    /// First cells from which a run of `width` cells holds all that is filled.
    fn windows(&self) -> std::ops::Range<usize> {
        let first = self.filled.first().copied().unwrap_or(self.cells.len().saturating_sub(self.width));
        let last = self.filled.last().map_or(0, |&last| (last + 1).saturating_sub(self.width));
        let end = (first + 1).min((self.cells.len() + 1).saturating_sub(self.width));
        last..end.max(last)
    }
}

/// How the rows of a table lie.
struct Model {
    /// Rows with a value in every column.
    full: usize,
    /// Values stand in neighbouring cells in every full row.
    adjacent: bool,
    /// Every row that shows its start begins at its first cell.
    compact: bool,
    /// The column at which every row that shows its start begins.
    column: Option<u32>,
    /// Rows that show their start.
    shown: usize,
    /// In a stream, the lines that a cell takes and those before the first: every row that tells keeps to it.
    stride: Option<(usize, usize)>,
    /// The columns that rows with one place only fill, where they are the same.
    pattern: Option<Vec<usize>>,
    /// Most rows that hold empty cells hold one in their last column.
    blank_totals: bool,
    /// Some row has an empty cell before a value: empty cells are kept in place.
    keeps_blanks: bool,
}

/// The one value of a sequence, `None` where there are several or none.
fn the_one<T: PartialEq>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut one = None;
    for value in values {
        match &one {
            Some(known) if *known != value => return None,
            Some(_) => {}
            None => one = Some(value),
        }
    }
    one
}

impl Model {
    fn of(rows: &[Cells<'_>]) -> Self {
        // （六）其他处理 heads rows in one form and is one in the other: without cells it tells nothing.
        let rows: Vec<&Cells<'_>> = rows.iter().filter(|row| !row.cells.is_empty()).collect();
        let full: Vec<&Cells<'_>> = rows.iter().copied().filter(|row| row.is_full()).collect();
        let adjacent = full.iter().all(|row| row.filled.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 == *b)));
        let first = |row: &&Cells<'_>| row.filled.first().copied();
        // Full rows show where a row starts; without any, the rows that have one place only.
        let single = |row: &Cells<'_>| row.windows().next().filter(|_| row.windows().len() == 1);
        let starts: Vec<(usize, u32)> = match full.is_empty() {
            false => full.iter().filter_map(|row| first(row).map(|i| (i, row.start(i)))).collect(),
            true => rows.iter().filter_map(|row| single(row).map(|i| (i, row.start(i)))).collect(),
        };
        let compact = starts.iter().all(|&(i, _)| i == 0);
        let column = the_one(starts.iter().map(|&(_, column)| column));
        // Merged labels left empty cells in place, or no row is padded: then an empty cell is one.
        let gridded = full.len() > 1 && column.is_some() && !compact;
        let unpadded = !full.is_empty() && rows.iter().all(|row| row.cells.len() == row.width);
        let dropped_none = rows.iter().any(|row| {
            let start = if row.filled.len() < row.width { first(row) } else { None };
            let gap = row.filled.windows(2).any(|pair| matches!(pair, [a, b] if a + 1 < *b));
            start.is_some_and(|start| start > 0 && starts.iter().all(|&(i, _)| i == 0)) || (gap && !row.is_full())
        });
        let partial = rows.iter().filter(|row| !row.is_full() && row.cells.len() == row.width && !row.filled.is_empty());
        let blank_totals = partial.clone().filter(|row| row.filled.last().is_none_or(|last| last + 1 < row.width)).count();
        Self {
            blank_totals: blank_totals >= ENOUGH && blank_totals * 2 >= partial.count(),
            full: full.len(),
            adjacent,
            compact,
            column,
            shown: starts.len(),
            stride: [(1, 0), (2, 0), (2, 1)].into_iter().find(|&stride| {
                let telling = if full.is_empty() { rows.clone() } else { full.clone() };
                telling.len() >= ENOUGH && telling.iter().all(|row| row.has_stride(stride))
            }),
            pattern: the_one(rows.iter().filter(|row| !row.is_full()).filter_map(|row| single(row).map(|start| row.pattern(start)))),
            keeps_blanks: gridded || unpadded || dropped_none,
        }
    }

    /// Values stand apart by one empty cell each: the separator is doubled, or merged cells left
    /// empty ones, and an empty cell of the form cannot be told from them.
    fn is_spaced(&self, row: &Cells<'_>) -> bool {
        match self.full {
            0 => row.filled.len() > 1 && row.filled.windows(2).all(|pair| matches!(pair, [a, b] if a + 2 == *b)),
            _ => !self.adjacent,
        }
    }
}

/// Places the rows that were written together: those of one table of the source, or of one stream.
pub fn place(strip: &Strip<'_>, rows: &[&Row]) -> Vec<Placed> {
    let usual = Apart::usual(strip, rows.iter().copied());
    let cells: Vec<Option<Cells<'_>>> = rows.iter().map(|row| Cells::new(strip, row, usual)).collect();
    let known: Vec<Cells<'_>> = cells.into_iter().flatten().collect();
    let model = Model::of(&known);
    let lines = [TableId::Disclosure, TableId::Requests, TableId::Remedies].map(|table| {
        let full = known.iter().filter(|row| row.row.table == table && row.is_full());
        super::columns::Lines::of(strip, full.map(|row| row.row))
    });
    let of_table = |table: TableId| match table {
        TableId::Disclosure => &lines[0],
        TableId::Requests => &lines[1],
        TableId::Remedies => &lines[2],
    };
    // In a row of a stream that does not add up, values that stand too close, or beside numbers without a row, are
    // pieces of a number that was parted.
    let is_parted = |row: &Row, slots: &[Slot]| {
        let doubtful = Apart::is_less(strip, row, slots, usual) || row.spilled && !row.flow.has_rows();
        doubtful && contradicts(strip, row, slots)
    };
    let mut placed = known.iter().map(|row| match place_one(strip, row, &model, of_table(row.row.table)) {
        Placed::Columns(slots) if is_parted(row.row, &slots) => Placed::Lost { closed: false },
        placed => placed,
    });
    rows.iter().map(|row| if row.columns.is_some() { placed.next() } else { None }.unwrap_or(Placed::Lost { closed: false })).collect()
}

fn place_one(strip: &Strip<'_>, row: &Cells<'_>, model: &Model, lines: &super::columns::Lines) -> Placed {
    let placed = propose(strip, row, model, lines);
    if row.row.spilled && !row.is_full() {
        return Placed::Lost { closed: false };
    }
    if row.is_full() || row.flow == Flow::Grid || row.filled.is_empty() {
        return placed;
    }
    // Separators that keep empty cells where full rows show the columns leave nothing to infer.
    let exact = row.flow == Flow::Delimited && (model.full > 0 || row.cells.len() == row.width);
    if exact && model.keeps_blanks {
        return placed;
    }
    // A row with empty cells whose places were inferred stands only if its sum agrees.
    match &placed {
        Placed::Columns(slots) if !agrees(strip, row.row, slots, model) => Placed::Lost { closed: !row.row.broken },
        _ => placed,
    }
}

/// Whether a placed row adds up with its empty cells as nil. A row without a written total agrees where
/// separators keep empty cells in place.
fn agrees(strip: &Strip<'_>, row: &Row, slots: &[Slot], model: &Model) -> bool {
    let columns = row.columns.as_deref().unwrap_or_default();
    let is_joined = |slot: &Slot| matches!(slot, Slot::Piece(at) if strip.piece(*at).is_some_and(|p| matches!(p.kind, Kind::Number(n) if n.joined.is_some())));
    if slots.iter().any(is_joined) {
        return false;
    }
    if row.table == TableId::Disclosure {
        // No sum binds these cells: a stream must show each of them, and an empty last one may be padding.
        let last =
            slots.last().is_some_and(|slot| matches!(slot, Slot::Piece(at) if strip.piece(*at).is_some_and(|p| p.kind != Kind::Blank)));
        return row.flow.has_rows() || row.cells.len() == columns.len() && last;
    }
    sums(strip, row, slots).into_iter().all(|(total, sum)| match total {
        Some(total) => total == sum,
        None => model.keeps_blanks && (model.blank_totals || row.flow.has_rows()),
    })
}

/// Whether a written total of a placed row is not the sum of its parts.
fn contradicts(strip: &Strip<'_>, row: &Row, slots: &[Slot]) -> bool {
    sums(strip, row, slots).into_iter().any(|(total, sum)| total.is_some_and(|total| total != sum))
}

/// The totals of a placed row, as written, with the sums of their parts.
fn sums(strip: &Strip<'_>, row: &Row, slots: &[Slot]) -> Vec<(Option<Decimal>, Decimal)> {
    let columns = row.columns.as_deref().unwrap_or_default();
    let value = |slot: &Slot| match slot {
        Slot::Piece(at) => strip.piece(*at).and_then(|piece| if let Kind::Number(number) = piece.kind { number.total() } else { None }),
        Slot::Empty => None,
    };
    // Totals close the parts before them; one in front opens the row.
    let mut sum = Decimal::ZERO;
    let mut closed = Vec::new();
    for (slot, column) in slots.iter().zip(columns) {
        match column.id {
            "total" => closed.push((value(slot), std::mem::take(&mut sum))),
            "" | header::ORGANISATIONS => {}
            _ => sum += value(slot).unwrap_or_default(),
        }
    }
    if columns.first().is_some_and(|column| column.id == "total") {
        closed = closed.into_iter().map(|(total, _)| (total, sum)).collect();
    }
    closed
}

/// A full row of a printed table whose cells are set at different heights: by their places from left to
/// right, where none stands above another.
fn staggered(strip: &Strip<'_>, row: &Cells<'_>) -> Option<Vec<Slot>> {
    if !row.is_full() || row.flow.has_rows() || row.row.table == TableId::Disclosure {
        return None;
    }
    let mut cells: Vec<(u32, u32, usize)> = row
        .filled
        .iter()
        .filter_map(|&i| row.cells.get(i))
        .filter_map(|&(at, _, _)| strip.piece(at).map(|piece| (piece.start, piece.end, at)))
        .collect();
    cells.sort_unstable();
    let apart = cells.windows(2).all(|pair| matches!(pair, [a, b] if a.1 <= b.0));
    apart.then(|| cells.into_iter().map(|(_, _, at)| Slot::Piece(at)).collect())
}

fn propose(strip: &Strip<'_>, row: &Cells<'_>, model: &Model, lines: &super::columns::Lines) -> Placed {
    if !row.reads_in_order(strip) {
        let lost = Placed::Lost { closed: false };
        return staggered(strip, row).filter(|slots| agrees(strip, row.row, slots, model)).map_or(lost, Placed::Columns);
    }
    // In a stream a word between values may be a piece of a label as well as a value nobody can read.
    let word = |i: &usize| row.cells.get(*i).filter(|(_, kind, _)| *kind == Kind::Word).and_then(|&(at, _, _)| strip.piece(at));
    let words = row.filled.iter().any(|i| word(i).is_some());
    // So may one in front of more cells than there are columns.
    let extra = row.cells.len() > row.width && row.filled.first().and_then(word).is_some_and(|piece| piece.text.contains(is_han));
    if extra || words && matches!(row.flow, Flow::Stream { .. }) {
        return Placed::Lost { closed: false };
    }
    if row.is_full() {
        return row.slots(row.filled.iter().copied());
    }
    if row.filled.len() > row.width {
        return Placed::Lost { closed: false };
    }
    let lost = Placed::Lost { closed: !row.row.broken };
    match row.flow {
        Flow::Stream { closed: false } => {
            if let Some((stride, skip)) = model.stride.filter(|&stride| row.has_stride(stride)) {
                let skip = row.skipped(skip);
                return row.slots((0..row.width).map(|i| skip + i * stride));
            }
            lines.place(strip, row.row).unwrap_or(lost)
        }
        Flow::Grid if row.cells.len() == row.width => by_cells(row, model).unwrap_or(lost),
        _ if row.padded || model.is_spaced(row) => lost,
        _ => by_cells(row, model).unwrap_or(lost),
    }
}

/// By the run of cells that holds the row, where all ways to tell agree.
fn by_cells(row: &Cells<'_>, model: &Model) -> Option<Placed> {
    let windows = row.windows();
    if row.cells.len() < row.width {
        return None;
    }
    if row.filled.is_empty() {
        return Some(row.slots(0..row.width));
    }
    // Values in front and nothing behind them: empty cells may have been dropped and the row padded.
    let marked_up = row.flow == Flow::Grid;
    let only_in_front = row.filled.first() == Some(&0) && row.filled.last().is_some_and(|last| last + 1 == row.filled.len());
    if !marked_up && only_in_front && row.width > 1 && !model.keeps_blanks {
        return None;
    }
    // A padded row of a stream starts at its first cell if its last column is filled, or if most others do.
    if matches!(row.flow, Flow::Stream { .. }) && row.cells.len() != row.width {
        let filled_to_last = row.filled.last() == Some(&(row.width - 1));
        let like_others = windows.clone().find(|&first| model.pattern.as_ref() == Some(&row.pattern(first)));
        let first = if filled_to_last { Some(0) } else { like_others };
        return first.filter(|first| windows.contains(first)).map(|first| row.slots(first..first + row.width));
    }
    let compact = (model.compact && model.shown > 0).then_some(0);
    let by_column = model.column.and_then(|column| (0..row.cells.len()).find(|&first| row.start(first) == column));
    let first = match (compact, by_column) {
        // Rows of one depth only leave open which; the columns that those fill may tell.
        (Some(a), Some(b)) if a != b => [a, b].into_iter().find(|&first| model.pattern.as_ref() == Some(&row.pattern(first)))?,
        (a, b) => a.or(b).or_else(|| if windows.len() == 1 && marked_up { windows.clone().next() } else { None })?,
    };
    windows.contains(&first).then(|| row.slots(first..first + row.width))
}
