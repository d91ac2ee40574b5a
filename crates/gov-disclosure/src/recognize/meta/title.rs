//! The title and the body it names.

use super::{FoldedLine, tidy};
use crate::document::Document;
use crate::lex::date;
use crate::lex::fold::Folded;
use crate::lex::script::is_han;
use crate::report::body::{self, is_mask};

/// A title.
#[derive(Debug, Default)]
pub struct Title {
    pub title: Option<String>,
    pub agency: Option<String>,
    pub year: Option<u16>,
}

/// Longest title, in characters.
const LONGEST: usize = 80;

fn is_title(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| !is_han(c));
    text.chars().count() <= LONGEST
        && !text.contains(['。', '；'])
        && !["现公布", "现将", "规定", "如下"].iter().any(|word| text.contains(word))
        && (text.contains("信息公开") || text.contains("政务公开"))
        && ["年度报告", "年报", "工作报告", "报告"].iter().any(|ending| end.ends_with(ending))
        && !text.contains(">")
        && !text.starts_with("本报告")
}

/// Finds the title among the lines before the first section, else in the page's own title.
pub fn find(preface: &[FoldedLine], document: &Document<'_>) -> Title {
    let lines: Vec<String> = preface.iter().map(|line| tidy(&line.text)).collect();
    let page_title = document.title.as_ref().map(|title| tidy(Folded::new(&title.content).as_str())).unwrap_or_default();
    // The last complete title before the text; breadcrumbs and lists stand before it.
    let mut best: Option<(usize, usize, String)> = None;
    for (i, line) in lines.iter().enumerate() {
        if !is_title(line) {
            continue;
        }
        // What a browser prints above a page is no part of its title.
        let own = without_ornament(line);
        let mut title = own.rsplit_once(" PM").or_else(|| own.rsplit_once(" AM")).map_or(own, |(_, title)| title).to_owned();
        let mut first = i;
        // A title set over several lines: the lines above name the body and the year.
        while !(names_body(&title) && year_in(&title).is_some()) && first > 0 {
            let Some(above) = lines.get(first - 1).filter(|above| is_title_part(above, &title)) else { break };
            title = format!("{above}{title}");
            first -= 1;
        }
        let marked = preface.get(i).is_some_and(|line| line.heading);
        let on_page = agency_in(&title).is_some_and(|agency| page_title.contains(&agency));
        let score =
            [names_body(&title), year_in(&title).is_some(), on_page].into_iter().filter(|&fits| fits).count() * 2 + usize::from(marked);
        if best.as_ref().is_none_or(|(_, known, _)| score >= *known) {
            best = Some((first, score, title));
        }
    }
    let title = best
        .map(|(_, _, title)| title)
        .or_else(|| page_title.split(['_', '|', '-', '—', '–']).map(str::trim).find(|part| is_title(part)).map(str::to_owned));
    let Some(title) = title else { return Title::default() };
    Title { agency: agency_in(&title), year: year_in(&title), title: Some(title) }
}

/// A line without what stands before its first word; a mask is part of the word.
fn without_ornament(line: &str) -> &str {
    let bare = line.trim_start_matches(|c: char| !is_han(c) && !c.is_ascii_digit());
    let masked = line.get(..line.len() - bare.len()).map_or("", |before| before.trim_end_matches(is_mask));
    let own = line.get(masked.len()..).unwrap_or(bare);
    // One sign is a bullet or belongs to the word before; Markdown sets ** on both sides of what is bold.
    let is_mark = own.len() == bare.len() || own.chars().take(2).all(is_mask) && !line.ends_with('*');
    if is_mark && bare.starts_with(is_han) { own } else { bare }
}

fn is_title_part(above: &str, below: &str) -> bool {
    let count = above.chars().count();
    let names = body::ends_like_name(above);
    let year = above.ends_with("年度") || above.ends_with("年") || above.ends_with("关于");
    (2..=40).contains(&count)
        && !above.contains(['。', '，', ':', '：', '>', '/', '、'])
        && !above.contains("情况")
        && ((names && !names_body(below)) || (year && year_in(below).is_none()))
}

/// The year that a title names.
fn year_in(title: &str) -> Option<u16> {
    let years = date::find_all(title, date::year);
    years
        .into_iter()
        .find(|(at, _)| title.get(*at..).is_some_and(|rest| rest.chars().skip(4).find(|c| !c.is_whitespace()) == Some('年')))
        .map(|(_, year)| year)
}

fn names_body(title: &str) -> bool {
    agency_in(title).is_some()
}

/// The body that a title names: what is left without the year and the words of the report.
pub fn agency_in(title: &str) -> Option<String> {
    let mut rest = title.to_owned();
    for (at, _) in date::find_all(title, date::year).into_iter().rev() {
        let Some(tail) = title.get(at..) else { continue };
        let digits: usize = tail.chars().take(4).map(char::len_utf8).sum();
        let mut end = at + digits;
        for word in ["年度", "年"] {
            if title.get(end..).is_some_and(|t| t.starts_with(word)) {
                end += word.len();
                break;
            }
        }
        rest.replace_range(at..end, " ");
    }
    for word in ["政府信息公开", "政务信息公开", "政务公开", "信息公开"] {
        if let Some(at) = rest.find(word) {
            rest.truncate(at);
            // 某市人民政府信息公开 shares its 政府 with the government's name.
            if rest.ends_with("人民") {
                rest.push_str("政府");
            }
        }
    }
    let name = rest
        .trim()
        .trim_start_matches("关于")
        .trim_end_matches(['的', '《'])
        .trim_matches(|c: char| !is_han(c) && !is_mask(c) && c != ')' && c != '(');
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    (name.chars().count() >= 2).then_some(name)
}

/// The body whose office it is: the name up to the body's own ending.
pub fn agency_of_office(office: &str) -> Option<String> {
    let mut end = 0;
    for ending in ["人民政府", "委员会", "局", "厅", "委", "街道办事处"] {
        for (at, _) in office.match_indices(ending) {
            let until = at + ending.len();
            // 委 is short for 委员会, and its start.
            if office.get(at..).is_some_and(|rest| *ending == *"委" && rest.starts_with("委员会")) {
                continue;
            }
            if at > 0 && (end == 0 || until < end) && office.get(until..).is_some_and(|rest| !rest.is_empty()) {
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

/// The body that the first lines name as their author: 由某局编制, 某局公布.
pub fn agency_in_prose(lines: &[&FoldedLine]) -> Option<String> {
    for line in lines.iter().take(6) {
        for marker in ["编制", "公布", "发布", "向社会"] {
            let Some((head, _)) = line.text.split_once(marker) else { continue };
            let clause = head.rsplit(['，', ',', '。', ' ', '由', '现', '将']).find(|part| !part.is_empty()).unwrap_or("");
            let name = clause.trim();
            if name.chars().count() >= 4 && name.chars().all(is_han) && body::ends_like_name(name) {
                return Some(name.to_owned());
            }
        }
    }
    None
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
            ("政府信息公开工作年度报告", None),
            ("2023年政府信息公开工作年度报告", None),
        ] {
            assert_eq!(agency_in(title).as_deref(), agency, "{title}");
        }
    }

    #[test]
    fn a_mask_at_the_start_stays() {
        for (line, own) in [
            ("**县教育局2023年报", "**县教育局2023年报"),
            ("XX县教育局2023年报", "XX县教育局2023年报"),
            ("×××局2023年报", "×××局2023年报"),
            ("**禾渡县教育局2023年报**", "禾渡县教育局2023年报**"),
            ("* 禾渡县教育局2023年报", "禾渡县教育局2023年报"),
            ("## 2023年报", "2023年报"),
            ("> **2023年报", "2023年报"),
        ] {
            assert_eq!(without_ornament(line), own, "{line}");
        }
        assert_eq!(agency_in("××县教育局2023年政府信息公开工作年度报告").as_deref(), Some("××县教育局"));
    }

    #[test]
    fn offices_with_short_names() {
        assert_eq!(complete("柳溪区教育局办公室", "柳州市柳溪区教育局"), "柳州市柳溪区教育局办公室");
        assert_eq!(complete("区教育局办公室", "柳州市柳溪区教育局"), "柳州市柳溪区教育局办公室");
        assert_eq!(complete("政务公开科", "柳州市柳溪区教育局"), "政务公开科");
        assert_eq!(agency_of_office("鄂温自治旗教育局办公室").as_deref(), Some("鄂温自治旗教育局"));
    }
}
