//! The prose.

use super::cells;
use crate::fact::{InTable, Said, Text};

/// What is found in the prose.
pub fn message(fact: &Text) -> String {
    match fact {
        Text::TableDiffers { said, readings } => {
            let said = match said {
                Said::InWords(raw) => format!("the text says \"{raw}\""),
                Said::InDigits(own) => format!("the text says {} for \"{}\"", own.raw, own.label),
            };
            let tables = readings.iter().map(in_table).collect::<Vec<_>>().join(", ");
            format!("{said}; in the tables {tables}; check both")
        }
        Text::StatisticsDiffer { said, rows, value, cumulated } => {
            let value = value.map(|value| value.to_string()).unwrap_or_default();
            let of = if *cumulated { " (over the years)" } else { "" };
            let rows = rows.join(" + ");
            format!("the text says {} for \"{}\"; in the table {rows}{of} is {value}; check both", said.raw, said.label)
        }
        Text::ListSum { total, terms, sum } => match terms.as_slice() {
            [only] => format!("\"{}\" is {}, and a part of it {only}; check both", total.label, total.raw),
            _ => {
                let (count, terms) = (terms.len(), terms.join(" + "));
                format!("\"{}\" is {}, its {count} parts add up to {terms} = {sum}; check the total and the parts", total.label, total.raw)
            }
        },
        Text::UnlinkedParts { total, count, sum } => format!(
            "\"{}\" is {}, and the {count} similar numbers after it add up to {sum}; the text does not link them",
            total.label, total.raw
        ),
        Text::NotRounded { raw, part, whole, exact, is_cut } => {
            let done = if *is_cut { "cut off" } else { "raised" };
            format!("{raw} is {part} / {whole} = {exact}% {done}, not rounded")
        }
        Text::Share { raw, part, whole, exact, swapped } => {
            let swapped = swapped.map(|other| format!("; {other} would fit, so two digits may be exchanged")).unwrap_or_default();
            format!("{raw} should be {part} / {whole} = {exact}%{swapped}")
        }
        Text::ClosingRate { closed, received, rate } => format!(
            "\"{}\" is {}, more than {} of \"{}\", which does not go with {rate}; check them",
            closed.label, closed.raw, received.raw, received.label
        ),
        Text::SharesOfList { label, sum } => format!("the parts of \"{label}\" add up, and their shares to {sum}%"),
        Text::RepeatedLabel { label, total, first, second, same } => {
            let then = if *same { ", with the same number: it may be counted twice" } else { "; check names and numbers" };
            format!("\"{label}\" occurs twice among the parts of \"{total}\" ({first}, {second}){then}")
        }
        Text::DateOutsidePeriod { label, date, start, end } => {
            format!("\"{label}\" is dated {date}, outside the period {start} to {end}; check whether it belongs to the year")
        }
        Text::NoFeeStatement => {
            "section six does not state the information-processing fee; it should, even where none was collected".to_owned()
        }
        Text::FeeContradiction { unpaid, raw } => {
            format!("table III closes {unpaid} requests over unpaid fees, and section six says \"{raw}\"; check both")
        }
        Text::EmptySectionFive => {
            "section five is empty; article 50 of the Regulation requires the main problems and improvements".to_owned()
        }
    }
}

/// What cells have together.
fn in_table(held: &InTable) -> String {
    let name = cells(&held.fields, " + ");
    let unit = if held.is_money { " (in 10,000 yuan)" } else { "" };
    match held.value {
        Some(value) => format!("{name} is {value}{unit}"),
        None => format!("{name} is ?"),
    }
}
