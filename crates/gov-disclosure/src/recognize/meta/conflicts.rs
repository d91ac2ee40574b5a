//! M401 to M406: what of the metadata is missing, masked or does not go together.

use super::dates::Stated;
use super::deadline;
use crate::diagnostic::{Diagnostic, Hint, Severity, catalogue};
use crate::lex::date::Date;
use crate::report::{AgencyPlace, agency_name};

/// What was read.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'m> {
    /// The report's year.
    pub year: Option<u16>,
    /// The year that the title names.
    pub title_year: Option<u16>,
    /// The year of the report that the opening speaks of.
    pub opening_year: Option<u16>,
    /// The year that the text speaks of most.
    pub prose_year: Option<u16>,
    /// The days covered.
    pub period: Option<Stated>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Day of the signature.
    pub signed: Option<Date>,
    /// The reporting agency.
    pub agency: Option<&'m str>,
    /// Where it was found.
    pub place: Option<AgencyPlace>,
    /// The agency that signed.
    pub signer: Option<&'m str>,
    /// The agency that the opening names as its author.
    pub author: Option<&'m str>,
    /// A name that is where the agency's should and is none.
    pub replaced: Option<&'m str>,
    /// The agency in the title that the page's metadata give.
    pub tagged: Option<&'m str>,
    /// The agency that gave the article, by the page's metadata.
    pub source: Option<&'m str>,
    /// Whether the agency reports on school years, by other rules.
    pub is_school: bool,
}

/// Tells what is wrong.
pub fn check(facts: &Facts<'_>, out: &mut Vec<Diagnostic>) {
    match facts.year {
        Some(year) => years(facts, year, out),
        None => {
            let zh = "未能确定报告年度；请指定年度";
            let en = "the report's year is not stated; give the year";
            out.push(Diagnostic::new(&catalogue::UNKNOWN_YEAR, zh, en).with_hint(Hint::Year));
        }
    }
    let is_masked = facts.agency.is_some_and(agency_name::is_masked);
    if is_masked {
        let zh = "机关名称被遮盖，请指定机关名称";
        let en = "the body's name is masked; give the name";
        out.push(Diagnostic::new(&catalogue::REPLACED_NAME, zh, en).with_hint(Hint::Agency));
    }
    if let Some(name) = facts.replaced {
        let zh = format!("标题中机关名称的位置是“{name}”，不像机关名称，可能被篡改；请核对，并指定机关名称");
        let en = format!("{name} stands where the title names the agency and looks like no agency's name; check it and give the name");
        out.push(Diagnostic::new(&catalogue::REPLACED_NAME, zh, en).with_hint(Hint::Agency));
    }
    let others = [
        (facts.signer, "落款", "signature", Severity::Warning),
        (facts.author, "开头", "opening", Severity::Warning),
        (facts.tagged, "网页元数据的标题", "title in the page's metadata", Severity::Warning),
        // Offices hand in what other agencies publish.
        (facts.source, "网页元数据的来源", "source in the page's metadata", Severity::Info),
    ];
    for (other, place, place_en, severity) in others {
        if let (Some(agency), Some(other)) = (facts.agency, other)
            && !is_masked
            && !agency_name::is_masked(other)
            && !agency_name::is_same(agency, other)
        {
            let (from, from_en) = named_in(facts.place);
            let zh = format!("{from}中的机关为“{agency}”，{place}为“{other}”");
            let en = format!("the {from_en} names {agency}, the {place_en} {other}");
            out.push(Diagnostic::new(&catalogue::AGENCY_CONFLICT, zh, en).with_severity(severity));
            break;
        }
    }
}

/// How a place that names an agency is called.
fn named_in(place: Option<AgencyPlace>) -> (&'static str, &'static str) {
    match place {
        Some(AgencyPlace::Given) => ("指定", "caller"),
        Some(AgencyPlace::Opening) => ("开头", "opening"),
        Some(AgencyPlace::Signature) => ("落款", "signature"),
        Some(AgencyPlace::Office) => ("联系方式", "contact"),
        Some(AgencyPlace::Page) => ("网页信息", "page"),
        Some(AgencyPlace::Metadata) => ("网页元数据", "page's metadata"),
        Some(AgencyPlace::Prose) => ("正文", "text"),
        Some(AgencyPlace::BelowTitle) => ("标题下方", "line below the title"),
        Some(AgencyPlace::Title) | None => ("标题", "title"),
    }
}

/// What does not go with the year.
fn years(facts: &Facts<'_>, year: u16, out: &mut Vec<Diagnostic>) {
    let period_year = match facts.period {
        Some(Stated::Period(start, _)) => Some(start.year()),
        Some(Stated::Impossible(first, _)) => Some(first),
        None => None,
    };
    let named = [
        (facts.title_year, "标题", "title"),
        (facts.opening_year, "开头", "opening"),
        (period_year, "统计期限", "period"),
        (facts.prose_year.filter(|_| facts.title_year.is_none() && facts.opening_year.is_none()), "正文", "text"),
    ];
    // A school year ends in the year after the one it is named for.
    let mut named = named.into_iter().filter_map(|(year, zh, en)| Some((year?, zh, en)));
    if let Some((first, place, place_en)) = named.next()
        && let Some((other, where_, where_en)) = named.find(|(other, ..)| *other != first)
        && !facts.is_school
    {
        let zh = format!("{place}为{first}年，{where_}为{other}年");
        let en = format!("the {place_en} names {first}, the {where_en} {other}");
        out.push(Diagnostic::new(&catalogue::YEAR_CONFLICT, zh, en));
    }
    match facts.period {
        Some(Stated::Period(start, end))
            if !facts.is_school && (start.month_day() != (1, 1) || end.month_day() != (12, 31) || start.year() != end.year()) =>
        {
            let zh = format!("统计期限 {start} 至 {end} 不是完整的公历年度");
            let en = format!("the period {start} to {end} is not the calendar year");
            out.push(Diagnostic::new(&catalogue::PERIOD, zh, en));
        }
        Some(Stated::Impossible(..)) => {
            let zh = "统计期限中的日期不存在，或止期早于起期；请核对原件";
            let en = "the period has a day that no calendar has, or ends before it starts; check the original";
            out.push(Diagnostic::new(&catalogue::PERIOD, zh, en));
        }
        _ => {}
    }
    if facts.is_school {
        return;
    }
    let early = |date: &Date| date.year() < year || date.year() == year && date.month_day() < (12, 1);
    if let Some(date) = [facts.published, facts.signed].into_iter().flatten().find(early) {
        let zh = format!("{year}年度报告的日期却是 {date}");
        let en = format!("the report on {year} is dated {date}");
        out.push(Diagnostic::new(&catalogue::YEAR_CONFLICT, zh, en));
    }
    out.extend(deadline::check(year, facts.agency, facts.published, facts.signed));
}
