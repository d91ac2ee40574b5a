//! What rules are about.

use serde::Serialize;

/// A family of rules: the letter that their ids start with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RuleFamily {
    /// How a file is read.
    Reading,
    /// The parts of the form: what is missing, out of order or of another year.
    Structure,
    /// Values of cells.
    Value,
    /// Title, agency, year and dates.
    Meta,
    /// Sums of the tables.
    Sum,
    /// The prose, against itself and the tables.
    Text,
    /// Years against each other.
    Series,
}

named!(RuleFamily { Reading => "R", Structure => "S", Value => "V", Meta => "M", Sum => "A", Text => "X", Series => "Y" });

impl RuleFamily {
    /// The family of a rule by its id; `None` for what is no id of a rule.
    pub fn of(id: &str) -> Option<Self> {
        id.get(..1)?.parse().ok()
    }
}

/// How the form or the regulation requires what a rule asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum RuleBase {
    /// It says or prints so.
    Quoted,
    /// It follows from what it says, by arithmetic or because nothing else can be meant.
    Implied,
    /// It does not: reports are written so.
    Practice,
    /// Nothing requires it: the finding is about the file.
    File,
}

named!(RuleBase { Quoted => "quoted", Implied => "implied", Practice => "practice", File => "file" });

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum RuleScope {
    /// How a file is read.
    Reading,
    /// One report.
    Report,
    /// Several years of one agency.
    Series,
}

named!(RuleScope { Reading => "reading", Report => "report", Series => "series" });
