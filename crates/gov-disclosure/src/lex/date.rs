//! Dates and periods in folded text: 2024年1月25日, 2024-01-25, 二〇二四年一月五日,
//! 自2023年1月1日起至12月31日止.

use std::fmt;

use std::ops::Range;

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, one_of, space0};
use nom::combinator::{map, map_opt, opt, recognize};
use nom::multi::many0_count;
use nom::sequence::terminated;
use nom::{IResult, Parser};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::grammar::{self, failure, first_digits, is_digit};
use super::hanzi;

/// A calendar date that exists, from 1900 to 2199; ISO 8601 in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The date, or `None` where the calendar has none such.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((1900..=2199).contains(&year) && (1..=days).contains(&day)).then_some(Self { year, month, day })
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Month and day.
    pub(crate) fn month_day(self) -> (u8, u8) {
        (self.month, self.day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// What is no date in ISO 8601.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoDate;

impl fmt::Display for NoDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is no date such as 2024-01-25")
    }
}

impl std::error::Error for NoDate {}

impl std::str::FromStr for Date {
    type Err = NoDate;

    fn from_str(text: &str) -> Result<Self, NoDate> {
        let mut parts = text.splitn(3, '-');
        let mut part = |length: usize| {
            parts.next().filter(|part| part.len() == length && grammar::is_digits(part)).and_then(|part| part.parse::<u16>().ok())
        };
        let small = |part: Option<u16>| part.and_then(|number| u8::try_from(number).ok());
        let (year, month, day) = (part(4), small(part(2)), small(part(2)));
        year.zip(month.zip(day)).and_then(|(year, (month, day))| Self::new(year, month, day)).ok_or(NoDate)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(|_| D::Error::custom(format!("{text:?} is no date such as 2024-01-25")))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "IsoDate".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A calendar date in ISO 8601.",
            "type": "string",
            "pattern": "^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$"
        })
    }
}

fn small(input: &str) -> IResult<&str, u8> {
    let arabic = map_opt(first_digits(1, 2), |text: &str| text.parse().ok());
    let chinese = map_opt(grammar::chinese, |value| u8::try_from(value).ok());
    terminated(alt((arabic, chinese)), space0).parse(input)
}

/// What is typed for 〇 in a year: 二O二三, 二0二三.
fn is_zero(c: char) -> bool {
    matches!(c, '0' | 'O' | 'o' | '○' | '◯' | 'О' | 'Ο')
}

/// Whether a year may start with `c`.
fn may_start_year(c: char) -> bool {
    is_digit(c) || hanzi::digit(c).is_some() || is_zero(c)
}

/// A year of four digits, 1900 to 2199, Arabic or Chinese, without its 年.
pub fn year(input: &str) -> IResult<&str, u16> {
    let chinese = take_while_m_n(4, 4, may_start_year);
    let spoken = |t: &str| u16::try_from(hanzi::parse(&t.replace(is_zero, "〇"))?).ok();
    let number = |t: &str| t.parse().ok().or_else(|| spoken(t)).filter(|y| (1900..=2199).contains(y));
    terminated(map_opt(alt((first_digits(4, 4), chinese)), number), space0).parse(input)
}

fn month_day(input: &str) -> IResult<&str, (u8, u8)> {
    let first = map(tag("元"), |_| 1);
    let (rest, month) = terminated(alt((small, first)), (tag("月"), space0)).parse(input)?;
    let (rest, day) = terminated(small, opt(one_of("日号"))).parse(rest)?;
    Ok((rest, (month, day)))
}

fn written(input: &str) -> IResult<&str, Date> {
    let (rest, year) = terminated(year, (tag("年"), space0)).parse(input)?;
    let (rest, (month, day)) = month_day(rest)?;
    Date::new(year, month, day).map(|date| (rest, date)).ok_or_else(|| failure(input))
}

fn numeric(input: &str) -> IResult<&str, Date> {
    let (rest, year) = year(input)?;
    let (rest, separator) = one_of("-/.").parse(rest)?;
    let (rest, month) = small(rest)?;
    let (rest, _) = char(separator).parse(rest)?;
    let (rest, day) = small(rest)?;
    Date::new(year, month, day).map(|date| (rest, date)).ok_or_else(|| failure(input))
}

/// One date.
pub fn date(input: &str) -> IResult<&str, Date> {
    alt((written, numeric)).parse(input)
}

/// The date that a line holds and nothing else.
pub fn alone(line: &str) -> Option<Date> {
    /// Characters of a date: more of a line need not be looked at.
    const MAX_LENGTH: usize = 20;
    if !line.trim_start().starts_with(may_start_year) {
        return None;
    }
    let plain: String = line.chars().filter(|c| !c.is_whitespace()).take(MAX_LENGTH + 1).collect();
    date(&plain).ok().filter(|(rest, _)| rest.is_empty()).map(|(_, date)| date)
}

/// First and last day, the year of the last not always repeated; or the damaged writing
/// `201711日至20171231日`, accepted only where it gives the whole year.
pub fn period(input: &str) -> IResult<&str, (Date, Date)> {
    alt((whole_period, months, damaged_period)).parse(input)
}

/// A remark in brackets: 2023年1月1日（含）.
fn aside(input: &str) -> IResult<&str, &str> {
    recognize((one_of("(（"), take_while_m_n(1, 12, |c| !matches!(c, ')' | '）')), one_of(")）"))).parse(input)
}

/// First and last year of a period that no calendar has, or that ends before it starts: 2022年1月1日至2022年12月32日.
pub fn impossible_period(input: &str) -> IResult<&str, (u16, u16)> {
    let day = |input| -> IResult<&str, (u8, u8)> {
        let (rest, month) = terminated(small, (tag("月"), space0)).parse(input)?;
        let (rest, day) = terminated(small, one_of("日号")).parse(rest)?;
        Ok((rest, (month, day)))
    };
    let whole = |input| (terminated(year, (tag("年"), space0)), day).parse(input);
    let (rest, (first, from)) = terminated(whole, joint).parse(input)?;
    let (rest, (last, to)) = alt((whole, map(day, |day| (first, day)))).parse(rest)?;
    let is_possible = match (Date::new(first, from.0, from.1), Date::new(last, to.0, to.1)) {
        (Some(start), Some(end)) => start <= end,
        _ => false,
    };
    if is_possible { Err(failure(input)) } else { Ok((rest, (first, last))) }
}

fn joint(input: &str) -> IResult<&str, &str> {
    recognize((
        many0_count(alt((recognize(one_of(" 起始,，")), aside, recognize((small, tag("时")))))),
        alt((tag("至"), tag("到"), tag("--"), tag("——"), tag("—"), tag("–"), tag("-"), tag("~"))),
        space0,
    ))
    .parse(input)
}

fn whole_period(input: &str) -> IResult<&str, (Date, Date)> {
    let (rest, start) = terminated(date, joint).parse(input)?;
    let same_year = map_opt(month_day, |(month, day)| Date::new(start.year, month, day));
    let (rest, end) = alt((date, same_year)).parse(rest)?;
    if end < start {
        return Err(failure(input));
    }
    Ok((rest, (start, end)))
}

/// From the first day of a month to the last day of another: 2023年1月—12月. A day that ends it is that day.
fn months(input: &str) -> IResult<&str, (Date, Date)> {
    let in_months = |input| terminated(small, (tag("月"), space0)).parse(input);
    let (rest, year_of) = terminated(year, (tag("年"), space0)).parse(input)?;
    let (rest, first) = terminated(in_months, joint).parse(rest)?;
    let (rest, other) = opt(terminated(year, (tag("年"), space0))).parse(rest)?;
    let (rest, last) = in_months(rest)?;
    let (rest, day) = opt(terminated(small, one_of("日号"))).parse(rest)?;
    let end = |day: u8| Date::new(other.unwrap_or(year_of), last, day);
    let end = day.map_or_else(|| (28..=31).rev().find_map(end), end);
    match (Date::new(year_of, first, 1), end) {
        (Some(start), Some(end)) if start <= end => Ok((rest, (start, end))),
        _ => Err(failure(input)),
    }
}

fn damaged_period(input: &str) -> IResult<&str, (Date, Date)> {
    let (rest, first) = year(input)?;
    let (rest, _) = (tag("11日"), joint).parse(rest)?;
    let (rest, second) = opt(year).parse(rest)?;
    let (rest, _) = tag("1231日").parse(rest)?;
    match (Date::new(first, 1, 1), Date::new(second.unwrap_or(first), 12, 31)) {
        (Some(start), Some(end)) if start.year == end.year => Ok((rest, (start, end))),
        _ => Err(failure(input)),
    }
}

/// Every place in `text` where `grammar` reads something, with its start, not overlapping.
pub fn find_all<'t, T>(text: &'t str, grammar: impl Fn(&'t str) -> IResult<&'t str, T>) -> Vec<(usize, T)> {
    find_ranges(text, grammar).into_iter().map(|(range, value)| (range.start, value)).collect()
}

/// As [`find_all`], each with all that was read.
pub fn find_ranges<'t, T>(text: &'t str, grammar: impl Fn(&'t str) -> IResult<&'t str, T>) -> Vec<(Range<usize>, T)> {
    let may_start = |c| is_digit(c) || hanzi::digit(c).is_some();
    grammar::find_all(text, may_start, |place| {
        let goes_on = if place.rest().starts_with(is_digit) { place.is_behind(is_digit) } else { place.is_behind(hanzi::is_numeral) };
        let read = if goes_on { None } else { grammar(place.rest()).ok() };
        read.map_or((0, None), |(rest, value)| (place.rest().len() - rest.len(), Some(value)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> Vec<String> {
        find_all(text, date).into_iter().map(|(_, d)| d.to_string()).collect()
    }

    #[test]
    fn a_date_is_iso_8601_and_exists() {
        assert_eq!("2024-02-29".parse().ok(), Date::new(2024, 2, 29));
        for text in ["2023-02-29", "2024-2-29", "2024-02-29 ", "24-02-29", "2024/02/29", "+024-02-29", "2024-02-", ""] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn dates_in_every_writing() {
        for text in [
            "2024年1月25日",
            "2024年01月25日",
            "2024-01-25 10:30",
            "2024/1/25",
            "2024.01.25",
            "二〇二四年一月二十五日",
            "2024 年 1 月 25 日",
            "二O二四年元月二十五日",
            "二0二四年1月25日",
        ] {
            assert_eq!(iso(text), ["2024-01-25"], "{text}");
        }
        for text in ["2024年2月30日", "12024-01-25", "2024年13月1日", "0470-8812304", "2024年"] {
            assert!(iso(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn periods_with_and_without_the_second_year() {
        for text in [
            "2023年1月1日至12月31日",
            "2023年1月1日起至2023年12月31日止",
            "2023年1月1日-2023年12月31日",
            "201711日至20171231日",
            "2023-01-01至2023-12-31",
        ] {
            let (_, (start, end)) = period(text).unwrap();
            assert_eq!((start.month_day(), end.month_day()), ((1, 1), (12, 31)), "{text}");
            assert_eq!(start.year(), end.year());
        }
        for (text, end) in [
            ("2023年1月—12月", "2023-12-31"),
            ("2023年1月至12月", "2023-12-31"),
            ("2023年1月至2023年12月", "2023-12-31"),
            ("2023年1月至12月31日", "2023-12-31"),
            ("2024年1月-2月", "2024-02-29"),
        ] {
            let (rest, (start, last)) = period(text).unwrap();
            assert_eq!((rest, start.month_day(), last.to_string().as_str()), ("", (1, 1), end), "{text}");
        }
        let aside = period("2023年1月1日(含)起至2023年12月31日").unwrap().1;
        assert_eq!((aside.0.month_day(), aside.1.month_day()), ((1, 1), (12, 31)));
        assert_eq!(impossible_period("2022年1月1日至2022年12月32日").unwrap().1, (2022, 2022));
        assert_eq!(impossible_period("2022年12月31日至1月1日").unwrap().1, (2022, 2022));
        assert!(impossible_period("2022年1月1日至12月31日").is_err());
        assert!(period("2023年6月至1月").is_err() && period("2023年1月至13月").is_err());
        assert!(period("2023年12月31日至1月1日").is_err());
        assert!(period("201711日至20181231日").is_err());
    }
}
