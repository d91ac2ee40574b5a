//! Where something is in a file, as people and programs find it again.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A place in a file. Each format has the kind of place that its programs show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum Location {
    /// Bytes of the decoded text, with line and column.
    Text {
        /// First byte and the byte after the last.
        byte: [u32; 2],
        /// Line, from 1.
        line: u32,
        /// Column in characters, from 1.
        column: u32,
    },
    /// A cell of a table of a Word document.
    TableCell {
        /// The part of the package, such as `word/document.xml`.
        part: String,
        /// The table, from 1, in the order of their starts; those inside others count too.
        table: u32,
        /// Its row, from 1.
        row: u32,
        /// Its column, from 1: where the cell starts on the grid, merged cells counted with all their columns.
        column: u32,
    },
    /// A paragraph of a Word document, outside its tables.
    Paragraph {
        /// The part of the package, such as `word/document.xml`.
        part: String,
        /// The paragraph, from 1; those inside tables do not count.
        paragraph: u32,
    },
    /// A cell of a spreadsheet.
    SheetCell {
        /// The sheet's name.
        sheet: String,
        /// The cell, such as `B7`; the first one of a merged range.
        cell: String,
    },
    /// A rectangle on a page.
    Page {
        /// The page, from 1.
        page: u32,
        /// Left, top, right and bottom in points, from the upper left corner of the page.
        #[serde(rename = "box")]
        bounds: [u32; 4],
    },
}

impl Location {
    /// The line of the decoded text, for formats that are text.
    pub fn line(&self) -> Option<u32> {
        match self {
            Self::Text { line, .. } => Some(*line),
            _ => None,
        }
    }
}

/// As short as it can be found by: `12:5`, `Sheet1!B7`, `word/document.xml table 3 row 2 column 4`.
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text { line, column, .. } => write!(f, "{line}:{column}"),
            Self::TableCell { part, table, row, column } => write!(f, "{part} table {table} row {row} column {column}"),
            Self::Paragraph { part, paragraph } => write!(f, "{part} paragraph {paragraph}"),
            Self::SheetCell { sheet, cell } => write!(f, "{sheet}!{cell}"),
            Self::Page { page, bounds: [left, top, right, bottom] } => write!(f, "page {page} box {left} {top} {right} {bottom}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys alone say which kind it is.
    #[test]
    fn every_kind_goes_through_json_and_back() {
        let (part, sheet) = ("word/document.xml".to_owned(), "表三".to_owned());
        let cases = [
            (Location::Text { byte: [1, 4], line: 1, column: 2 }, r#"{"byte":[1,4],"line":1,"column":2}"#, "1:2"),
            (
                Location::TableCell { part: part.clone(), table: 1, row: 2, column: 3 },
                r#"{"part":"word/document.xml","table":1,"row":2,"column":3}"#,
                "word/document.xml table 1 row 2 column 3",
            ),
            (Location::Paragraph { part, paragraph: 7 }, r#"{"part":"word/document.xml","paragraph":7}"#, "word/document.xml paragraph 7"),
            (Location::SheetCell { sheet, cell: "B7".to_owned() }, r#"{"sheet":"表三","cell":"B7"}"#, "表三!B7"),
            (Location::Page { page: 2, bounds: [1, 2, 3, 4] }, r#"{"page":2,"box":[1,2,3,4]}"#, "page 2 box 1 2 3 4"),
        ];
        for (location, json, short) in cases {
            assert_eq!(serde_json::to_string(&location).unwrap(), json);
            assert_eq!(serde_json::from_str::<Location>(json).unwrap(), location);
            assert_eq!(location.to_string(), short);
        }
    }
}
