//! What the properties of paragraphs, runs, tables, rows and cells say that matters to a reader of text.

use super::body::{Body, Paragraph};
use super::parts::Parts;
use super::seen::{Seen, ground, is_shaded};
use super::styles::TableStyle;
use super::table::{Merge, OpenCell, OpenTable};
use super::xml::{Element, Token, Tokens};
use crate::error::Error;
use crate::limits;

/// The height of a row, in twentieths of a point, in which no letter can be read.
const LOWEST_ROW: u32 = 80;

/// Where a line starts, in twentieths of a point, that its cell may cut off: labels are a little outside of it where they are set in the middle.
const OUTSIDE: i32 = -600;

impl Body<'_> {
    pub(super) fn paragraph_properties(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        let mut unused = Paragraph::default();
        let mut shaded = Seen::default();
        let is_in_cell = self.tables.last().is_some_and(|table| table.cell.is_some());
        let paragraph = self.paragraphs.last_mut().unwrap_or(&mut unused);
        properties(tokens, |element| match element.name() {
            "w:pStyle" => paragraph.style = element.attribute("val"),
            "w:numId" => paragraph.list = element.attribute("val"),
            "w:ilvl" => paragraph.level = Some(element.number() as usize),
            "w:shd" => shaded.take(element),
            // Nothing is seen of a line that is this low.
            "w:spacing" if element.attribute("lineRule").as_deref() == Some("exact") => {
                let height = element.attribute("line").and_then(|height| height.trim().parse().ok());
                shaded.hidden = height.filter(|height: &u32| (1..=LOWEST_ROW).contains(height)).map(|_| true);
            }
            // It starts outside of its cell.
            "w:ind" if is_in_cell => {
                let by = |name: &str| element.attribute(name).and_then(|by| by.trim().parse::<i32>().ok()).unwrap_or(0);
                let start = by("left").saturating_add(by("start")).saturating_sub(by("hanging"));
                shaded.unsure = (start <= OUTSIDE).then_some(true);
            }
            "w:outlineLvl" => paragraph.heading |= element.number() < 9,
            // The mark at the paragraph's end is deleted.
            "w:del" | "w:moveFrom" => paragraph.joined = true,
            _ => {}
        })?;
        let style = paragraph.style.clone();
        let seen = shaded.or(self.seen_in(style.as_deref()));
        self.paragraphs.last_mut().into_iter().for_each(|paragraph| paragraph.seen = seen);
        Ok(())
    }

    pub(super) fn run_properties(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        let (mut seen, mut style) = (Seen::default(), None);
        properties(tokens, |element| match element.name() {
            "w:rStyle" => style = element.attribute("val"),
            _ => seen.take(element),
        })?;
        let of_style = style.map_or(Seen::default(), |style| self.styles.seen(Some(&style)));
        self.run = seen.or(of_style.toggling(self.run)).or(self.run);
        Ok(())
    }

    /// How text of a paragraph of this style is seen here.
    pub(super) fn seen_in(&self, style: Option<&str>) -> Seen {
        let of_table = self.tables.last().filter(|table| table.cell.is_some()).map_or(Seen::default(), |table| table.seen);
        self.styles.seen(style).or(of_table).or(self.styles.usual)
    }

    pub(super) fn control_properties(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        let mut is_placeholder = false;
        properties(tokens, |element| is_placeholder |= element.name() == "w:showingPlcHdr" && element.is_on())?;
        self.placeholders.last_mut().into_iter().for_each(|last| *last = is_placeholder);
        Ok(())
    }

    pub(super) fn table_properties(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        let (mut style, mut shaded, mut set_apart) = (None, false, Parts::ALL);
        properties(tokens, |element| match element.name() {
            "w:tblStyle" => style = element.attribute("val"),
            "w:tblLook" => set_apart = Parts::set_apart(element),
            "w:shd" => shaded |= is_shaded(element),
            _ => {}
        })?;
        let TableStyle { seen, takes_away, shades } = self.styles.of_table(style.as_deref());
        if let Some(table) = self.tables.last_mut() {
            table.shaded |= shaded || seen.shaded == Some(true) || shades.within(Parts::WHOLE).is_any();
            (table.seen, table.takes_away, table.shades) = (seen.unshaded(), takes_away.within(set_apart), shades.within(set_apart));
        }
        Ok(())
    }

    pub(super) fn row_properties(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        let mut unused = OpenTable::default();
        let (table, counts) = (self.tables.last_mut().unwrap_or(&mut unused), &mut self.counts);
        properties(tokens, |element| match element.name() {
            "w:gridBefore" => table.before = element.number().min(limits::TABLE_COLUMNS),
            "w:del" => (table.row_deleted, counts.changes) = (true, counts.changes + 1),
            "w:hidden" if element.is_on() => (table.row_deleted, counts.hidden) = (true, counts.hidden + 1),
            "w:trHeight" if element.attribute("hRule").as_deref() == Some("exact") => match element.number() {
                0 => {}
                // Nothing is seen of a row that is this low.
                1..=LOWEST_ROW => (table.row_deleted, counts.hidden) = (true, counts.hidden + 1),
                height => table.height = Some(height),
            },
            _ => {}
        })
    }

    pub(super) fn cell_properties(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        let mut unused = OpenCell::default();
        let cell = self.tables.last_mut().and_then(|table| table.cell.as_mut()).unwrap_or(&mut unused);
        properties(tokens, |element| match element.name() {
            "w:gridSpan" => cell.columns = element.number(),
            "w:vMerge" => cell.merge = if element.attribute("val").as_deref() == Some("restart") { Merge::Start } else { Merge::Above },
            "w:hMerge" if element.attribute("val").as_deref() != Some("restart") => cell.merge = Merge::Before,
            "w:cellDel" => cell.deleted = true,
            "w:shd" => (cell.shaded, cell.ground) = (is_shaded(element), ground(element)),
            _ => {}
        })
    }
}

/// Hands the elements within the one that has just started to `take`, but for those that a tracked change put
/// out of use.
fn properties(tokens: &mut Tokens<'_>, mut take: impl FnMut(&Element<'_>)) -> Result<(), Error> {
    let mut open = 1;
    while open > 0 {
        match tokens.next()? {
            Some(Token::Start(element)) if element.name().ends_with("Change") => tokens.skip()?,
            Some(Token::Start(element)) => {
                take(&element);
                open += 1;
            }
            Some(Token::End(_)) => open -= 1,
            Some(Token::Text(_)) => {}
            None => break,
        }
    }
    Ok(())
}
