//! Title, agency, year and dates.

use crate::fact::{Due, Meta, Origin};

/// What is found in title, agency, year and dates.
pub fn message(fact: &Meta) -> String {
    match fact {
        Meta::UnknownYear => "the report's year is not stated; give the year".to_owned(),
        Meta::Years { first: (first, year), other: (other, other_year) } => {
            format!("the {} names {year}, the {} {other_year}", origin(*first), origin(*other))
        }
        Meta::DatedTooEarly { year, date } => format!("the report on {year} is dated {date}"),
        Meta::TableOfOtherYear { own, year } => {
            format!("the table is headed {own}, and the report is on {year}; check to which year its figures belong")
        }
        Meta::ProseOfOtherYear { own, year } => format!(
            "section one describes the agency's work in {own}, but the report is for {year}; check to which year text and figures belong"
        ),
        Meta::Period { start, end } => format!("the period {start} to {end} is not the calendar year"),
        Meta::ImpossiblePeriod => "the period has a day that no calendar has, or ends before it starts; check the original".to_owned(),
        Meta::Late { year, date, published, due } => {
            let done = if *published { "published" } else { "signed" };
            let rule = deadline(*due);
            format!("the report on {year} was {done} on {date}, after the deadline ({rule}); check the day of its first publication")
        }
        Meta::Agencies { first: (first, agency), other: (other, other_agency) } => {
            format!("the {} names {agency}, the {} {other_agency}", origin(*first), origin(*other))
        }
        Meta::MaskedName => "the agency's name is masked; give the name".to_owned(),
        Meta::NoName { text } => {
            format!("{text} stands where the title names the agency and looks like no agency's name; check it and give the name")
        }
    }
}

fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Caller => "caller",
        Origin::Title => "title",
        Origin::BelowTitle => "line below the title",
        Origin::Opening => "opening",
        Origin::Signature => "signature",
        Origin::Contact => "contact",
        Origin::Page => "page",
        Origin::Metadata => "page's metadata",
        Origin::MetadataTitle => "title in the page's metadata",
        Origin::MetadataSource => "source in the page's metadata",
        Origin::Period => "period",
        Origin::Text => "text",
    }
}

fn deadline(due: Due) -> &'static str {
    match due {
        Due::OldLaw => "for reports up to 2018 the last day was 31 March",
        Due::Government => "a government publishes by 31 March",
        Due::Department => "a department publishes by 31 January",
        Due::Party => "the Regulation does not apply to party organs directly; departments publish by 31 January",
        Due::Vertical => "the superior of a vertically managed agency sets the day; departments publish by 31 January",
        Due::TownAsDepartment => {
            "article 49 names no townships; by notice 30 of 2021 they follow the departments, which publish by 31 January"
        }
        Due::TownAsGovernment => "article 49 names no townships; governments publish by 31 March",
        Due::Unknown => "whatever the agency is, 31 March was its last day",
    }
}
