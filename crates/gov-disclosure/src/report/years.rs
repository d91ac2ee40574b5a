//! Reports of one agency on several years.

use super::{Report, agency_name};

impl Report {
    /// Whether two reports are of one agency, by their names; one without a name is taken for any agency's.
    pub(crate) fn is_of_same_body(&self, other: &Self) -> bool {
        match (&self.meta.agency, &other.meta.agency) {
            (Some(a), Some(b)) => agency_name::is_surely_same(a, b),
            _ => true,
        }
    }

    /// The same agency's report on the year before; of several copies the first. A report without a name is taken for
    /// any agency's, one without a year is nobody's year before.
    pub fn year_before<'r>(&self, among: &'r [Self]) -> Option<&'r Self> {
        let year = self.meta.year?.checked_sub(1)?;
        among.iter().find(|other| other.meta.year == Some(year) && self.is_of_same_body(other))
    }
}
