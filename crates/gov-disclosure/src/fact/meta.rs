//! What is found in title, agency, year and dates: the M rules.

use crate::lex::date::Date;

/// What is found in title, agency, year and dates.
#[derive(Clone, Debug, PartialEq)]
pub enum Meta {
    /// The year is not stated.
    UnknownYear,
    /// Two parts name different years.
    Years {
        /// The first part and its year.
        first: (Origin, u16),
        /// The other part and its year.
        other: (Origin, u16),
    },
    /// The report is dated before its year ends.
    DatedTooEarly {
        /// The year.
        year: u16,
        /// The day.
        date: Date,
    },
    /// The table is headed another year.
    TableOfOtherYear {
        /// The year of the table.
        own: u16,
        /// The year of the report.
        year: u16,
    },
    /// Section one describes work in another year.
    ProseOfOtherYear {
        /// The year of the text.
        own: u16,
        /// The year of the report.
        year: u16,
    },
    /// The period is not the calendar year.
    Period {
        /// First day.
        start: Date,
        /// Last day.
        end: Date,
    },
    /// The period has a day that no calendar has, or ends before it starts.
    ImpossiblePeriod,
    /// The report was published after the deadline.
    Late {
        /// The year.
        year: u16,
        /// The day.
        date: Date,
        /// Whether it is the day of publication and not that of the signature.
        published: bool,
        /// The deadline.
        due: Due,
    },
    /// Two parts name different agencies.
    Agencies {
        /// The first part and its agency.
        first: (Origin, String),
        /// The other part and its agency.
        other: (Origin, String),
    },
    /// The agency's name is masked.
    MaskedName,
    /// What is in the place of the agency's name is none.
    NoName {
        /// What is there.
        text: String,
    },
}

/// The part of a file that something is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// What the caller gave.
    Caller,
    /// The title.
    Title,
    /// The line below the title.
    BelowTitle,
    /// The opening.
    Opening,
    /// The signature.
    Signature,
    /// The contact.
    Contact,
    /// The page around the report.
    Page,
    /// The page's metadata.
    Metadata,
    /// The title in the page's metadata.
    MetadataTitle,
    /// The source in the page's metadata.
    MetadataSource,
    /// The period.
    Period,
    /// The text.
    Text,
}

/// Who publishes by when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// All, of reports up to 2018.
    OldLaw,
    /// A government.
    Government,
    /// A department.
    Department,
    /// A party organ.
    Party,
    /// A vertically managed agency.
    Vertical,
    /// A township, which follows the departments.
    TownAsDepartment,
    /// A township, before it did.
    TownAsGovernment,
    /// An agency of unknown kind.
    Unknown,
}
