//! What a claim allows its number to be, and how to add such numbers.

use rust_decimal::Decimal;

use crate::report::{Claim, Report, Role};

/// A number between two bounds; without the upper, any number from the lower on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The least.
    pub low: Decimal,
    /// The greatest.
    pub high: Option<Decimal>,
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

    /// Nothing.
    pub const ZERO: Self = Self { low: Decimal::ZERO, high: Some(Decimal::ZERO) };

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

/// The claims that are parts of the claim at `total`, with their places.
pub fn parts(report: &Report, total: usize) -> Vec<(usize, &Claim)> {
    let is_part = |claim: &Claim| claim.role == Role::Part && claim.of == Some(total as u32);
    report.claims.iter().enumerate().filter(|(_, claim)| is_part(claim)).collect()
}

/// The second counts of the claim at `first`.
pub fn alternatives(report: &Report, first: usize) -> impl Iterator<Item = &Claim> {
    report.claims.iter().skip(first).filter(move |claim| claim.role == Role::Alternative && claim.of == Some(first as u32))
}
