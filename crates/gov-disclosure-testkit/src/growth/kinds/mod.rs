//! The kinds of content, each as a file that holds it n times.

use crate::write::container::Container;
use crate::write::pdf::draw::{Encoding, WIDTH, of_contents};

mod office;
mod page;
mod print;
mod report;
mod rows;

const TITLE: &str = "沙原县统计局2022年政府信息公开工作年度报告\n";
const OVERVIEW: &str = "一、总体情况\n";
const DISCLOSURE: &str = "二、主动公开政府信息情况\n";
const REQUESTS: &str = "三、收到和处理政府信息公开申请情况\n";
const REMEDIES: &str = "四、政府信息公开行政复议、行政诉讼情况\n";
const APPLICANTS: [&str; 7] = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
const ROW: &str = "一、本年新收政府信息公开申请数量";

/// A kind of content.
#[derive(Debug)]
pub struct Kind {
    /// What is repeated.
    pub name: &'static str,
    /// The ending of its files.
    pub ending: &'static str,
    /// Whether each of them is compared with all others: it is paid for, and refused early.
    pub is_squared: bool,
    /// How often it stands in a file at least: fewer are read otherwise, up to a limit.
    least: usize,
    write: fn(usize) -> Vec<u8>,
}

impl Kind {
    /// A file with it so many times.
    pub fn file(&self, n: usize) -> Vec<u8> {
        (self.write)(n)
    }

    /// How often it is in about so many bytes, before they are packed.
    pub fn count(&self, bytes: usize) -> usize {
        const FEW: usize = 1000;
        let (less, more) = ((self.write)(FEW).len(), (self.write)(2 * FEW).len());
        (bytes * FEW / more.saturating_sub(less).max(FEW)).max(self.least)
    }
}

fn numbered(n: usize, line: impl Fn(usize) -> String) -> String {
    (0..n).map(line).collect()
}

fn page(body: &str) -> Vec<u8> {
    format!("<meta charset=\"utf-8\"><h1>{TITLE}</h1><h2>{REQUESTS}</h2>{body}").into_bytes()
}

fn cells(texts: &[&str]) -> String {
    texts.iter().map(|text| format!("<td>{text}</td>")).collect()
}

fn header() -> String {
    format!("<tr><td>申请</td>{}</tr>", cells(&APPLICANTS))
}

fn requests(body: &str) -> Vec<u8> {
    format!("{TITLE}{REQUESTS}{body}").into_bytes()
}

fn prose(body: &str) -> Vec<u8> {
    format!("{TITLE}{OVERVIEW}{body}\n{DISCLOSURE}").into_bytes()
}

fn docx(body: &str) -> Vec<u8> {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", text.trim());
    Container::Docx.wrap(format!("{}{}{body}\n---\n\n---\n", paragraph(TITLE), paragraph(REQUESTS)).as_bytes())
}

fn xlsx(rows: &str) -> Vec<u8> {
    let text = |row: usize, text: &str| format!("<row r=\"{row}\"><c t=\"inlineStr\"><is><t>{}</t></is></c></row>", text.trim());
    Container::Xlsx.wrap(format!("<sheetData>{}{}{rows}</sheetData>\n---\n\n---\n", text(1, TITLE), text(2, REQUESTS)).as_bytes())
}

fn pdf(content: &str) -> Vec<u8> {
    of_contents(&[content.as_bytes()], WIDTH, Encoding::UniGbUtf16, 0)
}

fn hex(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("{unit:04x}")).collect()
}

const fn kind(name: &'static str, ending: &'static str, write: fn(usize) -> Vec<u8>) -> Kind {
    Kind { name, ending, is_squared: false, least: 0, write }
}

const fn at_least(least: usize, kind: Kind) -> Kind {
    Kind { least, ..kind }
}

const fn squared(name: &'static str, ending: &'static str, write: fn(usize) -> Vec<u8>) -> Kind {
    Kind { is_squared: true, ..kind(name, ending, write) }
}

/// A report whose sections and tables are whole, as lines.
fn report() -> String {
    let head: String = APPLICANTS.iter().map(|label| format!("{label}\n")).collect();
    format!(
        "{TITLE}{OVERVIEW}全年收到申请5件。\n{DISCLOSURE}规章\n1\n2\n3\n{REQUESTS}{head}{ROW}\n5\n0\n0\n0\n0\n0\n5\n{REMEDIES}五、存在的主要问题及改进情况\n无。\n六、其他需要报告的事项\n无。\n"
    )
}

/// All kinds.
pub fn all() -> impl Iterator<Item = &'static Kind> {
    [rows::KINDS, report::KINDS, page::KINDS, office::KINDS, print::KINDS].into_iter().flatten()
}
