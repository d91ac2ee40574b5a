//! The title: which line of the preface it is, and what is around it that is none of it.

mod over_lines;
mod own_words;
mod shape;

pub use shape::{is_title, year_in};

use std::cell::OnceCell;

use super::{FoldedLine, agency, damaged_title, tidy};
use crate::document::{Document, Link, Text};
use crate::lex::date;
use crate::lex::fold::Folded;
use crate::lex::grammar::is_digit;
use crate::lex::outline::numbering;
use crate::report::agency_name;
use over_lines::{breaks_name, goes_before, is_short};
use own_words::{own_words, without_ornament};
use shape::ends_like_title;

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

/// Lines that a title is set over at most.
const MAX_LINES: usize = 4;

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
    is_short(own) || is_title(own) || is_title(numbering(own).1)
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
        if let (Some(_), rest) = numbering(self.get(end)?) {
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
