//! The rows of Table II.

use crate::fact::{Disclosure, RowFault};

/// What is found in rows of Table II.
pub fn message(fact: &Disclosure) -> String {
    match fact {
        Disclosure::Row { label, fault } => format!("table II, {label}: {}", wrong(fault)),
        Disclosure::NoRuleMakingPower { agency } => format!(
            "{agency} cannot make regulations (规章), yet the row 规章 is not zero; internal rules and normative documents are not regulations"
        ),
    }
}

fn wrong(fault: &RowFault) -> String {
    match fault {
        RowFault::StockBelowZero { in_force, repealed, issued, before } => {
            format!("in force {in_force} + repealed {repealed} - issued {issued} = {before}; the stock a year ago cannot be negative")
        }
        RowFault::MoreThanInAll { published, total } => {
            format!("{published} were published this year and {total} in all; the total includes this year")
        }
        RowFault::PurchasesOrAmount { projects, amount } => format!("{projects} purchases for {amount} yuan; both are zero or neither is"),
        RowFault::ChangeIsDecisions { change } => {
            format!("the change in items and the decisions are both {change}; the change counts items; check whether cases were entered")
        }
        RowFault::ItemsBelowZero { last_year, change, now } => {
            format!("last year's items ({last_year}) and a change of {change} leave {now}")
        }
    }
}
