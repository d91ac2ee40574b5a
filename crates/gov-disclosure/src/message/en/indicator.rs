//! Why an indicator has no value.

use super::cell;
use crate::fact::{NamedInput, NoIndicator, Unfilled};
use crate::message::{NAMED_INPUTS, counted};

/// Why an indicator has no value.
pub fn message(fact: &NoIndicator) -> String {
    let words = match fact {
        NoIndicator::OlderForm(form) => {
            let form = form.as_deref().unwrap_or("indicators");
            return format!("the report is in form {form}, and counting changed with 2019; docs/forms.md lists the comparable rows");
        }
        NoIndicator::NotInThisEdition(inputs) => return format!("this edition of the form does not have {}", list(inputs)),
        NoIndicator::TableMissing(table) => {
            return format!("table {} was not found and the year does not show its edition", table.as_str());
        }
        NoIndicator::OtherYear(Some((own, other))) => {
            return format!("this report is on {own}, the one given for the year before on {other}");
        }
        NoIndicator::OtherAgency { own, other } => {
            return format!(
                "the report for the year before is from {other}, this one from {own}; if it is the same agency, give both the same name"
            );
        }
        NoIndicator::NotObserved(inputs) => return format!("no value for {}; neither blank nor missing is 0", list(inputs)),
        NoIndicator::UnitMissing(inputs) => return format!("no unit is named for {}", list(inputs)),
        NoIndicator::PopulationNeeded => "needs the population, which no report has",
        NoIndicator::PreviousNeeded => "needs the same agency's report for the year before",
        NoIndicator::OtherYear(None) => "a year is not known, so it is unknown whether one follows the other",
        NoIndicator::AcrossBreak => {
            "the report on the year before is on 2018 or earlier, and counting changed with 2019: no rate is computed across that break"
        }
        NoIndicator::TooLarge => "a number is too large to be given exactly",
        NoIndicator::ZeroDenominator => "the denominator is 0",
        NoIndicator::NegativeDenominator => "the denominator is below 0: a part exceeds its whole",
    };
    words.to_owned()
}

/// The first of the cells with their states, and how many more there are.
fn list(inputs: &[NamedInput]) -> String {
    let named = inputs.iter().take(NAMED_INPUTS).map(|input| {
        let year = if input.is_of_year_before { " of the year before" } else { "" };
        let state = input.unfilled.map(|unfilled| format!(" ({})", state(unfilled))).unwrap_or_default();
        format!("{}{year}{state}", cell(input.field))
    });
    let named = named.collect::<Vec<_>>().join(", ");
    match inputs.len().saturating_sub(NAMED_INPUTS) {
        0 => named,
        more => format!("{named} and {}", counted(more, "other", "others")),
    }
}

fn state(unfilled: Unfilled) -> &'static str {
    match unfilled {
        Unfilled::Blank => "blank",
        Unfilled::Placeholder => "placeholder",
        Unfilled::Illegible => "illegible",
        Unfilled::Absent => "absent",
        Unfilled::Lost => "lost",
    }
}
