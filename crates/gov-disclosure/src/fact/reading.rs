//! What is found in reading a file: the R rules.

use rust_decimal::Decimal;

use crate::form::{Field, TableId};

/// What is found in reading a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// Some bytes are not of the encoding.
    Undecodable {
        /// The encoding.
        encoding: String,
    },
    /// The page declares another encoding.
    OtherEncoding {
        /// What it declares.
        declared: String,
        /// What it was read in.
        encoding: String,
    },
    /// The text of so many pages was recognised from pictures.
    RecognisedText(usize),
    /// So many pages are pictures without text.
    UnreadPages(usize),
    /// The end of the file is missing.
    CutOff {
        /// Whether something is missing that may have been in the rest.
        lacks: bool,
    },
    /// The file ends with a number.
    LastNumber {
        /// The number.
        text: String,
    },
    /// Repeated lines were removed from the file.
    Deduplicated,
    /// The prose is longer than is read.
    ProseTooLong,
    /// The prose has more numbers than are read.
    TooManyNumbers,
    /// The file contains other reports.
    OtherReports {
        /// Titles of the first of them.
        names: Vec<String>,
        /// How many more there are.
        more: usize,
        /// Whether all reports were asked for.
        all: bool,
    },
    /// The title of another report is between the sections.
    TitleWithin {
        /// The title.
        title: String,
    },
    /// The report is there several times.
    Copies {
        /// How often.
        copies: usize,
        /// Whether values were taken from others than the first.
        completed: bool,
    },
    /// Two copies differ in a cell; a copy without a value has none here.
    CopiesDiffer {
        /// The cell.
        field: Field,
        /// The value in the first copy.
        first: Option<String>,
        /// The number of the other.
        number: usize,
        /// The value in the other.
        other: Option<String>,
    },
    /// Two copies differ in a subtotal of a private template.
    CopiesDifferIn {
        /// Its label.
        label: String,
        /// The value in the first copy.
        first: i64,
        /// The number of the other.
        number: usize,
        /// The value in the other.
        other: i64,
    },
    /// A cell is printed twice with different values.
    Repeated {
        /// The cell.
        field: Field,
        /// The first value; `None` for none.
        first: Option<String>,
        /// The second.
        second: String,
    },
    /// A cell is printed twice, first with a value and then empty.
    Emptied {
        /// The cell.
        field: Field,
        /// Its value.
        value: String,
    },
    /// A table is printed twice with different values, and cells are only in the second.
    SecondTable(TableId),
    /// The values of a row may be others.
    Row {
        /// The label of the row in the form.
        label: &'static str,
        /// Why.
        doubt: RowDoubt,
    },
    /// In rows of Table III another column than 总计 is the sum of the others.
    TotalElsewhere,
    /// The order of the labels of a header does not show that of its columns.
    ColumnsByForm,
    /// A column has an empty or cut header.
    ColumnsByPlace,
    /// A row has a value in a column without a header.
    OutOfLine,
    /// The header of a table is not in the order of the form.
    HeaderOrder(TableId),
    /// Words above a table say that its figures are another's.
    TableOfAnother {
        /// The table.
        table: TableId,
        /// The words.
        words: String,
    },
    /// Table IV has several rows of values.
    SeveralRows,
    /// Labels were recognised by similarity.
    SimilarLabels {
        /// How many.
        count: usize,
        /// The first of them.
        texts: Vec<String>,
    },
    /// A label of a table of 2008 to 2018 was read as another.
    SimilarLabel {
        /// As printed.
        printed: String,
        /// As the form has it.
        label: &'static str,
    },
    /// A number of a table is in no cell of the form.
    Unmapped {
        /// The number.
        text: String,
    },
    /// So many cells were read from digits that can be split in one way only.
    SplitInOneWay(usize),
    /// The digits of all columns of a table of 2008 to 2018 run together.
    ColumnsRunTogether {
        /// Cells that can be split in one way only.
        sure: usize,
        /// Cells that can be split in several.
        unsure: usize,
    },
    /// Nothing says which of the columns of a table of 2008 to 2018 is a column of the form.
    StatisticsColumn {
        /// The column of the form.
        column: &'static str,
        /// The headers of the columns that it may be.
        heads: Vec<String>,
    },
    /// A row of a table of 2008 to 2018 does not have a value for each column.
    StatisticsRowWidth {
        /// The label in the file.
        label: String,
    },
    /// Several rows of a table of 2008 to 2018 have this label, and lines around it are missing or out of order.
    GroupUnknown {
        /// The label in the file.
        label: String,
    },
    /// A row of a table of 2008 to 2018 is printed twice with different values.
    StatisticsRepeated {
        /// The label in the file.
        label: String,
        /// The first value that differs; `None` for none.
        first: Option<String>,
        /// The second.
        second: String,
    },
    /// Two tables of 2008 to 2018 are of one form, and neither names the year of the report alone.
    StatisticsTables {
        /// Cells whose values differ.
        cells: usize,
    },
    /// The digits of a cell are not together.
    Joined {
        /// The cell.
        field: Field,
        /// As written.
        raw: String,
        /// As read.
        value: Decimal,
        /// Whether they are on several lines.
        on_lines: bool,
    },
    /// Text of a cell is struck out.
    Struck(Beside),
    /// Text of a cell cannot be seen.
    Invisible(Beside),
    /// A cell shows a picture, a formula or a control.
    NotText(Beside),
    /// It depends on a style whether or where a part of a cell is seen.
    Unsure(Beside),
}

/// What a cell shows beside its text, or does not show.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// The name of the cell.
    pub cell: String,
    /// The text, which was not read as the value.
    pub text: String,
    /// What was read; `None` where there is nothing else in the cell.
    pub read: Option<String>,
}

/// Why the values of a row may be others.
#[derive(Clone, Debug, PartialEq)]
pub enum RowDoubt {
    /// They run together.
    RunTogether {
        /// How many there should be.
        count: usize,
        /// The digits.
        raw: String,
    },
    /// They cannot be given to its columns.
    Width {
        /// How many there are.
        values: usize,
        /// How many columns.
        columns: usize,
        /// Why.
        why: WidthFault,
    },
    /// Cells extend across other rows.
    Across,
    /// A value is under no header, beside an empty cell.
    UnderNoHeader,
    /// A column has a header that cannot be read.
    UnreadHeader,
    /// The row that should follow is missing.
    Gap {
        /// Its name.
        missing: &'static str,
    },
    /// The row right above has no value, and a value that was there before may be gone.
    Bare {
        /// Its name.
        above: &'static str,
    },
    /// The header has fewer columns than the form.
    Narrow {
        /// How many it has.
        columns: usize,
        /// How many the form has.
        printed: usize,
    },
    /// Two values are on one line where others have a line each.
    OnOneLine,
    /// Two values have a single space between them where others are further apart.
    CloseTogether,
    /// The values are on several lines, not in order.
    Staggered,
    /// Numbers without a row are beside it.
    Spilled,
    /// Rows and values are not in step: these may be those of another row.
    Stray,
}

/// Why the values of a row cannot be given to its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WidthFault {
    /// Its header is missing or out of order.
    Header,
    /// One of its numbers is broken.
    Torn,
    /// They are too many or too few.
    Number,
}
