//! The tables of 2008 to 2018: rows of a name, a unit and one value or more.
//!
//! [`grid`], [`stream`] and [`lines`] take a table apart into rows, [`naming`] finds the form whose labels are there, [`splits`] parts digits that
//! run together, [`figures`] makes the cells. A table whose form is not known gives its rows as they are. Nothing here depends on the
//! year of the report.

mod attachment;
mod broken_heads;
mod by_agency;
mod caption;
mod choice;
mod columns;
mod doubtful_rows;
mod doubts;
mod figures;
mod grid;
mod grid_columns;
mod label;
mod line_words;
mod lines;
mod naming;
mod order;
mod ordinals;
mod outline;
mod prose;
mod rows;
mod runs;
mod splits;
mod stray;
mod stream;
mod stream_heads;
mod table;
mod unsure;
mod wrapped;

pub use attachment::name as attachment;
pub use outline::{before_table, outline};

use crate::recognize::finding::Finding;
use crate::recognize::lacking::Lack;
use std::collections::HashSet;

use super::draft::Tables;
use crate::document::{Block, Document, Span};
use crate::error::Error;
use crate::form::StatisticsForm;
use crate::lex::script::is_han;
use crate::limits;
use crate::meter::Meter;
use figures::Reader;
use grid::Grids;
use stream::Stream;
use table::Table;

/// What the tables of a document say.
#[derive(Debug)]
pub struct Found {
    /// The form of the table, where it is known.
    pub form: Option<&'static StatisticsForm>,
    pub statistics: Tables,
    pub findings: Vec<Finding>,
    /// Cells of the form that the table does not have.
    pub lack: Option<Lack>,
    /// Where the tables are.
    pub spans: Vec<Span>,
}

/// Words of which every table of these forms has one, in both scripts.
const TELLING: &[&str] =
    &["指标", "指標", "计量", "計量", "累计", "累計", "答复总数", "答覆總數", "答复数", "答覆數", "申请数", "申請數", "指 标", "指 標"];

/// Whether a document may hold such a table.
fn may_hold(document: &Document<'_>) -> bool {
    let tells = |text: &str| TELLING.iter().any(|word| text.contains(word));
    document.blocks.iter().any(|block| match block {
        Block::Line(line) => tells(&line.text.content),
        Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).any(|cell| tells(&cell.text.content)),
    })
}

/// Tables in a row with the same headers, or some of them, as one: 表一, 表二 and so on are parts of one form.
fn joined(tables: Vec<Table>) -> Vec<Table> {
    let mut out: Vec<Table> = Vec::new();
    // The labels of the last of them.
    let mut labels: HashSet<String> = HashSet::new();
    for table in tables {
        let year = |table: &Table| table.caption.as_ref().and_then(|own| own.year);
        let is_of_other_year = |last: &Table| year(last).zip(year(&table)).is_some_and(|(last, own)| last != own);
        let repeats = table.rows.first().is_some_and(|row| labels.contains(&row.label)) || out.last().is_some_and(is_of_other_year);
        let own: Vec<String> = table.rows.iter().map(|row| row.label.clone()).collect();
        let left = match out.last_mut().filter(|_| !repeats) {
            Some(last) => last.join(table),
            None => Some(table),
        };
        if let Some(left) = left {
            labels.clear();
            out.push(left);
        }
        labels.extend(own);
    }
    out
}

/// Whether the line before a block has words.
fn is_titled(document: &Document<'_>, at: usize) -> bool {
    let before = document.blocks.get(..at).unwrap_or_default().iter().rev();
    let mut lines = before.map_while(|block| if let Block::Line(line) = block { Some(&line.text) } else { None });
    lines.find(|text| !text.is_blank()).is_some_and(|text| text.content.contains(is_han))
}

/// Reads the tables of names, units and values in a document; `None` where there is none.
///
/// # Errors
/// `limit-exceeded` for more text than the limits allow.
pub fn read(document: &Document<'_>, year: Option<u16>, meter: &Meter) -> Result<Option<Found>, Error> {
    if !may_hold(document) {
        return Ok(None);
    }
    let text: usize = document.blocks.iter().map(length).sum();
    meter.work(text * limits::STREAM_STEPS)?;
    meter.hold(text * limits::STREAM_BYTES)?;
    let found = find(document, year);
    meter.release(text * limits::STREAM_BYTES);
    Ok(found)
}

/// Bytes of the text of a block.
fn length(block: &Block<'_>) -> usize {
    match block {
        Block::Line(line) => line.text.content.len(),
        Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.content.len()).sum(),
    }
}

fn find(document: &Document<'_>, year: Option<u16>) -> Option<Found> {
    let mut tables = Vec::new();
    let (mut is_read, mut grids) = (HashSet::new(), Grids::default());
    for (at, block) in document.blocks.iter().enumerate() {
        if let Block::Table(own) = block {
            let mut found = grids.read(own);
            if found.is_empty() {
                found.extend(by_agency::read(own));
            }
            if !found.is_empty() {
                is_read.insert(at);
            }
            let caption = caption::above(document, at).or_else(|| caption::in_first_rows(own));
            let is_titled = is_titled(document, at);
            for table in &mut found {
                (table.caption, table.is_titled) = (caption.clone(), is_titled);
            }
            tables.append(&mut found);
        }
    }
    let mut tables = joined(tables);
    let stream = Stream::new(document, |at| is_read.contains(&at));
    let mut streamed = joined(stream.tables());
    if !streamed.iter().any(Table::is_whole)
        && let Some(own) = lines::read(document, |at| is_read.contains(&at)).filter(|own| streamed.is_empty() || own.is_whole())
    {
        streamed = vec![own];
    }
    tables.append(&mut streamed);
    // One table is read as cells; the others are kept as rows.
    let named: Vec<_> = tables.iter().map(naming::name).collect();
    let choice = choice::choose(&tables, &named, year);
    let main = choice.as_ref().map(|choice| choice.main);
    let (mut findings, mut lack) = (Vec::new(), None);
    let mut statistics = Tables::default();
    let mut form = None;
    if let Some(choice) = choice
        && let (Some(table), Some(Some(own))) = (tables.get(choice.main), named.get(choice.main))
    {
        let stated = prose::totals(&stream.prose());
        let (cut, stated) = (document.cut, stated.as_slice());
        let mut reader = Reader { table, named: own, stated, year, cut, out: &mut findings, lack: &mut lack };
        statistics = reader.read();
        for other in choice.others {
            let (Some(table), Some(Some(named))) = (tables.get(other), named.get(other)) else { continue };
            let second = Reader { table, named, stated, year, cut, out: &mut Vec::new(), lack: &mut None }.read();
            reader.differing(&mut statistics, &second);
        }
        // Columns that are none of the form's leave rows alone.
        form = Some(own.form).filter(|_| !statistics.cells.is_empty());
        findings.extend(columns::of_another_year(own.form, table, year));
    }
    for (_, table) in tables.iter().enumerate().filter(|(at, _)| Some(*at) != main) {
        statistics.rows.extend(figures::others(table, |_| true));
    }
    let spans: Vec<Span> = tables.iter().filter_map(Table::span).collect();
    findings.extend(stray::numbers(&stream, &spans));
    (!statistics.is_empty()).then_some(Found { form, statistics, findings, lack, spans })
}
