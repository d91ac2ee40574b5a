//! What the headers read so far say of the table that is being read.

use std::cell::OnceCell;

use super::column::{Column, Columns, Name};
use super::header::grid::Grid;
use super::header::sequence::{self, Head, Label};
use super::row::Header;
use crate::form::{Group, Remedy, TableId};
use crate::limits;

/// The table that is open, and its headers.
#[derive(Debug, Default)]
pub struct Context {
    /// The table whose rows come now.
    pub active: Option<TableId>,
    /// The number of the section that is read, 0 before the first.
    pub section: u8,
    /// The header of a block of Table II.
    pub measures: Measures,
    /// The labels of the header of Table III.
    pub applicants: Labels,
    /// The labels of the columns of Table IV.
    pub outcomes: Labels,
    /// The labels of the blocks of Table IV.
    pub remedies: Labels,
    /// The header as it is over the values, where the source has rows.
    pub grid: Grid,
    /// The group of Table III whose rows are read.
    pub group: Option<Group>,
    /// The remedy beside the outcomes of which the rows of Table IV are.
    pub remedy: Option<Remedy>,
}

/// The header of a block of Table II.
#[derive(Debug, Default)]
pub struct Measures {
    /// Its columns as their labels came.
    pub columns: Vec<Column>,
    /// No row was read under it.
    pub open: bool,
    /// The row of the document that it is on.
    pub row: Option<u32>,
    /// 信息内容 was read.
    has_item: bool,
}

impl Measures {
    /// Starts another block's header.
    pub fn start(&mut self) {
        self.columns.clear();
        self.open = true;
        self.has_item = false;
    }

    /// Starts another header with 信息内容, unless it comes after the labels of the columns: it may be at half their height.
    pub fn start_with_item(&mut self, is_stream: bool) {
        if !is_stream || !self.open || self.has_item {
            self.start();
        }
        self.has_item = true;
    }

    /// Adds a column.
    pub fn push(&mut self, column: Column) {
        if self.columns.len() < limits::HEADS {
            self.columns.push(column);
        }
    }

    /// The columns, left to right.
    pub fn columns(&self) -> Columns {
        self.columns.as_slice().into()
    }
}

/// The labels of a header in reading order.
#[derive(Debug, Default)]
pub struct Labels {
    /// The labels.
    pub heads: Vec<Head>,
    /// No row was read under them.
    pub open: bool,
    /// Rows were read under them: the next label starts another header.
    pub has_rows: bool,
    /// The columns of Table III that they give, where those were asked for.
    applicants: OnceCell<Header>,
}

impl Labels {
    /// Forgets the labels.
    pub fn clear(&mut self) {
        self.heads.clear();
        self.has_rows = false;
        self.applicants.take();
    }

    /// Adds a label; the first after rows starts another header.
    pub fn push(&mut self, head: Head) {
        if self.heads.len() < limits::HEADS {
            self.heads.push(head);
            self.applicants.take();
        }
    }

    /// The columns of Table III.
    fn applicants(&self) -> Header {
        self.applicants.get_or_init(|| sequence::applicants(&self.heads)).clone()
    }

    /// Whether a label is among them.
    pub fn has(&self, label: Label) -> bool {
        self.heads.iter().any(|head| head.label == label)
    }
}

impl Context {
    /// Another section begins.
    pub fn enter_section(&mut self, number: u8) {
        self.section = number;
        self.active = None;
        self.measures.open = false;
        self.group = None;
        self.remedy = None;
        self.grid.clear();
    }

    /// The header over a row of Table III whose label ends at `from`; `None` for the source without the table's geometry.
    pub fn applicants_header(&self, from: Option<u32>) -> Header {
        let over = from.and_then(|from| self.grid.applicants(from));
        over.map_or_else(|| self.applicants.applicants(), Header::Read)
    }

    /// The header over the row of Table IV.
    pub fn remedies_header(&self, from: Option<u32>) -> Header {
        let is_whole = |columns: &Columns| columns.iter().all(|column| !matches!(column.name, Name::Outcome(None, _)));
        let over = from.and_then(|from| self.grid.outcomes(from)).filter(is_whole);
        over.map_or_else(|| sequence::remedies(&self.outcomes.heads, &self.remedies.heads), Header::Read)
    }

    /// The header over a row that is one block of Table IV.
    pub fn outcomes_header(&self, from: Option<u32>) -> Header {
        let is_own = |columns: &Columns| columns.iter().all(|column| !matches!(column.name, Name::Outcome(Some(_), _)));
        let over = from.and_then(|from| self.grid.outcomes(from)).filter(is_own);
        over.map_or_else(|| sequence::outcomes(&self.outcomes.heads), Header::Read)
    }
}
