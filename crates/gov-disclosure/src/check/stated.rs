//! What a claim allows its number to be, how to add such numbers, and which claims belong together.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::fact::{Labelled, Number};
use crate::report::{Claim, Report, Role};

/// A number between two bounds; without the upper, any number from the lower on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The least.
    pub low: Decimal,
    /// The greatest.
    pub high: Option<Decimal>,
}

impl From<Stated> for Number {
    fn from(stated: Stated) -> Self {
        Self { low: stated.low, high: stated.high }
    }
}

/// A claim as a finding quotes it.
pub fn labelled(claim: &Claim) -> Labelled {
    Labelled { label: claim.label.clone(), raw: claim.raw.clone() }
}

impl Stated {
    /// What a claim states; `None` for a date.
    pub fn of(claim: &Claim) -> Option<Self> {
        let value = claim.value?.as_decimal();
        Some(match &claim.range {
            Some([low, high]) => Self { low: low.map_or(Decimal::ZERO, |low| low.as_decimal()), high: high.map(|high| high.as_decimal()) },
            None => Self { low: value, high: Some(value) },
        })
    }

    /// The sum of many; of none, zero.
    pub fn sum(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().fold(Self { low: Decimal::ZERO, high: Some(Decimal::ZERO) }, Self::plus)
    }

    /// The sum of what claims state; dates count for nothing.
    pub fn sum_of<'c>(claims: impl IntoIterator<Item = &'c Claim>) -> Self {
        Self::sum(claims.into_iter().filter_map(Self::of))
    }

    /// The sum of two.
    pub fn plus(self, other: Self) -> Self {
        Self { low: self.low.saturating_add(other.low), high: self.high.zip(other.high).map(|(a, b)| a.saturating_add(b)) }
    }

    /// Whether both may be the same number.
    pub fn meets(self, other: Self) -> bool {
        self.high.is_none_or(|high| other.low <= high) && other.high.is_none_or(|high| self.low <= high)
    }

    /// Whether it is one number.
    pub fn is_exact(self) -> bool {
        self.high == Some(self.low)
    }
}

/// A number as a diagnostic holds it, where it is whole.
pub fn whole(value: Decimal) -> Option<i64> {
    i64::try_from(value).ok().filter(|whole| Decimal::from(*whole) == value)
}

/// Which claims belong to which, so that none is looked for among all.
#[derive(Debug)]
pub struct Links<'r> {
    claims: &'r [Claim],
    /// The places of the claims that belong to the claim at a place, ascending.
    of: FxHashMap<u32, Vec<usize>>,
}

impl<'r> Links<'r> {
    /// The links between the claims of a report.
    pub fn of(report: &'r Report) -> Self {
        let mut links = Self { claims: &report.claims, of: FxHashMap::default() };
        for (place, claim) in report.claims.iter().enumerate() {
            if let Some(of) = claim.of {
                links.of.entry(of).or_default().push(place);
            }
        }
        links
    }

    fn with_role(&self, of: usize, role: Role) -> impl Iterator<Item = (usize, &'r Claim)> + use<'_, 'r> {
        let places = u32::try_from(of).ok().and_then(|of| self.of.get(&of)).into_iter().flatten();
        let claims = places.filter_map(|&place| Some((place, self.claims.get(place)?)));
        claims.filter(move |(_, claim)| claim.role == role)
    }

    /// The claims that are parts of the claim at `total`, with their places.
    pub fn parts(&self, total: usize) -> Vec<(usize, &'r Claim)> {
        self.sortings(total).into_iter().next().unwrap_or_default()
    }

    /// The parts of the claim at `total`, by each way in which they are sorted: by agency, then by subject. A part that says what kind
    /// of list it is and has no parts itself is the first of a further way.
    pub fn sortings(&self, total: usize) -> Vec<Vec<(usize, &'r Claim)>> {
        let mut sortings: Vec<Vec<(usize, &'r Claim)>> = Vec::new();
        for (place, part) in self.with_role(total, Role::Part) {
            let is_first = part.list.is_some() && self.with_role(place, Role::Part).next().is_none();
            match sortings.last_mut().filter(|_| !is_first) {
                Some(own) => own.push((place, part)),
                None => sortings.push(vec![(place, part)]),
            }
        }
        sortings
    }

    /// The second counts of the claim at `first`.
    pub fn alternatives(&self, first: usize) -> impl Iterator<Item = &'r Claim> + use<'_, 'r> {
        self.with_role(first, Role::Alternative).map(|(_, claim)| claim)
    }

    /// The share of the claim at `part`.
    pub fn share(&self, part: usize) -> Option<&'r Claim> {
        self.with_role(part, Role::Percent).map(|(_, claim)| claim).next()
    }

    /// Whether the parts of the claim at `total` add up to just what it states.
    pub fn adds_up(&self, total: usize) -> bool {
        let whole = self.claims.get(total).and_then(Stated::of);
        whole.is_some_and(|whole| whole == Stated::sum_of(self.parts(total).into_iter().map(|(_, claim)| claim)))
    }
}
