//! From what a page shows to its lines and tables, in reading order.

use super::cover;
use super::frame::Frame;
use super::lattice::Lattice;
use super::line::{self, TextLine};
use super::page::{Drawing, Glyph, Page, Seen};
use super::ruling::{self, NEAR};
use super::table::PageTable;
use super::unruled;
use crate::document::Role;
use crate::error::Error;
use crate::meter::Meter;

/// A piece of a page.
#[derive(Debug)]
pub enum PageBlock {
    Line(TextLine),
    Table(PageTable),
}

impl PageBlock {
    pub fn frame(&self) -> Frame {
        match self {
            Self::Line(line) => line.frame,
            Self::Table(table) => table.frame,
        }
    }
}

/// Digits whose frames are no further apart than this, in parts of their size, belong to one number.
const TOUCHING: f32 = 0.08;

/// The share of a number's sides that it may lie in another cell with.
const ASTRIDE: f32 = 0.3;

/// The share of a cell's sides from which on a drawing in it is its ground.
const GROUND: f32 = 0.8;

/// The lines and tables of a page, from the top.
///
/// # Errors
/// `limit-exceeded` for tables beyond the limits.
pub fn blocks(mut page: Page, number: u32, slots: &mut usize, meter: &Meter) -> Result<Vec<PageBlock>, Error> {
    cover::strike(&mut page, meter)?;
    let mut lattices = Vec::new();
    for ruled in ruling::tables(&mut page)? {
        lattices.extend(Lattice::new(&ruled, slots)?);
    }
    // A frame around tables only lays out the page.
    let frames: Vec<Frame> = lattices.iter().map(|lattice| lattice.frame).collect();
    let surrounds = |outer: &Frame| {
        frames.iter().any(|inner| inner != outer && outer.holds((inner.left, inner.top)) && outer.holds((inner.right, inner.bottom)))
    };
    lattices.retain(|lattice| !surrounds(&lattice.frame));

    let mut contents: Vec<Vec<Vec<&Glyph>>> = lattices.iter().map(|lattice| vec![Vec::new(); lattice.regions.len()]).collect();
    let mut flow = Vec::new();
    let mut astride = Vec::new();
    for run in runs(&page.glyphs) {
        let frames = run.iter().map(|glyph| glyph.frame).reduce(Frame::with);
        let Some(center) = frames.map(|frame| frame.center()) else { continue };
        let found = lattices.iter().zip(&mut contents).find_map(|(lattice, cells)| cells.get_mut(lattice.region_at(center)?));
        found.unwrap_or(&mut flow).extend(run);
        if let Some(frame) = frames.filter(|_| run.first().is_some_and(|glyph| glyph.is_digit() && glyph.seen == Seen::Shown)) {
            meter.work(lattices.len())?;
            astride.extend(others(&lattices, frame));
        }
    }
    let mut blocks: Vec<PageBlock> = unruled::joined(line::lines(flow, true)).into_iter().map(PageBlock::Line).collect();
    let mut tables: Vec<PageTable> =
        lattices.iter().zip(contents).map(|(lattice, contents)| PageTable::new(lattice, contents, number)).collect();
    for (table, region) in astride {
        let cell = tables.get_mut(table).and_then(|table| table.cells.get_mut(region)).filter(|cell| cell.text.is_empty());
        cell.into_iter().for_each(|cell| cell.asides.add(Role::NotText, 0, ""));
    }
    for drawing in &page.drawings {
        meter.work(lattices.len())?;
        let found = lattices.iter().zip(&mut tables).find_map(|(lattice, table)| {
            let region = lattice.region_at(drawing.frame.center())?;
            table.cells.get_mut(region).filter(|_| lattice.regions.get(region).is_some_and(|region| is_shown_in(drawing, region.frame)))
        });
        if let Some(cell) = found.filter(|cell| !drawing.is_alone || cell.text.is_empty()) {
            cell.asides.add(Role::NotText, cell.text.len(), "");
        }
    }
    blocks.extend(tables.into_iter().map(PageBlock::Table));
    blocks.sort_by(|a, b| a.frame().top.total_cmp(&b.frame().top));
    Ok(blocks)
}

/// The cells that a number lies in with a good part of it, beside the one that its middle is in: their tables and numbers.
fn others(lattices: &[Lattice], frame: Frame) -> impl Iterator<Item = (usize, usize)> {
    let (x, y) = frame.center();
    let (across, down) = (ASTRIDE * frame.width(), ASTRIDE * frame.height());
    let corners = [(x, frame.top + down), (x, frame.bottom - down), (frame.left + across, y), (frame.right - across, y)];
    lattices.iter().enumerate().flat_map(move |(table, lattice)| {
        let own = lattice.region_at((x, y));
        corners.into_iter().filter_map(move |corner| Some((table, lattice.region_at(corner).filter(|region| own != Some(*region))?)))
    })
}

/// Whether a drawing is what a cell shows: it is within it, and is not the ground it is painted on.
fn is_shown_in(drawing: &Drawing, cell: Frame) -> bool {
    let Drawing { frame, is_picture, .. } = drawing;
    let within = frame.left >= cell.left - NEAR
        && frame.right <= cell.right + NEAR
        && frame.top >= cell.top - NEAR
        && frame.bottom <= cell.bottom + NEAR;
    let is_ground = frame.width() >= GROUND * cell.width() && frame.height() >= GROUND * cell.height();
    within && (*is_picture || !is_ground)
}

/// Characters that are or fall together: a number, which may be wider than its cell; else each alone.
fn runs(glyphs: &[Glyph]) -> impl Iterator<Item = &[Glyph]> {
    glyphs.chunk_by(|a, b| {
        let apart = b.frame.left - a.frame.right;
        line::is_numeral(&a.text)
            && line::is_numeral(&b.text)
            && apart.abs() <= TOUCHING * a.size
            && (a.frame.top - b.frame.top).abs() <= TOUCHING * a.size
    })
}
