//! The agency that reports: in a title, in the words of the opening, in the name of its office.

use std::borrow::Cow;

use super::FoldedLine;
use crate::form::Phrase;
use crate::lex::date;
use crate::lex::marks::{Marked, Word, words};
use crate::lex::script::is_han;
use crate::report::agency_name::{self, is_mask};

/// A title without its years, each left as a space: 2023年度, 二〇二三年, 2022-2023学年度.
fn without_years(title: &str) -> String {
    let mut rest = title.to_owned();
    for (at, _) in date::find_all(title, date::year).into_iter().rev() {
        let Some(tail) = title.get(at..) else { continue };
        let digits: usize = tail.chars().take(4).map(char::len_utf8).sum();
        let mut end = at + digits;
        for word in ["学年度", "学年", "年度", "年"] {
            if title.get(end..).is_some_and(|t| t.starts_with(word)) {
                end += word.len();
                break;
            }
        }
        // 2018度政府信息公开: 年 is lost.
        end += if title.get(end..).is_some_and(|t| t.starts_with('度') && !t.starts_with("度假")) { "度".len() } else { 0 };
        rest.replace_range(at..end, " ");
    }
    rest
}

/// Where the words of a report's name start. Those that an agency's own name holds are none: 某市政务公开办公室.
fn report_words(title: &str) -> Option<usize> {
    let of_report = |at: usize, word: &str| {
        let behind = title.get(at + word.len()..).unwrap_or("").trim_start_matches("工作");
        Phrase::OwnName.after(behind).is_none() || behind.starts_with("办法")
    };
    // Most of the words are not there, which is soon known.
    let mut held = Phrase::ReportName.texts().filter(|word| title.contains(word));
    held.find_map(|word| title.match_indices(word).map(|(at, _)| at).find(|at| of_report(*at, word)))
}

/// The agency that a title names: what is left without the year and the words of the report.
pub fn in_title(title: &str) -> Option<String> {
    let mut rest = without_years(title);
    while let Some(at) = report_words(&rest) {
        rest.truncate(at);
        // 某市人民政府信息公开 shares its 政府 with the government's name.
        if rest.ends_with("人民") {
            rest.push_str("政府");
        }
        rest.truncate(rest.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '和' | '与' | '、')).len());
    }
    let is_edge = |c: char| !is_han(c) && !is_mask(c) && !matches!(c, '(' | ')');
    let mut name = with_letters(&rest, rest.trim_matches(is_edge));
    while let Some(shorter) = Phrase::BeforeName.after(name) {
        name = shorter.trim_start_matches(is_edge);
    }
    while let Some(shorter) = Phrase::BehindName.before(name) {
        name = shorter.trim_end_matches(is_edge);
    }
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    (name.chars().count() >= 2).then_some(name)
}

/// A name with the letters right before or after it, which are those of a brand: UedBet体育管理局.
fn with_letters<'t>(text: &'t str, name: &'t str) -> &'t str {
    /// Letters of a brand: fewer are an outline's or a mark's.
    const BRAND: usize = 3;
    let Some(at) = text.find(name).filter(|_| !name.is_empty()) else { return name };
    let before = text.get(..at).unwrap_or("");
    let letters = before.len() - before.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len();
    let behind = text.get(at + name.len()..).unwrap_or("");
    // 图书馆VIP2023年….
    let after = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let start = if letters >= BRAND && before.ends_with(|c: char| c.is_ascii_alphabetic()) { at - letters } else { at };
    let end = at + name.len() + if after >= BRAND { after } else { 0 };
    text.get(start..end).unwrap_or(name)
}

/// The agency of the report that a sentence publishes by its name: 现发布《X(Y)2024年政府信息公开工作年度报告》.
fn of_quoted(sentence: &str) -> Option<String> {
    sentence.match_indices('《').find_map(|(at, open)| {
        let (head, rest) = (sentence.get(..at)?, sentence.get(at + open.len()..)?);
        let (title, _) = rest.split_once('》')?;
        let is_report =
            ["年度报告", "年报"].iter().any(|end| title.ends_with(end)) || title.contains("信息公开") && title.ends_with("报告");
        let is_report = is_report && !title.contains("通知");
        let is_published = Phrase::Published.is_at_end(head);
        let name = in_title(title).filter(|_| is_report && is_published)?;
        (is_author(&name) || agency_name::is_brand(&name) && agency_name::ends_like_name(&name)).then_some(name)
    })
}

/// The agency that the opening names as its author, and the year of the report it speaks of:
/// 现公布X2023年…年度报告, 由X编制, X编制了….
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    pub agency: Option<String>,
    /// The years of the reports that it speaks of as its own.
    pub years: Vec<u16>,
}

/// Paragraphs in which the opening says whose report it is; a page has its own lines before them.
const PARAGRAPHS: usize = 80;

/// Reads what the first paragraphs say of whose report it is.
pub fn in_opening(paragraphs: &[String]) -> Opening {
    let mut found = Opening::default();
    let sentences = paragraphs.iter().take(PARAGRAPHS).flat_map(|text| text.split('。').take(4));
    let is_of_report = |sentence: &&str| {
        ["报告", "年报", "信息公开工作情况"].iter().any(|word| sentence.contains(word))
            || sentence.trim_start().starts_with('由') && sentence.ends_with("编制")
    };
    let sentences = sentences.filter(is_of_report);
    let sentences: Vec<Cow<'_, str>> = sentences.map(without_short_names).collect();
    for clause in sentences.iter().flat_map(|sentence| sentence.split([',', '，', ';', '；', ':', '：', '(', ')', '（', '）'])) {
        let clause = clause.trim();
        // What a notice is called is no report: 《关于做好2021年…年度报告编制工作的通知》.
        // The report's own name may come before that of the notice it follows: X2023年…年度报告是根据《…通知》编制的.
        let is_own = || report_named(clause).is_some_and(|(_, end)| clause.find('《').is_some_and(|quoted| quoted >= end));
        let is_notice = clause.contains('《') && clause.contains("通知") && !is_own();
        if is_notice && !Phrase::ReportBy.is_in_marked(&Marked::new(clause)) {
            continue;
        }
        let named = report_named(clause).filter(|(at, end)| !is_notice && !is_item(clause, *at, *end));
        if let Some(year) = named.and_then(|(at, _)| year_before(clause, at))
            && found.years.len() < 4
        {
            found.years.push(year);
        }
        if found.agency.is_none() {
            found.agency = author(clause).or_else(|| {
                let (at, _) = named?;
                let own = clause.get(..at)?;
                let start = Phrase::Publishing.texts().filter_map(|lead| own.find(lead).map(|i| i + lead.len())).max();
                // 根据2023年X信息公开工作实际编制.
                let by_fact = || {
                    let own = ["本报告", "本年报", "本年度报告"].iter().find_map(|word| clause.strip_prefix(word)).unwrap_or(clause);
                    ["根据", "结合"].iter().find_map(|lead| own.strip_prefix(lead)).map(|rest| clause.len() - rest.len())
                };
                // 根据《条例》要求,发布X2022年…
                let by_verb = || ["发布", "公布"].iter().find(|verb| clause.starts_with(**verb)).map(|verb| verb.len());
                // X2023年…年度报告是根据《条例》编制的: the report is what the clause speaks of.
                let by_subject = || {
                    let behind = named.and_then(|(_, end)| clause.get(end..)).unwrap_or("");
                    let goes_on = ["是根据", "根据", "是按照", "按照", "是依据", "依据"].iter().any(|word| behind.starts_with(word));
                    (goes_on && in_title(own).is_some_and(|name| names_one(&name))).then_some(0)
                };
                let start = start.or_else(by_verb).or_else(|| by_fact().filter(|_| clause.contains("编制"))).or_else(by_subject)?;
                // 现编制并公布X2023年…
                let mut own = clause.get(start..)?;
                while let Some(rest) = ["并", "向社会", "发布", "公布", "公开"].iter().find_map(|word| own.strip_prefix(word)) {
                    own = rest;
                }
                in_title(own).filter(|name| is_author(name))
            });
        }
    }
    found.agency = found.agency.or_else(|| sentences.iter().find_map(|sentence| of_quoted(sentence)));
    found.agency = found.agency.or_else(|| paragraphs.iter().take(PARAGRAPHS).find_map(|text| presents_itself(text)));
    found
}

/// A sentence without the brackets that say how things are called below: X(以下简称《条例》).
fn without_short_names(sentence: &str) -> Cow<'_, str> {
    let mut rest = Cow::Borrowed(sentence);
    if !sentence.contains(['(', '（']) {
        return rest;
    }
    for word in ["(以下简称", "(以下称", "(下称", "(简称", "（以下简称", "（以下称", "（下称", "（简称", "(以下《"]
    {
        while let Some(at) = rest.find(word)
            && let Some(end) = rest.get(at..).and_then(|tail| {
                tail.find([')', '）']).map(|end| at + end + tail.get(end..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8))
            })
        {
            rest = Cow::Owned(format!("{}{}", rest.get(..at).unwrap_or(""), rest.get(end..).unwrap_or("")));
        }
    }
    rest
}

/// The name that a text takes as its own: X(以下简称“我局”), 国家税务总局某市税务局(以下简称“某市税务局”).
fn presents_itself(text: &str) -> Option<String> {
    text.match_indices("以下简称").find_map(|(at, word)| {
        let short = text.get(at + word.len()..)?.trim_start_matches([':', '：', '"', '“', '「', '\'', '‘', '为', ' ']);
        let head = text.get(..at)?.trim_end().strip_suffix(['(', '（'])?;
        let name = head.rsplit([',', '，', '。', ';', '；', ' ', '、', '》']).next()?;
        let name = Phrase::BeforeShort
            .texts()
            .filter_map(|lead| name.find(lead).map(|at| at + lead.len()))
            .max()
            .map_or(Some(name), |at| name.get(at..))?;
        let end = short.find(['"', '”', '」', '\'', '’', ')', '）']).unwrap_or(short.len());
        let is_own =
            Phrase::Ourselves.after(short).is_some() || short.get(..end).is_some_and(|own| own.chars().count() >= 4 && name.ends_with(own));
        (is_own && agency_name::is_name(name) && is_author(name)).then(|| name.to_owned())
    })
}

/// Where a clause names an annual report, and the end of its name.
fn report_named(clause: &str) -> Option<(usize, usize)> {
    const NAMES: [Word<'static>; 3] = words(["政府信息公开", "政务公开", "信息公开"]);
    let marked = Marked::new(clause);
    let at = NAMES.iter().find_map(|word| marked.find(word))?;
    let tail = clause.get(at..)?;
    let end = ["年度报告", "年报", "工作报告", "工作情况", "工作实际", "工作编制"]
        .iter()
        .find_map(|word| tail.find(word).map(|i| i + word.len()))?;
    (tail.get(..end)?.chars().count() <= 24).then_some((at, at + end))
}

/// Whether the report that a clause names is one of several things that were published: 主动公开2022年度政府信息公开年度报告、2023年工作计划等.
fn is_item(clause: &str, at: usize, end: usize) -> bool {
    let (head, rest) = (clause.get(..at).unwrap_or(""), clause.get(end..).unwrap_or("").trim_start_matches('》'));
    let verbs = ["公开", "公布", "发布"];
    rest.starts_with('、')
        && verbs.iter().any(|verb| head.contains(verb))
        && !["现公", "现发", "现将", "特向"].iter().any(|own| head.contains(own))
}

/// The year that comes right before the words of the report: 2023年度政府信息公开….
fn year_before(clause: &str, at: usize) -> Option<u16> {
    let (start, year) = date::find_all(clause.get(..at)?, date::year).into_iter().next_back()?;
    let between = clause.get(start..at)?.chars().skip(4).collect::<String>();
    matches!(between.trim(), "年" | "年度" | "年的").then_some(year)
}

/// The name at the start of a clause that goes on as an author's does.
fn author(clause: &str) -> Option<String> {
    let marked = Marked::new(clause);
    let verb = Phrase::AuthorVerb.words().iter().filter_map(|verb| marked.find(verb)).min();
    let at = verb.or_else(|| Phrase::ReportBy.is_in_marked(&marked).then_some(clause.len()))?;
    let head = clause.get(..at)?;
    // 由X按照《条例》编制 names its author before the law, 按照X要求编制 none.
    let law = Phrase::ByLaw.texts().filter_map(|word| head.find(word)).min();
    let head = match law {
        Some(law) => head.get(..law).filter(|head| Phrase::BeforeAuthor.is_in(head))?,
        None => head,
    };
    // 经 is within names too: 经济技术开发区管委会.
    let leads = Phrase::BeforeAuthor.texts().filter(|lead| *lead != "经" || head.starts_with("经") && !head.starts_with("经济"));
    let start = leads.filter_map(|lead| head.find(lead).map(|i| i + lead.len())).max().unwrap_or(0);
    let name = head.get(start..)?.trim();
    let name = name.trim_end_matches(['特', '现']);
    let name = ["牵头负责", "牵头", "具体负责", "负责", "统一", "组织"].iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name);
    let name = without_desk(name);
    ((agency_name::is_name(name) || name.ends_with("街道")) && is_author(name)).then(|| of_author(name))
}

/// A name without the desk of an office, and that of a town or street without its office for party and government:
/// 某街道党政办公室综合科.
fn without_desk(name: &str) -> &str {
    let desk = name.rfind("办公室").map(|at| at + "办公室".len()).filter(|_| name.ends_with(['科', '股']));
    let name = desk.and_then(|end| name.get(..end)).unwrap_or(name);
    let own = ["党政综合办公室", "党政办公室", "党政综合办", "党政办"].iter().find_map(|office| name.strip_suffix(office));
    own.filter(|own| own.ends_with("街道") || own.ends_with(['镇', '乡'])).unwrap_or(name)
}

/// The agency whose office wrote the report: a bureau's, and a government's where the office is one for disclosure alone.
fn of_author(name: &str) -> String {
    let owner = of_office(name).filter(|owner| {
        let office = name.get(owner.len()..).unwrap_or("");
        let is_office = ["办公室", "处", "科", "股", "办", "信息中心"].iter().any(|end| office.ends_with(end));
        is_office && (!owner.ends_with("政府") || office.contains("公开"))
    });
    owner.unwrap_or_else(|| name.to_owned())
}

fn is_author(name: &str) -> bool {
    let count = name.chars().count();
    // 经开区 and 高新区 name no place.
    let is_zone = || ["开区", "新区", "园区", "范区", "验区", "发区", "理区"].iter().any(|end| name.ends_with(end));
    (if name.ends_with(['镇', '乡', '县', '市', '旗']) || name.ends_with('区') && !is_zone() { 3..=40 } else { 4..=40 }).contains(&count)
        && name.chars().all(|c| is_han(c) || is_mask(c) || matches!(c, '(' | ')' | '、'))
        && name.split('、').all(|one| agency_name::ends_like_name(one.trim_end_matches(')')) || !name.contains('、'))
        && !Phrase::OtherAgency.is_in(name)
        && !["我局", "我县", "我市", "我区", "我委", "我镇", "我街", "本局", "本单位", "全市", "全县", "全区"]
            .iter()
            .any(|word| name.starts_with(word))
        && (agency_name::ends_like_name(name.trim_end_matches(')'))
            || name.ends_with(['省', '市', '县', '区', '旗', '镇', '乡'])
            || name.ends_with("街道"))
}

/// The agency whose work the prose tells of: 2023年，某局认真贯彻…. None where it tells of several.
pub fn in_prose(paragraphs: &[String], year: Option<u16>) -> Option<String> {
    /// Characters before the year that begin a sentence of their own: 一、总体情况 2023年,….
    const BEFORE: usize = 20;
    let mut found: Option<String> = None;
    for sentence in paragraphs.iter().take(PARAGRAPHS).flat_map(|text| text.split(['。', '；', ';'])) {
        let years = date::find_all(sentence, date::year);
        // 某市水利局2021年政务公开工作按照…: the name comes before the year.
        if let Some((name, own)) = years.first().and_then(|(at, own)| Some((sentence.get(..*at)?.trim(), *own)))
            && year.is_none_or(|year| year == own)
            && agency_name::is_name(name)
            && names_one(name)
            && !Phrase::NoStart.is_in(name)
            && !Phrase::OtherAgency.is_in(name)
        {
            match &found {
                None => found = Some(name.to_owned()),
                Some(known) if agency_name::is_same(known, name) => {}
                Some(_) => return None,
            }
            continue;
        }
        let Some((at, _)) = years.into_iter().find(|(_, own)| year.is_none_or(|year| year.abs_diff(*own) <= 1)) else { continue };
        let (head, tail) = sentence.split_at(at);
        let end = tail.find('年').filter(|end| tail.get(..*end).is_some_and(|year| year.chars().count() <= 10));
        let (Some(end), ..=BEFORE) = (end, head.chars().count()) else { continue };
        let rest = tail.get(end + '年'.len_utf8()..).unwrap_or("").trim_start_matches(['度', ',', '，', ' ']);
        // 2024年，在…指导下，X认真…: the first clauses may say under whom.
        let name = rest.split([',', '，', ':', '：']).take(3).find_map(|clause| {
            let end = Phrase::Deed.texts().filter_map(|deed| clause.find(deed)).filter(|at| *at > 0).min()?;
            clause.get(..end).filter(|name| names_one(name) && Phrase::NoStart.after(name).is_none())
        });
        let is_one = |name: &&str| (3..=30).contains(&name.chars().count()) && name.chars().all(is_han);
        let Some(name) = name.filter(is_one).filter(|name| !Phrase::OtherAgency.is_in(name)) else { continue };
        match &found {
            None => found = Some(name.to_owned()),
            Some(known) if agency_name::is_same(known, name) => {}
            Some(_) => return None,
        }
    }
    found
}

/// The name of a zone's agency with its place, where a clause starts with both: 青岫工业园区管委会 for 工业园区管委会.
pub fn with_place(name: &str, paragraphs: &[String]) -> Option<String> {
    /// Characters of the name of a place.
    const PLACE: std::ops::RangeInclusive<usize> = 2..=6;
    Phrase::ZoneName.after(name)?;
    let clauses = paragraphs.iter().take(PARAGRAPHS).flat_map(|text| text.split([',', '，', '。', ';', '；', ':', '：', ' ']));
    clauses.filter_map(|clause| clause.split_once(name)).find_map(|(place, behind)| {
        let is_place = PLACE.contains(&place.chars().count()) && place.chars().all(is_han);
        let is_named = is_place && Phrase::Deed.after(behind).is_some() && Phrase::NoStart.after(place).is_none();
        is_named.then(|| format!("{place}{name}"))
    })
}

/// Whether a name tells which agency it is: 市水利局 names no place.
pub fn names_one(name: &str) -> bool {
    let is_place = |c: char| matches!(c, '省' | '市' | '县' | '区' | '旗' | '州' | '盟' | '镇' | '乡' | '街');
    let is_short = name.chars().next().is_some_and(is_place);
    let has_place = name.chars().skip(1).any(is_place)
        || ["国家", "中国", "最高", "国务院"].iter().any(|start| name.starts_with(start))
        || ["大学", "学院", "部", "总局"].iter().any(|end| name.ends_with(end));
    let ends = agency_name::ends_like_name(name)
        || name.ends_with(['镇', '乡'])
        || ["街道", "管理区", "开发区", "新区", "高新区"].iter().any(|end| name.ends_with(end));
    !is_short && has_place && ends
}

/// The name in a line that labels it: 发布机构: X.
pub fn in_label(lines: &[FoldedLine]) -> Option<String> {
    lines.iter().find_map(|line| {
        let plain = line.text.replace(' ', "");
        let marked = Marked::new(&plain);
        // 联系单位: and the like are others.
        let alone = plain.strip_prefix("单位:");
        let labelled = Phrase::SourceLabel.words().iter().filter_map(|label| plain.get(marked.find(label)? + label.text.len()..));
        labelled.chain(alone).find_map(|rest| {
            let rest = ["(盖章)", "(公章)"].iter().find_map(|seal| rest.strip_prefix(seal)).unwrap_or(rest);
            let rest = rest.trim_start_matches([':', '：', '】', ']', '|']);
            let name: String = rest.chars().take_while(|c| is_han(*c) || matches!(c, '(' | ')')).collect();
            let end = Phrase::SourceEnd.texts().filter_map(|next| name.find(next)).min();
            let name = name.get(..end.unwrap_or(name.len()))?;
            (agency_name::is_name(name) && is_author(name)).then(|| name.to_owned())
        })
    })
}

/// Whether a text tells what a government's office itself published or received: 区政府办主动公开信息12条.
pub fn office_acts(text: &str) -> bool {
    text.match_indices("政府办").any(|(at, word)| {
        let rest = text.get(at + word.len()..).unwrap_or("");
        let rest = ["公室", "公厅"].iter().find_map(|end| rest.strip_prefix(end)).unwrap_or(rest);
        let rest = rest.trim_start_matches(['共', '累', '计']);
        ["主动公开", "受理", "收到", "未收到", "接到", "公开信息"].iter().any(|deed| rest.starts_with(deed))
    })
}

/// The agency whose office it is: the name up to the last agency's ending in it, of several that are in one another.
pub fn of_office(office: &str) -> Option<String> {
    let mut end = 0;
    for ending in Phrase::Owner.texts() {
        for (at, _) in office.match_indices(ending) {
            let until = at + ending.len();
            let rest = office.get(until..).unwrap_or("");
            // 委 is short for 委员会, and its start; a committee of an agency is a part of it.
            let is_start = ending == "委" && rest.starts_with("员会") || rest.starts_with(['城', '路', '街', '园', '镇', '区']);
            // An office that is the agency itself is named with its place: 某市水利局, not 市水利局.
            let is_whole = rest.is_empty() && !names_one(office);
            if at > 0 && !is_whole && !is_start && until > end {
                end = until;
            }
        }
    }
    let name = office.get(..end)?;
    // The general office of an agency that is no government: 某总署办公厅.
    let owner = name.strip_suffix("办公厅").filter(|owner| !owner.ends_with("政府") && Phrase::Owner.is_at_end(owner));
    Some(owner.unwrap_or(name)).filter(|name| name.chars().count() >= 4).map(str::to_owned)
}

/// The office with the agency's full name, where it starts with a short form of it.
pub fn complete(office: &str, agency: &str) -> String {
    if office.starts_with(agency) {
        return office.to_owned();
    }
    for (at, _) in agency.char_indices().skip(1) {
        if let Some(short) = agency.get(at..)
            && short.chars().count() >= 3
            && let Some(rest) = office.strip_prefix(short)
        {
            return format!("{agency}{rest}");
        }
    }
    office.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_in_titles() {
        for (title, agency) in [
            ("县教育局2023年政府信息公开工作年度报告", Some("县教育局")),
            ("2023年忻城市教育局政府信息公开年度报告", Some("忻城市教育局")),
            ("关于云溪市林业局2022年度政府信息公开工作年度报告", Some("云溪市林业局")),
            ("二〇二三年青岫市人民政府信息公开工作年度报告", Some("青岫市人民政府")),
            ("枫溪省民政厅关于2021年政府信息公开工作的年度报告", Some("枫溪省民政厅")),
            ("枫溪县水利局二O二三年政府信息公开工作年度报告", Some("枫溪县水利局")),
            ("枫溪师范学院2021-2022学年度信息公开工作报告", Some("枫溪师范学院")),
            ("枫溪师范学院2021—2022学年信息公开工作报告", Some("枫溪师范学院")),
            ("枫溪县水利局2023政府信息公开工作年度报告", Some("枫溪县水利局")),
            ("××县教育局2023年政府信息公开工作年度报告", Some("××县教育局")),
            ("政府信息公开工作年度报告", None),
            ("2023年政府信息公开工作年度报告", None),
        ] {
            assert_eq!(in_title(title).as_deref(), agency, "{title}");
        }
    }

    #[test]
    fn bodies_in_openings() {
        for (text, agency, year) in [
            ("根据条例规定,现公布枫溪县司法局2021年度政府信息公开工作年度报告。", Some("枫溪县司法局"), Some(2021)),
            ("本报告由国家税务总局枫溪市河东区税务局编制。", Some("国家税务总局枫溪市河东区税务局"), None),
            ("根据有关规定,枫溪市城市管理局编制了2022年政府信息公开年度报告。", Some("枫溪市城市管理局"), Some(2022)),
            ("按照省政府办公厅要求编制本报告。", None, None),
            ("我局结合实际,编制完成2022年度政府信息公开工作年度报告。", None, Some(2022)),
        ] {
            let found = in_opening(&[text.to_owned()]);
            assert_eq!((found.agency.as_deref(), found.years.first().copied()), (agency, year), "{text}");
        }
    }

    #[test]
    fn offices_with_short_names() {
        assert_eq!(complete("柳溪区教育局办公室", "柳州市柳溪区教育局"), "柳州市柳溪区教育局办公室");
        assert_eq!(complete("区教育局办公室", "柳州市柳溪区教育局"), "柳州市柳溪区教育局办公室");
        assert_eq!(complete("政务公开科", "柳州市柳溪区教育局"), "政务公开科");
        assert_eq!(of_office("鄂温自治旗教育局办公室").as_deref(), Some("鄂温自治旗教育局"));
        assert_eq!(of_office("国家税务总局枫溪市河东区税务局办公室").as_deref(), Some("国家税务总局枫溪市河东区税务局"));
    }
}
