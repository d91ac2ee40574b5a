//! Why a rule gives its verdict, where nothing is wrong: the reason of a failure is the finding itself.

use rust_decimal::Decimal;

use super::Number;
use crate::form::Field;

/// Why a rule gives its verdict.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// It holds.
    Holds,
    /// Both sides are this.
    Both(Decimal),
    /// Both sides are this with blanks as zero.
    BothWithBlanks(Decimal),
    /// The two agree.
    Agree(Decimal, Decimal),
    /// A cell has no value.
    NoValue,
    /// The one cell has no value.
    NotWritten,
    /// A cell is empty.
    Empty,
    /// These have no value, and so many more.
    NoValueIn {
        /// Those that are named.
        fields: Vec<Field>,
        /// How many are not.
        more: usize,
    },
    /// Both sides of a sum are this.
    Sides(i64),
    /// A sum holds with so many empty cells as zero.
    BlanksAsZero(usize),

    /// The reading found nothing wrong.
    NothingFound,
    /// The file does not state it.
    NotStated,
    /// Reports up to 2018 have another form.
    OlderForm,

    /// The agency is not known.
    AgencyUnknown,
    /// The agency may make regulations.
    MayMakeRegulations,
    /// No regulations are reported.
    NoRegulations,

    /// A day is within the period.
    WithinPeriod,
    /// There is no text of the sections.
    NoText,
    /// Section five says something.
    SectionFiveFilled,
    /// There is no text of section six.
    NoSectionSix,
    /// Section six states the fee.
    FeeStated,
    /// The text does not contradict the table.
    NoContradiction,
    /// No label occurs twice.
    LabelsDiffer,

    /// A list has too many parts.
    TooManyParts,
    /// The parts add up to the total.
    PartsAddUp(Number),
    /// They add up with these second counts.
    AddUpWith(Vec<String>),
    /// So many parts in the total's unit add up to it.
    AlikeAddUp(usize),
    /// The parts add up without what was withdrawn.
    AddUpWithoutWithdrawn,
    /// The parts are channels, which may disclose the same.
    Channels,
    /// The parts are counted by different things, or their shares say so: one may be in two of them.
    Overlap,
    /// So many parts add up from the first on.
    FirstAddUp(usize),
    /// The parts add up to another number, or to both.
    AddUpToOther,
    /// The part may be of another number.
    PartOfOther,
    /// The parts add up if some divide the one before.
    Nested,
    /// The parts have different units.
    DifferentUnits,
    /// The parts are fewer than the total: some of many.
    SomeOfMany(Number),

    /// A share is that of these.
    Share {
        /// The part.
        part: Decimal,
        /// The whole.
        whole: Decimal,
        /// The exact percentage.
        exact: Decimal,
    },
    /// A share is that of several parts together.
    ShareOfSeveral {
        /// Their sum.
        sum: Decimal,
        /// The whole.
        whole: Decimal,
    },
    /// The text does not say of which number it is a share.
    ShareOfWhat,
    /// The shares of a list add up to this.
    SharesAddUp(Decimal),

    /// The cells state the same.
    Equals(Vec<Field>),
    /// They do with their empty cells as zero.
    EqualsWithBlanks(Vec<Field>),
    /// They are not written, and the sums prove the same.
    EqualsProved(Vec<Field>),
    /// They are lost, and one of their candidates is the same.
    EqualsCandidate(Vec<Field>),
    /// No cell of the tables states this.
    NoCell,
    /// No cell of a table of 2008 to 2018 states this.
    NoCellOfTable,
    /// The words may mean something else than the table.
    OtherMeaning,
    /// The number's other count is compared.
    OtherCount,
    /// With other parts of its list it is this, as in the table.
    WithSiblings(Decimal),
    /// With other parts of its list it equals the table of 2008 to 2018.
    SiblingsEqualTable,
    /// Another number of the text equals the table's.
    AnotherEquals,
    /// It counts the agency's own documents.
    OwnDocuments,
    /// The words were not matched with a cell.
    NotMatched,
    /// It equals the table of 2008 to 2018.
    EqualsTable,
    /// The table's value is not known for certain.
    TableUncertain,
    /// It equals the value of the other column.
    EqualsOtherColumn,

    /// There is too little prose.
    LittleProse,
    /// So many percent of the prose of both years are the same.
    SameProse(usize),
    /// The year before is in the form of 2019, whose totals are not documents in force.
    StockOfOtherForm,
    /// The report on this year is that of another name.
    OtherName {
        /// The year before.
        year: u16,
        /// The name.
        name: String,
    },
    /// There is no report on this year.
    NoReport(u16),
}
