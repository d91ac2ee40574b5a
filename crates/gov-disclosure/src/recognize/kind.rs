//! What a document is: a report, one of a school, a page that only leads to one, or something else that is named.

use std::cell::LazyCell;

use super::meta::{self, title};
use super::pieces::Sequence;
use super::sections::Copy;
use crate::document::{Block, Document, Link};
use crate::error::Error;
use crate::fact::{FoundTitle, NoReport, OtherDocument};
use crate::form::Phrase;
use crate::lex::marks::Marked;
use crate::lex::outline::numbering;
use crate::lex::{date, fold};
use crate::report::Meta;

/// A document that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A report in the form of its year.
    Report,
    /// A report of a school or hospital, which has other sections and no such tables.
    School,
    /// A page whose report is a file beside it, with the name of that.
    Attachment(String),
}

/// What was found of a report.
#[derive(Clone, Copy, Debug)]
pub struct Found<'f> {
    pub sequence: &'f Sequence<'f>,
    pub copy: &'f Copy,
    pub document: &'f Document<'f>,
    pub meta: &'f Meta,
    /// Whether a table of the form was found, and whether it holds a value.
    pub tables: bool,
    pub values: bool,
    /// Whether it is of a year whose reports have no such tables.
    pub old: bool,
}

/// Documents that speak of disclosure and are no reports, by what their titles say.
const OTHERS: [(Phrase, OtherDocument); 13] = [
    (Phrase::OfPartOfYear, OtherDocument::PartOfYear),
    (Phrase::OfNotice, OtherDocument::Notice),
    (Phrase::OfGuide, OtherDocument::Guide),
    (Phrase::OfCatalogue, OtherDocument::Catalogue),
    (Phrase::OfRules, OtherDocument::Rules),
    (Phrase::OfLawBasedGovernment, OtherDocument::LawBasedGovernment),
    (Phrase::OfSiteForm, OtherDocument::SiteForm),
    (Phrase::OfCourt, OtherDocument::Court),
    (Phrase::OfCompany, OtherDocument::Company),
    (Phrase::OfBudget, OtherDocument::Budget),
    (Phrase::OfPlan, OtherDocument::Plan),
    (Phrase::OfRequestForm, OtherDocument::RequestForm),
    (Phrase::OfSample, OtherDocument::Sample),
];

/// Whether it may hold the sections and the empty tables of a report.
fn is_blank_form(other: OtherDocument) -> bool {
    matches!(other, OtherDocument::PartOfYear | OtherDocument::Notice)
}

impl Found<'_> {
    /// Says what the document is.
    ///
    /// # Errors
    /// `not-a-report`, with what was found and what was missing.
    pub fn kind(&self) -> Result<Kind, Error> {
        if self.is_own_table() {
            return Err(NoReport::Other(OtherDocument::OwnTable).into());
        }
        let other = self.other();
        // Most reports have a table, and their prose need not be searched.
        let opening = LazyCell::new(|| self.opening());
        // A notice may print the report that it is sent with.
        let prints_one = || self.meta.title.is_some() && self.meta.agency.is_some() && *opening;
        let is_sample = |other| other == OtherDocument::Sample && !self.tables && self.meta.agency.is_none();
        if let Some(other) = other
            && (other == OtherDocument::PartOfYear || is_blank_form(other) && !self.values && !prints_one() || is_sample(other))
        {
            return Err(NoReport::Other(other).into());
        }
        if !self.tables && self.is_guide() {
            return Err(NoReport::Other(OtherDocument::Guide).into());
        }
        if !self.tables && self.explains_one() {
            return Err(NoReport::Other(OtherDocument::Explanation).into());
        }
        if !self.tables && self.meta.agency.as_deref().is_some_and(|name| name.ends_with("法院") || name.ends_with("检察院")) {
            return Err(NoReport::Other(OtherDocument::Court).into());
        }
        let sections = self.sections();
        let has_title = self.meta.title.is_some();
        let is_school = meta::is_school(self.meta.title.as_deref(), self.meta.agency.as_deref(), self.meta.period.as_ref());
        let is_report = self.tables
            || sections >= 3
            || has_title && (sections > 0 || self.old || self.meta.period.is_some() || *opening)
            || self.speaks_of_report() && (sections >= 2 || sections > 0 && (self.meta.period.is_some() || self.tells_of_a_year(&opening)))
            || sections >= 2 && self.tells_of_a_year(&opening)
            || sections > 0 && self.opens_by_the_regulation() && self.tells_of_a_year(&opening)
            || self.calls_itself_report()
            || self.meta.year.is_some() && (sections > 0 && (self.follows_form() || self.names_itself()) || self.follows_old_outline());
        let attachment = if sections == 0 && !self.values && has_title && !*opening { self.attachment() } else { None };
        if let Some(name) = attachment {
            return Ok(Kind::Attachment(name));
        }
        match () {
            () if is_report && is_school && !self.tables => Ok(Kind::School),
            () if is_report => Ok(Kind::Report),
            () => Err(other.map_or_else(|| self.too_little(sections), NoReport::Other).into()),
        }
    }

    /// Whether its first table starts with the columns of the tables of data that this program writes, which name the fields of the form.
    fn is_own_table(&self) -> bool {
        let first = self.document.blocks.iter().find_map(|block| match block {
            Block::Table(table) => table.rows.first(),
            _ => None,
        });
        first.is_some_and(|row| row.cells.iter().take(3).map(|cell| cell.text.content.as_ref()).eq(["source", "agency", "year"]))
    }

    fn sections(&self) -> usize {
        let mut numbers: Vec<u8> = self.copy.headings.iter().map(|heading| heading.number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.len()
    }

    /// What else the title says that the document is.
    fn other(&self) -> Option<OtherDocument> {
        let page = self.document.title.as_ref().map(|title| fold::plain(&title.content));
        let lines = self.sequence.lines.iter().take(400).filter(|line| line.link.is_none());
        let headed = lines.clone().filter(|line| line.heading).take(3);
        let first = lines.filter(|line| line.free && !line.text.is_empty()).take(1);
        let titles = self.meta.title.iter().cloned().chain(page).chain(headed.chain(first).map(|line| fold::plain(line.text)));
        let titles: Vec<String> = titles.map(|title| title.split(['_', '|']).next().unwrap_or("").trim().to_owned()).collect();
        let titles: Vec<(&str, Marked<'_>)> = titles.iter().map(|title| (title.as_str(), Marked::new(title))).collect();
        // What reads like a report's title may be that of a sample, where it names no agency.
        let is_sample = |other| other == OtherDocument::Sample && self.meta.agency.is_none();
        OTHERS.iter().find_map(|&(words, other)| {
            let says = |(title, marked): &(&str, Marked<'_>)| {
                (words.is_in_marked(marked) || other == OtherDocument::PartOfYear && is_of_month(title))
                    && (4..=80).contains(&title.chars().count())
                    && !title.contains('。')
                    // A notice ends with its name, perhaps with a number in brackets.
                    && (other != OtherDocument::Notice || title.contains("的通知") || title.ends_with("通知"))
                    && (is_blank_form(other) || !title::is_title(title) || other == OtherDocument::Court || is_sample(other))
            };
            // A half-year's account is one by its own title.
            let mut own =
                titles.iter().take(if other == OtherDocument::PartOfYear && self.meta.title.is_some() { 1 } else { titles.len() });
            own.any(says).then_some(other)
        })
    }

    /// Whether the text speaks of an annual report by the Regulation.
    fn speaks_of_report(&self) -> bool {
        let lines = self.sequence.lines.get(self.copy.lines.clone()).unwrap_or_default().iter().take(80);
        // What tells of a period by the Regulation need not call itself a report.
        let (mut regulation, mut report) = (false, false);
        for line in lines.filter(|line| line.link.is_none()) {
            let text = fold::plain(line.text);
            regulation |= text.contains("条例");
            report |= ["年度报告", "年报"].iter().any(|word| text.contains(word));
        }
        let has_period = self.meta.period.is_some();
        regulation && (report || has_period) || report && has_period
    }

    /// Whether the text is no notice and tells of a year of disclosure.
    fn tells_of_a_year(&self, opening: &bool) -> bool {
        self.meta.year.is_some() && *opening && !self.names_a_notice()
    }

    /// Whether a sentence says of the text itself that it is a report on disclosure: 本报告根据《条例》编制, 现将…信息公开工作报告如下.
    fn calls_itself_report(&self) -> bool {
        let lines = self.sequence.lines.get(self.copy.lines.clone()).unwrap_or_default();
        // A page that is full breaks sentences over its lines.
        let mut text = String::new();
        for line in lines.iter().filter(|line| line.link.is_none()).take(80) {
            text.extend(fold::plain(line.text).chars().filter(|c| !c.is_whitespace()));
            if text.len() > 6000 {
                break;
            }
        }
        let says = |sentence: &str| {
            let marked = Marked::new(sentence);
            Phrase::CallsItself.is_in_marked(&marked)
                && Phrase::OfDisclosure.is_in_marked(&marked)
                && Phrase::Made.is_in_marked(&marked)
                && !Phrase::OfOtherReports.is_in_marked(&marked)
        };
        !self.names_a_notice()
            && text.split('。').any(says)
            && (self.meta.year.is_some() || self.meta.period.is_some() || text.contains("第五十条"))
    }

    /// Whether the text says of itself that it is a guide: 特编制本指南.
    fn is_guide(&self) -> bool {
        let lines = self.sequence.lines.iter().filter(|line| line.link.is_none() && !line.text.is_empty()).take(40);
        let mut texts = lines.map(|line| fold::plain(line.text)).filter(|text| text.contains("本指南"));
        texts.any(|text| Phrase::MakesGuide.is_in(&text))
    }

    /// Whether the text says of itself that it explains a report: 现就年报内容进行如下解读.
    fn explains_one(&self) -> bool {
        let lines = self.sequence.lines.iter().filter(|line| line.link.is_none() && !line.text.is_empty()).take(10);
        let mut sentences = lines.flat_map(|line| line.text.split('。'));
        sentences.any(|sentence| {
            let sentence = fold::plain(sentence);
            Phrase::Explains.is_in(&sentence) && ["年报", "年度报告"].iter().any(|word| sentence.contains(word))
        })
    }

    /// Whether a sentence before section one tells of a year's work by the Regulation: 2023年,某局认真贯彻《政府信息公开条例》….
    fn opens_by_the_regulation(&self) -> bool {
        let Some(first) = self.copy.headings.first().filter(|heading| heading.number == 1) else { return false };
        let lines =
            self.sequence.lines.get(self.copy.lines.start..first.line).unwrap_or_default().iter().filter(|line| line.link.is_none());
        let mut texts = lines.map(|line| fold::plain(line.text));
        let tells = |text: &String| {
            let own = text.replace("信息公开条例", "");
            text.contains("政府信息公开条例")
                && ["信息公开", "政务公开"].iter().any(|word| own.contains(word))
                && date::find_all(text, date::year).into_iter().any(|(_, year)| Some(year) == self.meta.year)
        };
        texts.any(|text| text.split('。').count() >= 2 && tells(&text))
    }

    /// Whether section one is called by the whole name of what the report is on, and tells of the year: 一、政府信息公开工作总体情况.
    fn names_itself(&self) -> bool {
        let named =
            |text: &str| text.contains("政府信息公开") && ["总体情况", "总体工作情况", "基本情况"].iter().any(|end| text.ends_with(end));
        self.copy.headings.iter().any(|heading| heading.number == 1 && named(&heading.text)) && self.opening() && !self.names_a_notice()
    }

    /// Whether the text has the parts that the notice of 2021 asks of section one, by their names.
    fn follows_form(&self) -> bool {
        const PARTS: [&[&str]; 5] =
            [&["主动公开"], &["依申请公开"], &["政府信息管理", "信息管理"], &["平台建设", "公开平台"], &["监督保障"]];
        let starts = self.numbered();
        let has = |words: &[&str]| starts.iter().any(|start| words.iter().any(|word| start.contains(word)));
        let count = PARTS.iter().filter(|words| has(words)).count();
        // A text that is cut after the second part.
        let is_cut = || {
            PARTS.iter().take(2).all(|words| has(words)) && self.copy.headings.iter().all(|heading| heading.number == 1) && self.opening()
        };
        count >= 3 || is_cut() && !self.names_a_notice()
    }

    /// Whether the sections are those of reports up to 2018: what was published, requests, fees, reconsideration and litigation, shortcomings.
    pub fn follows_old_outline(&self) -> bool {
        const SECTIONS: [&[&str]; 4] = [&["主动公开"], &["依申请公开"], &["收费", "减免"], &["复议", "诉讼"]];
        let starts = self.numbered();
        let has = |words: &[&str]| starts.iter().any(|start| words.iter().any(|word| start.contains(word)));
        !self.names_a_notice()
            && has(&["存在问题", "存在的问题", "存在的主要问题", "存在主要问题", "不足"])
            && SECTIONS.iter().filter(|words| has(words)).count() >= 2
    }

    /// Whether one of the first lines is the name of a notice.
    fn names_a_notice(&self) -> bool {
        let lines = self.sequence.lines.iter().filter(|line| line.link.is_none() && !line.text.is_empty()).take(20);
        let is_one = |text: &str| text.chars().count() <= 60 && text.contains("关于") && text.ends_with("通知");
        lines.map(|line| fold::plain(line.text)).any(|text| is_one(text.trim()))
    }

    /// The first words of the lines that are numbered, or that start with the name of a part: 主动公开方面：….
    fn numbered(&self) -> Vec<String> {
        /// Characters of a heading, and of the words before its text.
        const START: usize = 30;
        let lines = self.sequence.lines.get(self.copy.lines.clone()).unwrap_or_default().iter().filter(|line| line.link.is_none());
        let is_part = |text: &str| {
            let start: String = text.chars().take(14).collect();
            ["主动公开", "依申请公开", "信息管理", "平台建设", "监督保障"].iter().any(|part| start.contains(part))
                && start.contains(['：', ':', '。', '.'])
        };
        let numbered = lines.take(400).filter(|line| line.free && (numbering(line.text).0.is_some() || is_part(&fold::plain(line.text))));
        numbered.map(|line| fold::plain(line.text).chars().take(START).collect()).collect()
    }

    /// Whether prose of the agency's own work in disclosure follows the title.
    fn opening(&self) -> bool {
        let lines = self.sequence.lines.get(self.copy.lines.clone()).unwrap_or_default().iter().filter(|line| line.link.is_none());
        let mut titles = 0;
        let mut prose = false;
        for line in lines.take(200) {
            let text = fold::plain(line.text);
            titles += usize::from(title::is_title(text.trim()));
            prose |= text.contains('。')
                && text.chars().count() >= 20
                && text.contains("公开")
                && (text.contains("条例") || text.contains("年度报告") || !date::find_all(&text, date::year).is_empty());
        }
        // A list of reports names many.
        prose && titles < 4
    }

    /// The name of a file that the page offers.
    fn attachment(&self) -> Option<String> {
        let is_file = |text: &str| {
            let text = text.trim_end_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
            Phrase::FileEnding.is_at_end(&text)
        };
        let mut lines = self.sequence.lines.iter();
        let line = lines.find(|line| line.link == Some(Link::File) || is_file(line.text) && !line.text.contains('。'))?;
        let name = fold::close_up(&fold::plain(line.text));
        Some(name.trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned())
    }

    /// What was found, of a report of which too much is missing.
    fn too_little(&self, sections: usize) -> NoReport {
        let titles = self.sequence.lines.iter().filter(|line| title::is_title(&fold::plain(line.text))).take(4).count();
        let title = self.meta.title.clone().map(|title| if titles < 4 { FoundTitle::One(title) } else { FoundTitle::Several });
        NoReport::TooLittle { title, sections, period: self.meta.period.as_ref().map(|period| (period.start, period.end)) }
    }
}

/// Whether a title names one month: 二月份工作情况. 1-12月份 is the year.
fn is_of_month(title: &str) -> bool {
    let Some((before, _)) = title.split_once("月份") else { return false };
    !["12", "十二"].iter().any(|last| before.ends_with(last) && before.contains(['-', '至', '到', '—', '~']))
}
