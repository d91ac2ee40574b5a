//! M401 to M406: what of the metadata is missing, masked or does not go together.

use super::deadline;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::lex::date::Date;
use crate::report::body;

/// What was read.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'m> {
    /// The report's year.
    pub year: Option<u16>,
    /// The year that the title names.
    pub title_year: Option<u16>,
    /// First and last day covered.
    pub period: Option<(Date, Date)>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Day of the signature.
    pub signed: Option<Date>,
    /// The reporting body.
    pub agency: Option<&'m str>,
    /// The body that signed.
    pub signer: Option<&'m str>,
}

/// Tells what is wrong.
pub fn check(facts: &Facts<'_>, out: &mut Vec<Diagnostic>) {
    match facts.year {
        Some(year) => years(facts, year, out),
        None => {
            let zh = "未能确定报告年度；请用 --year 指定";
            let en = "the report's year is not stated; give it (--year)";
            out.push(Diagnostic::new(&catalogue::UNKNOWN_YEAR, zh, en));
        }
    }
    let is_masked = facts.agency.is_some_and(body::is_masked);
    if is_masked {
        let zh = "机关名称被遮盖，请用 --agency 指定";
        let en = "the body's name is masked; give it (--agency)";
        out.push(Diagnostic::new(&catalogue::REPLACED_NAME, zh, en));
    }
    if let (Some(agency), Some(signer)) = (facts.agency, facts.signer)
        && !is_masked
        && !body::is_masked(signer)
        && !body::is_same(agency, signer)
    {
        let zh = format!("标题中的机关为“{agency}”，落款为“{signer}”");
        let en = format!("the title names {agency}, the signature {signer}");
        out.push(Diagnostic::new(&catalogue::AGENCY_CONFLICT, zh, en));
    }
}

/// What does not go with the year.
fn years(facts: &Facts<'_>, year: u16, out: &mut Vec<Diagnostic>) {
    if let (Some(title), Some((start, _))) = (facts.title_year, facts.period)
        && title != start.year()
    {
        let zh = format!("标题为{title}年，统计期限为{}年", start.year());
        let en = format!("the title names {title}, the period {}", start.year());
        out.push(Diagnostic::new(&catalogue::YEAR_CONFLICT, zh, en));
    }
    if let Some((start, end)) = facts.period
        && (start.month_day() != (1, 1) || end.month_day() != (12, 31) || start.year() != end.year())
    {
        let zh = format!("统计期限 {start} 至 {end} 不是完整的公历年度");
        let en = format!("the period {start} to {end} is not the calendar year");
        out.push(Diagnostic::new(&catalogue::PERIOD, zh, en));
    }
    let early = |date: &Date| date.year() < year || date.year() == year && date.month_day() < (12, 1);
    if let Some(date) = [facts.published, facts.signed].into_iter().flatten().find(early) {
        let zh = format!("{year}年度报告的日期却是 {date}");
        let en = format!("the report on {year} is dated {date}");
        out.push(Diagnostic::new(&catalogue::YEAR_CONFLICT, zh, en));
    }
    out.extend(deadline::check(year, facts.agency, facts.published, facts.signed));
}
