//! The walk over the strip that gives every number to a row of the form.

use super::header::{self, Column, Columns, Head, HeadUnit};
use super::sections::Copy;
use super::spot::{Labels, Spotted};
use super::strip::{Flow, Kind, Strip};
use super::trace::Trace;
use crate::form::{Fit, Meaning, TableId};
use crate::lex::outline::{self, Numbering};
use crate::lex::script::is_han;
use crate::limits;

/// A row of the form and the pieces that fill it.
#[derive(Debug)]
pub struct Row {
    /// The table.
    pub table: TableId,
    /// Row id of the form; empty for a row that the form does not have.
    pub id: &'static str,
    /// Its columns; `None` where the copy prints no head for it.
    pub columns: Option<Columns>,
    /// Its cells in order, as piece indices.
    pub cells: Vec<usize>,
    /// The piece its label starts with; `None` for the data row of Table IV.
    pub label: Option<usize>,
    /// The segment it stands in.
    pub segment: usize,
    /// How that segment is written.
    pub flow: Flow,
    /// What followed was text that is no label: the row may hold less than was printed.
    pub broken: bool,
    /// Numbers without a row stand beside it: parts of its cells may be on lines of their own.
    pub spilled: bool,
}

/// What the walk found.
#[derive(Debug, Default)]
pub struct Rows {
    /// Rows in reading order.
    pub rows: Vec<Row>,
    /// Numbers of a table that belong to no row.
    pub orphans: Vec<usize>,
    /// Numbers before the label of their row.
    pub serials: Vec<usize>,
    /// Columns of Table II that the heads print.
    pub columns2: Vec<&'static str>,
    /// Tables whose heads contradict the form, with the piece that shows it.
    pub unsure: Vec<(TableId, usize)>,
    /// Tables of which some label stands in the copy.
    pub found: Vec<TableId>,
    /// Labels matched loosely, as piece indices.
    pub loose: Vec<usize>,
}

struct Walk<'s, 'd> {
    strip: &'s Strip<'d>,
    out: Rows,
    active: Option<TableId>,
    section: u8,
    current: Option<usize>,
    /// The last event was a cell, not a label.
    after_cell: bool,
    columns2: Vec<Column>,
    columns2_open: bool,
    /// The row of the strip that heads Table II's block.
    head_row: Option<u32>,
    labels3: Vec<Head>,
    labels3_open: bool,
    labels4: Vec<Head>,
    blocks4: Vec<Head>,
    /// In a stream, numbers stand between a head and its first row: labels may follow their values.
    before_labels: bool,
    segment: usize,
    flow: Flow,
    trace: &'s mut Trace,
}

/// Reads the rows of one copy.
pub fn read(strip: &Strip<'_>, copy: &Copy, trace: &mut Trace) -> Rows {
    let mut walk = Walk {
        strip,
        out: Rows::default(),
        active: None,
        section: 0,
        current: None,
        after_cell: false,
        columns2: Vec::new(),
        columns2_open: false,
        head_row: None,
        labels3: Vec::new(),
        labels3_open: false,
        labels4: Vec::new(),
        blocks4: Vec::new(),
        before_labels: false,
        segment: 0,
        flow: Flow::Grid,
        trace,
    };
    let mut headings = copy.headings.iter().filter_map(|h| strip.lines.get(h.line).map(|line| (line.piece, h.number))).peekable();
    for (index, segment) in strip.segments.iter().enumerate() {
        let from = segment.pieces.start.max(copy.pieces.start);
        let to = segment.pieces.end.min(copy.pieces.end);
        if from >= to {
            continue;
        }
        walk.enter(index, segment.flow);
        let labels = Labels::spot(strip, from..to, segment.flow);
        let mut at = from;
        while at < to {
            let row_end = walk.row_end(at, to);
            match headings.peek() {
                Some(&(piece, number)) if (at..row_end).contains(&piece) => {
                    headings.next();
                    walk.heading(number);
                }
                _ => walk.row(at..row_end, &labels),
            }
            at = row_end;
        }
    }
    walk.close();
    walk.out
}

impl Walk<'_, '_> {
    fn enter(&mut self, index: usize, flow: Flow) {
        if flow.has_rows() || self.flow.has_rows() {
            self.close();
        }
        self.segment = index;
        self.flow = flow;
    }

    fn row_end(&self, at: usize, to: usize) -> usize {
        let row = self.strip.piece(at).map(|piece| piece.row);
        (at..to).find(|&i| self.strip.piece(i).map(|piece| piece.row) != row).unwrap_or(to)
    }

    fn heading(&mut self, number: u8) {
        self.close();
        self.section = number;
        self.before_labels = false;
        self.active = None;
        self.columns2_open = false;
        self.after_cell = false;
    }

    fn kind(&self, at: usize) -> Kind {
        self.strip.piece(at).map_or(Kind::Word, |piece| piece.kind)
    }

    fn row(&mut self, pieces: std::ops::Range<usize>, labels: &Labels) {
        let row = self.strip.piece(pieces.start).map_or(0, |piece| piece.row);
        if self.flow.has_rows() {
            let reaches = |label: &Spotted| label.last_row >= row;
            let goes_on =
                self.current.and_then(|i| self.out.rows.get(i)?.label).and_then(|piece| labels.at(piece)).is_some_and(|(_, l)| reaches(l));
            if !goes_on && !self.wraps(&pieces, labels) {
                self.close();
            }
            self.remedies_row(&pieces, labels);
        } else if self.is_prose(&pieces, labels) {
            self.interrupt();
            return;
        }
        // A serial number before the label of its row is no value.
        let first_label = pieces.clone().find(|&at| labels.at(at).is_some());
        let serial = |at: usize| self.flow.has_rows() && self.current.is_none() && first_label.is_some_and(|label| at < label);
        let serials: Vec<usize> = pieces.clone().filter(|&at| serial(at) && matches!(self.kind(at), Kind::Number(_))).collect();
        self.out.serials.extend(&serials);
        for at in pieces.clone().filter(|at| !serials.contains(at)) {
            match labels.at(at) {
                Some((_, label)) if label.first == at => self.label(at, label.clone(), &pieces, labels),
                Some(_) => {}
                None => match self.kind(at) {
                    Kind::Word => self.word(at),
                    Kind::Filler | Kind::Blank => self.blank(at),
                    Kind::Number(_) | Kind::Placeholder => self.value(at),
                },
            }
        }
    }

    /// A line of separators that was too long goes on in the next: values only, behind a row that has
    /// no empty cell and still lacks as many.
    fn wraps(&self, pieces: &std::ops::Range<usize>, labels: &Labels) -> bool {
        let Some(row) = self.current.and_then(|i| self.out.rows.get(i)) else { return false };
        let all_values = |mut range: std::ops::Range<usize>| range.all(|at| self.kind(at).is_value() && labels.at(at).is_none());
        let filled = !row.cells.is_empty() && row.cells.iter().all(|&at| self.kind(at).is_value());
        let fits = self.width(row).is_some_and(|width| row.cells.len() + pieces.len() <= width);
        self.flow == Flow::Delimited && filled && fits && all_values(pieces.clone())
    }

    /// A row of Table IV has no label: cells only, behind the head.
    fn remedies_row(&mut self, pieces: &std::ops::Range<usize>, labels: &Labels) {
        let cells = pieces.clone().filter(|&at| labels.at(at).is_none() && self.kind(at) != Kind::Word).count();
        let values = pieces.clone().filter(|&at| self.kind(at).is_value()).count();
        let only_cells = cells == pieces.len();
        if self.active == Some(TableId::Remedies) && self.current.is_none() && only_cells && (values > 0 || cells >= 15) {
            self.open_remedies(pieces.start);
        }
    }

    fn open_remedies(&mut self, at: usize) {
        let again = self.out.rows.iter().any(|row| row.table == TableId::Remedies);
        if self.labels4.len() < 3 || again && !self.flow.has_rows() {
            return;
        }
        let columns = header::remedies(&self.labels4, &self.blocks4);
        if columns.is_none() {
            self.out.unsure.push((TableId::Remedies, at));
        }
        self.open(TableId::Remedies, "", columns, None);
    }

    /// A line of prose between the lines of a table: a long word that is no label, and at most one number.
    fn is_prose(&self, pieces: &std::ops::Range<usize>, labels: &Labels) -> bool {
        let mut numbers = 0;
        let mut long = false;
        let mut ends = false;
        for at in pieces.clone() {
            if labels.at(at).is_some() {
                return false;
            }
            match self.kind(at) {
                Kind::Number(_) => numbers += 1,
                Kind::Word => {
                    let text = self.strip.piece(at).map_or("", |piece| piece.text);
                    long |= text.len() > 36;
                    ends = text.ends_with(['。', '；', '，', ';', '：']);
                }
                _ => {}
            }
        }
        ends || long && numbers <= 1
    }

    fn label(&mut self, at: usize, label: Spotted, row: &std::ops::Range<usize>, labels: &Labels) {
        let meaning = self.resolve(at, &label, row, labels);
        let Some(meaning) = meaning else { return self.word(at) };
        if label.label.fit == Fit::Loose {
            self.out.loose.push(at);
        }
        self.trace.label(self.strip, at, meaning, label.label.fit);
        self.close();
        self.after_cell = false;
        let text = self.strip.piece(at).map_or("", |piece| piece.text);
        match meaning {
            Meaning::Section(_) => {}
            Meaning::Block2(_) | Meaning::Header2 => {
                self.before_labels = false;
                self.activate(TableId::Disclosure);
                self.columns2.clear();
                self.columns2_open = true;
                // What stands beside 信息内容 is a column, known or not.
                self.head_row = if meaning == Meaning::Header2 { self.strip.piece(at).map(|piece| piece.row) } else { None };
            }
            Meaning::Column2(id) => {
                self.activate(TableId::Disclosure);
                if !self.columns2_open {
                    self.columns2.clear();
                    self.columns2_open = true;
                }
                let mut column = Column::headed(id, text);
                if id == "amount" {
                    column = self.unit_around(at, row, column);
                }
                self.columns2.push(column);
                self.head_row = self.strip.piece(at).map(|piece| piece.row);
                self.out.columns2.push(id);
            }
            Meaning::Row2(id) => {
                self.columns2_open = false;
                let columns: Columns = self.columns2.as_slice().into();
                // A stream's head may have lost a label, and with it the width of its rows.
                let known = if self.flow.has_rows() { !columns.is_empty() } else { header::is_complete(id, &columns) };
                self.open(TableId::Disclosure, id, known.then_some(columns), Some(at));
            }
            Meaning::Extra2 => {
                self.columns2_open = false;
                self.open(TableId::Disclosure, "", None, Some(at));
            }
            Meaning::Header3(id) => {
                self.activate(TableId::Requests);
                if id == "organisations" {
                    self.column3(id, at);
                }
            }
            Meaning::Column3("extra") if self.fills(at, row, labels) || !self.labels3_open && !self.flow.has_rows() => {
                self.open(TableId::Requests, "", None, Some(at))
            }
            Meaning::Column3(id) => {
                self.activate(TableId::Requests);
                self.column3(id, at);
            }
            Meaning::Group3 => self.activate(TableId::Requests),
            Meaning::Row3(id) => {
                self.activate(TableId::Requests);
                self.labels3_open = false;
                let columns = header::applicants(&self.labels3);
                if columns.is_none() {
                    self.out.unsure.push((TableId::Requests, at));
                }
                self.open(TableId::Requests, id, columns, Some(at));
            }
            Meaning::Block4(id) => {
                self.activate(TableId::Remedies);
                let head = self.head(id, at);
                self.blocks4.push(head);
                if id != "litigation" && self.flow.has_rows() && self.fills(at, row, labels) {
                    self.open(TableId::Remedies, id, header::results(&self.labels4), Some(at));
                }
            }
            Meaning::Column4(id) => {
                self.activate(TableId::Remedies);
                // 行政复议-结果维持: its place among the blocks is not known.
                let id = if label.label.fit == Fit::Joined { header::FOREIGN } else { id };
                let head = self.head(id, at);
                self.labels4.push(head);
            }
        }
    }

    /// The unit of an amount may stand in the words beside its head: 本年收费金额 （单位：万元）.
    fn unit_around(&self, at: usize, row: &std::ops::Range<usize>, column: Column) -> Column {
        let words = (at..row.end.max(at + 3)).filter_map(|i| self.strip.piece(i)).take(4);
        let text: String = words.take_while(|piece| piece.kind == Kind::Word).map(|piece| piece.text).collect();
        if column.unit == HeadUnit::None { Column::headed(column.id, &text) } else { column }
    }

    fn head(&self, id: &'static str, at: usize) -> Head {
        let (row, start) = self.strip.piece(at).map_or((0, 0), |piece| (piece.row, piece.start));
        Head { id, row, start, stacked: !self.flow.has_rows() }
    }

    fn column3(&mut self, id: &'static str, at: usize) {
        if !self.labels3_open {
            self.labels3.clear();
            self.labels3_open = true;
        }
        let head = self.head(id, at);
        // A merged head that a converter copied into every slot is one head.
        let copied = |known: &Head| known.id == id && self.flow.has_rows() && (known.start == head.start || id == "organisations");
        if !self.labels3.iter().any(copied) {
            self.labels3.push(head);
        }
    }

    fn activate(&mut self, table: TableId) {
        self.active = Some(table);
        if !self.out.found.contains(&table) {
            self.out.found.push(table);
        }
    }

    /// Whether cells follow the label of piece `at` on its row, before another label.
    fn fills(&self, at: usize, row: &std::ops::Range<usize>, labels: &Labels) -> bool {
        let own = labels.at(at).map(|(id, _)| id);
        let mut rest = (at + 1..row.end).take(limits::LOOKAHEAD).filter(|&i| labels.at(i).map(|(id, _)| id) != own || own.is_none());
        rest.find_map(|i| match (labels.at(i), self.kind(i)) {
            (Some(_), _) => Some(false),
            (None, Kind::Number(_) | Kind::Placeholder) => Some(true),
            _ => None,
        })
        .unwrap_or(false)
    }

    /// What a label means here: 总计 and 其他 name rows and columns alike.
    fn resolve(&self, at: usize, label: &Spotted, row: &std::ops::Range<usize>, labels: &Labels) -> Option<Meaning> {
        let meanings = label.label.meanings;
        let pick = |wanted: fn(&Meaning) -> bool| meanings.iter().copied().find(wanted);
        if meanings.len() == 1 {
            let only = meanings.first().copied()?;
            return match only {
                Meaning::Row2(_) | Meaning::Extra2 => (self.active == Some(TableId::Disclosure)).then_some(only),
                Meaning::Block4(_) => (self.flow.has_rows() || self.section == 4 || self.active == Some(TableId::Remedies)).then_some(only),
                Meaning::Section(_) => None,
                _ => Some(only),
            };
        }
        if self.active == Some(TableId::Remedies) {
            return pick(|m| matches!(m, Meaning::Column4(_)));
        }
        let numbering = label.label.numbering;
        let as_row = match (self.flow.has_rows(), pick(|m| matches!(m, Meaning::Row3("handled_total"))).is_some()) {
            (true, _) => self.fills(at, row, labels) || (numbering.is_some() && !self.has_columns(row, labels)),
            (false, true) => numbering.is_some() || (self.after_cell && self.active == Some(TableId::Requests)),
            (false, false) => {
                let last = self.out.rows.last().map_or("", |row| row.id);
                matches!(numbering, Some(Numbering::Arabic(_))) || (self.after_cell && last.starts_with("other_handling."))
            }
        };
        match as_row {
            true => pick(|m| matches!(m, Meaning::Row3(_))),
            false => pick(|m| matches!(m, Meaning::Column3(_))),
        }
    }

    /// Whether the row holds heads of applicant columns.
    fn has_columns(&self, row: &std::ops::Range<usize>, labels: &Labels) -> bool {
        row.clone()
            .take(limits::LOOKAHEAD)
            .filter_map(|i| labels.at(i))
            .any(|(_, label)| matches!(label.label.meanings, [Meaning::Column3(_)]))
    }

    fn open(&mut self, table: TableId, id: &'static str, columns: Option<Columns>, label: Option<usize>) {
        self.close();
        self.current = Some(self.out.rows.len());
        let (segment, flow) = (self.segment, self.flow);
        let spilled = self.before_labels || self.flow.has_rows() && label.is_some_and(|at| self.is_near_orphan(at));
        self.out.rows.push(Row { table, id, columns, cells: Vec::new(), label, segment, flow, broken: false, spilled });
    }

    fn close(&mut self) {
        self.current = None;
    }

    fn width(&self, row: &Row) -> Option<usize> {
        row.columns.as_ref().map(|columns| columns.len())
    }

    fn is_full(&self, row: &Row) -> bool {
        let values = row.cells.iter().filter(|&&at| self.kind(at).is_value()).count();
        self.width(row).is_some_and(|width| values >= width)
    }

    /// Text that is no label ends a row of a stream; a row that is not full may have lost its rest.
    fn interrupt(&mut self) {
        if let Some(i) = self.current
            && let Some(row) = self.out.rows.get(i)
        {
            let full = self.is_full(row);
            if let Some(row) = self.out.rows.get_mut(i) {
                row.broken |= !full;
            }
        }
        self.close();
        self.after_cell = false;
    }

    fn value(&mut self, at: usize) {
        self.after_cell = true;
        if self.current.is_none() && self.active == Some(TableId::Remedies) && !self.flow.has_rows() {
            self.open_remedies(at);
        }
        let is_number = matches!(self.kind(at), Kind::Number(_));
        match self.current {
            Some(_) => self.blank(at),
            None if self.active.is_some() && is_number => self.orphan(at),
            None => {}
        }
    }

    fn orphan(&mut self, at: usize) {
        self.out.orphans.push(at);
        self.before_labels |= !self.flow.has_rows() && (self.columns2_open || self.labels3_open);
        let near =
            self.out.rows.last().and_then(|row| row.label.or(row.cells.last().copied())).is_some_and(|label| self.is_near_orphan(label));
        if let Some(row) = self.out.rows.last_mut() {
            row.spilled |= near && row.flow.has_rows();
        }
    }

    /// Whether the last number without a row stands within two rows of a piece.
    fn is_near_orphan(&self, at: usize) -> bool {
        let row = |at: usize| self.strip.piece(at).map(|piece| piece.row);
        self.out.orphans.last().and_then(|&orphan| row(orphan)).zip(row(at)).is_some_and(|(a, b)| a.abs_diff(b) <= 2)
    }

    fn blank(&mut self, at: usize) {
        if let Some(row) = self.current.and_then(|i| self.out.rows.get_mut(i)) {
            row.cells.push(at);
        }
    }

    fn word(&mut self, at: usize) {
        let Some(piece) = self.strip.piece(at) else { return };
        let Some(row) = self.current.and_then(|i| self.out.rows.get(i)) else {
            // A head among the applicants that the form does not have may stand in the place of one.
            let beside = self
                .labels3
                .last()
                .is_some_and(|head| head.row == piece.row && !matches!(head.id, "organisations" | "natural_person" | "total"));
            if self.flow.has_rows() && self.labels3_open && beside && piece.text.chars().any(is_han) {
                let head = self.head(header::FOREIGN, at);
                self.labels3.push(head);
            }
            // A head that the form does not have is a column all the same, where rows are sure.
            if self.flow.has_rows() && self.columns2_open && self.head_row == Some(piece.row) {
                self.columns2.push(Column::plain(""));
            }
            return;
        };
        if self.flow.has_rows() {
            return self.blank(at);
        }
        let (numbering, rest) = outline::numbering(piece.text);
        if numbering.is_some() && rest.is_empty() {
            return;
        }
        let label_start = row.label.and_then(|label| self.strip.piece(label)).map_or(0, |label| label.start);
        let has_cells = row.cells.iter().any(|&cell| self.kind(cell).is_value());
        let aside = piece.end <= label_start;
        let note =
            !has_cells && numbering.is_none() && (piece.text.starts_with(['(', '（', '，', '、']) || piece.text.ends_with([')', '）']));
        if aside || note {
            return;
        }
        if has_cells && !self.is_full(row) && piece.text.chars().count() <= 12 && numbering.is_none() {
            return self.blank(at);
        }
        self.interrupt();
    }
}
