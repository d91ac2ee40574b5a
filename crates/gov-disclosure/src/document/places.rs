//! Places in files that are no text.
//!
//! The pieces of such a file are numbered as if they stood one after the other in a text: a [`Span`] stays
//! what it is, with lengths that add up, and this table knows where each stretch of it really is.

use super::{Location, Span, Text};

/// Where a piece is; its part or sheet by number. Rows, columns and the rest count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A paragraph outside tables.
    Paragraph { part: u32, paragraph: u32 },
    /// A cell of a table.
    TableCell { part: u32, table: u32, row: u32, column: u32 },
    /// A cell of a sheet.
    SheetCell { sheet: u32, row: u32, column: u32 },
    /// A rectangle on a page, the page from 1, in points: left, top, right, bottom.
    Page { page: u32, bounds: [u32; 4] },
}

/// The places of one document.
#[derive(Debug, Default)]
pub struct Places {
    /// Names of parts or sheets.
    names: Vec<String>,
    /// The start of each piece, ascending, and its place.
    pieces: Vec<(u32, Place)>,
    end: u32,
}

impl Places {
    /// Adds a part or sheet; gives its number.
    pub fn name(&mut self, name: impl Into<String>) -> u32 {
        self.names.push(name.into());
        self.names.len() as u32 - 1
    }

    /// Text that is at `place`, as the next piece.
    pub fn text(&mut self, content: String, place: Place) -> Text<'static> {
        let start = self.end;
        // Files are limited to far less text than 2³² bytes. An empty piece has a number of its own too.
        let end = start.saturating_add(content.len() as u32);
        self.end = end.saturating_add(1);
        self.pieces.push((start, place));
        Text::new(content, Span { start, end })
    }

    /// Where a span starts.
    pub fn location(&self, span: Span) -> Location {
        let behind = self.pieces.partition_point(|&(start, _)| start <= span.start);
        let first = Place::Paragraph { part: 0, paragraph: 0 };
        let place = self.pieces.get(behind.saturating_sub(1)).map_or(first, |&(_, place)| place);
        let name = |number: u32| self.names.get(number as usize).cloned().unwrap_or_default();
        match place {
            Place::Paragraph { part, paragraph } => Location::Paragraph { part: name(part), paragraph: paragraph + 1 },
            Place::TableCell { part, table, row, column } => {
                Location::TableCell { part: name(part), table: table + 1, row: row + 1, column: column + 1 }
            }
            Place::Page { page, bounds } => Location::Page { page, bounds },
            Place::SheetCell { sheet, row, column } => {
                Location::SheetCell { sheet: name(sheet), cell: letters(column) + &(row + 1).to_string() }
            }
        }
    }
}

/// The letters of a sheet's column: A to Z, AA to ZZ and so on.
fn letters(column: u32) -> String {
    let (mut rest, mut letters) = (column + 1, String::new());
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        let known = [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")];
        for (column, expected) in known {
            assert_eq!(letters(column), expected);
        }
    }

    #[test]
    fn a_part_of_a_piece_stands_where_the_piece_does() {
        let mut places = Places::default();
        let sheet = places.name("表");
        let mut add = |content: &str, column| places.text(content.to_owned(), Place::SheetCell { sheet, row: 6, column }).span;
        let spans = [add("一二", 0), add("", 1), add("三", 2)];
        let at = |span| places.location(span).to_string();
        assert_eq!(spans.map(at), ["表!A7", "表!B7", "表!C7"]);
        assert_eq!(at(Span { start: spans[0].start + 3, end: spans[0].end }), "表!A7");
    }
}
