//! The body that reports: in a title, in the words of the opening, in the name of its office.

use super::FoldedLine;
use crate::lex::date;
use crate::lex::script::is_han;
use crate::report::body::{self, is_mask};

/// The words of a report's name, longest first; what stands before them names the body.
const REPORT: [&str; 6] = ["政府信息公开", "政务信息公开", "政府信息主动公开", "政务公开", "信息公开", "信息年报"];

/// What stands around the name in a title.
const BEFORE: [&str; 6] = ["关于印发", "关于报送", "关于公布", "关于发布", "关于", "《"];
const BEHIND: [&str; 15] =
    ["关于", "的", "《", "贯彻落实", "开展", "发布", "公布", "编制", "报送", "印发", "实施", "年度", "工作", "对", "依法"];

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
        rest.replace_range(at..end, " ");
    }
    rest
}

/// Where the words of a report's name start. Those that an agency's own name holds are none: 某市政务公开办公室.
fn report_words(title: &str) -> Option<usize> {
    const OWN: [&str; 6] = ["办公室", "办", "中心", "领导小组", "科", "处"];
    let of_report = |at: usize, word: &str| {
        let behind = title.get(at + word.len()..).unwrap_or("").trim_start_matches("工作");
        !OWN.iter().any(|own| behind.starts_with(own)) || behind.starts_with("办法")
    };
    REPORT.iter().find_map(|word| title.match_indices(word).map(|(at, _)| at).find(|at| of_report(*at, word)))
}

/// The body that a title names: what is left without the year and the words of the report.
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
    let mut name = rest.trim_matches(is_edge);
    while let Some(shorter) = BEFORE.iter().find_map(|word| name.strip_prefix(word)) {
        name = shorter.trim_start_matches(is_edge);
    }
    while let Some(shorter) = BEHIND.iter().find_map(|word| name.strip_suffix(word)) {
        name = shorter.trim_end_matches(is_edge);
    }
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    (name.chars().count() >= 2).then_some(name)
}

/// Bodies that the opening names for other reasons.
const OTHERS: [&str; 10] = ["国务院", "上级", "行政机关", "本机关", "各级", "中共中央", "公民", "省政府办公厅", "信息公开办", "主管部门"];

/// Words in front of a body's name in a clause that says whose report it is.
const LEADS: [&str; 19] = [
    "特向社会公布",
    "特公布",
    "特发布",
    "本年度报告由",
    "本年报由",
    "本报告由",
    "报告由",
    "现公布",
    "现发布",
    "现向社会公布",
    "现将",
    "编制了",
    "编制的",
    "特编制",
    "公布了",
    "由",
    "经",
    "现",
    "兹",
];

/// Those behind which the name of a report follows.
const PUBLISHING: [&str; 12] =
    ["特向社会公布", "特公布", "特发布", "现予公布", "现公布", "现发布", "现向社会公布", "现将", "编制了", "编制的", "特编制", "公布了"];

/// The body that the opening names as its author, and the year of the report it speaks of:
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
    let sentences = sentences.filter(|sentence| ["报告", "年报"].iter().any(|word| sentence.contains(word)));
    for clause in sentences.flat_map(|sentence| sentence.split([',', '，', ';', '；', ':', '：', '(', ')', '（', '）'])) {
        let clause = clause.trim();
        // What a notice is called is no report: 《关于做好2021年…年度报告编制工作的通知》.
        if clause.contains('《') && clause.contains("通知") {
            continue;
        }
        let named = report_named(clause);
        if let Some(year) = named.and_then(|(at, _)| year_before(clause, at))
            && found.years.len() < 4
        {
            found.years.push(year);
        }
        if found.agency.is_none() {
            found.agency = author(clause).or_else(|| {
                let (at, _) = named?;
                let own = clause.get(..at)?;
                let start = PUBLISHING.iter().filter_map(|lead| own.find(lead).map(|i| i + lead.len())).max()?;
                in_title(clause.get(start..)?).filter(|name| is_author(name))
            });
        }
    }
    found.agency = found.agency.or_else(|| paragraphs.iter().take(PARAGRAPHS).find_map(|text| presents_itself(text)));
    found
}

/// The name that a text takes as its own: X(以下简称“我局”).
fn presents_itself(text: &str) -> Option<String> {
    const OWN: [&str; 9] = ["我局", "我委", "我厅", "我办", "我中心", "我镇", "我街", "本局", "本机关"];
    text.match_indices("以下简称").find_map(|(at, word)| {
        let short = text.get(at + word.len()..)?.trim_start_matches([':', '：', '"', '“', '「', '\'', '‘', '为', ' ']);
        let head = text.get(..at)?.trim_end().strip_suffix(['(', '（'])?;
        let name = head.rsplit([',', '，', '。', ';', '；', ' ', '、']).next()?;
        (OWN.iter().any(|own| short.starts_with(own)) && body::is_name(name) && is_author(name)).then(|| name.to_owned())
    })
}

/// Where a clause names an annual report, and the end of its name.
fn report_named(clause: &str) -> Option<(usize, usize)> {
    let at = ["政府信息公开", "政务公开", "信息公开"].iter().find_map(|word| clause.find(word))?;
    let tail = clause.get(at..)?;
    let end = ["年度报告", "年报"].iter().find_map(|word| tail.find(word).map(|i| i + word.len()))?;
    (tail.get(..end)?.chars().count() <= 24).then_some((at, at + end))
}

/// The year that stands right before the words of the report: 2023年度政府信息公开….
fn year_before(clause: &str, at: usize) -> Option<u16> {
    let (start, year) = date::find_all(clause.get(..at)?, date::year).into_iter().next_back()?;
    let between = clause.get(start..at)?.chars().skip(4).collect::<String>();
    matches!(between.trim(), "年" | "年度" | "年的").then_some(year)
}

/// The name at the start of a clause that goes on as an author's does.
fn author(clause: &str) -> Option<String> {
    const VERBS: [&str; 9] = ["编制", "组织编", "公布", "发布", "向社会", "制作", "起草", "撰写", "现将"];
    let at = VERBS.iter().filter_map(|verb| clause.find(verb)).min()?;
    let head = clause.get(..at)?;
    const BY_LAW: [&str; 8] = ["根据", "按照", "依据", "依照", "遵照", "严格", "结合", "《"];
    // 由X按照《条例》编制 names its author before the law, 按照X要求编制 none.
    let law = BY_LAW.iter().filter_map(|word| head.find(word)).min();
    let head = match law {
        Some(law) => head.get(..law).filter(|head| LEADS.iter().any(|lead| head.contains(lead)))?,
        None => head,
    };
    let start = LEADS.iter().filter_map(|lead| head.find(lead).map(|i| i + lead.len())).max().unwrap_or(0);
    let name = head.get(start..)?.trim();
    (body::is_name(name) && is_author(name)).then(|| name.to_owned())
}

fn is_author(name: &str) -> bool {
    let count = name.chars().count();
    (4..=40).contains(&count)
        && name.chars().all(|c| is_han(c) || is_mask(c) || matches!(c, '(' | ')'))
        && !OTHERS.iter().any(|other| name.contains(other))
        && !["我局", "我县", "我市", "我区", "我委", "我镇", "我街", "本局", "本单位", "全市", "全县", "全区"]
            .iter()
            .any(|word| name.starts_with(word))
        && (body::ends_like_name(name.trim_end_matches(')')) || name.ends_with(['省', '市', '县', '区', '旗', '镇', '乡']))
}

/// The name in a line that labels it: 发布机构: X.
pub fn in_label(lines: &[FoldedLine]) -> Option<String> {
    const LABELS: [&str; 8] = ["发布机构", "发布单位", "发文机关", "公开机构", "发布机关", "信息来源", "公开主体", "来源"];
    lines.iter().find_map(|line| {
        let plain = line.text.replace(' ', "");
        LABELS.iter().find_map(|label| {
            let rest = plain.get(plain.find(label)? + label.len()..)?.trim_start_matches([':', '：', '】', ']', '|']);
            let name: String = rest.chars().take_while(|c| is_han(*c) || matches!(c, '(' | ')')).collect();
            let end =
                ["发布日期", "发布时间", "成文日期", "文号", "时间", "日期", "生成日期"].iter().filter_map(|next| name.find(next)).min();
            let name = name.get(..end.unwrap_or(name.len()))?;
            (body::is_name(name) && is_author(name)).then(|| name.to_owned())
        })
    })
}

/// Endings of bodies that have offices of their own.
const OWNERS: [&str; 6] = ["人民政府", "委员会", "局", "厅", "委", "街道办事处"];

/// The body whose office it is: the name up to the last body's ending in it, of several that stand in one another.
pub fn of_office(office: &str) -> Option<String> {
    let mut end = 0;
    for ending in OWNERS {
        for (at, _) in office.match_indices(ending) {
            let until = at + ending.len();
            let rest = office.get(until..).unwrap_or("");
            // 委 is short for 委员会, and its start; a committee of a body is a part of it.
            let is_start = ending == "委" && rest.starts_with("员会");
            if at > 0 && !rest.is_empty() && !is_start && until > end {
                end = until;
            }
        }
    }
    office.get(..end).filter(|name| name.chars().count() >= 4).map(str::to_owned)
}

/// The office with the body's full name, where it starts with a short form of it.
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
