//! The title: which line of the preface it is, and what is around it that is none of it.

use std::cell::OnceCell;

use super::{FoldedLine, agency, damaged_title, tidy};
use crate::document::{Document, Link, Text};
use crate::form::Phrase;
use crate::lex::date;
use crate::lex::fold::Folded;
use crate::lex::grammar::{is_digit, is_numeral};
use crate::lex::marks::Marked;
use crate::lex::script::is_han;
use crate::report::agency_name::{self, is_mask};

/// A title.
#[derive(Debug, Default)]
pub struct Title {
    pub title: Option<String>,
    pub agency: Option<String>,
    pub year: Option<u16>,
    /// Whether the agency is that of a line below it.
    pub below: bool,
    /// The lines of the preface it is on.
    pub lines: std::ops::Range<usize>,
}

/// Longest title, in characters.
const MAX_LENGTH: usize = 80;

/// Lines that a title is set over at most.
const MAX_LINES: usize = 4;

/// Whether a line is the title of a report, whole or but for the agency and the year.
pub fn is_title(text: &str) -> bool {
    // A character is four bytes at most: most lines are passed over by what is cheap to ask.
    text.len() <= 4 * MAX_LENGTH
        && text.contains("公开")
        && ends_like_title(text)
        && (text.contains("信息公开") || text.contains("政务公开"))
        && text.chars().count() <= MAX_LENGTH
        && !text.contains(['。', '；', '>', '/', '\\', '_'])
        && !Phrase::NoTitle.is_in_marked(&Marked::new(text))
        && !is_numbered(text)
}

/// Whether the last words of a line are those of a title, whatever is before them.
fn ends_like_title(text: &str) -> bool {
    const ENDINGS: [&str; 3] = ["报告", "年报", "工作情况"];
    let end = without_remark(text).trim_end_matches(|c: char| !is_han(c));
    let end = end.strip_suffix("的函").map_or(end, |end| end.trim_end_matches(|c: char| !is_han(c)));
    ENDINGS.iter().any(|ending| end.ends_with(ending))
}

/// Whether a line is a heading within a report: 二、主动公开政府信息工作情况.
fn is_numbered(text: &str) -> bool {
    crate::lex::outline::numbering(text).0.is_some()
}

/// A title without what may follow its words: (公开版), ——公开版, (2023年), 2023年度.
fn without_remark(text: &str) -> &str {
    let bare = text.trim_end();
    let bare = bare.strip_suffix(')').and_then(|inner| inner.rfind('(')).and_then(|at| bare.get(..at)).unwrap_or(bare);
    let own = bare.find("——").and_then(|at| bare.get(..at)).unwrap_or(bare);
    let end = ["年度", "年"].iter().find_map(|word| own.strip_suffix(word)).unwrap_or(own);
    let digits = end.trim_end_matches(is_numeral);
    if end.len() < own.len() && digits.len() < end.len() { digits } else { own }
}

/// A line without what pages and crawlers set before a title and after it: 标题:, 附件1, (图解), marks, the ending of a file.
fn own_words(line: &str) -> &str {
    let mut own = without_ornament(without_site(line));
    loop {
        let start = own;
        own = Phrase::TitleLabel.after(own).or_else(|| without_remark_before(own)).unwrap_or(own).trim_start();
        own = without_annex(own);
        own = without_document_number(own);
        own = without_label(own);
        own = without_ornament(own);
        if own == start {
            break;
        }
    }
    // What a browser prints above a page is no part of its title.
    let behind_time = || own.rsplit_once(" PM").or_else(|| own.rsplit_once(" AM"));
    let own = if own.contains('M') { behind_time().map_or(own, |(_, title)| title) } else { own };
    let without = |ending: &str| {
        let (name, end) = own.split_at_checked(own.len().checked_sub(ending.len())?)?;
        end.eq_ignore_ascii_case(ending).then_some(name)
    };
    let own = match Phrase::PageFile.texts().find_map(without) {
        // The file of a list has its number there.
        Some(name) => without_number(name),
        None => own,
    };
    // A picture to scan comes after it.
    own.strip_suffix("二维码").unwrap_or(own).trim_end_matches(['*', ',', '=', ' ', '#', '|'])
}

/// A line without the name of the site that a page's own title ends with: X2023年政府信息公开工作年度报告_某县政府网.
fn without_site(line: &str) -> &str {
    let head = line.split_once('_').map(|(head, _)| head.trim_end());
    head.filter(|head| is_title(head) && year_in(head).is_some()).unwrap_or(line)
}

/// A line without a remark in front, which is in brackets or ends with a sign: 图解|X2023年….
fn without_remark_before(line: &str) -> Option<&str> {
    let rest = Phrase::TitleRemark.after(line)?;
    let is_closed = line.get(..line.len() - rest.len()).is_some_and(|remark| remark.ends_with([')', ']', '】']));
    if is_closed { Some(rest) } else { rest.strip_prefix([':', '|', ' ']) }
}

/// A line without the number of a document in front: 岚市监综〔2017〕13号 X2016年度….
fn without_document_number(line: &str) -> &str {
    /// Characters of such a number, with the signs of its office.
    const NUMBER: usize = 24;
    let Some(open) = line.find(['〔', '[', '【']) else { return line };
    let Some(end) = line.find('号').filter(|end| *end > open).map(|end| end + '号'.len_utf8()) else { return line };
    let (number, rest) = line.split_at(end);
    let inside = number.get(open..).unwrap_or("");
    let is_number = number.chars().count() <= NUMBER && inside.chars().all(|c| is_digit(c) || "〔〕[]【】第号 ".contains(c));
    if is_number && !rest.trim().is_empty() { rest.trim_start() } else { line }
}

/// A line without a short label in brackets in front: 【信息公开年报】, [年报].
fn without_label(line: &str) -> &str {
    /// Characters of such a label.
    const LABEL: usize = 10;
    let bracketed = |open: char, close: char| line.strip_prefix(open)?.split_once(close);
    let Some((label, rest)) = bracketed('【', '】').or_else(|| bracketed('[', ']')) else { return line };
    if label.chars().count() <= LABEL && is_title(rest.trim_start()) { rest.trim_start() } else { line }
}

/// The name of a file without the number in front: 5.X, 05-X, 12、X.
fn without_number(name: &str) -> &str {
    let rest = name.trim_start_matches(is_digit);
    let is_number = (1..=3).contains(&(name.len() - rest.len())) && rest.starts_with(['.', '、', '-', '_', ' ', ')']);
    if is_number { rest.trim_start_matches(|c: char| !is_han(c)) } else { name }
}

/// A line without the number of an annex in front: 附件1, 附件2：, 附:.
fn without_annex(line: &str) -> &str {
    let Some(rest) = line.strip_prefix("附件").or_else(|| line.strip_prefix("附表")) else { return line };
    let number = rest
        .trim_start()
        .trim_start_matches(|c: char| crate::lex::hanzi::is_numeral(c) || is_digit(c) && !rest.trim_start().starts_with("20"));
    let bare = number.trim_start_matches([':', '：', '.', '、', ' ', '-']);
    if bare.is_empty() { line } else { bare }
}

/// Finds the title among the lines before the first section, else in the page's own title.
pub fn find(preface: &[FoldedLine], document: &Document<'_>) -> Title {
    let lines = Lines::of(preface);
    let of_page = document.title.as_ref().and_then(title_of_page).unwrap_or_default();
    let page_title = of_page.as_str();
    // The last complete title before the text; breadcrumbs and lists come before it.
    let mut best: Option<(i32, Title)> = None;
    for (end, own) in preface.iter().enumerate().filter(|(_, line)| line.link != Some(Link::Page)) {
        let Some(named) = lines.title(end) else { continue };
        let fits = [
            named.agency.is_some() && !named.below,
            named.year.is_some(),
            !page_title.is_empty() && named.title.as_deref() == Some(page_title),
        ];
        let is_file = own.link == Some(Link::File) || without_ornament(&own.text) != own.text.trim() && own.text.contains(".doc");
        let is_labelled = tidy(&own.text).starts_with("标题");
        let score = fits.into_iter().map(|fits| i32::from(fits) * 2).sum::<i32>() + i32::from(own.heading || is_labelled || named.below)
            - i32::from(is_file);
        // A later title whose first characters are lost is no better one: 川省财政厅2020年….
        let is_damaged = |known: &Title| match (&known.agency, &named.agency) {
            (Some(known_name), Some(name)) => {
                let lost = known_name.strip_suffix(name.as_str()).map_or(0, |lost| lost.chars().count());
                lost == 1 && known.year == named.year
            }
            _ => false,
        };
        if best.as_ref().is_none_or(|(known, title)| score >= *known && !is_damaged(title)) {
            best = Some((score, named));
        }
    }
    let found = best.map(|(_, title)| title).unwrap_or_default();
    // The page's own title where the lines name no agency.
    if !page_title.is_empty() && (found.title.is_none() || found.agency.is_none() && agency::in_title(page_title).is_some()) {
        return named(page_title.to_owned(), found.lines);
    }
    found
}

/// The part of a page's own title that is a report's.
fn title_of_page(title: &Text<'_>) -> Option<String> {
    let title = tidy(Folded::new(&title.content).as_str());
    title.split(['_', '|', '—', '–']).map(|part| own_words(part.trim())).find(|part| is_title(part)).map(str::to_owned)
}

/// The report's title within a page's own.
pub fn of_page(title: &Text<'_>) -> Option<Title> {
    title_of_page(title).map(|title| named(title, 0..0))
}

/// The title in a row of the page's own table: 名称 | X2025年政府信息公开工作年度报告.
pub fn in_rows(rows: &[FoldedLine]) -> Option<Title> {
    let cells = rows.iter().flat_map(|row| row.text.split('|'));
    let title = cells.map(|cell| own_words(&tidy(cell)).to_owned()).find(|cell| is_title(cell))?;
    Some(named(title, 0..0)).filter(|title| title.agency.is_some() && title.year.is_some())
}

/// The title of a report that ends on the line `end` of these, with the lines around it that belong to it.
pub fn ending_on(lines: &[FoldedLine], end: usize) -> Option<Title> {
    Lines::of(lines).title(end)
}

/// Whether a title may end on a line: where the line is none itself, it is short.
pub fn may_end_on(line: &FoldedLine) -> bool {
    let words = Words::of(line);
    let own = words.mended.as_deref().unwrap_or(&words.own);
    is_short(own) || is_title(own) || is_title(crate::lex::outline::numbering(own).1)
}

/// Lines as titles are looked for in them. The words of each are read when they are asked for: few lines are near a title.
struct Lines<'l> {
    lines: &'l [FoldedLine],
    words: Vec<OnceCell<Words>>,
}

/// The own words of a line.
#[derive(Default)]
struct Words {
    own: String,
    /// Those of a damaged title, corrected.
    mended: Option<String>,
}

impl Words {
    fn of(line: &FoldedLine) -> Self {
        let own = own_words(&tidy(&line.text)).to_owned();
        // Few lines end like one: the cheaper question first.
        let mended = damaged_title::mended(&own).filter(|_| !is_title(&own));
        Self { own, mended }
    }
}

impl<'l> Lines<'l> {
    fn of(lines: &'l [FoldedLine]) -> Self {
        Self { lines, words: lines.iter().map(|_| OnceCell::new()).collect() }
    }

    fn words(&self, at: usize) -> Option<&Words> {
        Some(self.words.get(at)?.get_or_init(|| self.lines.get(at).map_or_else(Words::default, Words::of)))
    }

    /// The own words of a line, those of a damaged title corrected.
    fn get(&self, at: usize) -> Option<&str> {
        self.words(at).map(|words| words.mended.as_deref().unwrap_or(&words.own))
    }

    /// The line above, with its words; lines without words are passed over.
    fn above(&self, line: usize) -> Option<(usize, &str)> {
        (0..line).rev().filter_map(|at| Some((at, self.get(at)?))).find(|(_, words)| !words.is_empty())
    }

    /// The title that ends on a line, as the file writes it.
    fn title(&self, end: usize) -> Option<Title> {
        let title = self.whole(end)?;
        let words: Vec<&Words> = title.lines.clone().filter_map(|at| self.words(at)).collect();
        if words.iter().all(|words| words.mended.is_none()) {
            return Some(title);
        }
        Some(Title { title: Some(words.into_iter().map(|words| words.own.as_str()).collect()), ..title })
    }

    /// The title that ends on a line. A number before it, as in a collection of reports, is none of it.
    fn whole(&self, end: usize) -> Option<Title> {
        if let (Some(_), rest) = crate::lex::outline::numbering(self.get(end)?) {
            let title = is_title(rest).then(|| named(rest.to_owned(), end..end + 1))?;
            let is_whole = title.year.is_some() && title.agency.as_deref().is_some_and(agency_name::ends_like_name);
            return is_whole.then_some(title);
        }
        self.ending_at(end).map(|title| self.complete_below(title))
    }

    /// The title that ends on a line, with the lines above that belong to it.
    fn ending_at(&self, end: usize) -> Option<Title> {
        let mut title = self.get(end)?.to_owned();
        if title.is_empty() {
            return None;
        }
        let mut first = end;
        let names = |title: &str| is_title(title).then(|| (agency::in_title(title), year_in(title)));
        let mut named = names(&title);
        while !matches!(named, Some((Some(_), Some(_)))) && end - first + 1 < MAX_LINES {
            let Some((above, part)) = self.above(first).filter(|(above, part)| first - above <= 3 && goes_before(part, &title)) else {
                break;
            };
            title.insert_str(0, part);
            (first, named) = (above, names(&title));
        }
        if !ends_like_title(&title) {
            return None;
        }
        // The name of the agency is broken too: 人力资源和社 会保障局2023年….
        if let Some((above, part)) = self.above(first)
            && breaks_name(part, &title)
        {
            title.insert_str(0, part);
            (first, named) = (above, names(&title));
        }
        let (agency, year) = named?;
        Some(Title { title: Some(title), agency, year, below: false, lines: first..end + 1 })
    }

    /// A title with the agency and the year that the lines below it name, where it names none: a line that is nothing but a name,
    /// a year in brackets.
    fn complete_below(&self, mut found: Title) -> Title {
        let below = (found.lines.end..self.lines.len()).filter_map(|at| self.get(at)).filter(|line| !line.is_empty());
        for line in below.take(3) {
            if found.agency.is_some() && found.year.is_some() {
                break;
            }
            let name = line.split(|c: char| is_digit(c) || c == ' ').next().unwrap_or("");
            let name = name.strip_prefix('(').and_then(|name| name.strip_suffix(')')).unwrap_or(name);
            if found.agency.is_none() && agency_name::is_name(name) {
                (found.agency, found.below) = (Some(name.to_owned()), true);
            } else if found.year.is_none()
                && date::alone(line).is_none()
                && line.chars().count() <= 10
                && let Some(year) = year_in(line)
            {
                found.year = Some(year);
            }
        }
        found
    }
}

/// The title that a page gives outside its text, whose agency is that of another place.
pub fn named_by_page(title: String) -> Title {
    Title { agency: None, ..named(title, 0..0) }
}

fn named(title: String, lines: std::ops::Range<usize>) -> Title {
    Title { agency: agency::in_title(&title), year: year_in(&title), title: Some(title), below: false, lines }
}

/// Whether a line is the first part of a title that goes on with `below`.
fn goes_before(above: &str, below: &str) -> bool {
    let goes_on = if is_title(below) { is_start(above, below) } else { is_broken(above, below) };
    goes_on
        && (2..=48).contains(&above.chars().count())
        && !above.contains(['。', ',', '，', ':', '：', '>', '/', '、', '|', '_'])
        && !above.contains("情况")
        && !is_title(above)
        && !is_numbered(above)
        && date::alone(above).is_none()
}

/// Whether a line names what the title below it lacks: the agency or the year.
fn is_start(above: &str, below: &str) -> bool {
    let names_body = || agency_name::is_name(above) || agency_name::ends_like_name(above) || ends_with_place(above);
    let year = || {
        ["学年度", "学年", "年度", "年", "关于"].iter().any(|word| above.ends_with(word))
            || year_in(above).is_some() && ends_with_place(above)
    };
    names_body() && agency::in_title(below).is_none() || year() && year_in(below).is_none()
}

/// Whether the words of the report's name are broken between two lines: 政府信息 公开工作, 工作 年度报告.
fn is_broken(above: &str, below: &str) -> bool {
    is_short(below) && (is_rest(below) || ["信息", "公开"].iter().any(|word| above.contains(word)) && is_title(&format!("{above}{below}")))
}

/// Whether a line is short enough for the rest of a title whose name is broken.
fn is_short(below: &str) -> bool {
    const LENGTH: usize = 24;
    // A character is four bytes at most.
    below.len() <= 4 * LENGTH && below.chars().count() <= LENGTH
}

/// Whether a line may be the rest of a title whose name is broken: 年度报告, 公开工作年度报告.
fn is_rest(below: &str) -> bool {
    let end = below.trim_end_matches(|c: char| !is_han(c));
    ["报告", "年报"].iter().any(|ending| end.ends_with(ending))
        && ["公开", "息公开", "开工作", "工作", "作年", "年度", "度报告", "报告", "年报"].iter().any(|start| below.starts_with(start))
}

/// Whether a line ends inside the name of an agency with which the next line starts.
fn breaks_name(above: &str, below: &str) -> bool {
    let is_plain = (4..=40).contains(&above.chars().count()) && above.chars().all(|c| is_han(c) || matches!(c, '(' | ')' | '、'));
    let breaks = |name: &str| {
        let mut inside = name.char_indices().skip(1).map(|(at, _)| name.split_at(at));
        // One character of it may end a word of its own: 经济开发 区.
        inside.any(|(head, tail)| above.ends_with(head) && below.starts_with(tail))
    };
    is_plain && Phrase::LongName.texts().any(breaks)
}

fn ends_with_place(text: &str) -> bool {
    text.ends_with(['省', '市', '县', '区', '旗', '镇', '乡'])
}

/// A line without what comes before its first word; a mask is part of the word.
fn without_ornament(line: &str) -> &str {
    let bare = line.trim_start_matches(|c: char| !is_han(c) && !c.is_ascii_alphanumeric() && !matches!(c, '(' | '[' | '【'));
    let bare = if bare.starts_with(['(', '[', '【']) && !bare.contains([')', ']', '】']) {
        bare.trim_start_matches(['(', '[', '【'])
    } else {
        bare
    };
    let masked = line.get(..line.len() - bare.len()).map_or("", |before| before.trim_end_matches(is_mask));
    let own = line.get(masked.len()..).unwrap_or(bare);
    // One sign is a bullet or belongs to the word before; Markdown sets ** on both sides of what is bold.
    let is_mark = own.len() == bare.len() || own.chars().take(2).all(is_mask) && !line.ends_with('*');
    if is_mark && bare.starts_with(is_han) { own } else { bare }
}

/// The year that a title names, of a school year the last; 年 may be missing.
pub fn year_in(title: &str) -> Option<u16> {
    let years = date::find_all(title, date::year);
    let behind = |at: usize| title.get(at..).map(|rest| rest.chars().skip(4).filter(|c| !c.is_whitespace()));
    let with_word = years.iter().find(|(at, _)| behind(*at).and_then(|mut rest| rest.next()).is_some_and(|c| matches!(c, '年' | '学')));
    let bare = || match years.as_slice() {
        [(at, year)] if (2008..=2099).contains(year) && !behind(*at).and_then(|mut rest| rest.next()).is_some_and(is_digit) => Some(*year),
        _ => None,
    };
    with_word.map(|(_, year)| *year).or_else(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> FoldedLine {
        FoldedLine { text: text.to_owned(), heading: false, link: None }
    }

    fn found(lines: &[&str]) -> (Option<String>, Option<String>, Option<u16>) {
        let lines: Vec<FoldedLine> = lines.iter().map(|text| line(text)).collect();
        let title = find(&lines, &Document::default());
        (title.title, title.agency, title.year)
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
    }

    #[test]
    fn titles_in_what_pages_set_around_them() {
        let whole = "枫溪县水利局2023年政府信息公开工作年度报告";
        for before in ["标题: ", "附件1 ", "附件：", "附件2.", "(图解)", "【图解】", "一图读懂|", "## ", "· "] {
            let text = format!("{before}{whole}");
            assert_eq!(found(&[&text]), (Some(whole.to_owned()), Some("枫溪县水利局".to_owned()), Some(2023)), "{text}");
        }
        for behind in [".doc", "**", ".pdf", ",,", "========"] {
            let text = format!("{whole}{behind}");
            assert_eq!(found(&[&text]).0.as_deref(), Some(whole), "{text}");
        }
    }

    #[test]
    fn titles_over_several_lines() {
        for lines in [
            ["枫溪县水利局2023年政府信息公开工作", "年度报告"].as_slice(),
            &["枫溪县水利局2023年政府信息", "公开工作年度报告"],
            &["枫溪县水利局2023年政府信息公开", "工作年度报告"],
            &["枫溪县水利局", "2023年政府信息公开工作年度报告"],
            &["枫溪县水利局", "2023年", "政府信息公开工作年度报告"],
            &["首页", "枫溪县水利局2023年", "政府信息公开工作年度报告"],
        ] {
            let (title, agency, year) = found(lines);
            assert_eq!(
                (title.as_deref(), agency.as_deref(), year),
                (Some("枫溪县水利局2023年政府信息公开工作年度报告"), Some("枫溪县水利局"), Some(2023)),
                "{lines:?}"
            );
        }
        let below = found(&["政府信息公开工作年度报告", "(2023年度)", "枫溪高新区管委会(江北工业园管委会)", "2024年1月9日"]);
        assert_eq!((below.1.as_deref(), below.2), (Some("枫溪高新区管委会(江北工业园管委会)"), Some(2023)));
    }

    #[test]
    fn what_is_no_title() {
        for text in [
            "本地目录: zwgk/zfxxgknb/202401/41_枫溪县水利局2023年政府信息公开工作年度报告",
            "首页 > 政务公开 > 政府信息公开年报",
            "二、主动公开政府信息工作情况",
            "根据规定编制2023年政府信息公开工作年度报告",
        ] {
            assert_eq!(found(&[text]).0, None, "{text}");
        }
    }
}
