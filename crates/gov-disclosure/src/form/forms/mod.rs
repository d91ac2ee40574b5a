//! The forms of 2008 to 2018, one folder a form: a list of rows with a name, a unit and one value or more.
//!
//! A folder holds `form.csv` (what the form is, its value columns), `rows.csv` (its rows, in the order printed, with the labels
//! that copies print), `sums.csv` (what binds the rows) and `bridge.csv` (the fields of the forms since 2019 that state the same).
//! `facts.csv` lists what the prose of such reports states. docs/forms.md describes each, and says what was seen and what is only remembered.

mod definition;
mod fact;
mod read;
mod topics;

pub use definition::StatisticDefinition;
pub use fact::{Fact, Wording};
pub use topics::heads_section;

use std::sync::LazyLock;

use serde::Serialize;

/// How sure a form, or a row of it, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Written down from memory.
    Remembered,
    /// Seen in part, or in what was made from it.
    SeenInPart,
    /// Seen whole.
    Seen,
}

named!(Certainty { Remembered => "remembered", SeenInPart => "seen-in-part", Seen => "seen" });

/// How bad it is where a relation does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gravity {
    /// The numbers contradict each other.
    Error,
    /// Unusual.
    Warning,
    /// Worth knowing.
    Info,
}

named!(Gravity { Error => "error", Warning => "warning", Info => "info" });

/// A form of 2008 to 2018.
#[derive(Debug)]
#[non_exhaustive]
pub struct StatisticsForm {
    /// Its name, which is that of its folder: `fujian2014`.
    pub id: &'static str,
    /// What the ids of its cells start with: editions of one form share them.
    pub family: &'static str,
    /// The edition.
    pub edition: &'static str,
    /// Its name in Chinese.
    pub zh: &'static str,
    /// Its name in English.
    pub en: &'static str,
    /// Where it was used.
    pub place: &'static str,
    /// First and last year on which reports in it are known or likely. Never used to tell which form a table has.
    pub years: (u16, u16),
    /// How sure it is as a whole.
    pub certainty: Certainty,
    /// What it was written down from.
    pub source: &'static str,
    /// Its value columns.
    pub columns: Vec<StatisticsColumn>,
    /// The columns whose value is that of the year before plus that of the year: the running total and the year.
    pub running: Option<(usize, usize)>,
    /// Its rows in the order printed, headings among them.
    pub rows: Vec<StatisticsRow>,
    /// What binds the rows.
    pub relations: Vec<Relation>,
    /// What the forms since 2019 have in their place.
    pub bridge: Vec<Bridge>,
}

/// A value column.
#[derive(Debug)]
#[non_exhaustive]
pub struct StatisticsColumn {
    /// The last part of the ids of its cells; empty where the form has one column.
    pub id: &'static str,
    /// Its header as the form prints it, then its variants.
    pub headers: Vec<&'static str>,
}

/// A row.
#[derive(Debug)]
#[non_exhaustive]
pub struct StatisticsRow {
    /// The middle part of the ids of its cells; `None` for a heading.
    pub id: Option<&'static str>,
    /// How deep it is nested.
    pub depth: u8,
    /// The unit that the form prints; empty for a heading.
    pub unit: &'static str,
    /// Whether some copies leave the row out.
    pub sometimes: bool,
    /// How sure it is.
    pub certainty: Certainty,
    /// The label as the form prints it, then its variants.
    pub labels: Vec<&'static str>,
}

impl StatisticsColumn {
    /// Whether words, without a year, are one of its headers.
    pub(crate) fn is_headed(&self, words: &str) -> bool {
        self.headers.iter().any(|own| words == *own || words == "年" && *own == "年度")
    }
}

impl StatisticsRow {
    /// Whether it counts money.
    pub fn is_money(&self) -> bool {
        self.unit.ends_with('元')
    }
}

/// The rows of `left` add up to those of `right`, or to no more.
#[derive(Debug)]
#[non_exhaustive]
pub struct Relation {
    /// How bad it is where it does not hold.
    pub gravity: Gravity,
    /// The one column it binds, if not each.
    pub column: Option<usize>,
    /// Rows.
    pub left: Vec<usize>,
    /// Whether both sides are equal; else the left is at most the right.
    pub equal: bool,
    /// Rows.
    pub right: Vec<usize>,
}

/// How a measure of an old form compares with the forms since 2019.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// They count the same.
    Same,
    /// They count nearly the same.
    Near,
    /// They must not be compared.
    None,
}

named!(Comparison { Same => "same", Near => "near", None => "none" });

/// Rows of an old form and the fields that state the same since 2019. The counting itself changed with 2019, so a series
/// over both has a break there whatever the comparison.
#[derive(Debug)]
#[non_exhaustive]
pub struct Bridge {
    /// Rows, added up.
    pub rows: Vec<usize>,
    /// Fields since 2019, added up; none where nothing states the same.
    pub fields: Vec<super::Field>,
    /// How they compare.
    pub comparison: Comparison,
    /// Why not fully, in Chinese.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
}

impl StatisticsForm {
    /// The row with this id.
    pub fn row(&self, id: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.id == Some(id))
    }

    /// The column with this id.
    pub fn column(&self, id: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.id == id)
    }

    /// The cell of a row in a column; `None` for headings.
    pub fn cell(&self, row: usize, column: usize) -> Option<Statistic> {
        let id = cell_id(self.family, self.rows.get(row)?.id?, self.columns.get(column)?.id);
        Statistic::from_id(&id)
    }

    /// The names of all forms, without reading any.
    pub fn ids() -> impl Iterator<Item = &'static str> {
        FOLDERS.iter().map(|folder| folder.name)
    }

    /// The form with this name.
    pub fn from_id(id: &str) -> Option<&'static Self> {
        statistics_forms().iter().find(|form| form.id == id)
    }
}

fn cell_id(family: &str, row: &str, column: &str) -> String {
    if column.is_empty() { format!("{family}.{row}") } else { format!("{family}.{row}.{column}") }
}

/// The forms of 2008 to 2018.
///
/// ```
/// let forms = gov_disclosure::statistics_forms();
/// assert!(forms.iter().any(|form| form.id == "fujian2014"));
/// ```
pub fn statistics_forms() -> &'static [StatisticsForm] {
    &FORMS
}

/// A folder as it was compiled in.
struct Folder {
    name: &'static str,
    form: &'static str,
    rows: &'static str,
    sums: &'static str,
    bridge: &'static str,
}

macro_rules! folders {
    ($($name:literal)*) => {
        &[$(Folder {
            name: $name,
            form: include_str!(concat!($name, "/form.csv")),
            rows: include_str!(concat!($name, "/rows.csv")),
            sums: include_str!(concat!($name, "/sums.csv")),
            bridge: include_str!(concat!($name, "/bridge.csv")),
        }),*]
    };
}

/// A further form is a folder and a word here.
const FOLDERS: &[Folder] = folders!["stat2014" "fujian2009" "fujian2014" "shanghai2007" "shanghai2008" "dingxi2008"];

// A test reads every folder, so that none is left out here.
static FORMS: LazyLock<Vec<StatisticsForm>> = LazyLock::new(|| FOLDERS.iter().filter_map(|folder| read::form(folder).ok()).collect());

/// A cell of the forms of 2008 to 2018: a row in a column. Editions of one form share those that they have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Statistic(u16);

struct Entry {
    id: String,
    form: usize,
    row: usize,
    column: usize,
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let mut entries: Vec<Entry> = Vec::new();
    let mut known = std::collections::HashSet::new();
    for (number, form) in statistics_forms().iter().enumerate() {
        for (row, own) in form.rows.iter().enumerate() {
            for (column, head) in form.columns.iter().enumerate() {
                let Some(id) = own.id.map(|id| cell_id(form.family, id, head.id)) else { continue };
                if known.insert(id.clone()) {
                    entries.push(Entry { id, form: number, row, column });
                }
            }
        }
    }
    entries
});

static BY_ID: LazyLock<std::collections::HashMap<&'static str, Statistic>> =
    LazyLock::new(|| ENTRIES.iter().zip(0..).map(|(entry, number)| (entry.id.as_str(), Statistic(number))).collect());

impl Statistic {
    /// The cell with this id: `fujian.requests.received.year`, `stat2014.requests.received`.
    pub fn from_id(id: &str) -> Option<Self> {
        BY_ID.get(id).copied()
    }

    fn entry(self) -> Option<&'static Entry> {
        ENTRIES.get(usize::from(self.0))
    }

    /// Its id.
    pub fn id(self) -> &'static str {
        self.entry().map_or("", |entry| &entry.id)
    }

    /// Its row, in the first edition that has it.
    pub(crate) fn row(self) -> Option<&'static StatisticsRow> {
        let entry = self.entry()?;
        statistics_forms().get(entry.form)?.rows.get(entry.row)
    }

    /// The id of its row.
    pub fn row_id(self) -> &'static str {
        self.row().and_then(|row| row.id).unwrap_or("")
    }

    /// The label of its row, in the first edition that has it.
    pub fn label(self) -> &'static str {
        self.row().and_then(|row| row.labels.first().copied()).unwrap_or("")
    }

    /// The name of its column where a report is a row: at most 32 letters, digits and `_`, one of its own within its form.
    pub fn column(self) -> String {
        const SHORT: [(&str, &str); 4] =
            [("requests.received", "received"), ("requests.denied", "denied"), ("normative_documents", "normative"), (".", "_")];
        let row = SHORT.iter().fold(self.row_id().to_owned(), |row, (long, short)| row.replace(long, short));
        match self.column_id() {
            "" => row,
            "cumulated" => row + "_all",
            column => format!("{row}_{column}"),
        }
    }

    /// The unit that the form prints.
    pub fn unit(self) -> &'static str {
        self.row().map_or("", |row| row.unit)
    }

    /// The id of its column; empty where the form has one.
    pub fn column_id(self) -> &'static str {
        let column = |entry: &'static Entry| statistics_forms().get(entry.form)?.columns.get(entry.column);
        self.entry().and_then(column).map_or("", |column| column.id)
    }
}

impl std::fmt::Debug for Statistic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}

/// The cells of the forms of 2008 to 2018, form by form.
pub fn statistics() -> impl Iterator<Item = Statistic> {
    (0..ENTRIES.len()).map(|number| Statistic(number as u16))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_folder_is_read_and_none_is_left_out() {
        for folder in FOLDERS {
            read::form(folder).unwrap_or_else(|error| panic!("{error}"));
        }
        let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/form/forms");
        let mut folders: Vec<String> = std::fs::read_dir(here)
            .unwrap()
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.path().is_dir())
            .map(|entry| entry.file_name().into_string().unwrap())
            .collect();
        let mut listed: Vec<&str> = FOLDERS.iter().map(|folder| folder.name).collect();
        folders.sort();
        listed.sort_unstable();
        assert_eq!(folders, listed);
    }

    #[test]
    fn the_forms_have_their_rows() {
        let rows = |id: &str| {
            let form = StatisticsForm::from_id(id).unwrap();
            (form.rows.len(), form.rows.iter().filter(|row| row.id.is_some()).count())
        };
        assert_eq!(rows("stat2014"), (65, 58));
        assert_eq!(rows("fujian2009"), (17, 17));
        assert_eq!(rows("fujian2014"), (17, 17));
        assert_eq!(rows("shanghai2007"), (56, 56));
        assert_eq!(rows("shanghai2008"), (54, 54));
        assert_eq!(rows("dingxi2008"), (35, 35));
    }

    #[test]
    fn cells_have_ids_that_editions_share() {
        for id in ["stat2014.requests.received", "fujian.requests.received.year", "fujian.requests.received.cumulated"] {
            assert_eq!(Statistic::from_id(id).unwrap().id(), id);
        }
        let form = |id| StatisticsForm::from_id(id).unwrap();
        let granted = |id| form(id).cell(form(id).row("requests.granted").unwrap(), 0);
        assert_eq!(granted("fujian2009"), granted("fujian2014"));
        assert_eq!(granted("fujian2014").unwrap().label(), "同意公开答复数");
        assert_eq!(Statistic::from_id("fujian.fees_waived.year").unwrap().unit(), "元");
        assert!(Statistic::from_id("requests.received").is_none());
    }

    #[test]
    fn columns_have_names_that_statistics_packages_take() {
        for form in statistics_forms() {
            let mut names: Vec<String> = statistics().filter(|own| own.id().starts_with(form.family)).map(Statistic::column).collect();
            assert!(names.iter().all(|name| name.len() <= 32 && !name.contains('.')), "{names:?}");
            let count = names.len();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), count, "{}", form.id);
        }
        assert_eq!(Statistic::from_id("fujian.requests.received.in_person.cumulated").unwrap().column(), "received_in_person_all");
    }

    #[test]
    fn what_binds_the_rows_and_what_states_the_same_since_2019() {
        let form = StatisticsForm::from_id("stat2014").unwrap();
        let answered = form.row("requests.answered").unwrap();
        let sum = form.relations.iter().find(|relation| relation.left == [answered]).unwrap();
        assert_eq!((sum.right.len(), sum.equal, sum.gravity), (8, true, Gravity::Error));
        let granted = form.row("requests.granted").unwrap();
        let bridge = form.bridge.iter().find(|bridge| bridge.rows.contains(&granted)).unwrap();
        assert_eq!((bridge.rows.len(), bridge.comparison), (2, Comparison::Near));
        assert_eq!(bridge.fields[0].id(), "requests.granted.total");
    }
}
