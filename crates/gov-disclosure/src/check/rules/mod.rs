//! The rules of one report, a file each; sums of one kind share one.

mod closing_rate;
mod date_outside_period;
mod empty_section_five;
mod fees;
mod group_subtotal;
mod level_for_change;
mod list_sum;
mod negative_items;
mod overlap;
mod percent;
mod procurement_pair;
mod published_total;
mod reading;
mod repeated_label;
mod rule_making_power;
mod stock_a_year_ago;
pub mod sums;
mod text_differs;
mod unlinked_parts;

use super::findings::Findings;
use crate::report::Report;

/// The rules that follow the sums, in the order of their ids.
pub const ALL: [fn(&Report, &mut Findings); 17] = [
    reading::assess,
    group_subtotal::assess,
    stock_a_year_ago::assess,
    published_total::assess,
    procurement_pair::assess,
    level_for_change::assess,
    negative_items::assess,
    rule_making_power::assess,
    text_differs::assess,
    list_sum::assess,
    unlinked_parts::assess,
    percent::assess,
    closing_rate::assess,
    repeated_label::assess,
    date_outside_period::assess,
    fees::assess,
    empty_section_five::assess,
];
