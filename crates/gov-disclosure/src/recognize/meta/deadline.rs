//! M403 deadline: when a report had to be published.

use crate::diagnostic::{Severity, catalogue};
use crate::fact::{Due, Meta};
use crate::lex::date::Date;
use crate::recognize::finding::Finding;
use crate::report::agency_name::{self, Kind};

/// Last year whose reports were due under the Regulation of 2007.
const LAST_OF_OLD_LAW: u16 = 2018;
/// First year for which townships follow the departments (国办公开办函〔2021〕30号).
const FIRST_OF_TOWNS: u16 = 2021;

/// What is wrong with the day of publication of a report on `year`; without it the signature's day, before which
/// nothing is published.
pub fn check(year: u16, agency: Option<&str>, published: Option<Date>, signed: Option<Date>) -> Option<Finding> {
    let date = published.or(signed)?;
    let kind = agency.map_or(Kind::Unknown, agency_name::kind);
    // The Regulation of 2007 gave all agencies until 31 March.
    let is_early = year <= LAST_OF_OLD_LAW;
    let is_by_january = matches!(kind, Kind::Department | Kind::Party | Kind::Vertical) || kind == Kind::Town && year >= FIRST_OF_TOWNS;
    let last = if is_by_january && !is_early { (1, 31) } else { (3, 31) };
    if date.year() <= year || date.year() == year.saturating_add(1) && date.month_day() <= last {
        return None;
    }
    let due = match kind {
        _ if is_early => Due::OldLaw,
        Kind::Government => Due::Government,
        Kind::Department => Due::Department,
        Kind::Party => Due::Party,
        Kind::Vertical => Due::Vertical,
        Kind::Town if is_by_january => Due::TownAsDepartment,
        Kind::Town => Due::TownAsGovernment,
        Kind::Unknown => Due::Unknown,
    };
    // Years later a website has moved: what is on the page is hardly the day of the first publication.
    let is_moved = is_early && published.is_some() && date.year() > year.saturating_add(1);
    let is_sure = (is_early || matches!(kind, Kind::Government | Kind::Department)) && !is_moved;
    let fact = Meta::Late { year, date, published: published.is_some(), due };
    Some(Finding::of(&catalogue::DEADLINE, fact).with_severity(if is_sure { Severity::Warning } else { Severity::Info }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn severity(agency: &str, published: Option<(u8, u8)>, signed: Option<(u8, u8)>) -> Option<Severity> {
        let date = |(month, day)| Date::new(2024, month, day).unwrap();
        check(2023, Some(agency), published.map(date), signed.map(date)).map(|found| found.severity)
    }

    #[test]
    fn each_kind_of_body_has_its_last_day() {
        assert_eq!(severity("禾渡县教育局", Some((1, 31)), None), None);
        assert_eq!(severity("禾渡县教育局", Some((2, 1)), None), Some(Severity::Warning));
        assert_eq!(severity("禾渡县人民政府", Some((3, 31)), None), None);
        assert_eq!(severity("禾渡县人民政府", Some((4, 1)), None), Some(Severity::Warning));
        assert_eq!(severity("禾渡县石桥镇人民政府", Some((1, 31)), None), None);
        assert_eq!(severity("禾渡县石桥镇人民政府", Some((3, 1)), None), Some(Severity::Info));
        assert_eq!(severity("中共禾渡县委宣传部", Some((2, 1)), None), Some(Severity::Info));
        assert_eq!(severity("国家税务总局禾渡县税务局", Some((2, 1)), None), Some(Severity::Info));
        assert_eq!(severity("禾渡县人民政府办公室", Some((3, 1)), None), None);
        assert_eq!(severity("禾渡县石桥镇人民政府", Some((4, 1)), None), Some(Severity::Info));
        assert_eq!(severity("禾渡县自来水公司", Some((4, 1)), None), Some(Severity::Info));
    }

    #[test]
    fn until_2018_all_had_until_march() {
        let on = |month, day| check(2018, Some("禾渡县教育局"), Date::new(2019, month, day), None).map(|found| found.severity);
        assert_eq!((on(2, 14), on(3, 31), on(4, 1)), (None, None, Some(Severity::Warning)));
        let later = check(2012, Some("禾渡县教育局"), Date::new(2017, 12, 7), None).map(|found| found.severity);
        assert_eq!(later, Some(Severity::Info));
    }

    #[test]
    fn towns_follow_the_departments_since_2021() {
        let on = |year, day| check(year, Some("石桥镇人民政府"), Date::new(year + 1, 2, day), None).map(|found| found.severity);
        assert_eq!((on(2020, 1), on(2021, 1), on(2022, 1)), (None, Some(Severity::Info), Some(Severity::Info)));
    }

    #[test]
    fn without_a_day_of_publication_the_signature_tells() {
        assert_eq!(severity("禾渡县教育局", None, Some((2, 1))), Some(Severity::Warning));
        assert_eq!(severity("禾渡县教育局", Some((1, 30)), Some((2, 1))), None);
        assert_eq!(severity("禾渡县教育局", None, None), None);
    }
}
