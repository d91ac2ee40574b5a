//! How to reach the agency: labels with their values, from the report's own words, never from the site's footer.
//!
//! A paragraph is read as labels and values in any order; what belongs to a label ends where the next one starts. A
//! number may be marked after it instead: 0791-5550101(传真).

use std::borrow::Cow;
use std::ops::Range;

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while1};
use nom::character::complete::{one_of, space0};
use nom::combinator::{opt, recognize, verify};
use nom::multi::{many0_count, separated_list1};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::{is_site_footer, tidy};
use crate::form::Phrase;
use crate::lex::grammar::{self, digits_between, failure, is_digit};
use crate::lex::marks::Marked;
use crate::lex::script::is_han;
use crate::report::Contact;

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    Office,
    /// The office or its number.
    Reach,
    Address,
    Postcode,
    Phone,
    Fax,
    /// One number for both.
    PhoneAndFax,
    Email,
    /// A number of somebody else: of a superior agency, of those who take complaints.
    Other,
}

/// The labels: of two that start alike the longer counts.
const LABELS: [(Phrase, Label); 9] = [
    (Phrase::LabelOffice, Label::Office),
    (Phrase::LabelReach, Label::Reach),
    (Phrase::LabelAddress, Label::Address),
    (Phrase::LabelPostcode, Label::Postcode),
    (Phrase::LabelPhone, Label::Phone),
    (Phrase::LabelFax, Label::Fax),
    (Phrase::LabelPhoneAndFax, Label::PhoneAndFax),
    (Phrase::LabelEmail, Label::Email),
    (Phrase::LabelOther, Label::Other),
];

/// Whether a label starts with this character.
fn starts_label(c: char) -> bool {
    matches!(
        c,
        '监' | '投'
            | '举'
            | '服'
            | '联'
            | '受'
            | '办'
            | '咨'
            | '机'
            | '工'
            | '通'
            | '邮'
            | '单'
            | '详'
            | '地'
            | '住'
            | '传'
            | '电'
            | 'E'
            | '信'
    )
}

fn label(input: &str) -> IResult<&str, Label> {
    let may_be = input.starts_with(starts_label);
    let words = LABELS.iter().filter(|_| may_be).flat_map(|(words, label)| words.texts().map(move |word| (word, label)));
    let words = words.filter(|(word, _)| input.starts_with(word));
    match words.max_by_key(|(word, _)| word.len()) {
        Some((word, label)) => Ok((input.get(word.len()..).unwrap_or(""), *label)),
        None => Err(failure(input)),
    }
}

/// What is between a label and its value.
fn joint(input: &str) -> IResult<&str, &str> {
    recognize(many0_count(alt((tag(":"), tag("："), tag(","), tag("，"), tag("为"), tag("是"), tag("("), tag(" "))))).parse(input)
}

fn dash(input: &str) -> IResult<&str, &str> {
    recognize((space0, opt(tag("\\")), one_of("-—–－―‐‑_"), many0_count(one_of("-—–－― ")))).parse(input)
}

/// A telephone number: area and number, a mobile one, a number of a city alone; with its extension.
fn phone(input: &str) -> IResult<&str, String> {
    let area = |input| verify(digits_between(3, 4), |area: &&str| area.starts_with('0') || *area == "400" || *area == "800").parse(input);
    let bracketed = delimited(one_of("(（"), area, one_of(")）"));
    let (rest, area) =
        opt(alt((terminated(bracketed, opt(dash)), terminated(area, alt((recognize((one_of(")）"), opt(dash))), dash, tag(" ")))))))
            .parse(input)?;
    // 400-123-4567, 0591-8612 3456
    let in_pieces = recognize((digits_between(3, 4), alt((dash, tag(" "))), digits_between(4, 4)));
    let (rest, number) = match area {
        Some(_) => alt((digits_between(5, 8), in_pieces)).parse(rest)?,
        None => digits_between(5, 12)(rest)?,
    };
    let mark = alt((tag("转"), tag("分机"), tag("-转"), tag_no_case("ext"), dash));
    let (rest, extension) = opt(preceded((space0, mark, space0), digits_between(1, 5))).parse(rest)?;
    let number: String = number.chars().filter(|&c| is_digit(c)).collect();
    let mut whole = area.map_or(String::new(), |area| format!("{area}-")) + &number;
    if let Some(extension) = extension {
        whole.push_str(&format!("转{extension}"));
    }
    Ok((rest, whole))
}

/// What is marked after a number: (传真), (兼传真).
fn mark(input: &str) -> IResult<&str, Label> {
    let word = |input| take_while1(|c: char| is_han(c) || c == '/').parse(input);
    let (rest, word) = delimited((space0, one_of("(（")), word, one_of(")）")).parse(input)?;
    let label = match (word.contains("传真"), word.contains("电话") || word.contains('兼')) {
        (true, true) => Label::PhoneAndFax,
        (true, false) => Label::Fax,
        _ => Label::Phone,
    };
    Ok((rest, label))
}

/// Numbers separated by commas, slashes or spaces, each with what is marked after it.
fn phones(input: &str) -> IResult<&str, Vec<(String, Option<Label>)>> {
    let parting = recognize((space0, opt(one_of("、,，/;；和或")), space0));
    // Inside the list the next number may come right after a mark.
    separated_list1(parting, (phone, opt(mark))).parse(input)
}

fn postcode(input: &str) -> IResult<&str, &str> {
    digits_between(6, 6)(input)
}

/// An address of electronic mail; a label or a telephone number may be glued to it.
fn email(text: &str) -> Option<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let plain = text.replace("\\_", "_").replace(" @", "@").replace("@ ", "@");
    let (head, tail) = plain.split_once('@')?;
    // xxgk@hedu. edu. cn
    let tail = tail.replace(". ", ".");
    let name = head.get(
        head.rfind(|c: char| !is_part(c)).map_or(0, |at| at + head.get(at..).and_then(|r| r.chars().next()).map_or(1, char::len_utf8))..,
    )?;
    let name = ["E-mail", "e-mail", "E-MAIL", "Email", "email"].iter().find_map(|label| name.strip_prefix(label)).unwrap_or(name);
    // 0791-5550101yx@… is a number and a name.
    let name = match phone(name) {
        Ok((rest, number)) if number.len() >= 11 && number.contains('-') && rest.starts_with(|c: char| c.is_ascii_alphabetic()) => rest,
        _ => name,
    };
    let name = name.trim_start_matches(['-', '.', '_']);
    let host = tail.get(..tail.find(|c: char| !is_part(c)).unwrap_or(tail.len()))?.trim_end_matches(['.', '-']);
    (!name.is_empty() && host.contains('.')).then(|| format!("{name}@{host}"))
}

/// The text of a value, up to a mark that ends it or the bracket that it is in.
fn words(value: &str) -> &str {
    let mut depth = 0usize;
    let end = value.char_indices().find(|(_, c)| {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' if depth == 0 => return true,
            ')' | '）' => depth -= 1,
            ',' | '，' | ';' | '；' | '。' | '\n' => return true,
            _ => {}
        }
        false
    });
    let value = end.and_then(|(at, _)| value.get(..at)).unwrap_or(value);
    // A bracket that the next label is in belongs to that.
    let value = if depth > 0 { value.trim_end_matches(['(', '（', ' ']) } else { value };
    value.trim_matches(|c: char| c.is_whitespace() || matches!(c, '、' | ':' | '：' | '.'))
}

/// A paragraph as its labels, each with the text up to the next.
fn labelled(text: &str) -> Vec<(Label, &str)> {
    let starts = grammar::find_all(text, starts_label, |place| {
        let Ok((rest, label)) = label(place.rest()) else { return (0, None) };
        // What a bracket marks after a number is no label: 0791-5550102(传真).
        let is_marked = place.before().trim_end_matches(' ').ends_with(['(', '（']) && rest.starts_with([')', '）']);
        if is_marked { (0, None) } else { (place.rest().len() - rest.len(), Some(label)) }
    });
    let ends = starts.iter().skip(1).map(|(next, _)| next.start).chain([text.len()]);
    let value = |(own, label): &(Range<usize>, Label), next: usize| {
        let value = text.get(own.end..next).unwrap_or("");
        (*label, joint(value).map_or(value, |(rest, _)| rest))
    };
    starts.iter().zip(ends).map(|(start, next)| value(start, next)).collect()
}

/// The contact that the text gives to those who want to ask about it, else that in the first lines that give one: what a page prints
/// before its report (联系我们) is the page's own.
pub fn find(paragraphs: &[String]) -> Contact {
    let asks = |text: &String| {
        let marked = Marked::new(text);
        Phrase::Doubts.is_in_marked(&marked) && Phrase::Asking.is_in_marked(&marked)
    };
    let own = paragraphs.iter().position(asks).and_then(|at| paragraphs.get(at..)).map(first).unwrap_or_default();
    if own.phone.is_some() || own.address.is_some() || own.email.is_some() { own } else { first(paragraphs) }
}

/// What the first lines that give one give of a contact.
fn first(paragraphs: &[String]) -> Contact {
    let mut contact = Contact::default();
    for text in paragraphs {
        if !Phrase::OfContact.is_in_marked(&Marked::new(text)) || is_site_footer(text) {
            continue;
        }
        fill(&mut contact.office, || asked(text));
        fill(&mut contact.email, || email(text));
        let (mut phones_found, mut faxes) = (Vec::new(), Vec::new());
        for (label, value) in labelled(text) {
            match label {
                Label::Office | Label::Reach if is_office(words(value)) => fill(&mut contact.office, || Some(tidy(words(value)))),
                Label::Address => {
                    let place = words(value);
                    fill(&mut contact.address, || place.chars().any(is_han).then(|| tidy(place)));
                }
                Label::Postcode => fill(&mut contact.postcode, || postcode(value).ok().map(|(_, code)| code.to_owned())),
                Label::Phone | Label::Fax | Label::PhoneAndFax | Label::Reach => {
                    let label = if label == Label::Reach { Label::Phone } else { label };
                    // A mark after the label says what the numbers are: 电话(传真)：.
                    let (value, label) = match mark(value) {
                        Ok((rest, Label::Fax)) if label == Label::Phone => (rest, Label::PhoneAndFax),
                        Ok((rest, _)) => (rest, label),
                        Err(_) => (value, label),
                    };
                    let value = joint(value).map_or(value, |(rest, _)| rest);
                    for (number, mark) in phones(value).map(|(_, numbers)| numbers).unwrap_or_default() {
                        let label = mark.unwrap_or(label);
                        if label != Label::Fax {
                            phones_found.push(number.clone());
                        }
                        if label != Label::Phone {
                            faxes.push(number);
                        }
                    }
                }
                Label::Office | Label::Email | Label::Other => {}
            }
        }
        fill(&mut contact.office, || unlabelled(text));
        if phones_found.is_empty() {
            phones_found.extend(behind_verb(text));
        }
        fill(&mut contact.phone, || joined(phones_found));
        fill(&mut contact.fax, || joined(faxes));
    }
    contact
}

/// The number that follows the verb or the office without a label: 请联系:0848-5557720, 请联系:某局办公室5557720.
fn behind_verb(text: &str) -> Option<String> {
    /// Characters of an office between the verb and its number.
    const OFFICE: usize = 30;
    /// Digits of a telephone number at least.
    const DIGITS: usize = 7;
    ["请联系", "致电", "请拨打"].iter().find_map(|verb| {
        let (_, rest) = text.split_once(verb)?;
        let clause = rest.trim_start_matches([':', '：', ' ']).split([',', '，', '。', ';', '；', ')', '）']).next()?;
        let (office, number) = clause.split_at(clause.find(is_digit)?);
        let is_plain = office.chars().count() <= OFFICE && office.chars().all(is_han);
        let (left, number) = phone(number).ok().filter(|_| is_plain)?;
        (left.trim().is_empty() && number.chars().filter(|&c| is_digit(c)).count() >= DIGITS).then_some(number)
    })
}

fn joined(numbers: Vec<String>) -> Option<String> {
    (!numbers.is_empty()).then(|| numbers.join("、"))
}

fn fill(slot: &mut Option<String>, find: impl FnOnce() -> Option<String>) {
    if slot.is_none() {
        *slot = find();
    }
}

/// What parts the clauses of a sentence.
const CLAUSES: [char; 9] = ['，', ',', '。', ';', '；', ':', '：', '(', '（'];

/// The office to ask, where a sentence says so: 请与某局办公室联系.
fn asked(text: &str) -> Option<String> {
    let bare = without_brackets(text);
    for verb in Phrase::AskVerb.texts() {
        for (at, _) in bare.match_indices(verb) {
            let head = bare.get(..at)?;
            let clause = head.rsplit(CLAUSES).next().unwrap_or("");
            for link in Phrase::AskLink.texts() {
                if let Some((_, name)) = clause.split_once(link)
                    && is_office(name.trim())
                {
                    return Some(tidy(name));
                }
            }
        }
    }
    None
}

/// The office that a sentence names otherwise: 可联系某局办公室, 受理机构为某局办公室, 来信请寄某局办公室，地址：….
fn unlabelled(text: &str) -> Option<String> {
    let bare = without_brackets(text);
    for lead in Phrase::AskLead.texts() {
        for (at, _) in bare.match_indices(lead) {
            let rest = bare.get(at + lead.len()..)?.trim_start_matches([':', '：', ' ', '为', '是']);
            if label(bare.get(at..)?).is_ok() {
                continue;
            }
            let end = rest
                .char_indices()
                .find(|(at, c)| CLAUSES.contains(c) || matches!(c, '、' | ')') || rest.get(*at..).is_some_and(|r| label(r).is_ok()));
            let name = end.and_then(|(at, _)| rest.get(..at)).unwrap_or(rest).trim();
            if is_office(name) {
                return Some(tidy(name));
            }
        }
    }
    // 可来信来电：某局办公室，地址：…
    let clauses: Vec<&str> = text.split(CLAUSES).map(str::trim).collect();
    let at = clauses.iter().position(|clause| clause.ends_with("地址"))?;
    let clause = clauses.get(at.checked_sub(1)?)?;
    let verbs = ["寄至", "送至", "寄到", "反馈至", "反馈给", "可联系", "请联系"];
    let name = verbs.iter().find_map(|verb| clause.split_once(verb)).map_or(*clause, |(_, name)| name);
    is_office(name).then(|| tidy(name))
}

fn is_office(name: &str) -> bool {
    let count = name.chars().count();
    (3..=40).contains(&count)
        && name.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric() || c == ' ')
        && Phrase::OfficeEnding.is_at_end(name)
        && !["可联系", "请联系", "如", "若"].iter().any(|word| name.starts_with(word))
}

fn without_brackets(text: &str) -> Cow<'_, str> {
    if !text.contains(['(', '（', ')', '）']) {
        return text.into();
    }
    let mut depth = 0usize;
    let outside = text.chars().filter(|c| match c {
        '(' | '（' => {
            depth += 1;
            false
        }
        ')' | '）' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    outside.collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_starts_with_one_of_the_starts() {
        assert!(LABELS.iter().flat_map(|(words, _)| words.texts()).all(|word| word.starts_with(starts_label)));
    }

    fn contact(text: &str) -> Contact {
        find(&[text.to_owned()])
    }

    #[test]
    fn a_contact_in_one_sentence() {
        let found = contact(
            "如有疑问,请与柳溪区教育局(以下简称区教育局)办公室联系(地址:柳溪区乐都路341号,邮编:545100,电话:0772—7212375,电子邮箱:jy@163.com)。",
        );
        assert_eq!(found.office.as_deref(), Some("柳溪区教育局办公室"));
        assert_eq!(found.address.as_deref(), Some("柳溪区乐都路341号"));
        assert_eq!(found.postcode.as_deref(), Some("545100"));
        assert_eq!(found.phone.as_deref(), Some("0772-7212375"));
        assert_eq!(found.email.as_deref(), Some("jy@163.com"));
        assert_eq!(found.fax, None);
    }

    #[test]
    fn other_writings() {
        let found = contact("联系单位:岚嘉市人民政府办公室;地址:钟楼广场3号;电话:0848-5557720、5557721;传真:0848-5557729");
        assert_eq!(found.office.as_deref(), Some("岚嘉市人民政府办公室"));
        assert_eq!(found.phone.as_deref(), Some("0848-5557720、5557721"));
        assert_eq!(found.fax.as_deref(), Some("0848-5557729"));
        assert_eq!(
            contact("需要了解详情的,请联系霁川市交通运输局法规科(地址:十里铺路55号)").office.as_deref(),
            Some("霁川市交通运输局法规科")
        );
        assert_eq!(contact("主办单位:某县人民政府 联系电话:0470-8812282 蒙ICP备2021001176号"), Contact::default());
    }

    #[test]
    fn numbers_as_people_write_them() {
        for (text, phone, fax) in [
            ("联系电话:0848-5557720转615", Some("0848-5557720转615"), None),
            ("电话0848-5557720 0848-5557721", Some("0848-5557720、0848-5557721"), None),
            ("电话:(0848)5557720", Some("0848-5557720"), None),
            ("电话:0848\\-5557720", Some("0848-5557720"), None),
            ("联系电话:0848-5557720、0848-5557729(传真)", Some("0848-5557720"), Some("0848-5557729")),
            ("电话(传真):0848-5557720", Some("0848-5557720"), Some("0848-5557720")),
            ("电话/传真:0848-5557720", Some("0848-5557720"), Some("0848-5557720")),
            ("对答复不服可拨打市水利局监督电话0848-5550000;联系电话0848-5557720", Some("0848-5557720"), None),
            ("联系电话:13900001111", Some("13900001111"), None),
            ("电话:0848-555 7720", Some("0848-5557720"), None),
        ] {
            let found = contact(text);
            assert_eq!((found.phone.as_deref(), found.fax.as_deref()), (phone, fax), "{text}");
        }
    }

    #[test]
    fn values_end_where_the_next_label_begins() {
        let found = contact(
            "如有疑问,可联系岚嘉市水利局办公室(联系地址,岚嘉市河口路8号2层201办公室(二),邮编930551;电话:0848-5557720;传真:0848-5557729)。",
        );
        assert_eq!(found.office.as_deref(), Some("岚嘉市水利局办公室"));
        assert_eq!(found.address.as_deref(), Some("岚嘉市河口路8号2层201办公室(二)"));
        assert_eq!(found.postcode.as_deref(), Some("930551"));
        let glued = contact("联系单位:岚嘉市水利局办公室电话:0848-5557720邮箱shuili@lj.example.cn地址:河口路8号");
        assert_eq!(glued.office.as_deref(), Some("岚嘉市水利局办公室"));
        assert_eq!(glued.email.as_deref(), Some("shuili@lj.example.cn"));
        assert_eq!(glued.address.as_deref(), Some("河口路8号"));
        assert_eq!(contact("电话0848-5557720sl@lj.example.cn").email.as_deref(), Some("sl@lj.example.cn"));
        assert_eq!(contact("联系邮箱:Emailsl\\_b@lj.example.cn").email.as_deref(), Some("sl_b@lj.example.cn"));
    }
}
